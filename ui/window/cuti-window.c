/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The window of one case: the form writes answers into the case; after each
 * change the plan is made anew and shown beside it.
 */

#include "config.h"

#include <glib/gi18n.h>

#include "cuti-accessible.h"
#include "cuti-alert-dialog.h"
#include "cuti-format.h"
#include "cuti-window-private.h"

/* Below this, form and plan no longer fit side by side, in pixels. */
#define NARROW_BELOW 1000

#define VIEW_CASE "case"
#define VIEW_PLAN "plan"

G_DEFINE_FINAL_TYPE (CutiWindow, cuti_window, GTK_TYPE_APPLICATION_WINDOW)

enum { PROP_NARROW = 1, PROP_VIEW, N_PROPS };
static GParamSpec *props[N_PROPS];

/* “Saved 10:42”, “Unsaved changes” or “New case”. */
void
cuti_window_show_saved (CutiWindow *self)
{
  gboolean modified = cuti_case_is_modified (self->patient_case);
  g_autofree char *text = NULL;

  if (modified)
    text = g_strdup (_("Unsaved changes"));
  else if (self->saved_at != NULL)
    text = cuti_format_words (_("Saved %s"), self->saved_at);
  else
    text = g_strdup (self->file != NULL ? _("No changes") : _("Not saved yet"));

  gtk_label_set_label (self->saved_state, text);
}

static void
show_label (CutiWindow *self)
{
  const char *label = cuti_case_get_label (self->patient_case);
  g_autofree char *title = g_strdup_printf ("%s – Cutiplan", label);

  gtk_label_set_label (self->title_label, label);
  gtk_window_set_title (GTK_WINDOW (self), title);
}

static void
update_plan (CutiWindow *self)
{
  g_autoptr(CutiPlan) plan =
    self->advice_off ? NULL : cuti_plan_new_after (self->plan, self->patient_case);

  g_set_object (&self->plan, plan);
  cuti_case_view_set_plan (self->case_view, plan);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.export-pdf", plan != NULL);
  cuti_window_update_chart_actions (self);
  cuti_window_show_versions (self);
}

static void
drop_case (CutiWindow *self)
{
  if (self->patient_case == NULL)
    return;

  g_signal_handlers_disconnect_by_data (self->patient_case, self);
  g_clear_object (&self->patient_case);
}

/**
 * cuti_window_set_case:
 * @file: (nullable): where it is from
 */
void
cuti_window_set_case (CutiWindow *self, CutiCase *patient_case, GFile *file)
{
  drop_case (self);
  self->patient_case = g_object_ref (patient_case);
  g_set_object (&self->file, file);
  g_clear_pointer (&self->saved_at, g_free);

  g_signal_connect_object (patient_case, "changed", G_CALLBACK (update_plan), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (patient_case, "notify::modified", G_CALLBACK (cuti_window_show_saved),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (patient_case, "notify::label", G_CALLBACK (show_label), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (patient_case, "notify::undo-name",
                           G_CALLBACK (cuti_window_show_history), self, G_CONNECT_SWAPPED);

  cuti_case_get_snapshot (patient_case); /* The rows ask which of them are relevant. */
  cuti_case_view_set_case (self->case_view, patient_case);
  show_label (self);
  cuti_window_show_saved (self);
  cuti_window_show_history (self);
  update_plan (self);
}

/**
 * cuti_window_tell:
 * @button: (nullable): what else there is to do, by @action
 *
 * Tells what was done, or could not be.
 */
void
cuti_window_tell (CutiWindow      *self,
                  CutiMessageTone  tone,
                  const char      *text,
                  const char      *button,
                  const char      *action)
{
  cuti_notice_show (cuti_case_view_get_notice (self->case_view), tone, text, button, action);
}

/**
 * cuti_window_commit:
 *
 * Uses what was typed and not yet left.
 */
void
cuti_window_commit (CutiWindow *self)
{
  cuti_case_view_commit (self->case_view);
}

static void
update_panes (CutiWindow *self)
{
  gboolean plan = g_str_equal (self->view, VIEW_PLAN);

  gtk_widget_set_visible (self->view_switcher, self->narrow);
  if (self->case_view != NULL)
    cuti_case_view_show (self->case_view, !self->narrow || !plan, !self->narrow || plan);
}

static void
set_view (CutiWindow *self, const char *view)
{
  if (g_strcmp0 (self->view, view) == 0)
    return;

  g_free (self->view);
  self->view = g_strdup (view);
  update_panes (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_VIEW]);
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cuti_window_save (CUTI_WINDOW (widget));
}

static void
save_as_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cuti_window_save_as (CUTI_WINDOW (widget));
}

static void
undo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cuti_window_undo (CUTI_WINDOW (widget));
}

