/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The display list.
 */

#include <math.h>

#include "cuti-format.h"
#include "cuti-pages.h"

static void
free_tag (gpointer data)
{
  CutiTag *tag = data;

  g_free (tag->target);
  g_free (tag->alt);
  g_free (tag);
}

static void
free_outline_entry (gpointer data)
{
  CutiOutlineEntry *entry = data;

  g_free (entry->text);
  g_free (entry->anchor);
  g_free (entry);
}

CutiPages *
cuti_pages_new (const CutiPaper *paper)
{
  CutiPages *self = g_new0 (CutiPages, 1);

  self->paper = *paper;
  self->pages = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  self->tags = g_ptr_array_new_with_free_func (free_tag);
  self->outline = g_ptr_array_new_with_free_func (free_outline_entry);
  return self;
}

void
cuti_pages_free (CutiPages *self)
{
  g_free (self->title);
  g_free (self->creator);
  g_free (self->language);
  g_ptr_array_unref (self->pages);
  g_ptr_array_unref (self->tags);
  g_ptr_array_unref (self->outline);
  g_free (self);
}

/**
 * cuti_pages_add_tag:
 * @parent: (nullable): %NULL for the document alone
 * @role: a static string
 * @target: (nullable): of a link
 *
 * Adds an element; elements are added in reading order.
 *
 * Returns: (transfer none): the element
 */
CutiTag *
cuti_pages_add_tag (CutiPages *self, CutiTag *parent, const char *role, const char *target)
{
  CutiTag *tag = g_new0 (CutiTag, 1);

  tag->role = role;
  tag->parent = parent;
  tag->index = self->tags->len;
  tag->target = g_strdup (target);
  g_ptr_array_add (self->tags, tag);
  return tag;
}

void
cuti_pages_add_outline (CutiPages *self, guint level, const char *text, const char *anchor)
{
  CutiOutlineEntry *entry = g_new0 (CutiOutlineEntry, 1);

  entry->level = level;
  entry->text = cuti_format_drop_directions (text);
  entry->anchor = g_strdup (anchor);
  g_ptr_array_add (self->outline, entry);
}

/**
 * cuti_drawing_new_text:
 * @layout: kept alive as long as the drawing
 * @run: one of its runs
 */
CutiDrawing *
cuti_drawing_new_text (PangoLayout *layout, PangoGlyphItem *run)
{
  CutiDrawing *self = g_new0 (CutiDrawing, 1);

  self->kind = CUTI_DRAW_TEXT;
  self->layout = g_object_ref (layout);
  self->run = run;
  return self;
}

CutiDrawing *
cuti_drawing_new_path (double stroke, guint32 colour)
{
  CutiDrawing *self = g_new0 (CutiDrawing, 1);

  self->kind = CUTI_DRAW_PATH;
  self->stroke = stroke;
  self->colour = colour;
  self->steps = g_array_new (FALSE, FALSE, sizeof (CutiPathStep));
  return self;
}

CutiDrawing *
cuti_drawing_new_anchor (const char *name)
{
  CutiDrawing *self = g_new0 (CutiDrawing, 1);

  self->kind = CUTI_DRAW_ANCHOR;
  self->anchor = g_strdup (name);
  return self;
}

CutiDrawing *
cuti_drawing_copy (CutiDrawing *self)
{
  CutiDrawing *copy = g_memdup2 (self, sizeof *self);

  if (copy->layout != NULL)
    g_object_ref (copy->layout);
  if (copy->steps != NULL)
    g_array_ref (copy->steps);
  copy->anchor = g_strdup (self->anchor);
  return copy;
}

void
cuti_drawing_free (CutiDrawing *self)
{
  g_clear_object (&self->layout);
  g_clear_pointer (&self->steps, g_array_unref);
  g_free (self->anchor);
  g_free (self);
}

void
cuti_drawing_move_to (CutiDrawing *self, double x, double y)
{
  CutiPathStep step = { CUTI_PATH_MOVE, .x = x, .y = y };

  g_array_append_val (self->steps, step);
}

void
cuti_drawing_line_to (CutiDrawing *self, double x, double y)
{
  CutiPathStep step = { CUTI_PATH_LINE, .x = x, .y = y };

  g_array_append_val (self->steps, step);
}

/**
 * cuti_drawing_arc:
 * @from: angle in radians, clockwise from the right
 * @to: the same, not smaller
 *
 * Adds a part of a circle about (@x, @y), joined by a straight line to what
 * stands before it. Curves bend well enough for a quarter of it at most.
 */
void
cuti_drawing_arc (CutiDrawing *self, double x, double y, double radius, double from, double to)
{
  int n = MAX (1, (int) ceil ((to - from) / G_PI_2 - 1e-9));
  double step = (to - from) / n;
  double bend = 4.0 / 3.0 * tan (step / 4) * radius;

  if (self->steps->len == 0)
    cuti_drawing_move_to (self, x + radius * cos (from), y + radius * sin (from));
  else
    cuti_drawing_line_to (self, x + radius * cos (from), y + radius * sin (from));

  for (int i = 0; i < n; i++)
    {
      double a = from + i * step;
      double b = a + step;
      CutiPathStep curve = {
        CUTI_PATH_CURVE,
        x + radius * cos (a) - bend * sin (a), y + radius * sin (a) + bend * cos (a),
        x + radius * cos (b) + bend * sin (b), y + radius * sin (b) - bend * cos (b),
        x + radius * cos (b), y + radius * sin (b),
      };

      g_array_append_val (self->steps, curve);
    }
}

void
cuti_drawing_close (CutiDrawing *self)
{
  CutiPathStep step = { CUTI_PATH_CLOSE };

  g_array_append_val (self->steps, step);
}

/* The element that its words make up: links and spans are within one. */
static CutiTag *
find_owner (CutiTag *tag)
{
  while (tag->parent != NULL && (g_str_equal (tag->role, "Span") || g_str_equal (tag->role, "Link")))
    tag = tag->parent;

  return tag;
}

/**
 * cuti_pages_dup_text:
 * @page: which one
 *
 * Returns: (transfer full): its words in reading order, an element a line,
 *   without what furnishes the page
 */
char *
cuti_pages_dup_text (CutiPages *self, guint page)
{
  GPtrArray *drawings = g_ptr_array_index (self->pages, page);
  GString *text = g_string_new (NULL);
  CutiTag *last = NULL;

  for (guint i = 0; i < drawings->len; i++)
    {
      CutiDrawing *drawing = g_ptr_array_index (drawings, i);
      PangoItem *item;

      if (drawing->kind != CUTI_DRAW_TEXT || drawing->tag == NULL)
        continue;
      if (last != NULL && find_owner (drawing->tag) != last)
        g_string_append_c (text, '\n');
      last = find_owner (drawing->tag);
      item = drawing->run->item;
      g_string_append_len (text, pango_layout_get_text (drawing->layout) + item->offset,
                           item->length);
    }

  return g_string_free (text, FALSE);
}
