/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One page as a picture: as wide as there is room, or as much as is needed to
 * see all of it. Paper is white, also where the window is dark.
 */

#include "config.h"

#include "cuti-page-view.h"

#include <math.h>

#include "cuti-cairo-page.h"

#define EDGE 12 /* of the desk around the page, in pixels */
#define SMALLEST_WIDTH 240
#define USUAL_WIDTH 760

struct _CutiPageView
{
  GtkWidget  parent_instance;

  CutiPages *pages; /* its owner's */
  guint      n;
  gboolean   fit_width;
};

G_DEFINE_FINAL_TYPE (CutiPageView, cuti_page_view, GTK_TYPE_WIDGET)

static int
get_height_for (CutiPageView *self, int width)
{
  const CutiPaper *paper = &self->pages->paper;

  return (int) ceil ((width - 2 * EDGE) * paper->height / paper->width) + 2 * EDGE;
}

static GtkSizeRequestMode
cuti_page_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
cuti_page_view_measure (GtkWidget      *widget,
                        GtkOrientation  orientation,
                        int             for_size,
                        int            *minimum,
                        int            *natural,
                        int            *minimum_baseline,
                        int            *natural_baseline)
{
  CutiPageView *self = CUTI_PAGE_VIEW (widget);

  *minimum = SMALLEST_WIDTH;
  *natural = USUAL_WIDTH;
  if (orientation == GTK_ORIENTATION_HORIZONTAL || self->pages == NULL)
    return;

  *natural = get_height_for (self, for_size < 0 ? USUAL_WIDTH : for_size);
  *minimum = self->fit_width ? *natural : SMALLEST_WIDTH;
}

static void
cuti_page_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  CutiPageView *self = CUTI_PAGE_VIEW (widget);
  double room = gtk_widget_get_width (widget) - 2 * EDGE;
  double height = gtk_widget_get_height (widget) - 2 * EDGE;
  const CutiPaper *paper;
  double scale;
  graphene_rect_t sheet;
  cairo_t *cr;

  if (self->pages == NULL || room <= 0 || height <= 0)
    return;

  paper = &self->pages->paper;
  scale = MIN (room / paper->width, height / paper->height);
  graphene_rect_init (&sheet, (float) floor (EDGE + (room - scale * paper->width) / 2), EDGE,
                      (float) (scale * paper->width), (float) (scale * paper->height));
  gtk_snapshot_append_color (snapshot, &(GdkRGBA) { 1, 1, 1, 1 }, &sheet);

  cr = gtk_snapshot_append_cairo (snapshot, &sheet);
  cairo_translate (cr, sheet.origin.x, sheet.origin.y);
  cairo_scale (cr, scale, scale);
  cuti_cairo_draw_page (cr, self->pages, self->n);
  cairo_destroy (cr);
}

static void
cuti_page_view_class_init (CutiPageViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->get_request_mode = cuti_page_view_get_request_mode;
  widget_class->measure = cuti_page_view_measure;
  widget_class->snapshot = cuti_page_view_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_set_css_name (widget_class, "cuti-page");
}

static void
cuti_page_view_init (CutiPageView *self)
{
  self->fit_width = TRUE;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
}

GtkWidget *
cuti_page_view_new (void)
{
  return g_object_new (CUTI_TYPE_PAGE_VIEW, NULL);
}

/**
 * cuti_page_view_set_page:
 * @pages: (nullable): must live until others are set
 * @n: which of them, from 0
 */
void
cuti_page_view_set_page (CutiPageView *self, CutiPages *pages, guint n)
{
  g_return_if_fail (CUTI_IS_PAGE_VIEW (self));
  g_return_if_fail (pages == NULL || n < pages->pages->len);

  self->pages = pages;
  self->n = n;
  gtk_widget_queue_resize (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * cuti_page_view_set_fit_width:
 * @fit_width: whether the page takes all of the width, else it is seen whole
 */
void
cuti_page_view_set_fit_width (CutiPageView *self, gboolean fit_width)
{
  g_return_if_fail (CUTI_IS_PAGE_VIEW (self));

  self->fit_width = fit_width;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
