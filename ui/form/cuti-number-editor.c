/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A number, typed, with its unit in sight. It is read on Enter or when the
 * focus leaves; what was typed is never changed. What cannot be used is not
 * recorded, and the line below says why.
 */

#include "config.h"

#include <glib/gi18n.h>
#include <math.h>

#include "cuti-accessible.h"
#include "cuti-field-message.h"
#include "cuti-format.h"
#include "cuti-number-editor.h"
#include "cuti-number-parser.h"

/* The names of a unit that may be typed after the number: UCUM and its label. */
#define NAMES_PER_UNIT 2

struct _CutiNumberEditor
{
  GtkBox            parent_instance;

  CutiTarget        target;
  CutiValue         used; /* what the text stands for in the case */
  char             *offered[2];
  GStrv             unit_names;
  gboolean          typed; /* since the last commit */
  gboolean          showing;

  GtkEntry         *entry;
  GtkLabel         *unit;
  GtkDropDown      *other_units;
  CutiFieldMessage *message;
};

static void editor_iface_init (CutiEditorInterface *iface);
G_DEFINE_FINAL_TYPE_WITH_CODE (CutiNumberEditor, cuti_number_editor, GTK_TYPE_BOX,
                               G_IMPLEMENT_INTERFACE (CUTI_TYPE_EDITOR, editor_iface_init))

static CutiFact *
get_fact (CutiNumberEditor *self)
{
  return cuti_target_get_fact (&self->target);
}

static const char *
get_text (CutiNumberEditor *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

/* 0 is the fact's own unit. */
static guint
get_unit (CutiNumberEditor *self)
{
  guint selected = gtk_drop_down_get_selected (self->other_units);

  return selected == GTK_INVALID_LIST_POSITION ? 0 : selected;
}

static double
get_factor (CutiNumberEditor *self, guint unit)
{
  guint n;
  const CutiUnit *units = cuti_fact_get_other_units (get_fact (self), &n);

  return unit == 0 || unit > n ? 1 : units[unit - 1].factor;
}

static const char *
get_unit_name (CutiNumberEditor *self, guint unit)
{
  return self->unit_names[unit * NAMES_PER_UNIT + 1];
}

/* With as many decimals as @step has, and no more than six. */
static char *
format_number (double number, double step)
{
  int decimals = 0;

  for (; decimals < 6 && fabs (step - round (step)) > 1e-9; step *= 10)
    decimals++;

  return g_strdup_printf ("%.*f", decimals, number);
}

static char *
format_plain (double number)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  return g_strdup (g_ascii_formatd (text, sizeof text, "%.10g", number));
}

static char *
with_unit (CutiNumberEditor *self, const char *number, guint unit)
{
  const char *name = get_unit_name (self, unit);

  return *name == '\0' ? g_strdup (number) : g_strdup_printf ("%s\302\240%s", number, name);
}

static void
set_invalid (CutiNumberEditor *self, gboolean invalid)
{
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID,
                               invalid ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
}

static void
refuse (CutiNumberEditor *self, const char *reason)
{
  set_invalid (self, TRUE);
  cuti_field_message_show (self->message, CUTI_MESSAGE_PROBLEM, reason);
}

static void
offer (CutiNumberEditor *self, double first, double second, gboolean both)
{
  g_autofree char *first_label = NULL;
  g_autofree char *second_label = NULL;
  guint unit = get_unit (self);

  g_free (self->offered[0]);
  g_free (self->offered[1]);
  self->offered[0] = format_plain (first);
  self->offered[1] = format_plain (second);

  first_label = with_unit (self, self->offered[0], unit);
  second_label = with_unit (self, self->offered[1], unit);
  cuti_field_message_offer (self->message, first_label, both ? second_label : NULL);
}

