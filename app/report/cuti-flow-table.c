/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rows of tables into slabs: columns, rules, and the header that is said again
 * on the next page.
 */

#include "cuti-flow-private.h"

#define RULE 0xb8b8b8
#define ROW_PADDING 1.5

static void
add_rule (CutiFlow *flow, CutiSlab *slab, double y)
{
  CutiDrawing *rule = cuti_drawing_new_path (0.5, RULE);

  cuti_drawing_move_to (rule, 0, 0);
  cuti_drawing_line_to (rule, flow->width, 0);
  rule->y = y;
  g_ptr_array_add (slab->drawings, rule);
}

static void
shift_down (CutiSlab *slab, double distance)
{
  for (guint i = 0; i < slab->drawings->len; i++)
    ((CutiDrawing *) g_ptr_array_index (slab->drawings, i))->y += distance;
}

/* White above the first and below the last line, and rules around. */
static void
frame_row (CutiFlow *flow, guint first, gboolean top_rule)
{
  CutiSlab *head = g_ptr_array_index (flow->slabs, first);
  CutiSlab *foot = g_ptr_array_index (flow->slabs, flow->slabs->len - 1);

  shift_down (head, ROW_PADDING);
  head->height += ROW_PADDING;
  foot->height += ROW_PADDING;
  if (top_rule)
    add_rule (flow, head, 0);
  add_rule (flow, foot, foot->height);
}

static CutiTag *
add_cell_tag (CutiFlow *flow, CutiTag *row_tag, CutiBlock *row, CutiBlock *cell)
{
  CutiTag *tag = cuti_pages_add_tag (flow->pages, row_tag, cell->header ? "TH" : "TD", NULL);

  if (cell->header)
    tag->scope = row->header ? CUTI_SCOPE_COLUMN : CUTI_SCOPE_ROW;
  return tag;
}

/* The other columns share the rest as before. */
static double
choose_share (CutiFlow *flow, CutiBlock *table, guint i)
{
  double first = cuti_flow_widen (flow, table->columns[0]);

  return i == 0 ? first : table->columns[i] * (1 - first) / (1 - table->columns[0]);
}

static void
add_row (CutiFlow *flow, CutiBlock *table, CutiBlock *row, gboolean top_rule)
{
  CutiTag *tag = cuti_pages_add_tag (flow->pages, flow->tag, "TR", NULL);
  CutiColumn columns[CUTI_MAX_COLUMNS];
  guint n_columns = MIN (row->children->len, table->n_columns);
  guint first = flow->slabs->len;
  double x = 0;

  for (guint i = 0; i < n_columns; i++)
    {
      CutiBlock *cell = g_ptr_array_index (row->children, i);
      double width = choose_share (flow, table, i) * flow->width;

      columns[i] = (CutiColumn) {
        cell->spans, add_cell_tag (flow, tag, row, cell),
        x, width - (i + 1 < n_columns ? CUTI_FLOW_GAP : 0),
        cuti_flow_get_points (flow, cell->size), row->header, TRUE,
      };
      x += width;
    }

  cuti_flow_add_strip (flow, columns, n_columns);
  frame_row (flow, first, top_rule);
  cuti_flow_add_anchor (g_ptr_array_index (flow->slabs, first), row->anchor);
}

/* The header stays the table's; what is repeated are copies without an element. */
static GPtrArray *
copy_slabs (GPtrArray *slabs, guint from)
{
  GPtrArray *copies = cuti_slabs_new ();

  for (guint i = from; i < slabs->len; i++)
    {
      CutiSlab *slab = g_ptr_array_index (slabs, i);
      CutiSlab *copy = cuti_slabs_add (copies, slab->height);

      for (guint j = 0; j < slab->drawings->len; j++)
        {
          CutiDrawing *drawing = cuti_drawing_copy (g_ptr_array_index (slab->drawings, j));

          drawing->tag = NULL;
          g_ptr_array_add (copy->drawings, drawing);
        }
    }

  return copies;
}

void
cuti_flow_add_table (CutiFlow *flow, CutiBlock *block)
{
  CutiTag *outer = flow->tag;
  g_autoptr(GPtrArray) header = NULL;

  flow->tag = cuti_pages_add_tag (flow->pages, outer, "Table", NULL);
  cuti_flow_want_space (flow, 5);
  for (guint i = 0; i < block->children->len; i++)
    {
      CutiBlock *row = g_ptr_array_index (block->children, i);
      guint first = flow->slabs->len;

      add_row (flow, block, row, i == 0);
      if (i == 0 && row->header)
        {
          header = copy_slabs (flow->slabs, first);
          for (guint j = first; j < flow->slabs->len; j++)
            ((CutiSlab *) g_ptr_array_index (flow->slabs, j))->keep = CUTI_KEEP_TIGHT;
        }
      else if (header != NULL)
        {
          cuti_flow_set_repeat (flow, first, header);
        }
    }
  cuti_flow_want_space (flow, 3);
  flow->tag = outer;
}
