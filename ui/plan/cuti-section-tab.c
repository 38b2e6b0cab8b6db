/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What stands on the tab of a section: its name and how many of its items are
 * open, that is, offered and waiting for the clinician’s decision.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cuti-accessible.h"
#include "cuti-format.h"
#include "cuti-section-tab.h"

struct _CutiSectionTab
{
  GtkBox    parent_instance;

  char     *name;

  GtkLabel *title;
  GtkLabel *count;
};

G_DEFINE_FINAL_TYPE (CutiSectionTab, cuti_section_tab, GTK_TYPE_BOX)

/* What takes the focus is the tab around this label, which the notebook leaves without a name. */
static void
name_tab (CutiSectionTab *self)
{
  GtkWidget *tab = gtk_widget_get_parent (GTK_WIDGET (self));

  if (self->name != NULL && tab != NULL)
    cuti_accessible_set_label (tab, self->name);
}

static void
cuti_section_tab_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CUTI_TYPE_SECTION_TAB);

  G_OBJECT_CLASS (cuti_section_tab_parent_class)->dispose (object);
}

static void
cuti_section_tab_finalize (GObject *object)
{
  g_free (CUTI_SECTION_TAB (object)->name);

  G_OBJECT_CLASS (cuti_section_tab_parent_class)->finalize (object);
}

static void
cuti_section_tab_class_init (CutiSectionTabClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cuti_section_tab_dispose;
  G_OBJECT_CLASS (klass)->finalize = cuti_section_tab_finalize;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/cutiplan/Cutiplan/cuti-section-tab.ui");
  gtk_widget_class_bind_template_child (widget_class, CutiSectionTab, title);
  gtk_widget_class_bind_template_child (widget_class, CutiSectionTab, count);
  gtk_widget_class_bind_template_callback (widget_class, name_tab);
}

static void
cuti_section_tab_init (CutiSectionTab *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
cuti_section_tab_new (void)
{
  return g_object_new (CUTI_TYPE_SECTION_TAB, NULL);
}

void
cuti_section_tab_show (CutiSectionTab *self, const char *title, guint n_open)
{
  g_return_if_fail (CUTI_IS_SECTION_TAB (self));
  g_return_if_fail (title != NULL);

  g_autofree char *count = g_strdup_printf ("%u", n_open);

  g_free (self->name);
  /* Translators: a section of the plan and how many of its items are open. */
  self->name = n_open > 0 ? cuti_format_words (_("%s (%u open)"), title, n_open) : g_strdup (title);
  gtk_label_set_label (self->title, title);
  gtk_label_set_label (self->count, count);
  gtk_widget_set_visible (GTK_WIDGET (self->count), n_open > 0);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), self->name);
  name_tab (self);
}
