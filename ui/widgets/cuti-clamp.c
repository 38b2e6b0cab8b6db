/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Holds one child and keeps it readable: never wider than MAX_WIDTH, and
 * centred in whatever space there is.
 */

#include "cuti-clamp.h"

#define MAX_WIDTH 680

struct _CutiClamp
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (CutiClamp, cuti_clamp, GTK_TYPE_WIDGET)

static void
cuti_clamp_dispose (GObject *object)
{
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (object));

  if (child != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (cuti_clamp_parent_class)->dispose (object);
}

static GtkSizeRequestMode
cuti_clamp_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
cuti_clamp_measure (GtkWidget      *widget,
                    GtkOrientation  orientation,
                    int             for_size,
                    int            *minimum,
                    int            *natural,
                    int            *minimum_baseline,
                    int            *natural_baseline)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);

  if (child == NULL)
    {
      *minimum = *natural = 0;
      return;
    }

  /* The child may ask for more than the limit, at very large text: then it gets it. */
  if (orientation == GTK_ORIENTATION_VERTICAL && for_size > MAX_WIDTH)
    {
      int child_minimum;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum, NULL, NULL, NULL);
      for_size = MIN (for_size, MAX (MAX_WIDTH, child_minimum));
    }

  gtk_widget_measure (child, orientation, for_size, minimum, natural, NULL, NULL);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *natural = MAX (*minimum, MIN (*natural, MAX_WIDTH));
}

static void
cuti_clamp_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);
  int minimum, child_width;

  if (child == NULL)
    return;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  child_width = MIN (width, MAX (MAX_WIDTH, minimum));
  gtk_widget_size_allocate (child,
                            &(GtkAllocation) { (width - child_width) / 2, 0, child_width, height },
                            -1);
}

static void
cuti_clamp_class_init (CutiClampClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cuti_clamp_dispose;

  widget_class->get_request_mode = cuti_clamp_get_request_mode;
  widget_class->measure = cuti_clamp_measure;
  widget_class->size_allocate = cuti_clamp_size_allocate;
}

static void
cuti_clamp_init (CutiClamp *self)
{
}
