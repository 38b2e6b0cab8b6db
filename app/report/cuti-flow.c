/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Blocks into slabs: sizes, white space, what stays together and what is said
 * again where a page had to end.
 */

#include "cuti-flow.h"
#include "cuti-flow-private.h"
#include "cuti-mark.h"
#include "cuti-typeset.h"

#define QUIET 0x454545

#define MAX_NAME_SHARE 0.34
#define BULLET "•"
#define BULLET_INDENT 11

/* At a scale of 1. */
static const double heading_points[] = { 15, 12, 10.5 };
static const double heading_space[] = { 15, 11, 9 };
static const double text_space[] = { 4, 3, 2 };

double
cuti_flow_get_points (CutiFlow *flow, CutiTextSize size)
{
  static const double points[] = { 10, 9, 8 };

  return points[size] * flow->scale;
}

/* Where something so wide stands that is @x away from where lines begin. */
static double
place (CutiFlow *flow, double x, double width)
{
  return flow->pages->right_to_left ? flow->width - x - width : x;
}

/* The white and the page break that were wished for go to the first line. */
void
cuti_flow_add_strip (CutiFlow *flow, CutiColumn *columns, guint n_columns)
{
  guint first = flow->slabs->len;
  CutiSlab *slab;

  for (guint i = 0; i < n_columns; i++)
    columns[i].x = place (flow, columns[i].x, columns[i].width);
  cuti_strip_add (flow->pages, flow->context, flow->slabs, columns, n_columns);
  slab = g_ptr_array_index (flow->slabs, first);
  slab->space = flow->space;
  slab->new_page = flow->new_page;
  flow->space = 0;
  flow->new_page = FALSE;
}

void
cuti_flow_add_anchor (CutiSlab *slab, const char *name)
{
  if (name != NULL)
    g_ptr_array_add (slab->drawings, cuti_drawing_new_anchor (name));
}

static void
add_mark (CutiFlow *flow, CutiSlab *slab, CutiMark mark, double points)
{
  g_autoptr(GPtrArray) shapes = g_ptr_array_new ();
  double size = points * 0.85;

  cuti_mark_draw (mark, size, shapes);
  for (guint i = 0; i < shapes->len; i++)
    {
      CutiDrawing *shape = g_ptr_array_index (shapes, i);

      shape->x = place (flow, 0, size);
      shape->y = (slab->height - size) / 2;
      g_ptr_array_add (slab->drawings, shape);
    }
}

static double
measure_mark (CutiMark mark, double points)
{
  return mark != CUTI_MARK_NONE ? points * 1.3 : 0;
}

void
cuti_flow_want_space (CutiFlow *flow, double space)
{
  flow->space = MAX (flow->space, space);
}

static void
add_heading (CutiFlow *flow, CutiBlock *block)
{
  static const char *const roles[] = { "H1", "H2", "H3" };
  guint level = CLAMP (block->level, 1, 3) - 1;
  guint first = flow->slabs->len;
  double points = heading_points[level] * flow->scale;
  double indent = measure_mark (block->mark, points);
  CutiColumn column = {
    block->spans, cuti_pages_add_tag (flow->pages, flow->tag, roles[level], NULL),
    indent, flow->width - indent, points, TRUE, TRUE,
  };

  cuti_flow_want_space (flow, heading_space[level]);
  cuti_flow_add_strip (flow, &column, 1);
  for (guint i = first; i < flow->slabs->len; i++)
    ((CutiSlab *) g_ptr_array_index (flow->slabs, i))->keep = CUTI_KEEP_TIGHT;

  add_mark (flow, g_ptr_array_index (flow->slabs, first), block->mark, points);
  cuti_flow_add_anchor (g_ptr_array_index (flow->slabs, first), block->anchor);
  if (level < 2)
    {
      g_autofree char *name = g_strdup_printf ("heading-%u", ++flow->n_headings);
      g_autofree char *text = cuti_block_dup_text (block);

      cuti_flow_add_anchor (g_ptr_array_index (flow->slabs, first), name);
      cuti_pages_add_outline (flow->pages, level + 1, text, name);
    }
  flow->space = level == 2 ? 1 : 3;
}

