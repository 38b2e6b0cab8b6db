/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pages with Cairo. Nothing is decided here about what stands where.
 */

#include "cuti-cairo-page.h"
#include "cuti-cairo-text.h"

static void
set_colour (cairo_t *cr, guint32 colour)
{
  cairo_set_source_rgb (cr, (colour >> 16 & 0xff) / 255.0, (colour >> 8 & 0xff) / 255.0,
                        (colour & 0xff) / 255.0);
}

static void
draw_text (cairo_t *cr, CutiDrawing *drawing)
{
  set_colour (cr, drawing->colour);
  if (drawing->turn == 0)
    {
      cuti_cairo_text_show (cr, drawing, drawing->x, drawing->y + drawing->baseline);
      return;
    }

  cairo_save (cr);
  cairo_translate (cr, drawing->x, drawing->y);
  cairo_rotate (cr, -drawing->turn);
  cuti_cairo_text_show (cr, drawing, -drawing->width / 2,
                        drawing->baseline - drawing->height / 2);
  cairo_restore (cr);
}

static void
draw_path (cairo_t *cr, CutiDrawing *drawing)
{
  double x = drawing->x;
  double y = drawing->y;

  cairo_new_path (cr);
  for (guint i = 0; i < drawing->steps->len; i++)
    {
      CutiPathStep *step = &g_array_index (drawing->steps, CutiPathStep, i);

      switch (step->verb)
        {
        case CUTI_PATH_MOVE: cairo_move_to (cr, x + step->x, y + step->y); break;
        case CUTI_PATH_LINE: cairo_line_to (cr, x + step->x, y + step->y); break;
        case CUTI_PATH_CURVE:
          cairo_curve_to (cr, x + step->x1, y + step->y1, x + step->x2, y + step->y2,
                          x + step->x, y + step->y);
          break;
        case CUTI_PATH_CLOSE: cairo_close_path (cr); break;
        default: g_assert_not_reached ();
        }
    }

  set_colour (cr, drawing->colour);
  cairo_set_line_width (cr, drawing->stroke);
  if (drawing->stroke > 0)
    cairo_stroke (cr);
  else
    cairo_fill (cr);
}

/**
 * cuti_cairo_draw_page:
 * @cr: a point of the page is one unit of it
 * @page: which one
 *
 * Draws a page; whatever a font does with its outlines (heaps of accents reach
 * far), ink stays within the frame.
 */
void
cuti_cairo_draw_page (cairo_t *cr, CutiPages *pages, guint page)
{
  const CutiPaper *paper = &pages->paper;
  GPtrArray *drawings = g_ptr_array_index (pages->pages, page);

  cairo_save (cr);
  cairo_rectangle (cr, paper->left, paper->top, paper->right - paper->left,
                   paper->bottom - paper->top);
  cairo_clip (cr);
  for (guint i = 0; i < drawings->len; i++)
    {
      CutiDrawing *drawing = g_ptr_array_index (drawings, i);

      if (drawing->kind == CUTI_DRAW_TEXT)
        draw_text (cr, drawing);
      else if (drawing->kind == CUTI_DRAW_PATH)
        draw_path (cr, drawing);
    }
  cairo_restore (cr);
}