static void
redo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cuti_window_redo (CUTI_WINDOW (widget));
}

static void
sign_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cuti_window_sign (CUTI_WINDOW (widget));
}

static void
compare_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cuti_window_compare (CUTI_WINDOW (widget));
}

static void
go_to_answer_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CutiWindow *self = CUTI_WINDOW (widget);
  const char *fact, *lesion;

  g_variant_get (parameter, "(&s&s)", &fact, &lesion);
  set_view (self, VIEW_CASE);
  cuti_form_go_to (cuti_case_view_get_form (self->case_view), fact,
                   *lesion == '\0' ? NULL : lesion);
}

static void
edit_record_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_activate_action (widget, "win.view", "s", "plan");
  cuti_plan_view_edit_record (cuti_case_view_get_plan_view (CUTI_WINDOW (widget)->case_view));
}

static void
next_question_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CutiWindow *self = CUTI_WINDOW (widget);
  g_autoptr(CutiQuestion) question = NULL;

  if (self->plan != NULL)
    question = g_list_model_get_item (cuti_plan_get_questions (self->plan), 0);
  if (question == NULL)
    return;

  set_view (self, VIEW_CASE);
  cuti_form_go_to (cuti_case_view_get_form (self->case_view), cuti_question_get_id (question),
                   cuti_question_get_lesion (question));
}

static void
enter_form (CutiWindow *self)
{
  if (self->case_view != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    cuti_form_enter_page (cuti_case_view_get_form (self->case_view));
}

static void
show_page_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CutiWindow *self = CUTI_WINDOW (widget);

  set_view (self, VIEW_CASE);
  cuti_form_show_page (cuti_case_view_get_form (self->case_view), g_variant_get_int32 (parameter));
  enter_form (self);
}

enum { BUTTON_CANCEL, BUTTON_DISCARD, BUTTON_SAVE };

static void
close_answered_cb (GObject *object, GAsyncResult *result, gpointer data)
{
  CutiWindow *self = CUTI_WINDOW (object);

  switch (cuti_alert_dialog_choose_finish (result))
    {
    case BUTTON_SAVE:
      self->close_when_saved = TRUE;
      cuti_window_save (self);
      break;
    case BUTTON_DISCARD:
      if (cuti_window_bring_back_unsaved (self))
        gtk_window_close (GTK_WINDOW (self));
      else
        gtk_window_destroy (GTK_WINDOW (self));
      break;
    default: break;
    }
}

static gboolean
cuti_window_close_request (GtkWindow *window)
{
  CutiWindow *self = CUTI_WINDOW (window);
  const char *buttons[] = { _("_Cancel"), _("_Discard Changes"), _("_Save"), NULL };
  g_autofree char *question = NULL;

  if (self->case_view == NULL)
    return GTK_WINDOW_CLASS (cuti_window_parent_class)->close_request (window);

  cuti_window_commit (self);
  if (!cuti_case_is_modified (self->patient_case) && !cuti_window_bring_back_unsaved (self))
    return GTK_WINDOW_CLASS (cuti_window_parent_class)->close_request (window);

  question = cuti_format_words (_("Save changes to “%s”?"),
                                cuti_case_get_label (self->patient_case));
  cuti_alert_dialog_choose (window, question,
                            _("What is not saved is lost when the window closes."),
                            buttons, BUTTON_CANCEL, BUTTON_SAVE, close_answered_cb, NULL);
  return TRUE;
}

static void
surface_width_cb (CutiWindow *self, GParamSpec *pspec, GdkSurface *surface)
{
  gboolean narrow = gdk_surface_get_width (surface) < NARROW_BELOW;

  if (self->narrow == narrow)
    return;

  self->narrow = narrow;
  update_panes (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_NARROW]);
}

