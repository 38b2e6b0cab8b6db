/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Sets its children one after the other like words, and goes on in a new line
 * where the width ends. GtkFlowBox is no substitute: it makes columns, and
 * each of its children a stop of the Tab key.
 */

#include "cuti-wrap-box.h"

#define GAP 6

struct _CutiWrapBox
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (CutiWrapBox, cuti_wrap_box, GTK_TYPE_WIDGET)

/* How wide a child becomes where @available is all there is. */
static int
child_width (GtkWidget *child, int available)
{
  int minimum, natural;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  return MAX (minimum, MIN (natural, available));
}

static int
child_height (GtkWidget *child, int width)
{
  int natural;

  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, NULL, &natural, NULL, NULL);
  return natural;
}

/* Measures the lines for @width and, if asked to @place, allocates them; returns the height. */
static int
lay_out (GtkWidget *widget, int width, gboolean place)
{
  const gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int x = 0, y = 0, line_height = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (!gtk_widget_should_layout (child))
        continue;

      const int w = child_width (child, width);
      const int h = child_height (child, w);

      if (x > 0 && x + w > width)
        {
          y += line_height + GAP / 2;
          x = line_height = 0;
        }
      if (place)
        {
          GtkAllocation box = { mirrored ? width - x - w : x, y, w, h };

          gtk_widget_size_allocate (child, &box, -1);
        }
      x += w + GAP;
      line_height = MAX (line_height, h);
    }

  return y + line_height;
}

static GtkSizeRequestMode
cuti_wrap_box_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
cuti_wrap_box_measure (GtkWidget      *widget,
                       GtkOrientation  orientation,
                       int             for_size,
                       int            *minimum,
                       int            *natural,
                       int            *minimum_baseline,
                       int            *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      *minimum = *natural = lay_out (widget, for_size < 0 ? G_MAXINT / 2 : for_size, FALSE);
      return;
    }

  *minimum = *natural = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int child_minimum, child_natural;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, orientation, -1, &child_minimum, &child_natural, NULL, NULL);
      *minimum = MAX (*minimum, child_minimum);
      *natural += child_natural + (*natural > 0 ? GAP : 0);
    }
}

static void
cuti_wrap_box_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  lay_out (widget, width, TRUE);
}

static void
cuti_wrap_box_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (cuti_wrap_box_parent_class)->dispose (object);
}

static void
cuti_wrap_box_class_init (CutiWrapBoxClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cuti_wrap_box_dispose;

  widget_class->get_request_mode = cuti_wrap_box_get_request_mode;
  widget_class->measure = cuti_wrap_box_measure;
  widget_class->size_allocate = cuti_wrap_box_size_allocate;
}

static void
cuti_wrap_box_init (CutiWrapBox *self)
{
}
