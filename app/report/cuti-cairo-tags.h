/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The structure of a document for Cairo.
 */

#pragma once

#include <cairo-pdf.h>

#include "cuti-pages.h"

G_BEGIN_DECLS

/**
 * CutiCairoTags:
 * @open: of #CutiTag: the open elements, from the document inwards
 * @first_page: of each element, by its index
 * @last_page: the same
 * @page: the page being drawn
 * @piece: whether a piece of the innermost element is open
 */
typedef struct
{
  cairo_t   *cr;
  GPtrArray *open;
  guint     *first_page;
  guint     *last_page;
  guint      page;
  gboolean   piece;
} CutiCairoTags;

void cuti_cairo_tags_init     (CutiCairoTags *self,
                               cairo_t       *cr,
                               CutiPages     *pages);
void cuti_cairo_tags_go_to    (CutiCairoTags *self,
                               CutiTag       *tag);
void cuti_cairo_tags_end_page (CutiCairoTags *self);
void cuti_cairo_tags_finish   (CutiCairoTags *self);

G_END_DECLS
