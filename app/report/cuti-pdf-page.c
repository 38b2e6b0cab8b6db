/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One page after the other. Nothing is decided here about what stands where.
 */

#include "cuti-pdf-content.h"
#include "cuti-pdf-page.h"
#include "cuti-pdf-text.h"

static void
note_place (CutiPdfPager *self, guint page, CutiDrawing *anchor)
{
  CutiPdfPlace *place = g_new (CutiPdfPlace, 1);

  *place = (CutiPdfPlace) {
    self->page_ids[page], anchor->x, self->pages->paper.height - anchor->y,
  };
  g_hash_table_insert (self->places, g_strdup (anchor->anchor), place);
}

static void
draw (CutiPdfPager *self, CutiPdfContent *content, guint page, CutiDrawing *drawing)
{
  switch (drawing->kind)
    {
    case CUTI_DRAW_TEXT:
      if (drawing->turn == 0)
        cuti_pdf_text_show (content, self->fonts, drawing, self->language);
      else
        cuti_pdf_text_show_picture (content, drawing, &self->pages->paper);
      break;
    case CUTI_DRAW_PATH:
      cuti_pdf_content_begin (content, drawing->tag, NULL, NULL);
      cuti_pdf_content_add_path (content, drawing);
      break;
    case CUTI_DRAW_ANCHOR: note_place (self, page, drawing); break;
    default: g_assert_not_reached ();
    }
}

/* Of the links on a page, each with its words, in reading order. */
static GPtrArray *
collect_links (GPtrArray *drawings)
{
  GPtrArray *links = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  GPtrArray *words = NULL;
  CutiTag *tag = NULL;

  for (guint i = 0; i < drawings->len; i++)
    {
      CutiDrawing *drawing = g_ptr_array_index (drawings, i);

      if (drawing->kind != CUTI_DRAW_TEXT || drawing->tag == NULL || drawing->tag->target == NULL)
        continue;
      if (drawing->tag != tag)
        g_ptr_array_add (links, words = g_ptr_array_new ());
      tag = drawing->tag;
      g_ptr_array_add (words, drawing);
    }

  return links;
}

static void
append_links (CutiPdfPager *self, guint page, GString *body)
{
  g_autoptr(GPtrArray) links = collect_links (g_ptr_array_index (self->pages->pages, page));

  if (links->len == 0)
    return;

  g_string_append (body, "/Annots[");
  for (guint i = 0; i < links->len; i++)
    {
      GPtrArray *words = g_ptr_array_index (links, i);
      CutiTag *tag = ((CutiDrawing *) g_ptr_array_index (words, 0))->tag;

      g_string_append_printf (body, "%u 0 R ", cuti_pdf_link_write (self, tag, page, words));
    }
  g_string_append (body, "]");
}

/**
 * cuti_pdf_pager_write_page:
 *
 * Puts a page with all that belongs to it, but not the fonts.
 */
void
cuti_pdf_pager_write_page (CutiPdfPager *self, guint page)
{
  const CutiPaper *paper = &self->pages->paper;
  GPtrArray *drawings = g_ptr_array_index (self->pages->pages, page);
  g_autoptr(CutiPdfContent) content = cuti_pdf_content_new (self->structure, paper, page);
  guint content_id = cuti_pdf_objects_reserve (self->objects);
  g_autoptr(GString) body = g_string_new (NULL);

  for (guint i = 0; i < drawings->len; i++)
    draw (self, content, page, g_ptr_array_index (drawings, i));
  cuti_pdf_content_write (content, self->objects, content_id);

  g_string_append_printf (body, "<</Type/Page/Parent %u 0 R/MediaBox[0 0 ", self->parent);
  cuti_pdf_append_number (body, paper->width);
  cuti_pdf_append_number (body, paper->height);
  g_string_append_printf (body, "]/Contents %u 0 R/Resources %u 0 R/StructParents %u/Tabs/S",
                          content_id, self->resources, page);
  append_links (self, page, body);
  g_string_append (body, ">>");
  cuti_pdf_objects_put (self->objects, self->page_ids[page], body->str);
}
