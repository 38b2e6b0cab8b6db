/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Slabs onto pages, and what stands on every page: whose plan it is, what it
 * is, which page of how many, and that it is a draft.
 */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "cuti-flow.h"
#include "cuti-format.h"
#include "cuti-paginator.h"
#include "cuti-typeset.h"

#define BLACK 0x000000
#define QUIET 0x454545
#define RULE 0x808080
#define WATERMARK 0xe9e9e9

/* A longer identity would leave no room for the plan; it stands in full among the facts. */
#define MAX_IDENTITY_LINES 6

/* A page may end early to keep things together, but not before so much of it is filled. */
static const double min_fill[] = { 0.5, 0.3, 0 };

typedef struct
{
  CutiDocument *document;
  CutiPages    *pages;
  PangoContext *context;
  GHashTable   *labels; /* what is set → PangoLayout: pages have most of them in common */
  GPtrArray    *slabs;
  double        top, bottom; /* of what is left for the body */
} Paginator;

static PangoLayout *
get_label (Paginator *self, double points, gboolean strong, double width, int max_lines,
           const char *text)
{
  g_autofree char *key = g_strdup_printf ("%g %d %g %d %s", points, strong, width, max_lines, text);
  PangoLayout *label = g_hash_table_lookup (self->labels, key);

  if (label == NULL)
    {
      label = cuti_typeset_create_label (self->context, points, strong, width, max_lines, text);
      g_hash_table_insert (self->labels, g_steal_pointer (&key), label);
    }
  return label;
}

static double
measure_repeat (GPtrArray *repeat)
{
  double height = 0;

  for (guint i = 0; repeat != NULL && i < repeat->len; i++)
    height += ((CutiSlab *) g_ptr_array_index (repeat, i))->height;

  return height;
}

/* What is repeated may not take the page away from what is new. */
static GPtrArray *
choose_repeat (Paginator *self, CutiSlab *slab)
{
  return measure_repeat (slab->repeat) < (self->bottom - self->top) / 4 ? slab->repeat : NULL;
}

/* The last place to break at or before @limit that @keep allows, if the page is filled enough. */
static guint
find_break (Paginator *self, const double *filled, guint start, guint limit, CutiKeep keep)
{
  for (guint i = limit; i > start; i--)
    if (filled[i - start - 1] < min_fill[keep] * (self->bottom - self->top))
      return 0;
    else if (((CutiSlab *) g_ptr_array_index (self->slabs, i - 1))->keep <= keep)
      return i;

  return 0;
}

/* Returns the slab that the page after the one beginning with @start begins with. */
static guint
find_page_end (Paginator *self, guint start)
{
  g_autoptr(GArray) filled = g_array_new (FALSE, FALSE, sizeof (double));
  double y = measure_repeat (choose_repeat (self, g_ptr_array_index (self->slabs, start)));
  guint end = start;

  for (; end < self->slabs->len; end++)
    {
      CutiSlab *slab = g_ptr_array_index (self->slabs, end);

      if (end > start && slab->new_page)
        return end;
      y += slab->height + (end > start ? slab->space : 0);
      if (end > start && y > self->bottom - self->top)
        break;
      g_array_append_val (filled, y);
    }

  if (end == self->slabs->len)
    return end;

  for (CutiKeep keep = CUTI_KEEP_FREE; keep <= CUTI_KEEP_TIGHT; keep++)
    {
      guint found = find_break (self, (double *) filled->data, start, end, keep);

      if (found != 0)
        return found;
    }

  return end;
}

static void
place_drawing (Paginator *self, GPtrArray *page, CutiDrawing *drawing, double y)
{
  CutiDrawing *placed = cuti_drawing_copy (drawing);

  placed->x += self->pages->paper.left;
  placed->y += y;
  g_ptr_array_add (page, placed);
}

static double
place_slab (Paginator *self, GPtrArray *page, CutiSlab *slab, double y, gboolean again)
{
  for (guint i = 0; i < slab->drawings->len; i++)
    {
      CutiDrawing *drawing = g_ptr_array_index (slab->drawings, i);

      if (!again || drawing->kind != CUTI_DRAW_ANCHOR)
        place_drawing (self, page, drawing, y);
    }

  return y + slab->height;
}

static void
place_body (Paginator *self, GPtrArray *page, guint start, guint end)
{
  GPtrArray *repeat = choose_repeat (self, g_ptr_array_index (self->slabs, start));
  double y = self->top;

  for (guint i = 0; repeat != NULL && i < repeat->len; i++)
    y = place_slab (self, page, g_ptr_array_index (repeat, i), y, TRUE);

  for (guint i = start; i < end; i++)
    {
      CutiSlab *slab = g_ptr_array_index (self->slabs, i);

      y = place_slab (self, page, slab, y + (i > start ? slab->space : 0), FALSE);
    }
}