static void
refuse_text (CutiNumberEditor *self)
{
  double min = 0, max = 100, soft_min, soft_max;
  double step = cuti_fact_get_step (get_fact (self));
  g_autofree char *example = NULL;
  g_autofree char *example_with_unit = NULL;
  g_autofree char *reason = NULL;

  cuti_fact_get_hard (get_fact (self), &min, &max);
  if (cuti_fact_get_soft (get_fact (self), &soft_min, &soft_max))
    {
      min = soft_min;
      max = soft_max;
    }
  example = format_number (floor ((min + max) / 2), step);
  example_with_unit = with_unit (self, example, 0);
  reason = cuti_format_words (_("“%s” is not a number. Enter a number, for example %s. "
                                "This answer is not used yet."),
                              get_text (self), example_with_unit);
  refuse (self, reason);
}

static void
refuse_ambiguous (CutiNumberEditor *self, const CutiTypedNumber *number)
{
  g_autofree char *reason =
    cuti_format_words (_("Is “%s” more than a thousand, or the smaller number?"), get_text (self));

  refuse (self, reason);
  offer (self, number->value, number->smaller, TRUE);
}

static void
refuse_other_unit (CutiNumberEditor *self, const CutiTypedNumber *number, guint unit)
{
  double value = number->value * get_factor (self, unit) / get_factor (self, get_unit (self));
  g_autofree char *reason =
    cuti_format_words (_("“%s” is in another unit than this field."), get_text (self));

  refuse (self, reason);
  offer (self, value, 0, FALSE);
}

/* The value that a clear number in unit @unit stands for. A converted one is rounded. */
static gboolean
to_value (CutiNumberEditor *self, double number, guint unit, CutiValue *value, GError **error)
{
  CutiFact *fact = get_fact (self);

  if (unit != 0)
    {
      number *= get_factor (self, unit);
      number = cuti_fact_value_to_number (fact, cuti_fact_round_to_grid (fact, number));
    }

  return cuti_fact_value_from_number (fact, number, value, error);
}

static void
show_use (CutiNumberEditor *self, CutiValue value)
{
  g_autofree char *formatted = cuti_fact_format_value (get_fact (self), value);
  g_autofree char *text = NULL;

  if (cuti_fact_is_unusual (get_fact (self), value))
    {
      text = cuti_format_words (_("%s is unusual. Used – check it."), formatted);
      cuti_field_message_show (self->message, CUTI_MESSAGE_CHECK, text);
      return;
    }

  text = cuti_format_words ("= %s", formatted);
  cuti_field_message_show (self->message, CUTI_MESSAGE_ECHO, text);
}

/* Unusable text counts as no answer: the case never holds a number that is not in sight. */
static CutiValue
read_text (CutiNumberEditor *self)
{
  CutiTypedNumber number = cuti_number_parse (get_text (self),
                                              (const char *const *) self->unit_names);
  guint unit = number.unit == CUTI_NUMBER_NO_UNIT ? get_unit (self)
                                                  : (guint) number.unit / NAMES_PER_UNIT;
  g_autoptr(GError) error = NULL;
  g_autofree char *reason = NULL;
  CutiValue value = CUTI_VALUE_UNKNOWN;

  set_invalid (self, FALSE);
  switch (number.reading)
    {
    case CUTI_NUMBER_EMPTY: cuti_field_message_hide (self->message); return value;
    case CUTI_NUMBER_AMBIGUOUS: refuse_ambiguous (self, &number); return value;
    case CUTI_NUMBER_NOT_A_NUMBER: refuse_text (self); return value;
    case CUTI_NUMBER_READ:
    default: break;
    }

  if (unit != get_unit (self))
    {
      refuse_other_unit (self, &number, unit);
      return value;
    }
  if (!to_value (self, number.value, unit, &value, &error))
    {
      reason = cuti_format_words (_("%s This answer is not used yet."), error->message);
      refuse (self, reason);
      return CUTI_VALUE_UNKNOWN;
    }

  show_use (self, value);
  return value;
}