static void
cuti_window_realize (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (cuti_window_parent_class)->realize (widget);

  g_signal_connect_object (gtk_native_get_surface (GTK_NATIVE (widget)), "notify::width",
                           G_CALLBACK (surface_width_cb), widget, G_CONNECT_SWAPPED);
}

/* Not in dispose: an export holds the window until it ends. */
static void
cuti_window_unrealize (GtkWidget *widget)
{
  g_cancellable_cancel (CUTI_WINDOW (widget)->exporting);

  GTK_WIDGET_CLASS (cuti_window_parent_class)->unrealize (widget);
}

static void
cuti_window_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (cuti_window_parent_class)->map (widget);

  enter_form (CUTI_WINDOW (widget));
}

static void
cuti_window_dispose (GObject *object)
{
  CutiWindow *self = CUTI_WINDOW (object);

  drop_case (self);
  g_clear_handle_id (&self->pause_id, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (object), CUTI_TYPE_WINDOW);
  g_clear_object (&self->plan);
  g_clear_object (&self->file);
  g_clear_object (&self->exported);
  g_clear_object (&self->exporting);
  g_clear_pointer (&self->before_import, g_ptr_array_unref);
  g_clear_pointer (&self->after_import, g_ptr_array_unref);
  g_clear_object (&self->knowledge);

  G_OBJECT_CLASS (cuti_window_parent_class)->dispose (object);
}

static void
cuti_window_finalize (GObject *object)
{
  CutiWindow *self = CUTI_WINDOW (object);

  g_free (self->saved_at);
  g_free (self->view);

  G_OBJECT_CLASS (cuti_window_parent_class)->finalize (object);
}

static void
cuti_window_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CutiWindow *self = CUTI_WINDOW (object);

  switch (id)
    {
    case PROP_NARROW: g_value_set_boolean (value, self->narrow); break;
    case PROP_VIEW: g_value_set_string (value, self->view); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cuti_window_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_VIEW: set_view (CUTI_WINDOW (object), g_value_get_string (value)); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "win.save-as", NULL, save_as_action);
  gtk_widget_class_install_action (widget_class, "win.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "win.redo", NULL, redo_action);
  gtk_widget_class_install_action (widget_class, "win.sign", NULL, sign_action);
  gtk_widget_class_install_action (widget_class, "win.compare", NULL, compare_action);
  gtk_widget_class_install_action (widget_class, "win.go-to-answer", "(ss)", go_to_answer_action);
  gtk_widget_class_install_action (widget_class, "win.next-question", NULL, next_question_action);
  gtk_widget_class_install_action (widget_class, "win.edit-record", NULL, edit_record_action);
  gtk_widget_class_install_action (widget_class, "win.show-page", "i", show_page_action);
  gtk_widget_class_install_property_action (widget_class, "win.view", "view");
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/cutiplan/Cutiplan/cuti-window.ui");
  gtk_widget_class_bind_template_child (widget_class, CutiWindow, titles);
  gtk_widget_class_bind_template_child (widget_class, CutiWindow, title_label);
  gtk_widget_class_bind_template_child (widget_class, CutiWindow, saved_state);
  gtk_widget_class_bind_template_child (widget_class, CutiWindow, view_switcher);
  gtk_widget_class_bind_template_child (widget_class, CutiWindow, start_buttons);
  gtk_widget_class_bind_template_child (widget_class, CutiWindow, end_buttons);
  gtk_widget_class_bind_template_child (widget_class, CutiWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, CutiWindow, primary_menu);
  gtk_widget_class_bind_template_child (widget_class, CutiWindow, undo_section);
}