/* Words beside a mark stay beside it; others begin where their readers look. */
static void
add_paragraph (CutiFlow *flow, CutiBlock *block)
{
  guint first = flow->slabs->len;
  double points = cuti_flow_get_points (flow, block->size);
  double indent = measure_mark (block->mark, points);
  CutiColumn column = {
    block->spans, cuti_pages_add_tag (flow->pages, flow->tag, "P", NULL),
    indent, flow->width - indent, points, FALSE, block->mark != CUTI_MARK_NONE,
  };

  cuti_flow_want_space (flow, text_space[block->size]);
  cuti_flow_add_strip (flow, &column, 1);
  add_mark (flow, g_ptr_array_index (flow->slabs, first), block->mark, points);
  cuti_flow_add_anchor (g_ptr_array_index (flow->slabs, first), block->anchor);
}

/* Names of rows and items grow with the text, up to a third of the width:
 * their words would break in narrow columns. */
double
cuti_flow_widen (CutiFlow *flow, double share)
{
  return CLAMP (share * flow->scale, share, MAX (share, MAX_NAME_SHARE));
}

/* The label is a span like any other, made for the time of the layout. */
static void
add_item (CutiFlow *flow, CutiBlock *block, double label_share)
{
  CutiSpan label = { .text = block->label != NULL ? block->label : (char *) BULLET };
  g_autoptr(GPtrArray) label_spans = g_ptr_array_new ();
  CutiTag *item = cuti_pages_add_tag (flow->pages, flow->tag, "LI", NULL);
  gboolean marked = block->mark != CUTI_MARK_NONE;
  double points = cuti_flow_get_points (flow, block->size);
  double indent = label_share > 0 ? flow->width * cuti_flow_widen (flow, label_share)
                                  : BULLET_INDENT * flow->scale;
  guint first = flow->slabs->len;
  CutiColumn columns[2];

  g_ptr_array_add (label_spans, &label);
  cuti_flow_want_space (flow, label_share > 0 ? 1 : 1.5);
  if (marked)
    indent = points * 1.5;
  columns[0] = (CutiColumn) {
    label_spans, marked ? NULL : cuti_pages_add_tag (flow->pages, item, "Lbl", NULL),
    0, indent - (label_share > 0 ? CUTI_FLOW_GAP : 2), points, label_share > 0, TRUE,
  };
  columns[1] = (CutiColumn) {
    block->spans, cuti_pages_add_tag (flow->pages, item, "LBody", NULL),
    indent, flow->width - indent, points, FALSE, TRUE,
  };
  cuti_flow_add_strip (flow, marked ? columns + 1 : columns, marked ? 1 : 2);

  if (marked)
    add_mark (flow, g_ptr_array_index (flow->slabs, first), block->mark, points);
  cuti_flow_add_anchor (g_ptr_array_index (flow->slabs, first), block->anchor);
}

/* Names before items are no numbering. */
static const char *
find_numbering (CutiBlock *list)
{
  CutiBlock *first = g_ptr_array_index (list->children, 0);

  if (first->mark != CUTI_MARK_NONE)
    return NULL;
  if (first->label == NULL)
    return "Disc";
  return g_ascii_isdigit (first->label[*first->label == '[']) ? "Decimal" : NULL;
}

static void
add_list (CutiFlow *flow, CutiBlock *block)
{
  CutiTag *outer = flow->tag;

  if (block->children->len == 0)
    return;

  flow->tag = cuti_pages_add_tag (flow->pages, outer, "L", NULL);
  flow->tag->numbering = find_numbering (block);
  cuti_flow_want_space (flow, 2);
  for (guint i = 0; i < block->children->len; i++)
    add_item (flow, g_ptr_array_index (block->children, i), block->label_share);
  flow->tag = outer;
}