static void
cuti_number_editor_commit (CutiEditor *editor)
{
  CutiNumberEditor *self = CUTI_NUMBER_EDITOR (editor);

  if (!self->typed)
    return;

  self->typed = FALSE;
  self->used = read_text (self);
  cuti_target_set_value (&self->target, self->used);
}

static void
commit_cb (CutiNumberEditor *self)
{
  cuti_number_editor_commit (CUTI_EDITOR (self));
}

/* While typing nothing is wrong yet: only what can be read is echoed. */
static void
changed_cb (CutiNumberEditor *self)
{
  CutiTypedNumber number;
  CutiValue value;

  if (self->showing)
    return;

  self->typed = TRUE;
  set_invalid (self, FALSE);
  number = cuti_number_parse (get_text (self), (const char *const *) self->unit_names);
  if (number.reading == CUTI_NUMBER_READ && number.unit == CUTI_NUMBER_NO_UNIT &&
      to_value (self, number.value, get_unit (self), &value, NULL))
    show_use (self, value);
  else
    cuti_field_message_hide (self->message);
}

static void
unit_selected_cb (CutiNumberEditor *self)
{
  if (self->showing || self->target.answer == NULL || *get_text (self) == '\0')
    return;

  self->typed = TRUE;
  cuti_number_editor_commit (CUTI_EDITOR (self));
}

static void
chosen_cb (CutiNumberEditor *self, guint choice)
{
  CutiTypedNumber number = { CUTI_NUMBER_READ, 0, 0, CUTI_NUMBER_NO_UNIT };
  g_autofree char *text = g_strdup (self->offered[choice]);
  CutiValue value;

  number.value = g_ascii_strtod (text, NULL);
  self->showing = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  self->showing = FALSE;

  /* Already chosen: “1.234” is not asked about once more. */
  self->typed = FALSE;
  if (to_value (self, number.value, get_unit (self), &value, NULL))
    {
      set_invalid (self, FALSE);
      show_use (self, value);
      self->used = value;
      cuti_target_set_value (&self->target, value);
    }
  else
    {
      self->typed = TRUE;
      cuti_number_editor_commit (CUTI_EDITOR (self));
    }
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static void
cuti_number_editor_show (CutiEditor *editor)
{
  CutiNumberEditor *self = CUTI_NUMBER_EDITOR (editor);
  CutiValue value = cuti_target_get_value (&self->target);
  g_autofree char *text = g_strdup ("");

  if (value.known)
    {
      g_free (text);
      text = format_number (cuti_fact_value_to_number (get_fact (self), value),
                            cuti_fact_get_step (get_fact (self)));
    }

  self->used = value;
  self->typed = FALSE;
  self->showing = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  gtk_drop_down_set_selected (self->other_units, 0);
  self->showing = FALSE;
  set_invalid (self, FALSE);
  if (value.known && cuti_fact_is_unusual (get_fact (self), value))
    show_use (self, value);
  else
    cuti_field_message_hide (self->message);
}

/* What we recorded ourselves is on display already, in the user's own words. */
static void
answer_changed_cb (CutiNumberEditor *self)
{
  CutiValue value = cuti_target_get_value (&self->target);

  if (value.known != self->used.known || (value.known && value.n != self->used.n))
    cuti_number_editor_show (CUTI_EDITOR (self));
}

static void
list_units (CutiNumberEditor *self, CutiFact *fact)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new ();
  g_autoptr(GtkStringList) labels = gtk_string_list_new (NULL);
  guint n;
  const CutiUnit *units = cuti_fact_get_other_units (fact, &n);
  const char *own = cuti_fact_get_unit (fact);

  g_ptr_array_add (names, g_strdup (own != NULL ? own : ""));
  g_ptr_array_add (names, g_strdup (cuti_fact_get_unit_label (fact)));
  for (guint i = 0; i < n; i++)
    {
      g_ptr_array_add (names, g_strdup (units[i].unit));
      g_ptr_array_add (names, g_strdup (cuti_unit_get_label (units[i].unit)));
    }
  g_ptr_array_add (names, NULL);
  self->unit_names = (GStrv) g_ptr_array_steal (names, NULL);

  for (guint i = 0; i <= n; i++)
    gtk_string_list_append (labels, get_unit_name (self, i));
  gtk_drop_down_set_model (self->other_units, G_LIST_MODEL (labels));
  gtk_label_set_label (self->unit, get_unit_name (self, 0));
  gtk_widget_set_visible (GTK_WIDGET (self->unit), n == 0 && *get_unit_name (self, 0) != '\0');
  gtk_widget_set_visible (GTK_WIDGET (self->other_units), n > 0);
}

