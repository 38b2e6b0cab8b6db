/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One piece of advice: what it says, when it applies, what speaks for and
 * against it, and what it rests on.
 */

#include "cuti-advice-private.h"

G_DEFINE_FINAL_TYPE (CutiAdvice, cuti_advice, G_TYPE_OBJECT)

enum { PROP_ID = 1, PROP_SECTION, PROP_TITLE, PROP_TEXT, PROP_PATIENT_TEXT, N_PROPS };
static GParamSpec *props[N_PROPS];

static void
follow_up_free (CutiFollowUp *follow_up)
{
  g_free (follow_up->kind);
  g_free (follow_up->from);
  g_free (follow_up);
}

static void
cuti_advice_finalize (GObject *object)
{
  CutiAdvice *self = CUTI_ADVICE (object);

  g_free (self->id);
  g_free (self->section);
  g_free (self->title);
  g_free (self->text);
  g_free (self->patient_text);
  g_clear_pointer (&self->when, cuti_condition_free);
  g_object_unref (self->arguments);
  g_object_unref (self->cautions);
  g_object_unref (self->citations);
  g_free (self->as_of);
  g_free (self->intervention);
  g_free (self->kind);
  g_strfreev (self->conflicts_with);
  g_strfreev (self->statements);
  g_strfreev (self->dossier);
  g_strfreev (self->involves);
  g_free (self->convention);
  g_clear_pointer (&self->follow_up, follow_up_free);
  g_array_unref (self->facts);

  G_OBJECT_CLASS (cuti_advice_parent_class)->finalize (object);
}

