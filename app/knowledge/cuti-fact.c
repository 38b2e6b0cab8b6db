/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A question of the knowledge base: what is asked, of whom, in which unit and
 * range, and when it matters.
 */

#include "cuti-fact-private.h"

G_DEFINE_FINAL_TYPE (CutiFact, cuti_fact, G_TYPE_OBJECT)

enum
{
  PROP_ID = 1,
  PROP_GROUP,
  PROP_LABEL,
  PROP_SHORT_LABEL,
  PROP_HOW,
  PROP_WHY,
  PROP_UNIT_LABEL,
  N_PROPS,
};
static GParamSpec *props[N_PROPS];

static void
cuti_fact_finalize (GObject *object)
{
  CutiFact *self = CUTI_FACT (object);

  g_free (self->pointer);
  g_clear_pointer (&self->json, json_node_unref);
  g_free (self->group);
  g_free (self->label);
  g_free (self->short_label);
  g_free (self->how);
  g_free (self->why);
  g_array_unref (self->other_units);
  g_object_unref (self->choices);
  g_clear_pointer (&self->relevant_when, cuti_condition_free);
  g_array_unref (self->checks);
  g_free (self->inputs);
  g_array_unref (self->codes);
  g_ptr_array_unref (self->choice_codes);
  g_ptr_array_unref (self->code_parts);
  g_array_unref (self->coded_values);

  G_OBJECT_CLASS (cuti_fact_parent_class)->finalize (object);
}

