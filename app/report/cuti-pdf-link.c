/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Links: one for each page that the words of a link stand on, with a
 * rectangle for each run of them.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cuti-pdf-page.h"

typedef struct
{
  double left, bottom, right, top;
} Box;

static Box
measure (CutiPdfPager *self, CutiDrawing *drawing)
{
  double height = self->pages->paper.height;

  return (Box) {
    drawing->x, height - drawing->y - drawing->height, drawing->x + drawing->width,
    height - drawing->y,
  };
}

static void
append_numbers (GString *body, const char *name, const double *numbers, guint n)
{
  g_string_append (body, name);
  for (guint i = 0; i < n; i++)
    cuti_pdf_append_number (body, numbers[i]);
}

static void
append_boxes (CutiPdfPager *self, GString *body, GPtrArray *words)
{
  g_autoptr(GString) corners = g_string_new (NULL);
  Box all = { G_MAXDOUBLE, G_MAXDOUBLE, -G_MAXDOUBLE, -G_MAXDOUBLE };

  for (guint i = 0; i < words->len; i++)
    {
      Box box = measure (self, g_ptr_array_index (words, i));
      double numbers[] = {
        box.left, box.top, box.right, box.top, box.left, box.bottom, box.right, box.bottom,
      };

      append_numbers (corners, "", numbers, G_N_ELEMENTS (numbers));
      all.left = MIN (all.left, box.left);
      all.bottom = MIN (all.bottom, box.bottom);
      all.right = MAX (all.right, box.right);
      all.top = MAX (all.top, box.top);
    }

  append_numbers (body, "/Rect[", &all.left, 4);
  if (words->len > 1)
    g_string_append_printf (body, "]/QuadPoints[%s", corners->str);
  g_string_append (body, "]");
}

static char *
dup_words (GPtrArray *words)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < words->len; i++)
    {
      CutiDrawing *drawing = g_ptr_array_index (words, i);
      PangoItem *item = drawing->run->item;

      g_string_append_len (text, pango_layout_get_text (drawing->layout) + item->offset,
                           item->length);
    }

  return g_strstrip (g_string_free (text, FALSE));
}

/* An address holds but a part of ASCII, whatever came from a source. */
static char *
escape_uri (const char *uri)
{
  GString *escaped = g_string_new (NULL);

  for (const char *p = uri; *p != '\0'; p++)
    if (g_ascii_isalnum (*p) || strchr ("-._~:/?#[]@!$&'()*+,;=%", *p) != NULL)
      g_string_append_c (escaped, *p);
    else
      g_string_append_printf (escaped, "%%%02X", (guint) (guchar) *p);

  return g_string_free (escaped, FALSE);
}

static void
append_goal (GString *body, const char *target, GPtrArray *words)
{
  g_autofree char *uri = escape_uri (target);
  g_autofree char *text = dup_words (words);
  /* TRANSLATORS: what a screen reader says of a link within the document; %s is the words of it */
  g_autofree char *description = *target == '#' ? g_strdup_printf (_("In this document: %s"), text)
                                                : g_strdup_printf ("%s (%s)", text, uri);

  if (*target == '#')
    {
      g_string_append (body, "/Dest");
      cuti_pdf_append_text (body, target + 1);
    }
  else
    {
      g_string_append (body, "/A<</Type/Action/S/URI/URI");
      cuti_pdf_append_literal (body, uri);
      g_string_append (body, ">>");
    }
  g_string_append (body, "/Contents");
  cuti_pdf_append_text (body, description);
}

/**
 * cuti_pdf_link_write:
 * @tag: of the link
 * @words: of #CutiDrawing: its words on @page
 *
 * Returns: the id of the link
 */
guint
cuti_pdf_link_write (CutiPdfPager *self, CutiTag *tag, guint page, GPtrArray *words)
{
  guint id = cuti_pdf_objects_reserve (self->objects);
  g_autoptr(GString) body = g_string_new ("<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]");

  append_boxes (self, body, words);
  g_string_append_printf (body, "/StructParent %u",
                          cuti_pdf_structure_add_object (self->structure, tag, page, id));
  append_goal (body, tag->target, words);
  g_string_append (body, ">>");
  cuti_pdf_objects_put (self->objects, id, body->str);
  return id;
}
