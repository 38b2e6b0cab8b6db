/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A question with its answer: the question, the editor for its kind, why it is
 * asked, and a menu to take the answer back or to say why there is none. A row
 * is shown while it is relevant, and keeps its answer while it is not.
 */

#include "config.h"

#include <glib/gi18n.h>

#include "cuti-accessible.h"
#include "cuti-editor.h"
#include "cuti-fact-row.h"
#include "cuti-field-message.h"
#include "cuti-format.h"

struct _CutiFactRow
{
  GtkListBoxRow     parent_instance;

  CutiCase         *patient_case;
  CutiAnswer       *answer;
  GtkWidget        *editor;

  GtkLabel         *title;
  GtkBox           *beside;
  GtkBox           *below;
  GtkMenuButton    *help;
  GtkLabel         *how;
  GtkLabel         *why;
  GtkLabel         *pitfalls;
  GtkMenuButton    *more;
  GtkWidget        *state;
  GtkLabel         *state_text;
  CutiFieldMessage *warning;
};

G_DEFINE_FINAL_TYPE (CutiFactRow, cuti_fact_row, GTK_TYPE_LIST_BOX_ROW)

enum { PROP_ANSWER = 1, N_PROPS };
static GParamSpec *props[N_PROPS];

static gboolean
get_assessed_on (CutiFactRow *self, GDate *date)
{
  CutiAnswer *assessed_on = cuti_case_find_answer (self->patient_case, "case.assessed_on", NULL);
  CutiPartialDate partial;
  CutiValue value;

  if (assessed_on == NULL || cuti_answer_get_state (assessed_on) != CUTI_ANSWER_VALUE)
    return FALSE;

  value = cuti_answer_get_value (assessed_on);
  partial = (CutiPartialDate) { value.n / 10000, value.n / 100 % 100, value.n % 100 };
  cuti_partial_date_get_earliest (&partial, date);
  return TRUE;
}

/* NULL where the answer is fresh enough, or of no known date. Shown, and nothing else. */
static char *
dup_staleness (CutiFactRow *self)
{
  const char *iso = cuti_answer_get_date (self->answer);
  int limit = cuti_fact_get_stale_after_days (cuti_answer_get_fact (self->answer));
  g_autofree char *recorded_on = NULL;
  CutiPartialDate recorded;
  GDate latest, assessed_on;

  if (limit <= 0 || iso == NULL || !cuti_partial_date_parse (iso, &recorded) ||
      !get_assessed_on (self, &assessed_on))
    return NULL;

  cuti_partial_date_get_latest (&recorded, &latest);
  if (g_date_days_between (&latest, &assessed_on) <= limit)
    return NULL;

  recorded_on = cuti_format_date (recorded.year, recorded.month, recorded.day);
  return cuti_format_words (ngettext ("Recorded on %s, more than %d day before this assessment. "
                                      "Check whether it still holds.",
                                      "Recorded on %s, more than %d days before this assessment. "
                                      "Check whether it still holds.", limit),
                            recorded_on, limit);
}

/* What the editor itself cannot show: a reason, age, or an entry of the file that is not used. */
static char *
dup_state (CutiFactRow *self)
{
  const char *problem;

  switch (cuti_answer_get_state (self->answer))
    {
    case CUTI_ANSWER_MISSING:
      return cuti_format_words (_("No answer: %s"),
                                cuti_missing_get_label (cuti_answer_get_missing (self->answer)));
    case CUTI_ANSWER_IGNORED:
      problem = cuti_answer_get_problem (self->answer);
      return cuti_format_words (_("What the file says is not used: %s"),
                                problem != NULL ? problem : "");
    case CUTI_ANSWER_VALUE:
      return dup_staleness (self);
    case CUTI_ANSWER_NOT_RECORDED:
    default:
      return NULL;
    }
}

