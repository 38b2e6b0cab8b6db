/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cuti-case.h"

G_BEGIN_DECLS

CutiCase *cuti_case_file_load (CutiKnowledge  *knowledge,
                               GFile          *file,
                               GCancellable   *cancellable,
                               GError        **error);
CutiCase *cuti_case_file_import (CutiKnowledge *knowledge,
                               GFile          *file,
                               GCancellable   *cancellable,
                               GError        **error);
gboolean  cuti_case_file_save (CutiCase       *patient_case,
                               GFile          *file,
                               GError        **error);
gboolean  cuti_file_write_privately (GFile    *file,
                                     GBytes   *bytes,
                                     GError  **error);

G_END_DECLS