void
cuti_flow_set_repeat (CutiFlow *flow, guint from, GPtrArray *repeat)
{
  for (guint i = from; i < flow->slabs->len; i++)
    {
      CutiSlab *slab = g_ptr_array_index (flow->slabs, i);

      if (slab->repeat == NULL)
        slab->repeat = g_ptr_array_ref (repeat);
    }
}

static GPtrArray *
create_continuation (CutiFlow *flow, const char *text)
{
  GPtrArray *slabs = cuti_slabs_new ();
  double points = cuti_flow_get_points (flow, CUTI_SIZE_SMALL);
  g_autoptr(PangoLayout) layout =
    cuti_typeset_create_label (flow->context, points, TRUE, flow->width, 1, text);
  g_autoptr(GPtrArray) lines = cuti_typeset_dup_lines (layout, NULL, TRUE);
  CutiLine *line = g_ptr_array_index (lines, 0);
  CutiSlab *slab = cuti_slabs_add (slabs, line->height + 2);

  for (guint i = 0; i < line->runs->len; i++)
    {
      CutiRun *run = &g_array_index (line->runs, CutiRun, i);
      CutiDrawing *drawing = cuti_drawing_new_text (layout, run->run);

      drawing->x = run->x;
      drawing->width = run->width;
      drawing->height = line->height;
      drawing->baseline = line->baseline;
      drawing->colour = QUIET;
      g_ptr_array_add (slab->drawings, drawing);
    }

  return slabs;
}

static void add_block (CutiFlow *flow, CutiBlock *block);

static void
add_group (CutiFlow *flow, CutiBlock *block)
{
  guint first = flow->slabs->len;

  if (block->keep)
    cuti_flow_want_space (flow, heading_space[2]);
  for (guint i = 0; i < block->children->len && !g_cancellable_is_cancelled (flow->cancellable); i++)
    add_block (flow, g_ptr_array_index (block->children, i));

  for (guint i = first; block->keep && i + 1 < flow->slabs->len; i++)
    {
      CutiSlab *slab = g_ptr_array_index (flow->slabs, i);

      slab->keep = MAX (slab->keep, CUTI_KEEP_LOOSE);
    }

  if (block->continued != NULL && first < flow->slabs->len)
    {
      g_autoptr(GPtrArray) continuation = create_continuation (flow, block->continued);

      cuti_flow_set_repeat (flow, first + 1, continuation);
    }
}

static void
add_block (CutiFlow *flow, CutiBlock *block)
{
  switch (block->kind)
    {
    case CUTI_BLOCK_GROUP: add_group (flow, block); break;
    case CUTI_BLOCK_HEADING: add_heading (flow, block); break;
    case CUTI_BLOCK_PARAGRAPH: add_paragraph (flow, block); break;
    case CUTI_BLOCK_LIST: add_list (flow, block); break;
    case CUTI_BLOCK_TABLE: cuti_flow_add_table (flow, block); break;
    case CUTI_BLOCK_PAGE_BREAK: flow->new_page = TRUE; break;
    case CUTI_BLOCK_ITEM:
    case CUTI_BLOCK_ROW:
    case CUTI_BLOCK_CELL:
    default: g_assert_not_reached ();
    }
}

/**
 * cuti_flow_lay_out:
 * @pages: takes the elements of the structure and the outline
 * @width: of the column, in points
 * @scale: of text, 1 for 10 points
 *
 * Returns: (transfer full): of #CutiSlab, from top to bottom; not all of them
 *   once it was cancelled
 */
GPtrArray *
cuti_flow_lay_out (CutiPages *pages, PangoContext *context, CutiBlock *body, double width,
                   double scale, GCancellable *cancellable)
{
  CutiFlow flow = {
    .pages = pages,
    .context = context,
    .slabs = cuti_slabs_new (),
    .tag = cuti_pages_add_tag (pages, NULL, "Document", NULL),
    .width = width,
    .scale = scale,
    .cancellable = cancellable,
  };

  add_block (&flow, body);
  return flow.slabs;
}