static void
cuti_advice_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CutiAdvice *self = CUTI_ADVICE (object);

  switch (id)
    {
    case PROP_ID: g_value_set_string (value, self->id); break;
    case PROP_SECTION: g_value_set_string (value, self->section); break;
    case PROP_TITLE: g_value_set_string (value, self->title); break;
    case PROP_TEXT: g_value_set_string (value, self->text); break;
    case PROP_PATIENT_TEXT: g_value_set_string (value, self->patient_text); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cuti_advice_class_init (CutiAdviceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
  const char *const names[N_PROPS] = { NULL, "id", "section", "title", "text", "patient-text" };

  object_class->finalize = cuti_advice_finalize;
  object_class->get_property = cuti_advice_get_property;

  for (guint i = PROP_ID; i < N_PROPS; i++)
    props[i] = g_param_spec_string (names[i], NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
cuti_advice_init (CutiAdvice *self)
{
  self->arguments = cuti_fixed_list_new (CUTI_TYPE_ARGUMENT);
  self->cautions = cuti_fixed_list_new (CUTI_TYPE_ARGUMENT);
  self->citations = cuti_fixed_list_new (CUTI_TYPE_CITATION);
  self->facts = g_array_new (FALSE, FALSE, sizeof (guint));
}

const char *
cuti_advice_get_id (CutiAdvice *self)
{
  return self->id;
}

/**
 * cuti_advice_get_index:
 *
 * Returns: its place in plan order
 */
guint
cuti_advice_get_index (CutiAdvice *self)
{
  return self->index;
}

const char *
cuti_advice_get_section (CutiAdvice *self)
{
  return self->section;
}

/**
 * cuti_advice_is_lesion_advice:
 *
 * Returns: whether it is judged for every lesion by itself
 */
gboolean
cuti_advice_is_lesion_advice (CutiAdvice *self)
{
  return self->lesion_scope;
}

const char *
cuti_advice_get_title (CutiAdvice *self)
{
  return self->title;
}

const char *
cuti_advice_get_text (CutiAdvice *self)
{
  return self->text;
}

/**
 * cuti_advice_get_patient_text:
 *
 * Returns: (nullable): the same in the patient's words
 */
const char *
cuti_advice_get_patient_text (CutiAdvice *self)
{
  return self->patient_text;
}

CutiStance
cuti_advice_get_stance (CutiAdvice *self)
{
  return self->stance;
}

CutiStrength
cuti_advice_get_strength (CutiAdvice *self)
{
  return self->strength;
}

/**
 * cuti_advice_get_when:
 *
 * Returns: (transfer none): when it applies
 */
const CutiCondition *
cuti_advice_get_when (CutiAdvice *self)
{
  return self->when;
}

/**
 * cuti_advice_get_arguments:
 *
 * Returns: (transfer none): a list of #CutiArgument
 */
GListModel *
cuti_advice_get_arguments (CutiAdvice *self)
{
  return G_LIST_MODEL (self->arguments);
}

/**
 * cuti_advice_peek_arguments:
 * @n_arguments: (out): how many
 *
 * Returns: (array length=n_arguments) (transfer none): its arguments, for
 *   evaluation
 */
CutiArgument *const *
cuti_advice_peek_arguments (CutiAdvice *self, guint *n_arguments)
{
  return (CutiArgument *const *) cuti_fixed_list_peek_all (self->arguments, n_arguments);
}

/**
 * cuti_advice_get_cautions:
 *
 * Returns: (transfer none): a list of #CutiArgument
 */
GListModel *
cuti_advice_get_cautions (CutiAdvice *self)
{
  return G_LIST_MODEL (self->cautions);
}

/**
 * cuti_advice_peek_cautions:
 * @n_cautions: (out): how many
 *
 * Returns: (array length=n_cautions) (transfer none): its cautions, for
 *   evaluation
 */
CutiArgument *const *
cuti_advice_peek_cautions (CutiAdvice *self, guint *n_cautions)
{
  return (CutiArgument *const *) cuti_fixed_list_peek_all (self->cautions, n_cautions);
}

/**
 * cuti_advice_get_citations:
 *
 * Returns: (transfer none): a list of #CutiCitation
 */
GListModel *
cuti_advice_get_citations (CutiAdvice *self)
{
  return G_LIST_MODEL (self->citations);
}

CutiCertainty
cuti_advice_get_certainty (CutiAdvice *self)
{
  return self->certainty;
}

CutiDirectness
cuti_advice_get_directness (CutiAdvice *self)
{
  return self->directness;
}

/**
 * cuti_advice_get_as_of:
 *
 * Returns: (nullable): when the evidence was looked at, as an ISO date
 */
const char *
cuti_advice_get_as_of (CutiAdvice *self)
{
  return self->as_of;
}

/**
 * cuti_advice_get_review_status:
 *
 * Returns: the status; approved only where a sign-off matches the content
 */
CutiReviewStatus
cuti_advice_get_review_status (CutiAdvice *self)
{
  return self->review_status;
}

/**
 * cuti_advice_get_intervention:
 *
 * Returns: (nullable): the term by which conflicts are found
 */
const char *
cuti_advice_get_intervention (CutiAdvice *self)
{
  return self->intervention;
}

/**
 * cuti_advice_get_intervention_kind:
 *
 * Returns: (nullable): “drug” or “procedure”
 */
const char *
cuti_advice_get_intervention_kind (CutiAdvice *self)
{
  return self->kind;
}

/**
 * cuti_advice_get_conflicts_with:
 *
 * Returns: (array zero-terminated=1): ids of the items it is declared to
 *   clash with; never %NULL
 */
const char *const *
cuti_advice_get_conflicts_with (CutiAdvice *self)
{
  return (const char *const *) self->conflicts_with;
}

/**
 * cuti_advice_get_statements:
 *
 * Returns: (array zero-terminated=1): ids of the statements it carries out;
 *   never %NULL
 */
const char *const *
cuti_advice_get_statements (CutiAdvice *self)
{
  return (const char *const *) self->statements;
}

/**
 * cuti_advice_get_dossier:
 *
 * Returns: (array zero-terminated=1): ids of the dossier entries it was made
 *   from; never %NULL
 */
const char *const *
cuti_advice_get_dossier (CutiAdvice *self)
{
  return (const char *const *) self->dossier;
}

/**
 * cuti_advice_get_involves:
 *
 * Returns: (array zero-terminated=1): whom it takes to carry it out; never
 *   %NULL
 */
const char *const *
cuti_advice_get_involves (CutiAdvice *self)
{
  return (const char *const *) self->involves;
}

/**
 * cuti_advice_is_urgent:
 *
 * Returns: whether it must be dealt with today
 */
gboolean
cuti_advice_is_urgent (CutiAdvice *self)
{
  return self->urgent;
}

/**
 * cuti_advice_get_convention:
 *
 * Returns: (nullable): which threshold of it is a convention
 */
const char *
cuti_advice_get_convention (CutiAdvice *self)
{
  return self->convention;
}

/**
 * cuti_advice_get_follow_up:
 *
 * Returns: (nullable): what it puts into the calendar
 */
const CutiFollowUp *
cuti_advice_get_follow_up (CutiAdvice *self)
{
  return self->follow_up;
}

/**
 * cuti_advice_get_facts:
 * @n_facts: (out): how many
 *
 * Returns: (array length=n_facts): indices of every fact it reads, ascending
 */
const guint *
cuti_advice_get_facts (CutiAdvice *self, guint *n_facts)
{
  *n_facts = self->facts->len;
  return (const guint *) self->facts->data;
}
