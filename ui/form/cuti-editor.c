/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The kind of a fact chooses the editor: meaning lives in the knowledge base,
 * layout in the templates, and neither here.
 */

#include "cuti-boolean-editor.h"
#include "cuti-choices-editor.h"
#include "cuti-date-editor.h"
#include "cuti-derived-editor.h"
#include "cuti-drop-down-editor.h"
#include "cuti-number-editor.h"
#include "cuti-radio-editor.h"
#include "cuti-text-editor.h"

/* More than these are found faster by searching than by reading. */
#define MOST_RADIO_BUTTONS 5

G_DEFINE_INTERFACE (CutiEditor, cuti_editor, GTK_TYPE_WIDGET)

static void
cuti_editor_default_init (CutiEditorInterface *iface)
{
}

void
cuti_editor_bind (CutiEditor *self, CutiCase *patient_case, CutiAnswer *answer, GtkWidget *label)
{
  g_return_if_fail (CUTI_IS_EDITOR (self));
  g_return_if_fail (CUTI_IS_CASE (patient_case));
  g_return_if_fail (CUTI_IS_ANSWER (answer));

  CUTI_EDITOR_GET_IFACE (self)->bind (self, patient_case, answer, label);
}

void
cuti_editor_show (CutiEditor *self)
{
  g_return_if_fail (CUTI_IS_EDITOR (self));

  CUTI_EDITOR_GET_IFACE (self)->show (self);
}

void
cuti_editor_commit (CutiEditor *self)
{
  g_return_if_fail (CUTI_IS_EDITOR (self));

  if (CUTI_EDITOR_GET_IFACE (self)->commit != NULL)
    CUTI_EDITOR_GET_IFACE (self)->commit (self);
}

void
cuti_editor_describe (CutiEditor *self, GtkWidget *message)
{
  g_return_if_fail (CUTI_IS_EDITOR (self));
  g_return_if_fail (GTK_IS_WIDGET (message));

  if (CUTI_EDITOR_GET_IFACE (self)->describe != NULL)
    CUTI_EDITOR_GET_IFACE (self)->describe (self, message);
  else
    gtk_accessible_update_relation (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY,
                                    message, NULL, -1);
}

static GType
type_for (CutiFact *fact)
{
  if (cuti_fact_get_calculator (fact) != NULL)
    return CUTI_TYPE_DERIVED_EDITOR;

  switch (cuti_fact_get_kind (fact))
    {
    case CUTI_KIND_BOOLEAN: return CUTI_TYPE_BOOLEAN_EDITOR;
    case CUTI_KIND_INTEGER: return CUTI_TYPE_NUMBER_EDITOR;
    case CUTI_KIND_NUMBER: return CUTI_TYPE_NUMBER_EDITOR;
    case CUTI_KIND_CHOICES: return CUTI_TYPE_CHOICES_EDITOR;
    case CUTI_KIND_DATE: return CUTI_TYPE_DATE_EDITOR;
    case CUTI_KIND_TEXT: return CUTI_TYPE_TEXT_EDITOR;
    case CUTI_KIND_CHOICE:
    default:
      return g_list_model_get_n_items (cuti_fact_get_choices (fact)) <= MOST_RADIO_BUTTONS
             ? CUTI_TYPE_RADIO_EDITOR : CUTI_TYPE_DROP_DOWN_EDITOR;
    }
}

/**
 * cuti_editor_new_for:
 *
 * Returns: (transfer floating): an editor for answers to @fact, not yet bound
 */
GtkWidget *
cuti_editor_new_for (CutiFact *fact)
{
  g_return_val_if_fail (CUTI_IS_FACT (fact), NULL);

  return g_object_new (type_for (fact), NULL);
}

void
cuti_target_set (CutiTarget *self, CutiCase *patient_case, CutiAnswer *answer)
{
  g_set_object (&self->patient_case, patient_case);
  g_set_object (&self->answer, answer);
}

void
cuti_target_clear (CutiTarget *self)
{
  g_clear_object (&self->patient_case);
  g_clear_object (&self->answer);
}

CutiFact *
cuti_target_get_fact (CutiTarget *self)
{
  return cuti_answer_get_fact (self->answer);
}

/* The recorded value, or none: also before there is a target. */
CutiValue
cuti_target_get_value (CutiTarget *self)
{
  if (self->answer == NULL || cuti_answer_get_state (self->answer) != CUTI_ANSWER_VALUE)
    return CUTI_VALUE_UNKNOWN;

  return cuti_answer_get_value (self->answer);
}

gboolean
cuti_target_is_missing (CutiTarget *self, CutiMissing reason)
{
  return self->answer != NULL &&
         cuti_answer_get_state (self->answer) == CUTI_ANSWER_MISSING &&
         cuti_answer_get_missing (self->answer) == reason;
}

/* Records @value, or that there is none; a reason why it is missing is then left alone. */
void
cuti_target_set_value (CutiTarget *self, CutiValue value)
{
  if (value.known)
    cuti_case_set_value (self->patient_case, self->answer, value);
  else if (cuti_answer_get_state (self->answer) != CUTI_ANSWER_MISSING)
    cuti_case_clear (self->patient_case, self->answer);
}