typedef enum { ALIGN_START, ALIGN_CENTRE, ALIGN_END } Align;

/* Returns the height that the words take between @left and @right, which are
 * those of a page from left to right. */
static double
add_label (Paginator *self, GPtrArray *page, const char *text, double points, gboolean strong,
           guint32 colour, Align align, double left, double right, double y, int max_lines)
{
  g_autoptr(GPtrArray) lines = NULL;
  PangoLayout *layout;
  double height = 0;

  if (text == NULL || *text == '\0')
    return 0;

  if (self->pages->right_to_left)
    {
      const CutiPaper *paper = &self->pages->paper;
      double mirrored = paper->left + paper->right - right;

      right = paper->left + paper->right - left;
      left = mirrored;
      align = ALIGN_END - align;
    }

  layout = get_label (self, points, strong, right - left, max_lines, text);
  lines = cuti_typeset_dup_lines (layout, NULL, TRUE);
  for (guint i = 0; i < lines->len; i++)
    {
      CutiLine *line = g_ptr_array_index (lines, i);
      double line_start = right - left;
      double line_width = 0;

      for (guint j = 0; j < line->runs->len; j++)
        {
          CutiRun *run = &g_array_index (line->runs, CutiRun, j);

          line_start = MIN (line_start, run->x);
          line_width += run->width;
        }

      for (guint j = 0; page != NULL && j < line->runs->len; j++)
        {
          CutiRun *run = &g_array_index (line->runs, CutiRun, j);
          CutiDrawing *drawing = cuti_drawing_new_text (layout, run->run);

          drawing->x = left + run->x - line_start + (right - left - line_width) * align / 2;
          drawing->y = y + line->y;
          drawing->width = run->width;
          drawing->height = line->height;
          drawing->baseline = line->baseline;
          drawing->colour = colour;
          g_ptr_array_add (page, drawing);
        }
      height += line->height;
    }

  return height;
}

static void
add_rule (Paginator *self, GPtrArray *page, double y)
{
  CutiDrawing *rule = cuti_drawing_new_path (0.75, RULE);

  cuti_drawing_move_to (rule, 0, 0);
  cuti_drawing_line_to (rule, self->pages->paper.right - self->pages->paper.left, 0);
  rule->x = self->pages->paper.left;
  rule->y = y;
  g_ptr_array_add (page, rule);
}

/* Returns where the body begins; draws where there is a @page. */
static double
add_header (Paginator *self, GPtrArray *page)
{
  const CutiPaper *paper = &self->pages->paper;
  double status_left = paper->right - 90;
  double y = paper->top;

  y += add_label (self, page, self->document->identity, 10.5, TRUE, BLACK, ALIGN_START,
                  paper->left, paper->right, y, MAX_IDENTITY_LINES);
  add_label (self, page, self->document->status, 10.5, TRUE, BLACK, ALIGN_END,
             status_left, paper->right, y, 1);
  y += add_label (self, page, self->document->subject, 9, FALSE, BLACK, ALIGN_START,
                  paper->left, status_left, y + 1, 2) + 1;
  y += add_label (self, page, self->document->signature, 8.5, FALSE, BLACK, ALIGN_START,
                  paper->left, paper->right, y + 1, 3) + 4;
  if (page != NULL)
    add_rule (self, page, y);

  return y + 9;
}

static void
add_footer (Paginator *self, GPtrArray *page, guint n_pages)
{
  const CutiPaper *paper = &self->pages->paper;
  /* TRANSLATORS: on every page of the printed plan, for example “Page 2 of 4” */
  g_autofree char *number = cuti_format_words (_("Page %u of %u"), self->pages->pages->len,
                                               n_pages);
  double third = (paper->right - paper->left) / 3;
  double y = self->bottom + 6;

  add_rule (self, page, y);
  y += 3;
  add_label (self, page, self->document->status_note, 8, FALSE, BLACK, ALIGN_START,
             paper->left, paper->left + third - 4, y, 1);
  add_label (self, page, self->document->edition, 8, FALSE, BLACK, ALIGN_CENTRE,
             paper->left + third - 4, paper->right - third + 4, y, 1);
  y += add_label (self, page, number, 8, FALSE, BLACK, ALIGN_END,
                  paper->right - third + 4, paper->right, y, 1);
  add_label (self, page, self->document->note, 7.5, FALSE, QUIET, ALIGN_START,
             paper->left, paper->right, y, 1);
}

