/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A strip is one or more columns of words whose lines stand on common
 * baselines: a paragraph has one column, an item two, a row of a table as many
 * as the table. It can be cut after any line, so that no text is too long for
 * a page.
 */

#include "cuti-strip.h"
#include "cuti-typeset.h"

#define BLACK 0x000000
#define QUIET 0x454545
#define LINK 0x1a4f8f

/* A column in lines. */
typedef struct
{
  const CutiColumn *column;
  PangoLayout      *layout;
  GPtrArray        *lines;
} Set;

static void
free_slab (gpointer data)
{
  CutiSlab *self = data;

  g_ptr_array_unref (self->drawings);
  g_clear_pointer (&self->repeat, g_ptr_array_unref);
  g_free (self);
}

GPtrArray *
cuti_slabs_new (void)
{
  return g_ptr_array_new_with_free_func (free_slab);
}

CutiSlab *
cuti_slabs_add (GPtrArray *slabs, double height)
{
  CutiSlab *self = g_new0 (CutiSlab, 1);

  self->height = height;
  self->drawings = g_ptr_array_new_with_free_func ((GDestroyNotify) cuti_drawing_free);
  g_ptr_array_add (slabs, self);
  return self;
}

static gboolean
has_links (GPtrArray *spans)
{
  for (guint i = 0; i < spans->len; i++)
    if (((CutiSpan *) g_ptr_array_index (spans, i))->target != NULL)
      return TRUE;

  return FALSE;
}

/* An element holds either words or other elements: words beside a link get
 * one of their own. */
static CutiTag *
find_run_tag (CutiPages *pages, const CutiColumn *column, CutiTag **span_tags, guint i)
{
  CutiSpan *span = g_ptr_array_index (column->spans, i);

  if (column->tag == NULL || span_tags == NULL)
    return column->tag;
  if (span_tags[i] == NULL)
    span_tags[i] = cuti_pages_add_tag (pages, column->tag, span->target != NULL ? "Link" : "Span",
                                       span->target);
  return span_tags[i];
}

static guint32
choose_colour (CutiSpan *span)
{
  return span->target != NULL ? LINK : span->flags & CUTI_TEXT_QUIET ? QUIET : BLACK;
}

static void
add_runs (CutiPages *pages, Set *set, CutiTag **span_tags, CutiLine *line, double y,
          GPtrArray *drawings)
{
  for (guint i = 0; i < line->runs->len; i++)
    {
      CutiRun *run = &g_array_index (line->runs, CutiRun, i);
      CutiSpan *span = g_ptr_array_index (set->column->spans, run->span);
      CutiDrawing *drawing = cuti_drawing_new_text (set->layout, run->run);

      drawing->tag = find_run_tag (pages, set->column, span_tags, run->span);
      drawing->x = set->column->x + run->x;
      drawing->y = y;
      drawing->width = run->width;
      drawing->height = line->height;
      drawing->baseline = line->baseline;
      drawing->colour = choose_colour (span);
      drawing->language = g_intern_string (span->language);
      g_ptr_array_add (drawings, drawing);
    }
}

/* Two lines at least stand together, at the foot of a page and at the head of the next. */
static CutiKeep
choose_keep (guint line, guint n_lines)
{
  if (line + 1 < n_lines && (line == 0 || line + 2 == n_lines))
    return CUTI_KEEP_TIGHT;

  return CUTI_KEEP_FREE;
}

static guint
set_columns (PangoContext *context, const CutiColumn *columns, guint n_columns, Set *sets)
{
  guint n_lines = 0;

  for (guint i = 0; i < n_columns; i++)
    {
      sets[i].column = &columns[i];
      sets[i].layout = cuti_typeset_create_layout (context, columns[i].points, columns[i].strong,
                                                   columns[i].width, columns[i].spans);
      sets[i].lines = cuti_typeset_dup_lines (sets[i].layout, columns[i].spans, columns[i].flush);
      n_lines = MAX (n_lines, sets[i].lines->len);
    }

  return n_lines;
}

/* Adds a slab for line @i of all columns, still empty; returns where its baseline is. */
static double
add_line_slab (GPtrArray *slabs, Set *sets, guint n_sets, guint i, guint n_lines)
{
  double baseline = 0;
  double depth = 0;

  for (guint s = 0; s < n_sets; s++)
    if (i < sets[s].lines->len)
      {
        CutiLine *line = g_ptr_array_index (sets[s].lines, i);

        baseline = MAX (baseline, line->baseline);
        depth = MAX (depth, line->height - line->baseline);
      }

  cuti_slabs_add (slabs, baseline + depth)->keep = choose_keep (i, n_lines);
  return baseline;
}

static void
fill_slabs (CutiPages *pages, Set *set, GPtrArray *slabs, guint first, const double *baselines)
{
  g_autofree CutiTag **span_tags = has_links (set->column->spans)
                                   ? g_new0 (CutiTag *, set->column->spans->len) : NULL;

  for (guint i = 0; i < set->lines->len; i++)
    {
      CutiLine *line = g_ptr_array_index (set->lines, i);
      CutiSlab *slab = g_ptr_array_index (slabs, first + i);

      add_runs (pages, set, span_tags, line, baselines[i] - line->baseline, slab->drawings);
    }
}

/**
 * cuti_strip_add:
 * @pages: takes elements for parts of the words
 * @slabs: of #CutiSlab: takes as many more as the longest column has lines
 *
 * Sets columns side by side. Slabs are made empty first, and columns fill them
 * one after the other: elements are numbered in reading order.
 */
void
cuti_strip_add (CutiPages *pages, PangoContext *context, GPtrArray *slabs,
                const CutiColumn *columns, guint n_columns)
{
  g_autofree Set *sets = g_new0 (Set, n_columns);
  guint n_lines = set_columns (context, columns, n_columns, sets);
  g_autofree double *baselines = g_new (double, n_lines);
  guint first = slabs->len;

  for (guint i = 0; i < n_lines; i++)
    baselines[i] = add_line_slab (slabs, sets, n_columns, i, n_lines);

  for (guint i = 0; i < n_columns; i++)
    {
      fill_slabs (pages, &sets[i], slabs, first, baselines);
      g_ptr_array_unref (sets[i].lines);
      g_object_unref (sets[i].layout);
    }
}
