/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One page of the form. Its .ui file says which groups stand on it and in
 * which order; the page knows how much of them is left to answer.
 */

#include "config.h"

#include <glib/gi18n.h>

#include "cuti-clamp.h"
#include "cuti-fact-group.h"
#include "cuti-form-page.h"
#include "cuti-format.h"
#include "cuti-identity-group.h"
#include "cuti-lesion-list.h"

/* What is revealed keeps this distance from the edge, in pixels. */
#define REVEAL_MARGIN 24

struct _CutiFormPage
{
  GtkWidget          parent_instance;

  char              *title;
  char              *state;
  gboolean           completed;

  GtkScrolledWindow *scroller;
  GtkBox            *content;
};

static void buildable_iface_init (GtkBuildableIface *iface);
static GtkBuildableIface *parent_buildable_iface;
G_DEFINE_FINAL_TYPE_WITH_CODE (CutiFormPage, cuti_form_page, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, buildable_iface_init))

enum { PROP_TITLE = 1, PROP_STATE, PROP_COMPLETED, N_PROPS };
static GParamSpec *props[N_PROPS];

/* The page's own template goes into the page, all else into its column. */
static void
add_child (GtkBuildable *buildable, GtkBuilder *builder, GObject *child, const char *type)
{
  CutiFormPage *self = CUTI_FORM_PAGE (buildable);

  if (self->content != NULL && GTK_IS_WIDGET (child))
    gtk_box_append (self->content, GTK_WIDGET (child));
  else
    parent_buildable_iface->add_child (buildable, builder, child, type);
}

static void
buildable_iface_init (GtkBuildableIface *iface)
{
  parent_buildable_iface = g_type_interface_peek_parent (iface);
  iface->add_child = add_child;
}

static GtkWidget *
first_part (CutiFormPage *self)
{
  return gtk_widget_get_first_child (GTK_WIDGET (self->content));
}

static void
count (CutiFormPage *self, guint *n_answered, guint *n_open)
{
  for (GtkWidget *part = first_part (self); part != NULL; part = gtk_widget_get_next_sibling (part))
    {
      if (CUTI_IS_FACT_GROUP (part))
        cuti_fact_group_count (CUTI_FACT_GROUP (part), n_answered, n_open);
      else if (CUTI_IS_LESION_LIST (part))
        cuti_lesion_list_count (CUTI_LESION_LIST (part), n_answered, n_open);
    }
}

static char *
dup_state (guint n_answered, guint n_open)
{
  if (n_open == 0)
    return g_strdup (n_answered > 0 ? _("Completed") : _("Nothing to answer"));
  if (n_answered == 0)
    return g_strdup (_("Not started"));

  return cuti_format_words (ngettext ("%u to answer", "%u to answer", n_open), n_open);
}

static void
show_state (CutiFormPage *self)
{
  guint n_answered = 0, n_open = 0;
  g_autofree char *state = NULL;

  count (self, &n_answered, &n_open);
  state = dup_state (n_answered, n_open);
  if (g_strcmp0 (state, self->state) == 0)
    return;

  g_free (self->state);
  self->state = g_steal_pointer (&state);
  self->completed = n_open == 0;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_STATE]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_COMPLETED]);
}

static void
cuti_form_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CUTI_TYPE_FORM_PAGE);

  G_OBJECT_CLASS (cuti_form_page_parent_class)->dispose (object);
}

static void
cuti_form_page_finalize (GObject *object)
{
  CutiFormPage *self = CUTI_FORM_PAGE (object);

  g_free (self->title);
  g_free (self->state);

  G_OBJECT_CLASS (cuti_form_page_parent_class)->finalize (object);
}

