/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A document onto pages: the one place that decides what stands where, for
 * file, printer and preview alike.
 */

#pragma once

#include <gio/gio.h>

#include "cuti-document.h"
#include "cuti-pages.h"

G_BEGIN_DECLS

CutiPages *cuti_paginate (CutiDocument    *document,
                          const CutiPaper *paper,
                          GCancellable    *cancellable);

G_END_DECLS
