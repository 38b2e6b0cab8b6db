/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A document as it will be printed, page by page. What is shown is the plan as
 * it was when the window opened; nothing can change it meanwhile.
 */

#include "config.h"

#include "cuti-format.h"
#include "cuti-preview.h"

#include <glib/gi18n.h>

#include "cuti-accessible.h"
#include "cuti-page-setup.h"
#include "cuti-page-view.h"
#include "cuti-report.h"

struct _CutiPreview
{
  GtkWindow       parent_instance;

  CutiCase       *patient_case;
  CutiPlan       *plan;
  CutiReportOptions options;
  CutiPages      *pages;
  guint           page;
  gboolean        fit_width;

  GtkLabel       *position;
  GtkDropDown    *paper;
  CutiPageView   *page_view;
};

G_DEFINE_FINAL_TYPE (CutiPreview, cuti_preview, GTK_TYPE_WINDOW)

enum { PROP_FIT_WIDTH = 1, N_PROPS };
static GParamSpec *props[N_PROPS];

static const struct { const char *print, *export, *title; } kinds[] = {
  [CUTI_REPORT_PLAN] = { "win.print", "win.export-pdf", N_("Preview") },
  [CUTI_REPORT_BOARD_SHEET] =
    { "win.print-board", "win.export-board", N_("Tumour-Board Sheet") },
  [CUTI_REPORT_HANDOUT] = { "win.print-handout", "win.export-handout", N_("Patient Handout") },
};

static void
show_page (CutiPreview *self, guint page)
{
  GtkWidget *widget = GTK_WIDGET (self);
  guint n = cuti_preview_get_n_pages (self);
  g_autofree char *text = cuti_format_words (_("Page %u of %u"), page + 1, n);
  g_autofree char *words = cuti_pages_dup_text (self->pages, page);

  self->page = page;
  gtk_label_set_label (self->position, text);
  cuti_accessible_set_label (GTK_WIDGET (self->page_view), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->page_view),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
  cuti_page_view_set_page (self->page_view, self->pages, page);
  gtk_widget_action_set_enabled (widget, "preview.previous-page", page > 0);
  gtk_widget_action_set_enabled (widget, "preview.next-page", page + 1 < n);
}

static void
lay_out (CutiPreview *self, const char *paper)
{
  CutiReportOptions options = self->options;
  g_autoptr(GError) error = NULL;
  CutiPages *pages;

  options.paper = paper;
  pages = cuti_report_paginate (self->patient_case, self->plan, &options, NULL, &error);
  g_assert_no_error (error); /* The paper is known, and whoever opens it made sure of the rest. */
  cuti_page_view_set_page (self->page_view, NULL, 0);
  g_clear_pointer (&self->pages, cuti_pages_free);
  self->pages = pages;
  show_page (self, MIN (self->page, pages->pages->len - 1));
}

static void
paper_selected_cb (CutiPreview *self)
{
  if (self->plan != NULL) /* The list reports its first row while it is made. */
    lay_out (self, cuti_page_setup_keep_paper (self->paper));
}

/* Not bound: what a window has for its child, it takes down itself. */
static GtkAdjustment *
get_adjustment (CutiPreview *self)
{
  GtkWidget *scroller = gtk_window_get_child (GTK_WINDOW (self));

  return gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
}

static void
scroll_to (CutiPreview *self, gboolean end)
{
  GtkAdjustment *adjustment = get_adjustment (self);

  gtk_adjustment_set_value (adjustment, end ? gtk_adjustment_get_upper (adjustment)
                                            : gtk_adjustment_get_lower (adjustment));
}

/* To another page, at its top or bottom. */
static void
turn_to (CutiPreview *self, guint page, gboolean end)
{
  if (page >= cuti_preview_get_n_pages (self))
    return;

  show_page (self, page);
  scroll_to (self, end);
}

/* Within the page, as long as some of it is out of sight. */
static gboolean
scroll_by_view (CutiPreview *self, int direction)
{
  GtkAdjustment *adjustment = get_adjustment (self);
  double before = gtk_adjustment_get_value (adjustment);

  gtk_adjustment_set_value (adjustment, before + direction * 0.9
                                                 * gtk_adjustment_get_page_size (adjustment));
  return ABS (gtk_adjustment_get_value (adjustment) - before) >= 1;
}

static void
page_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CutiPreview *self = CUTI_PREVIEW (widget);
  guint last = cuti_preview_get_n_pages (self) - 1;

  if (g_str_equal (name, "preview.next-page"))
    turn_to (self, self->page + 1, FALSE);
  else if (g_str_equal (name, "preview.previous-page"))
    turn_to (self, self->page - 1, FALSE);
  else if (g_str_equal (name, "preview.first-page"))
    turn_to (self, 0, FALSE);
  else if (g_str_equal (name, "preview.last-page"))
    turn_to (self, last, FALSE);
  else if (g_str_equal (name, "preview.forward") && !scroll_by_view (self, 1))
    turn_to (self, self->page + 1, FALSE);
  else if (g_str_equal (name, "preview.back") && !scroll_by_view (self, -1))
    turn_to (self, self->page - 1, TRUE);
}