/* As large as the frame lets it be along its diagonal. */
static void
add_watermark (Paginator *self, GPtrArray *page)
{
  const CutiPaper *paper = &self->pages->paper;
  double width = paper->right - paper->left;
  double height = paper->bottom - paper->top;
  double turn = atan2 (height, width);
  g_autoptr(GPtrArray) lines = NULL;
  PangoLayout *trial, *layout;
  CutiLine *line;
  double factor, trial_width, trial_height;
  int w, h;

  if (self->document->status == NULL)
    return;

  trial = get_label (self, 100, TRUE, -1, 0, self->document->status);
  pango_layout_get_size (trial, &w, &h);
  trial_width = pango_units_to_double (w);
  trial_height = pango_units_to_double (h);
  factor = 0.85 * MIN (width / (trial_width * cos (turn) + trial_height * sin (turn)),
                       height / (trial_width * sin (turn) + trial_height * cos (turn)));

  layout = get_label (self, 100 * factor, TRUE, -1, 0, self->document->status);
  lines = cuti_typeset_dup_lines (layout, NULL, TRUE);
  line = g_ptr_array_index (lines, 0);
  for (guint i = 0; i < line->runs->len; i++)
    {
      CutiRun *run = &g_array_index (line->runs, CutiRun, i);
      CutiDrawing *drawing = cuti_drawing_new_text (layout, run->run);
      double along = run->x + run->width / 2 - trial_width * factor / 2;

      drawing->x = (paper->left + paper->right) / 2 + along * cos (turn);
      drawing->y = (paper->top + paper->bottom) / 2 - along * sin (turn);
      drawing->width = run->width;
      drawing->height = line->height;
      drawing->baseline = line->baseline;
      drawing->colour = WATERMARK;
      drawing->turn = turn;
      g_ptr_array_add (page, drawing);
    }
}

static int
compare_reading_order (gconstpointer a, gconstpointer b)
{
  const CutiTag *left = (*(CutiDrawing *const *) a)->tag;
  const CutiTag *right = (*(CutiDrawing *const *) b)->tag;
  int i = left != NULL ? (int) left->index : -1;
  int j = right != NULL ? (int) right->index : -1;

  return i < j ? -1 : i > j;
}

static void
add_page (Paginator *self, guint start, guint end, guint n_pages)
{
  GPtrArray *page = g_ptr_array_new_with_free_func ((GDestroyNotify) cuti_drawing_free);

  g_ptr_array_add (self->pages->pages, page);
  add_watermark (self, page);
  add_header (self, page);
  add_footer (self, page, n_pages);
  if (start < end)
    place_body (self, page, start, end);
  g_ptr_array_sort (page, compare_reading_order);
}

/**
 * cuti_paginate:
 *
 * Sets @document on pages of @paper. The same document gives the same pages,
 * whoever draws them.
 *
 * Returns: (transfer full): the pages, at least one; some of them, or none,
 *   once it was cancelled
 */
CutiPages *
cuti_paginate (CutiDocument *document, const CutiPaper *paper, GCancellable *cancellable)
{
  CutiPages *pages = cuti_pages_new (paper);
  Paginator self = { .document = document, .pages = pages };
  g_autoptr(GArray) starts = g_array_new (FALSE, FALSE, sizeof (guint));
  guint start = 0;

  pages->title = g_strdup (document->title);
  pages->creator = g_strdup (document->creator);
  pages->language = g_strdup (document->language != NULL && *document->language != '\0'
                              ? document->language : "en");
  pages->right_to_left = cuti_format_is_rtl (pages->language);
  pages->stamp = document->stamp;
  self.context = cuti_typeset_create_context (pages->language);
  self.labels = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self.top = add_header (&self, NULL);
  self.bottom = paper->bottom - 31;
  self.slabs = cuti_flow_lay_out (pages, self.context, document->body, paper->right - paper->left,
                                  document->text_scale, cancellable);

  do
    {
      g_array_append_val (starts, start);
      start = start < self.slabs->len ? find_page_end (&self, start) : start;
    }
  while (start < self.slabs->len);

  for (guint i = 0; i < starts->len && !g_cancellable_is_cancelled (cancellable); i++)
    {
      gboolean last = i + 1 == starts->len;

      add_page (&self, g_array_index (starts, guint, i),
                last ? self.slabs->len : g_array_index (starts, guint, i + 1), starts->len);
    }

  g_ptr_array_unref (self.slabs);
  g_hash_table_unref (self.labels);
  g_object_unref (self.context);
  return pages;
}
