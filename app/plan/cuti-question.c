/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A fact that is missing and would matter.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cuti-format.h"
#include "cuti-plan-private.h"

#define LESIONS "lesions"

struct _CutiQuestion
{
  GObject   parent_instance;

  CutiFact *fact;
  char     *id;
  char     *lesion;
  char     *label;
  guint     settles;
};

G_DEFINE_FINAL_TYPE (CutiQuestion, cuti_question, G_TYPE_OBJECT)

enum { PROP_ID = 1, PROP_LESION, PROP_LABEL, PROP_SETTLES, N_PROPS };
static GParamSpec *props[N_PROPS];

static void
cuti_question_finalize (GObject *object)
{
  CutiQuestion *self = CUTI_QUESTION (object);

  g_clear_object (&self->fact);
  g_free (self->id);
  g_free (self->lesion);
  g_free (self->label);

  G_OBJECT_CLASS (cuti_question_parent_class)->finalize (object);
}

static void
cuti_question_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CutiQuestion *self = CUTI_QUESTION (object);

  switch (id)
    {
    case PROP_ID: g_value_set_string (value, cuti_question_get_id (self)); break;
    case PROP_LESION: g_value_set_string (value, self->lesion); break;
    case PROP_LABEL: g_value_set_string (value, self->label); break;
    case PROP_SETTLES: g_value_set_uint (value, self->settles); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cuti_question_class_init (CutiQuestionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = cuti_question_finalize;
  object_class->get_property = cuti_question_get_property;

  props[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, flags);
  props[PROP_LESION] = g_param_spec_string ("lesion", NULL, NULL, NULL, flags);
  props[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, flags);
  props[PROP_SETTLES] = g_param_spec_uint ("settles", NULL, NULL, 0, G_MAXUINT, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
cuti_question_init (CutiQuestion *self)
{
}

static char *
compose_label (CutiQuestion *self, CutiCase *patient_case)
{
  CutiLesion *lesion = NULL;
  const char *label;

  if (g_str_equal (self->id, LESIONS))
    return g_strdup (_("Record the lesions"));

  label = self->fact != NULL ? cuti_fact_get_short_label (self->fact) : self->id;
  if (self->lesion != NULL)
    lesion = cuti_case_find_lesion (patient_case, self->lesion);
  return lesion != NULL ? cuti_format_words (_("%s (%s)"), label, cuti_lesion_get_title (lesion))
                        : g_strdup (label);
}

/**
 * cuti_question_new:
 * @key: a fact that is unknown, or %CUTI_ASK_LESIONS
 * @settles: how many lines of the plan an answer could make firm
 */
CutiQuestion *
cuti_question_new (CutiSnapshot *snapshot, CutiFactKey key, CutiCase *patient_case, guint settles)
{
  CutiQuestion *self = g_object_new (CUTI_TYPE_QUESTION, NULL);
  CutiKnowledge *knowledge = cuti_snapshot_get_knowledge (snapshot);

  if (key.fact != CUTI_ASK_LESIONS)
    self->fact = g_object_ref (cuti_knowledge_get_fact (knowledge, key.fact));
  self->id = g_strdup (self->fact != NULL ? cuti_fact_get_id (self->fact) : LESIONS);
  self->lesion = g_strdup (cuti_snapshot_get_lesion_id (snapshot, key.lesion));
  self->settles = settles;
  self->label = compose_label (self, patient_case);
  return self;
}

/**
 * cuti_question_new_stored:
 * @fact: (nullable): %NULL for “lesions”, and where the knowledge base no
 *   longer asks for it
 * @lesion: (nullable): the id of a lesion
 */
CutiQuestion *
cuti_question_new_stored (CutiFact   *fact,
                          const char *id,
                          const char *lesion,
                          CutiCase   *patient_case,
                          guint       settles)
{
  CutiQuestion *self = g_object_new (CUTI_TYPE_QUESTION, NULL);

  g_set_object (&self->fact, fact);
  self->id = g_strdup (id);
  self->lesion = g_strdup (lesion);
  self->settles = settles;
  self->label = compose_label (self, patient_case);
  return self;
}

/**
 * cuti_question_get_id:
 *
 * Returns: the id of the fact, or “lesions” where a lesion is to be recorded
 */
const char *
cuti_question_get_id (CutiQuestion *self)
{
  return self->id;
}

/**
 * cuti_question_get_fact:
 *
 * Returns: (nullable): the fact; %NULL for “lesions”
 */
CutiFact *
cuti_question_get_fact (CutiQuestion *self)
{
  return self->fact;
}

/**
 * cuti_question_get_lesion:
 *
 * Returns: (nullable): the id of the lesion it is about
 */
const char *
cuti_question_get_lesion (CutiQuestion *self)
{
  return self->lesion;
}

/**
 * cuti_question_get_label:
 *
 * Returns: the question in a few words, with the lesion's
 */
const char *
cuti_question_get_label (CutiQuestion *self)
{
  return self->label;
}

/**
 * cuti_question_get_settles:
 *
 * Returns: how many lines of the plan some answer makes firm; 0 among needs
 */
guint
cuti_question_get_settles (CutiQuestion *self)
{
  return self->settles;
}
