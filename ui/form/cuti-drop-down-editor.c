/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One of many choices, found by searching. The first line is no choice but
 * “Not answered”, since a drop-down always has something selected.
 */

#include "config.h"

#include <glib/gi18n.h>

#include "cuti-accessible.h"
#include "cuti-drop-down-editor.h"

#define NOT_ANSWERED 0

struct _CutiDropDownEditor
{
  GtkBox       parent_instance;

  CutiTarget   target;
  gboolean     showing;

  GtkDropDown *choice;
};

static void editor_iface_init (CutiEditorInterface *iface);
G_DEFINE_FINAL_TYPE_WITH_CODE (CutiDropDownEditor, cuti_drop_down_editor, GTK_TYPE_BOX,
                               G_IMPLEMENT_INTERFACE (CUTI_TYPE_EDITOR, editor_iface_init))

static void
cuti_drop_down_editor_show (CutiEditor *editor)
{
  CutiDropDownEditor *self = CUTI_DROP_DOWN_EDITOR (editor);
  CutiValue value = cuti_target_get_value (&self->target);

  self->showing = TRUE;
  gtk_drop_down_set_selected (self->choice, value.known ? value.n + 1 : NOT_ANSWERED);
  self->showing = FALSE;

  if (value.known)
    gtk_widget_remove_css_class (GTK_WIDGET (self->choice), "cuti-not-answered");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->choice), "cuti-not-answered");
}

static void
selected_cb (CutiDropDownEditor *self)
{
  guint selected = gtk_drop_down_get_selected (self->choice);

  if (self->showing || self->target.answer == NULL || selected == GTK_INVALID_LIST_POSITION)
    return;

  cuti_target_set_value (&self->target, selected == NOT_ANSWERED ? CUTI_VALUE_UNKNOWN
                                                                 : CUTI_VALUE (selected - 1));
}

static GtkWidget *
find_inside (GtkWidget *root, GType type)
{
  GtkWidget *found = NULL;

  if (G_TYPE_CHECK_INSTANCE_TYPE (root, type))
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_inside (child, type);

  return found;
}

/* The list has the focus when it opens; what is typed there is searched for. */
static void
search_while_typing (GtkDropDown *choice)
{
  GtkWidget *search = find_inside (GTK_WIDGET (choice), GTK_TYPE_SEARCH_ENTRY);
  GtkWidget *list = find_inside (GTK_WIDGET (choice), GTK_TYPE_LIST_VIEW);

  if (search != NULL && list != NULL)
    gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (search), list);
}

/*
 * A drop-down finds only what begins with the text, so “melanoma” would miss
 * “Uveal melanoma”. There is a property for it from GTK 4.12; before, the
 * filter is reached through the list that shows its result.
 */
static void
search_anywhere (GtkDropDown *choice)
{
  GtkListView *list = GTK_LIST_VIEW (find_inside (GTK_WIDGET (choice), GTK_TYPE_LIST_VIEW));
  GtkSelectionModel *selection = list != NULL ? gtk_list_view_get_model (list) : NULL;
  GListModel *matches = NULL;
  GtkFilter *filter = NULL;

  if (GTK_IS_SINGLE_SELECTION (selection))
    matches = gtk_single_selection_get_model (GTK_SINGLE_SELECTION (selection));
  if (GTK_IS_FILTER_LIST_MODEL (matches))
    filter = gtk_filter_list_model_get_filter (GTK_FILTER_LIST_MODEL (matches));
  if (GTK_IS_STRING_FILTER (filter))
    gtk_string_filter_set_match_mode (GTK_STRING_FILTER (filter),
                                      GTK_STRING_FILTER_MATCH_MODE_SUBSTRING);
}

static GListModel *
list_labels (GListModel *choices)
{
  GtkStringList *labels = gtk_string_list_new (NULL);

  gtk_string_list_append (labels, _("Not answered"));
  for (guint i = 0; i < g_list_model_get_n_items (choices); i++)
    {
      g_autoptr(CutiTerm) choice = g_list_model_get_item (choices, i);

      gtk_string_list_append (labels, cuti_term_get_label (choice));
    }

  return G_LIST_MODEL (labels);
}

static void
cuti_drop_down_editor_bind (CutiEditor *editor,
                            CutiCase   *patient_case,
                            CutiAnswer *answer,
                            GtkWidget  *label)
{
  CutiDropDownEditor *self = CUTI_DROP_DOWN_EDITOR (editor);
  CutiFact *fact = cuti_answer_get_fact (answer);
  g_autoptr(GListModel) labels = list_labels (cuti_fact_get_choices (fact));

  self->showing = TRUE; /* A new model selects its first item, and says so. */
  gtk_drop_down_set_model (self->choice, labels);
  search_anywhere (self->choice);
  self->showing = FALSE;

  cuti_target_set (&self->target, patient_case, answer);
  cuti_accessible_set_label (GTK_WIDGET (self->choice), gtk_label_get_label (GTK_LABEL (label)));
  g_signal_connect_object (answer, "notify::state", G_CALLBACK (cuti_drop_down_editor_show), self,
                           G_CONNECT_SWAPPED);
  cuti_drop_down_editor_show (editor);
}

static void
editor_iface_init (CutiEditorInterface *iface)
{
  iface->bind = cuti_drop_down_editor_bind;
  iface->show = cuti_drop_down_editor_show;
}

static void
cuti_drop_down_editor_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CUTI_TYPE_DROP_DOWN_EDITOR);
  cuti_target_clear (&CUTI_DROP_DOWN_EDITOR (object)->target);

  G_OBJECT_CLASS (cuti_drop_down_editor_parent_class)->dispose (object);
}

static void
cuti_drop_down_editor_class_init (CutiDropDownEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cuti_drop_down_editor_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/cutiplan/Cutiplan/cuti-drop-down-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, CutiDropDownEditor, choice);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
}

static void
cuti_drop_down_editor_init (CutiDropDownEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  cuti_accessible_name_rows (self->choice);
  search_while_typing (self->choice);
}