static void
cuti_number_editor_bind (CutiEditor *editor,
                         CutiCase   *patient_case,
                         CutiAnswer *answer,
                         GtkWidget  *label)
{
  CutiNumberEditor *self = CUTI_NUMBER_EDITOR (editor);
  const char *name = gtk_label_get_label (GTK_LABEL (label));
  g_autofree char *unit_name = cuti_format_words (_("Unit: %s"), name);

  self->showing = TRUE;
  list_units (self, cuti_answer_get_fact (answer));
  self->showing = FALSE;

  cuti_target_set (&self->target, patient_case, answer);
  cuti_accessible_set_label (GTK_WIDGET (self->entry), name);
  cuti_accessible_set_label (GTK_WIDGET (self->other_units), unit_name);
  g_signal_connect_object (answer, "notify::state", G_CALLBACK (answer_changed_cb), self,
                           G_CONNECT_SWAPPED);
  cuti_number_editor_show (editor);
}

/* The entry has the focus, and is heard with both. */
static void
cuti_number_editor_describe (CutiEditor *editor, GtkWidget *message)
{
  CutiNumberEditor *self = CUTI_NUMBER_EDITOR (editor);

  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->entry),
                                  GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, self->message, message,
                                  NULL, -1);
}

static void
editor_iface_init (CutiEditorInterface *iface)
{
  iface->bind = cuti_number_editor_bind;
  iface->show = cuti_number_editor_show;
  iface->commit = cuti_number_editor_commit;
  iface->describe = cuti_number_editor_describe;
}

static gboolean
cuti_number_editor_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (CUTI_NUMBER_EDITOR (widget)->entry));
}

static void
cuti_number_editor_dispose (GObject *object)
{
  CutiNumberEditor *self = CUTI_NUMBER_EDITOR (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), CUTI_TYPE_NUMBER_EDITOR);
  cuti_target_clear (&self->target);

  G_OBJECT_CLASS (cuti_number_editor_parent_class)->dispose (object);
}

static void
cuti_number_editor_finalize (GObject *object)
{
  CutiNumberEditor *self = CUTI_NUMBER_EDITOR (object);

  g_free (self->offered[0]);
  g_free (self->offered[1]);
  g_strfreev (self->unit_names);

  G_OBJECT_CLASS (cuti_number_editor_parent_class)->finalize (object);
}

static void
cuti_number_editor_class_init (CutiNumberEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cuti_number_editor_dispose;
  object_class->finalize = cuti_number_editor_finalize;
  widget_class->grab_focus = cuti_number_editor_grab_focus;

  g_type_ensure (CUTI_TYPE_FIELD_MESSAGE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/cutiplan/Cutiplan/cuti-number-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, CutiNumberEditor, entry);
  gtk_widget_class_bind_template_child (widget_class, CutiNumberEditor, unit);
  gtk_widget_class_bind_template_child (widget_class, CutiNumberEditor, other_units);
  gtk_widget_class_bind_template_child (widget_class, CutiNumberEditor, message);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, commit_cb);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, unit_selected_cb);
}

static void
cuti_number_editor_init (CutiNumberEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  cuti_accessible_name_rows (self->other_units);
}