static void
cuti_form_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CutiFormPage *self = CUTI_FORM_PAGE (object);

  switch (id)
    {
    case PROP_TITLE: g_value_set_string (value, self->title); break;
    case PROP_STATE: g_value_set_string (value, self->state); break;
    case PROP_COMPLETED: g_value_set_boolean (value, self->completed); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cuti_form_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  CutiFormPage *self = CUTI_FORM_PAGE (object);

  switch (id)
    {
    case PROP_TITLE: self->title = g_value_dup_string (value); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cuti_form_page_class_init (CutiFormPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->dispose = cuti_form_page_dispose;
  object_class->finalize = cuti_form_page_finalize;
  object_class->get_property = cuti_form_page_get_property;
  object_class->set_property = cuti_form_page_set_property;

  props[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL,
                                           G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY |
                                           G_PARAM_STATIC_STRINGS);
  props[PROP_STATE] = g_param_spec_string ("state", NULL, NULL, NULL, flags);
  props[PROP_COMPLETED] = g_param_spec_boolean ("completed", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);

  g_type_ensure (CUTI_TYPE_CLAMP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/cutiplan/Cutiplan/cuti-form-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CutiFormPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, CutiFormPage, content);
}

static void
cuti_form_page_init (CutiFormPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

const char *
cuti_form_page_get_title (CutiFormPage *self)
{
  g_return_val_if_fail (CUTI_IS_FORM_PAGE (self), NULL);

  return self->title;
}

void
cuti_form_page_set_case (CutiFormPage *self, CutiCase *patient_case)
{
  g_return_if_fail (CUTI_IS_FORM_PAGE (self));

  for (GtkWidget *part = first_part (self); part != NULL; part = gtk_widget_get_next_sibling (part))
    {
      if (CUTI_IS_FACT_GROUP (part))
        cuti_fact_group_set_source (CUTI_FACT_GROUP (part), patient_case, NULL);
      else if (CUTI_IS_LESION_LIST (part))
        cuti_lesion_list_set_case (CUTI_LESION_LIST (part), patient_case);
      else if (CUTI_IS_IDENTITY_GROUP (part))
        cuti_identity_group_set_case (CUTI_IDENTITY_GROUP (part), patient_case);
    }

  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
  show_state (self);
}

/**
 * cuti_form_page_update:
 *
 * To be called when the case has changed.
 */
void
cuti_form_page_update (CutiFormPage *self)
{
  g_return_if_fail (CUTI_IS_FORM_PAGE (self));

  for (GtkWidget *part = first_part (self); part != NULL; part = gtk_widget_get_next_sibling (part))
    if (CUTI_IS_FACT_GROUP (part))
      cuti_fact_group_update (CUTI_FACT_GROUP (part));

  show_state (self);
}

gboolean
cuti_form_page_has_group (CutiFormPage *self, const char *group)
{
  g_return_val_if_fail (CUTI_IS_FORM_PAGE (self), FALSE);

  for (GtkWidget *part = first_part (self); part != NULL; part = gtk_widget_get_next_sibling (part))
    if (CUTI_IS_FACT_GROUP (part) &&
        g_strcmp0 (cuti_fact_group_get_group (CUTI_FACT_GROUP (part)), group) == 0)
      return TRUE;

  return FALSE;
}

static GtkWidget *
find_in_list (CutiLesionList *list, const char *fact, const char *lesion)
{
  CutiLesionRow *row = cuti_lesion_list_find (list, lesion);
  CutiFactRow *fact_row = row != NULL ? cuti_lesion_row_find_row (row, fact) : NULL;

  if (fact_row == NULL)
    return NULL;

  cuti_lesion_row_expand (row);
  return GTK_WIDGET (fact_row);
}

/**
 * cuti_form_page_find:
 * @fact: the id of a fact, “lesions” or “patient.born”
 * @lesion: (nullable): the id of a lesion
 *
 * Returns: (transfer none) (nullable): where it is answered, unfolded if need
 *   be; %NULL if not on this page
 */
GtkWidget *
cuti_form_page_find (CutiFormPage *self, const char *fact, const char *lesion)
{
  GtkWidget *found = NULL;

  g_return_val_if_fail (CUTI_IS_FORM_PAGE (self), NULL);

  for (GtkWidget *part = first_part (self); part != NULL && found == NULL;
       part = gtk_widget_get_next_sibling (part))
    {
      if (CUTI_IS_LESION_LIST (part) && g_str_equal (fact, "lesions"))
        found = part;
      else if (CUTI_IS_LESION_LIST (part) && lesion != NULL)
        found = find_in_list (CUTI_LESION_LIST (part), fact, lesion);
      else if (CUTI_IS_IDENTITY_GROUP (part) && g_str_equal (fact, "patient.born"))
        found = cuti_identity_group_get_born (CUTI_IDENTITY_GROUP (part));
      else if (CUTI_IS_FACT_GROUP (part) && lesion == NULL)
        found = GTK_WIDGET (cuti_fact_group_find_row (CUTI_FACT_GROUP (part), fact));
    }

  return found;
}

/**
 * cuti_form_page_reveal:
 * @widget: on this page, laid out
 *
 * Scrolls as far as it takes to see the whole of it.
 */
void
cuti_form_page_reveal (CutiFormPage *self, GtkWidget *widget)
{
  GtkWidget *scrolled = gtk_widget_get_ancestor (GTK_WIDGET (self->content), CUTI_TYPE_CLAMP);
  GtkAdjustment *adjustment;
  graphene_rect_t bounds;
  double value;

  g_return_if_fail (CUTI_IS_FORM_PAGE (self));

  if (!gtk_widget_compute_bounds (widget, scrolled, &bounds))
    return;

  adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  value = gtk_adjustment_get_value (adjustment);
  value = MAX (value, bounds.origin.y + bounds.size.height + REVEAL_MARGIN
                      - gtk_adjustment_get_page_size (adjustment));
  value = MIN (value, bounds.origin.y - REVEAL_MARGIN);

  /* Unlike clamp_page(), this ends the scrolling that a new focus has begun. */
  gtk_adjustment_set_value (adjustment, value);
}
