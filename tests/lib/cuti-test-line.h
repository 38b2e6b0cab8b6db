/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cuti-line-reader.h"

G_BEGIN_DECLS

/* Reads the bytes both ways, which must agree; returns whether the line was plain. */
gboolean cuti_test_line_compare (CutiKnowledge *knowledge, const char *line, gsize length);

G_END_DECLS