static void
show_state (CutiFactRow *self)
{
  g_autofree char *text = dup_state (self);
  gboolean problem = cuti_answer_get_state (self->answer) == CUTI_ANSWER_IGNORED;

  gtk_widget_set_visible (self->state, text != NULL);
  gtk_label_set_label (self->state_text, text != NULL ? text : "");
  if (problem)
    gtk_widget_add_css_class (self->state, "cuti-problem");
  else
    gtk_widget_remove_css_class (self->state, "cuti-problem");
}

/* The answer is used all the same, and the row says so no louder than that. */
static void
show_warnings (CutiFactRow *self)
{
  const char *const *warnings = cuti_answer_get_warnings (self->answer);
  g_autofree char *joined = NULL;
  g_autofree char *text = NULL;

  if (warnings == NULL)
    {
      cuti_field_message_hide (self->warning);
      return;
    }

  joined = g_strjoinv ("\n", (char **) warnings);
  text = cuti_format_words (_("Please check: %s"), joined);
  cuti_field_message_show (self->warning, CUTI_MESSAGE_CHECK, text);
}

static void
clear_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CutiFactRow *self = CUTI_FACT_ROW (widget);

  cuti_case_clear (self->patient_case, self->answer);
  cuti_editor_show (CUTI_EDITOR (self->editor));
}

static void
missing_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CutiFactRow *self = CUTI_FACT_ROW (widget);
  g_autoptr(GEnumClass) reasons = g_type_class_ref (CUTI_TYPE_MISSING);
  GEnumValue *reason = g_enum_get_value_by_nick (reasons, g_variant_get_string (parameter, NULL));

  g_return_if_fail (reason != NULL);

  cuti_case_set_missing (self->patient_case, self->answer, reason->value);
  cuti_editor_show (CUTI_EDITOR (self->editor));
}

static void
add_editor (CutiFactRow *self)
{
  CutiFact *fact = cuti_answer_get_fact (self->answer);
  gboolean small = cuti_fact_get_kind (fact) == CUTI_KIND_BOOLEAN;

  self->editor = cuti_editor_new_for (fact);
  cuti_editor_bind (CUTI_EDITOR (self->editor), self->patient_case, self->answer,
                    GTK_WIDGET (self->title));
  cuti_editor_describe (CUTI_EDITOR (self->editor), GTK_WIDGET (self->warning));
  gtk_box_append (small ? self->beside : self->below, self->editor);
  gtk_widget_set_visible (GTK_WIDGET (self->more), cuti_fact_has_row (fact)); /* computed alone */
  gtk_widget_set_visible (GTK_WIDGET (self->below), !small);
}

static gboolean
show_text (GtkLabel *label, const char *text)
{
  gboolean shown = text != NULL && *text != '\0';

  gtk_label_set_label (label, shown ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), shown);
  return shown;
}

static void
show_help (CutiFactRow *self)
{
  CutiFact *fact = cuti_answer_get_fact (self->answer);
  const CutiCalculator *calculator = cuti_fact_get_calculator (fact);
  gboolean how = show_text (self->how, cuti_fact_get_how (fact));
  gboolean why = show_text (self->why, cuti_fact_get_why (fact));
  gboolean pitfalls =
    show_text (self->pitfalls, calculator != NULL ? _(calculator->pitfalls) : NULL);

  gtk_widget_set_visible (GTK_WIDGET (self->help), how || why || pitfalls);
}

static void
name_parts (CutiFactRow *self)
{
  const char *label = cuti_fact_get_label (cuti_answer_get_fact (self->answer));
  g_autofree char *help = cuti_format_words (_("Why is this asked? %s"), label);
  g_autofree char *more = cuti_format_words (_("Clear or give a reason: %s"), label);

  gtk_label_set_label (self->title, label);
  show_help (self);

  cuti_accessible_set_label (GTK_WIDGET (self), label);
  cuti_accessible_set_label (GTK_WIDGET (self->help), help);
  cuti_accessible_set_label (GTK_WIDGET (self->more), more);
}

