/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The display list between the paginator, which makes it, and the backends,
 * which draw it. Whatever decides where ink stands is settled in it; a backend
 * only turns it into the terms of a file format.
 */

#pragma once

#include <pango/pango.h>

#include "cuti-paper.h"

G_BEGIN_DECLS

/* Of a header cell: what it names. */
typedef enum { CUTI_SCOPE_NONE, CUTI_SCOPE_ROW, CUTI_SCOPE_COLUMN } CutiTagScope;

/**
 * CutiTag:
 * @role: of PDF: “Document”, “H1”, “P”, “Table” …
 * @parent: (nullable): the element around it
 * @index: place in reading order; an element stands before what is in it
 * @target: (nullable): of a link, see #CutiSpan
 * @scope: of a “TH”
 * @numbering: (nullable): of an “L”, a static string: “Disc”, “Decimal” …
 * @alt: (nullable): of a “Figure”: what it shows
 *
 * An element of the document's structure.
 */
typedef struct _CutiTag CutiTag;

struct _CutiTag
{
  const char   *role;
  CutiTag      *parent;
  guint         index;
  char         *target;
  CutiTagScope  scope;
  const char   *numbering;
  char         *alt;
};

typedef enum
{
  CUTI_DRAW_TEXT,
  CUTI_DRAW_PATH,
  CUTI_DRAW_ANCHOR,
} CutiDrawingKind;

typedef enum { CUTI_PATH_MOVE, CUTI_PATH_LINE, CUTI_PATH_CURVE, CUTI_PATH_CLOSE } CutiPathVerb;

/* One step of a path: the last pair is where it leads, the first two bend a curve. */
typedef struct
{
  CutiPathVerb verb;
  double       x1, y1, x2, y2, x, y;
} CutiPathStep;

/**
 * CutiDrawing:
 * @tag: (nullable): the element it belongs to; %NULL for what only furnishes
 *   the page (rules, header, footer)
 * @x: left edge of text, origin of a path, place of an anchor
 * @y: the same: top edge, origin, place
 * @width: of text, as far as it is advanced
 * @height: of text, from the top of the line to its bottom
 * @baseline: of text, distance from the top
 * @colour: 0xRRGGBB
 * @turn: of text: turned about (@x, @y) by so many radians, which then is its
 *   middle; such text is a picture and not to be read out
 * @stroke: of a path: width of the line; 0: filled
 * @layout: of text: what owns @run
 * @run: of text: one shaped run, in one font and one direction
 * @language: (nullable): of text: see #CutiSpan
 * @steps: of a path
 * @anchor: of an anchor: its name
 *
 * One thing on a page.
 */
typedef struct
{
  CutiDrawingKind  kind;
  CutiTag         *tag;
  double           x, y, width, height, baseline;
  guint32          colour;
  double           turn;
  double           stroke;
  PangoLayout     *layout;
  PangoGlyphItem  *run;
  const char      *language; /* interned */
  GArray          *steps;
  char            *anchor;
} CutiDrawing;

/* A line of the table of contents beside the pages. */
typedef struct
{
  guint  level;
  char  *text;
  char  *anchor;
} CutiOutlineEntry;

/**
 * CutiPages:
 * @pages: of #GPtrArray of #CutiDrawing: what furnishes the page first, then
 *   the rest in reading order
 * @right_to_left: whether a reader of its language begins at the right
 * @tags: of #CutiTag, by index; the first is the document
 * @outline: of #CutiOutlineEntry
 *
 * A paginated document.
 */
typedef struct
{
  CutiPaper  paper;
  char      *title;
  char      *creator;
  char      *language;
  gboolean   right_to_left;
  gint64     stamp;
  GPtrArray *pages;
  GPtrArray *tags;
  GPtrArray *outline;
} CutiPages;

CutiPages   *cuti_pages_new           (const CutiPaper *paper);
void         cuti_pages_free          (CutiPages       *self);
CutiTag     *cuti_pages_add_tag       (CutiPages       *self,
                                       CutiTag         *parent,
                                       const char      *role,
                                       const char      *target);
void         cuti_pages_add_outline   (CutiPages       *self,
                                       guint            level,
                                       const char      *text,
                                       const char      *anchor);
char        *cuti_pages_dup_text      (CutiPages       *self,
                                       guint            page);

CutiDrawing *cuti_drawing_new_text    (PangoLayout     *layout,
                                       PangoGlyphItem  *run);
CutiDrawing *cuti_drawing_new_path    (double           stroke,
                                       guint32          colour);
CutiDrawing *cuti_drawing_new_anchor  (const char      *name);
CutiDrawing *cuti_drawing_copy        (CutiDrawing     *self);
void         cuti_drawing_free        (CutiDrawing     *self);
void         cuti_drawing_move_to     (CutiDrawing     *self,
                                       double           x,
                                       double           y);
void         cuti_drawing_line_to     (CutiDrawing     *self,
                                       double           x,
                                       double           y);
void         cuti_drawing_arc         (CutiDrawing     *self,
                                       double           x,
                                       double           y,
                                       double           radius,
                                       double           from,
                                       double           to);
void         cuti_drawing_close       (CutiDrawing     *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CutiPages, cuti_pages_free)

G_END_DECLS
