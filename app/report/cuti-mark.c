/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The signs of the verdicts. Colours are those of the window; each holds
 * 4.5 : 1 on white, and the shapes alone tell them apart.
 */

#include "cuti-mark.h"

#define BLUE 0x1a5fb4
#define GREEN 0x1e6b3a
#define AMBER 0x7a4b00
#define RED 0xa51d2d
#define GREY 0x5e5c64

#define TURN (2 * G_PI)

static CutiDrawing *
add_path (GPtrArray *drawings, double stroke, guint32 colour)
{
  CutiDrawing *path = cuti_drawing_new_path (stroke, colour);

  g_ptr_array_add (drawings, path);
  return path;
}

static void
add_polygon (CutiDrawing *path, const double *points, guint n_points, double size)
{
  cuti_drawing_move_to (path, points[0] * size, points[1] * size);
  for (guint i = 1; i < n_points; i++)
    cuti_drawing_line_to (path, points[2 * i] * size, points[2 * i + 1] * size);
  cuti_drawing_close (path);
}

static void
add_ring (GPtrArray *drawings, double size, guint32 colour)
{
  CutiDrawing *path = add_path (drawings, size / 8, colour);

  cuti_drawing_arc (path, size / 2, size / 2, size * 0.42, 0, TURN);
  cuti_drawing_close (path);
}

static void
add_disc (GPtrArray *drawings, double size)
{
  CutiDrawing *path = add_path (drawings, 0, BLUE);

  cuti_drawing_arc (path, size / 2, size / 2, size * 0.48, 0, TURN);
  cuti_drawing_close (path);
}

static void
add_half_disc (GPtrArray *drawings, double size)
{
  CutiDrawing *path = add_path (drawings, 0, GREEN);

  cuti_drawing_arc (path, size / 2, size / 2, size * 0.42, G_PI_2, 1.5 * G_PI);
  cuti_drawing_close (path);
  add_ring (drawings, size, GREEN);
}

static void
add_split_diamond (GPtrArray *drawings, double size)
{
  static const double left[] = { 0.42, 0.06, 0.42, 0.94, 0, 0.5 };
  static const double right[] = { 0.58, 0.06, 0.58, 0.94, 1, 0.5 };
  CutiDrawing *path = add_path (drawings, 0, AMBER);

  add_polygon (path, left, 3, size);
  add_polygon (path, right, 3, size);
}

static void
add_triangle (GPtrArray *drawings, double size)
{
  static const double points[] = { 0.5, 0.04, 1, 0.94, 0, 0.94 };

  add_polygon (add_path (drawings, 0, AMBER), points, 3, size);
}

static void
add_hollow_triangle (GPtrArray *drawings, double size)
{
  static const double points[] = { 0.06, 0.12, 0.94, 0.12, 0.5, 0.88 };

  add_polygon (add_path (drawings, size / 8, GREY), points, 3, size);
}

static void
add_barred_ring (GPtrArray *drawings, double size)
{
  CutiDrawing *bar;

  add_ring (drawings, size, RED);
  bar = add_path (drawings, size / 6, RED);
  cuti_drawing_move_to (bar, size * 0.22, size * 0.78);
  cuti_drawing_line_to (bar, size * 0.78, size * 0.22);
}

static void
add_square (GPtrArray *drawings, double size)
{
  static const double points[] = { 0.1, 0.1, 0.9, 0.1, 0.9, 0.9, 0.1, 0.9 };

  add_polygon (add_path (drawings, size / 8, BLUE), points, 4, size);
}

static void
add_broken_ring (GPtrArray *drawings, double size)
{
  for (int i = 0; i < 6; i++)
    {
      CutiDrawing *path = add_path (drawings, size / 8, GREY);

      cuti_drawing_arc (path, size / 2, size / 2, size * 0.42,
                        i * TURN / 6, i * TURN / 6 + TURN / 10);
    }
}

static void
add_dash (GPtrArray *drawings, double size)
{
  CutiDrawing *path = add_path (drawings, size / 8, GREY);

  cuti_drawing_move_to (path, size * 0.1, size / 2);
  cuti_drawing_line_to (path, size * 0.9, size / 2);
}

/**
 * cuti_mark_draw:
 * @drawings: takes the shapes
 *
 * Draws @mark into a square of @size points, its top left at the origin.
 */
void
cuti_mark_draw (CutiMark mark, double size, GPtrArray *drawings)
{
  switch (mark)
    {
    case CUTI_MARK_DISC: add_disc (drawings, size); break;
    case CUTI_MARK_HALF_DISC: add_half_disc (drawings, size); break;
    case CUTI_MARK_SPLIT_DIAMOND: add_split_diamond (drawings, size); break;
    case CUTI_MARK_HOLLOW_TRIANGLE: add_hollow_triangle (drawings, size); break;
    case CUTI_MARK_BARRED_RING: add_barred_ring (drawings, size); break;
    case CUTI_MARK_SQUARE: add_square (drawings, size); break;
    case CUTI_MARK_BROKEN_RING: add_broken_ring (drawings, size); break;
    case CUTI_MARK_DASH: add_dash (drawings, size); break;
    case CUTI_MARK_TRIANGLE: add_triangle (drawings, size); break;
    case CUTI_MARK_NONE: break;
    default: g_assert_not_reached ();
    }
}
