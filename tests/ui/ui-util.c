/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cuti-json.h"
#include "cuti-notice.h"
#include "ui-util.h"

#define LONGEST_WAIT_SECONDS 30

/* Depth first: the first widget of a type below, or at, a root. */
GtkWidget *
ui_find_type (GtkWidget *root, GType type)
{
  return ui_find_text (root, type, NULL);
}

static const char *
get_text (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget))
    return gtk_label_get_label (GTK_LABEL (widget));
  if (GTK_IS_BUTTON (widget))
    return gtk_button_get_label (GTK_BUTTON (widget));
  if (GTK_IS_EDITABLE (widget))
    return gtk_editable_get_text (GTK_EDITABLE (widget));
  if (GTK_IS_CHECK_BUTTON (widget))
    {
      GtkWidget *label = gtk_check_button_get_child (GTK_CHECK_BUTTON (widget));

      return GTK_IS_LABEL (label) ? gtk_label_get_label (GTK_LABEL (label))
                                  : gtk_check_button_get_label (GTK_CHECK_BUTTON (widget));
    }

  return NULL;
}

/* The same, with the words on it; NULL for any. */
GtkWidget *
ui_find_text (GtkWidget *root, GType type, const char *text)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (root, type) &&
      (text == NULL || g_strcmp0 (get_text (root), text) == 0))
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = ui_find_text (child, type, text);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
raise_flag (gpointer flag)
{
  *(gboolean *) flag = TRUE;
}

/* For what GTK does by the clock, such as mapping a window. */
void
ui_iterate (guint milliseconds)
{
  gboolean done = FALSE;

  g_timeout_add_once (milliseconds, raise_flag, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
}

/* Runs what is queued, such as a case's “changed”. */
void
ui_settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static gboolean
too_late_cb (gpointer data)
{
  g_error ("Waited in vain");
  return G_SOURCE_REMOVE;
}

void
ui_wait_until (UiCondition condition, gpointer data)
{
  guint id = g_timeout_add_seconds (LONGEST_WAIT_SECONDS, too_late_cb, NULL);

  while (!condition (data))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (id);
}

/* The small one of tests/data. */
CutiKnowledge *
ui_load_knowledge (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "knowledge", NULL);
  g_autoptr(GFile) folder = g_file_new_for_path (path);
  g_autoptr(GError) error = NULL;
  CutiKnowledge *knowledge = cuti_knowledge_load (folder, NULL, &error);

  g_assert_no_error (error);
  return knowledge;
}

CutiCase *
ui_load_case (CutiKnowledge *knowledge, const char *json)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(JsonNode) node = cuti_json_parse (json, -1, &error);
  CutiCase *patient_case;

  g_assert_no_error (error);
  patient_case = cuti_case_new_from_json (knowledge, node, &error);
  g_assert_no_error (error);
  cuti_case_get_snapshot (patient_case);
  return patient_case;
}

/* A text of its own, or a name given by us; GTK's own way of naming icon buttons is none. */
static gboolean
is_named (GtkWidget *widget)
{
  const char *text = get_text (widget);

  if (gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL))
    return TRUE;
  if (GTK_IS_EDITABLE (widget) &&
      gtk_test_accessible_has_relation (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_RELATION_LABELLED_BY))
    return TRUE;
  if (GTK_IS_TEXT (widget)) /* the inside of an entry */
    return is_named (gtk_widget_get_parent (widget));

  return !GTK_IS_EDITABLE (widget) && text != NULL && *text != '\0' && strchr (text, '_') == NULL;
}

/* Every widget below @root that is shown and can have the focus has a name for screen readers. */
void
ui_assert_named (GtkWidget *root)
{
  gboolean container = GTK_IS_SCROLLED_WINDOW (root) || GTK_IS_WINDOW (root) ||
                       GTK_IS_LIST_BOX (root) || GTK_IS_POPOVER (root) || GTK_IS_PANED (root) ||
                       GTK_IS_NOTEBOOK (root) || GTK_IS_FLOW_BOX (root) || GTK_IS_STACK (root);

  if (!gtk_widget_get_visible (root))
    return;

  if (gtk_widget_get_focusable (root) && !container && !is_named (root))
    {
      GtkWidget *parent = gtk_widget_get_parent (root);

      g_error ("No accessible name: %s in %s in %s", G_OBJECT_TYPE_NAME (root),
               parent != NULL ? G_OBJECT_TYPE_NAME (parent) : "nothing",
               parent != NULL && gtk_widget_get_parent (parent) != NULL
               ? G_OBJECT_TYPE_NAME (gtk_widget_get_parent (parent)) : "nothing");
    }

  if (GTK_IS_DROP_DOWN (root)) /* what is inside its button never has the focus */
    {
      g_assert_true (is_named (gtk_widget_get_first_child (root)));
      return;
    }

  for (GtkWidget *child = gtk_widget_get_first_child (root);
       child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (!GTK_IS_POPOVER_MENU (child)) /* GTK names the items of a menu */
      ui_assert_named (child);
}

const char *
ui_get_notice (GtkWidget *root)
{
  if (CUTI_IS_NOTICE (root) && gtk_widget_get_visible (root))
    return gtk_label_get_label (GTK_LABEL (ui_find_type (root, GTK_TYPE_LABEL)));

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      const char *found = ui_get_notice (child);

      if (found != NULL)
        return found;
    }

  return NULL;
}

GtkWidget *
ui_get_page (GtkWidget *root)
{
  GtkNotebook *notebook = GTK_NOTEBOOK (ui_find_type (root, GTK_TYPE_NOTEBOOK));

  return gtk_notebook_get_nth_page (notebook, gtk_notebook_get_current_page (notebook));
}