static void
cuti_fact_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CutiFact *self = CUTI_FACT (object);

  switch (id)
    {
    case PROP_ID: g_value_set_string (value, self->symbol->id); break;
    case PROP_GROUP: g_value_set_string (value, self->group); break;
    case PROP_LABEL: g_value_set_string (value, self->label); break;
    case PROP_SHORT_LABEL: g_value_set_string (value, cuti_fact_get_short_label (self)); break;
    case PROP_HOW: g_value_set_string (value, self->how); break;
    case PROP_WHY: g_value_set_string (value, self->why); break;
    case PROP_UNIT_LABEL: g_value_set_string (value, cuti_fact_get_unit_label (self)); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cuti_fact_class_init (CutiFactClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
  const char *const names[N_PROPS] = {
    NULL, "id", "group", "label", "short-label", "how", "why", "unit-label" };

  object_class->finalize = cuti_fact_finalize;
  object_class->get_property = cuti_fact_get_property;

  for (guint i = PROP_ID; i < N_PROPS; i++)
    props[i] = g_param_spec_string (names[i], NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
unit_clear (gpointer unit)
{
  g_free (((CutiUnit *) unit)->unit);
}

static void
cuti_fact_init (CutiFact *self)
{
  self->choices = cuti_fixed_list_new (CUTI_TYPE_TERM);
  self->other_units = g_array_new (FALSE, FALSE, sizeof (CutiUnit));
  g_array_set_clear_func (self->other_units, unit_clear);
  self->checks = g_array_new (FALSE, FALSE, sizeof (CutiFactCheck));
  g_array_set_clear_func (self->checks, cuti_fact_check_clear);
  self->codes = cuti_fact_codes_new ();
  self->choice_codes = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  self->code_parts = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  self->coded_values = g_array_new (FALSE, FALSE, sizeof (CutiCodedValue));
  g_array_set_clear_func (self->coded_values, cuti_fact_coded_value_clear);
}

const char *
cuti_fact_get_id (CutiFact *self)
{
  return self->symbol->id;
}

/**
 * cuti_fact_get_index:
 *
 * Returns: its place in `facts.json`
 */
guint
cuti_fact_get_index (CutiFact *self)
{
  return self->symbol->index;
}

/**
 * cuti_fact_get_pointer:
 *
 * Returns: where it stands in `facts.json`, for messages
 */
const char *
cuti_fact_get_pointer (CutiFact *self)
{
  return self->pointer;
}

const char *
cuti_fact_get_group (CutiFact *self)
{
  return self->group;
}

CutiKind
cuti_fact_get_kind (CutiFact *self)
{
  return self->symbol->kind;
}

/**
 * cuti_fact_is_lesion_fact:
 *
 * Returns: whether every lesion has its own answer
 */
gboolean
cuti_fact_is_lesion_fact (CutiFact *self)
{
  return self->symbol->lesion;
}

/**
 * cuti_fact_get_label:
 *
 * Returns: the question
 */
const char *
cuti_fact_get_label (CutiFact *self)
{
  return self->label;
}

/**
 * cuti_fact_get_short_label:
 *
 * Returns: a few words for tables and chips; the question where there are none
 */
const char *
cuti_fact_get_short_label (CutiFact *self)
{
  return self->short_label != NULL ? self->short_label : self->label;
}

/**
 * cuti_fact_get_how:
 *
 * Returns: (nullable): how the answer is found
 */
const char *
cuti_fact_get_how (CutiFact *self)
{
  return self->how;
}

/**
 * cuti_fact_get_why:
 *
 * Returns: (nullable): why it is asked
 */
const char *
cuti_fact_get_why (CutiFact *self)
{
  return self->why;
}

/**
 * cuti_fact_get_unit:
 *
 * Returns: (nullable): the UCUM code of a number's unit
 */
const char *
cuti_fact_get_unit (CutiFact *self)
{
  return self->symbol->unit;
}

/**
 * cuti_fact_get_unit_label:
 *
 * Returns: the unit as printed; empty where there is none
 */
const char *
cuti_fact_get_unit_label (CutiFact *self)
{
  return cuti_unit_get_label (self->symbol->unit);
}

/**
 * cuti_fact_get_other_units:
 * @n_units: (out): how many
 *
 * Returns: (array length=n_units): further units for entry
 */
const CutiUnit *
cuti_fact_get_other_units (CutiFact *self, guint *n_units)
{
  *n_units = self->other_units->len;
  return (const CutiUnit *) self->other_units->data;
}

/**
 * cuti_fact_get_step:
 *
 * Returns: the grid of a number; 0 for all else
 */
double
cuti_fact_get_step (CutiFact *self)
{
  return self->symbol->step;
}

/**
 * cuti_fact_get_hard:
 *
 * Returns: whether it is a number; then values outside the range are not used
 */
gboolean
cuti_fact_get_hard (CutiFact *self, double *min, double *max)
{
  *min = self->hard_min;
  *max = self->hard_max;
  return self->symbol->step > 0;
}

/**
 * cuti_fact_get_soft:
 *
 * Returns: whether there is a range outside which a value is unusual
 */
gboolean
cuti_fact_get_soft (CutiFact *self, double *min, double *max)
{
  *min = self->soft_min;
  *max = self->soft_max;
  return self->has_soft;
}

/**
 * cuti_fact_get_choices:
 *
 * Returns: (transfer none): the choices by index, #CutiTerm; empty where it
 *   has none
 */
GListModel *
cuti_fact_get_choices (CutiFact *self)
{
  return G_LIST_MODEL (self->choices);
}

/**
 * cuti_fact_get_relevant_when:
 *
 * Returns: (nullable): when its row is shown; always, where %NULL
 */
const CutiCondition *
cuti_fact_get_relevant_when (CutiFact *self)
{
  return self->relevant_when;
}

/**
 * cuti_fact_get_stale_after_days:
 *
 * Returns: after how many days an answer is old; 0 for never
 */
int
cuti_fact_get_stale_after_days (CutiFact *self)
{
  return self->stale_after_days;
}

/**
 * cuti_fact_get_calculator:
 *
 * Returns: (nullable): what computes a derived fact
 */
const CutiCalculator *
cuti_fact_get_calculator (CutiFact *self)
{
  return self->calculator;
}

/**
 * cuti_fact_get_inputs:
 *
 * Returns: (nullable): of a derived fact, for every parameter of its
 *   calculator the index of a fact or %CUTI_INPUT_BORN
 */
const int *
cuti_fact_get_inputs (CutiFact *self)
{
  return self->inputs;
}

/**
 * cuti_fact_is_overridable:
 *
 * Returns: whether an answer may stand instead of the derived value
 */
gboolean
cuti_fact_is_overridable (CutiFact *self)
{
  return self->overridable;
}

/**
 * cuti_fact_has_row:
 *
 * Returns: whether the form can ask it
 */
gboolean
cuti_fact_has_row (CutiFact *self)
{
  return self->calculator == NULL || self->overridable;
}