static void
cuti_window_class_init (CutiWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cuti_window_dispose;
  object_class->finalize = cuti_window_finalize;
  object_class->get_property = cuti_window_get_property;
  object_class->set_property = cuti_window_set_property;
  widget_class->realize = cuti_window_realize;
  widget_class->unrealize = cuti_window_unrealize;
  widget_class->map = cuti_window_map;
  GTK_WINDOW_CLASS (klass)->close_request = cuti_window_close_request;

  props[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                                             G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_VIEW] = g_param_spec_string ("view", NULL, NULL, VIEW_CASE,
                                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY |
                                          G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  bind_template (widget_class);
  install_actions (widget_class);
  cuti_window_install_chart_actions (widget_class);
  cuti_window_install_export_actions (widget_class);
  cuti_window_install_import_actions (widget_class);
}

/* Nothing can be done with a window that waits. */
static void
set_waiting (CutiWindow *self, gboolean waiting)
{
  GtkWidgetClass *klass = GTK_WIDGET_GET_CLASS (self);
  GType owner;
  const char *name, *property;
  const GVariantType *type;

  for (guint i = 0; gtk_widget_class_query_action (klass, i, &owner, &name, &type, &property); i++)
    if (owner == CUTI_TYPE_WINDOW)
      gtk_widget_action_set_enabled (GTK_WIDGET (self), name, !waiting);
  gtk_widget_set_visible (self->titles, !waiting);
  gtk_widget_set_visible (self->start_buttons, !waiting);
  gtk_widget_set_visible (self->end_buttons, !waiting);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_BUSY, waiting, -1);
}

static void
cuti_window_init (CutiWindow *self)
{
  self->view = g_strdup (VIEW_CASE);
  cuti_window_init_import (self);
  gtk_widget_init_template (GTK_WIDGET (self));
  cuti_accessible_set_label (GTK_WIDGET (self->menu_button), _("Main menu"));
}

static void
show_new_case (CutiWindow *self)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *today = g_date_time_format (now, "%Y-%m-%d");
  g_autoptr(CutiCase) patient_case = cuti_case_new (self->knowledge, today);

  cuti_window_set_case (self, patient_case, NULL);
}

/**
 * cuti_window_new_waiting:
 *
 * Returns: a window that can be shown at once, and shows nothing of a case
 *   until cuti_window_start()
 */
GtkWidget *
cuti_window_new_waiting (GtkApplication *app)
{
  CutiWindow *self = g_object_new (CUTI_TYPE_WINDOW, "application", app, NULL);

  set_waiting (self, TRUE);
  return GTK_WIDGET (self);
}

/**
 * cuti_window_start:
 * @advice_off: (nullable): why there is no advice
 *
 * Shows a new case, for which @knowledge asks.
 */
void
cuti_window_start (CutiWindow *self, CutiKnowledge *knowledge, const char *advice_off)
{
  g_return_if_fail (CUTI_IS_WINDOW (self));
  g_return_if_fail (self->case_view == NULL);

  self->knowledge = g_object_ref (knowledge);
  self->advice_off = advice_off != NULL;
  self->case_view = CUTI_CASE_VIEW (cuti_case_view_new (knowledge, advice_off));
  gtk_menu_button_set_menu_model (self->menu_button, self->primary_menu);
  set_waiting (self, FALSE);
  show_new_case (self);
  update_panes (self);
  gtk_window_set_child (GTK_WINDOW (self), GTK_WIDGET (self->case_view));
  cuti_window_accept_drops (self);
  g_signal_connect (self, "notify::focus-widget", G_CALLBACK (cuti_window_focus_moved), NULL);
  enter_form (self);
}

/**
 * cuti_window_new:
 * @app: (nullable): that it belongs to
 * @advice_off: (nullable): why there is no advice
 *
 * Returns: a window with a new case
 */
GtkWidget *
cuti_window_new (GtkApplication *app, CutiKnowledge *knowledge, const char *advice_off)
{
  CutiWindow *self = g_object_new (CUTI_TYPE_WINDOW, "application", app, NULL);

  cuti_window_start (self, knowledge, advice_off);
  return GTK_WIDGET (self);
}

CutiCase *
cuti_window_get_case (CutiWindow *self)
{
  g_return_val_if_fail (CUTI_IS_WINDOW (self), NULL);

  return self->patient_case;
}

/**
 * cuti_window_get_file:
 *
 * Returns: (transfer none) (nullable): where the case is saved
 */
GFile *
cuti_window_get_file (CutiWindow *self)
{
  g_return_val_if_fail (CUTI_IS_WINDOW (self), NULL);

  return self->file;
}

/**
 * cuti_window_is_pristine:
 *
 * Returns: whether nothing would be lost by showing another case
 */
gboolean
cuti_window_is_pristine (CutiWindow *self)
{
  g_return_val_if_fail (CUTI_IS_WINDOW (self), FALSE);

  return self->file == NULL && !cuti_case_is_modified (self->patient_case);
}
