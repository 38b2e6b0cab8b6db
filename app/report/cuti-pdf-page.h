/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pages of a PDF file: what is drawn on them, where links lead, and the places
 * they lead to.
 */

#pragma once

#include "cuti-pdf-fonts.h"
#include "cuti-pdf-structure.h"

G_BEGIN_DECLS

/**
 * CutiPdfPlace:
 * @page: id of the page
 * @x: from the left
 * @y: from the bottom, as PDF counts
 *
 * Where an anchor stands.
 */
typedef struct
{
  guint  page;
  double x, y;
} CutiPdfPlace;

/**
 * CutiPdfPager:
 * @page_ids: the objects of the pages
 * @parent: the object that holds all pages
 * @resources: the object that names the fonts
 * @places: of #CutiPdfPlace, by name of the anchor
 *
 * What the pages of one file share.
 */
typedef struct
{
  CutiPdfObjects   *objects;
  CutiPdfFonts     *fonts;
  CutiPdfStructure *structure;
  CutiPages        *pages;
  PangoLanguage    *language;
  const guint      *page_ids;
  guint             parent, resources;
  GHashTable       *places;
} CutiPdfPager;

void  cuti_pdf_pager_write_page (CutiPdfPager *self,
                                 guint         page);
guint cuti_pdf_link_write       (CutiPdfPager *self,
                                 CutiTag      *tag,
                                 guint         page,
                                 GPtrArray    *words);

G_END_DECLS
