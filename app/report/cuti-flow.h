/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A document as one endless column, cut into slabs: the smallest pieces
 * between which a page may end.
 */

#pragma once

#include <gio/gio.h>

#include "cuti-strip.h"

G_BEGIN_DECLS

GPtrArray *cuti_flow_lay_out (CutiPages    *pages,
                              PangoContext *context,
                              CutiBlock    *body,
                              double        width,
                              double        scale,
                              GCancellable *cancellable);

G_END_DECLS