/* Printer and file have their dialogs over the window that stays. */
static void
hand_over (GtkWidget *widget, const char *action)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (widget));
  g_autoptr(GtkWindow) kept = parent != NULL ? g_object_ref (parent) : NULL;

  gtk_window_destroy (GTK_WINDOW (widget));
  if (kept != NULL)
    gtk_widget_activate_action (GTK_WIDGET (kept), action, NULL);
}

static void
print_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  hand_over (widget, kinds[CUTI_PREVIEW (widget)->options.kind].print);
}

static void
export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  hand_over (widget, kinds[CUTI_PREVIEW (widget)->options.kind].export);
}

static void
set_fit_width (CutiPreview *self, gboolean fit_width)
{
  if (self->fit_width == fit_width)
    return;

  self->fit_width = fit_width;
  cuti_page_view_set_fit_width (self->page_view, fit_width);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_FIT_WIDTH]);
}

static void
cuti_preview_dispose (GObject *object)
{
  CutiPreview *self = CUTI_PREVIEW (object);

  if (self->page_view != NULL)
    cuti_page_view_set_page (self->page_view, NULL, 0);
  gtk_widget_dispose_template (GTK_WIDGET (object), CUTI_TYPE_PREVIEW);
  g_clear_pointer (&self->pages, cuti_pages_free);
  g_clear_object (&self->plan);
  g_clear_object (&self->patient_case);

  G_OBJECT_CLASS (cuti_preview_parent_class)->dispose (object);
}

static void
cuti_preview_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_FIT_WIDTH: g_value_set_boolean (value, CUTI_PREVIEW (object)->fit_width); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cuti_preview_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_FIT_WIDTH: set_fit_width (CUTI_PREVIEW (object), g_value_get_boolean (value)); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cuti_preview_class_init (CutiPreviewClass *klass)
{
  static const char *const pages[] = { "preview.next-page", "preview.previous-page",
                                       "preview.first-page", "preview.last-page",
                                       "preview.forward", "preview.back" };
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cuti_preview_dispose;
  object_class->get_property = cuti_preview_get_property;
  object_class->set_property = cuti_preview_set_property;

  props[PROP_FIT_WIDTH] = g_param_spec_boolean ("fit-width", NULL, NULL, TRUE,
                                                G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY |
                                                G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  g_type_ensure (CUTI_TYPE_PAGE_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/cutiplan/Cutiplan/cuti-preview.ui");
  gtk_widget_class_bind_template_child (widget_class, CutiPreview, position);
  gtk_widget_class_bind_template_child (widget_class, CutiPreview, paper);
  gtk_widget_class_bind_template_child (widget_class, CutiPreview, page_view);
  gtk_widget_class_bind_template_callback (widget_class, paper_selected_cb);
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    gtk_widget_class_install_action (widget_class, pages[i], NULL, page_action);
  gtk_widget_class_install_action (widget_class, "preview.print", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "preview.export", NULL, export_action);
  gtk_widget_class_install_property_action (widget_class, "preview.fit-width", "fit-width");
}

static void
cuti_preview_init (CutiPreview *self)
{
  self->fit_width = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  cuti_accessible_set_label (GTK_WIDGET (self->paper), _("Paper"));
  cuti_accessible_name_rows (self->paper);
}

/**
 * cuti_preview_new:
 * @parent: (nullable): stays below, and prints
 * @plan: of @patient_case as it is now
 * @options: of a document that can be made; the paper is chosen here
 *
 * Returns: a window that shows it on the paper that was used last
 */
GtkWidget *
cuti_preview_new (GtkWindow *parent, CutiCase *patient_case, CutiPlan *plan,
                  const CutiReportOptions *options)
{
  CutiPreview *self = g_object_new (CUTI_TYPE_PREVIEW, "transient-for", parent, NULL);

  cuti_page_setup_show_paper (self->paper);
  self->patient_case = g_object_ref (patient_case);
  self->plan = g_object_ref (plan);
  self->options = *options;
  self->options.stamp = -1;
  gtk_window_set_title (GTK_WINDOW (self), _(kinds[options->kind].title));
  lay_out (self, cuti_page_setup_load_paper ());
  gtk_window_set_focus (GTK_WINDOW (self), GTK_WIDGET (self->page_view));
  return GTK_WIDGET (self);
}

guint
cuti_preview_get_n_pages (CutiPreview *self)
{
  g_return_val_if_fail (CUTI_IS_PREVIEW (self), 0);

  return self->pages->pages->len;
}

/**
 * cuti_preview_get_page:
 *
 * Returns: the page that is shown, from 0
 */
guint
cuti_preview_get_page (CutiPreview *self)
{
  g_return_val_if_fail (CUTI_IS_PREVIEW (self), 0);

  return self->page;
}