/*
 * Tab goes through what is inside. GtkListBoxRow would grab the focus itself
 * when left backwards, and so, by the function below, never let it go.
 */
static gboolean
cuti_fact_row_focus (GtkWidget *widget, GtkDirectionType direction)
{
  return gtk_widget_child_focus (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (widget)), direction);
}

static gboolean
cuti_fact_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_child_focus (CUTI_FACT_ROW (widget)->editor, GTK_DIR_TAB_FORWARD);
}

static void
cuti_fact_row_dispose (GObject *object)
{
  CutiFactRow *self = CUTI_FACT_ROW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), CUTI_TYPE_FACT_ROW);
  g_clear_object (&self->answer);
  g_clear_object (&self->patient_case);

  G_OBJECT_CLASS (cuti_fact_row_parent_class)->dispose (object);
}

static void
cuti_fact_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CutiFactRow *self = CUTI_FACT_ROW (object);

  switch (id)
    {
    case PROP_ANSWER: g_value_set_object (value, self->answer); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cuti_fact_row_class_init (CutiFactRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cuti_fact_row_dispose;
  object_class->get_property = cuti_fact_row_get_property;
  widget_class->focus = cuti_fact_row_focus;
  widget_class->grab_focus = cuti_fact_row_grab_focus;

  props[PROP_ANSWER] = g_param_spec_object ("answer", NULL, NULL, CUTI_TYPE_ANSWER,
                                            G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  g_type_ensure (CUTI_TYPE_FIELD_MESSAGE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/cutiplan/Cutiplan/cuti-fact-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CutiFactRow, title);
  gtk_widget_class_bind_template_child (widget_class, CutiFactRow, beside);
  gtk_widget_class_bind_template_child (widget_class, CutiFactRow, below);
  gtk_widget_class_bind_template_child (widget_class, CutiFactRow, help);
  gtk_widget_class_bind_template_child (widget_class, CutiFactRow, how);
  gtk_widget_class_bind_template_child (widget_class, CutiFactRow, why);
  gtk_widget_class_bind_template_child (widget_class, CutiFactRow, pitfalls);
  gtk_widget_class_bind_template_child (widget_class, CutiFactRow, more);
  gtk_widget_class_bind_template_child (widget_class, CutiFactRow, state);
  gtk_widget_class_bind_template_child (widget_class, CutiFactRow, state_text);
  gtk_widget_class_bind_template_child (widget_class, CutiFactRow, warning);

  gtk_widget_class_install_action (widget_class, "row.clear", NULL, clear_action);
  gtk_widget_class_install_action (widget_class, "row.missing", "s", missing_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "row.clear", NULL);
}

static void
cuti_fact_row_init (CutiFactRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
cuti_fact_row_new (CutiCase *patient_case, CutiAnswer *answer)
{
  CutiFactRow *self = g_object_new (CUTI_TYPE_FACT_ROW, NULL);

  self->patient_case = g_object_ref (patient_case);
  self->answer = g_object_ref (answer);
  name_parts (self);
  add_editor (self);
  g_signal_connect_object (answer, "notify::state", G_CALLBACK (show_state), self,
                           G_CONNECT_SWAPPED);
  if (cuti_fact_get_stale_after_days (cuti_answer_get_fact (answer)) > 0)
    g_signal_connect_object (patient_case, "changed", G_CALLBACK (show_state), self,
                             G_CONNECT_SWAPPED);
  g_signal_connect_object (answer, "notify::warnings", G_CALLBACK (show_warnings), self,
                           G_CONNECT_SWAPPED);
  show_state (self);
  show_warnings (self);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ANSWER]);

  return GTK_WIDGET (self);
}

CutiAnswer *
cuti_fact_row_get_answer (CutiFactRow *self)
{
  g_return_val_if_fail (CUTI_IS_FACT_ROW (self), NULL);

  return self->answer;
}
