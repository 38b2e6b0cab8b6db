/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A reason for or against an item of advice, one that rules it out, or a caution.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cuti-knowledge-private.h"

struct _CutiArgument
{
  GObject        parent_instance;

  char          *id;
  char          *text;
  CutiPolarity   polarity;
  CutiStrength   strength;
  CutiCondition *when;
};

G_DEFINE_FINAL_TYPE (CutiArgument, cuti_argument, G_TYPE_OBJECT)

enum { PROP_ID = 1, PROP_TEXT, N_PROPS };
static GParamSpec *props[N_PROPS];

static void
cuti_argument_finalize (GObject *object)
{
  CutiArgument *self = CUTI_ARGUMENT (object);

  g_free (self->id);
  g_free (self->text);
  g_clear_pointer (&self->when, cuti_condition_free);

  G_OBJECT_CLASS (cuti_argument_parent_class)->finalize (object);
}

static void
cuti_argument_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CutiArgument *self = CUTI_ARGUMENT (object);

  switch (id)
    {
    case PROP_ID: g_value_set_string (value, self->id); break;
    case PROP_TEXT: g_value_set_string (value, self->text); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cuti_argument_class_init (CutiArgumentClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = cuti_argument_finalize;
  object_class->get_property = cuti_argument_get_property;

  props[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, flags);
  props[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
cuti_argument_init (CutiArgument *self)
{
}

static void
read_weight (CutiArgument *self, CutiReader *reader)
{
  self->polarity = cuti_reader_get_enum (reader, "polarity", CUTI_TYPE_POLARITY, CUTI_REQUIRED);

  if (self->polarity != CUTI_POLARITY_EXCLUDES)
    {
      self->strength = cuti_reader_get_enum (reader, "strength", CUTI_TYPE_STRENGTH, CUTI_REQUIRED);
      if (self->strength == CUTI_STRENGTH_NONE)
        cuti_reader_fail (reader, "strength", "an argument for or against has a strength");
    }
  else if (cuti_reader_get_node (reader, "strength", CUTI_OPTIONAL) != NULL)
    cuti_reader_fail (reader, "strength", "what excludes has no strength");
}

/**
 * cuti_argument_new_from_json:
 * @is_caution: whether it has neither polarity nor strength
 * @lesion_scope: whether its condition may read the lesion in question
 *
 * Returns: (transfer full) (nullable): the argument, or %NULL with @error set
 */
CutiArgument *
cuti_argument_new_from_json (JsonNode       *node,
                             const char     *file,
                             const char     *pointer,
                             gboolean        is_caution,
                             gboolean        lesion_scope,
                             CutiVocabulary *vocabulary,
                             GError        **error)
{
  static const char *const argument[] = { "id", "polarity", "strength", "when", "text", NULL };
  static const char *const caution[] = { "id", "when", "text", NULL };
  g_autoptr(CutiArgument) self = g_object_new (CUTI_TYPE_ARGUMENT, NULL);
  CutiReader reader;

  cuti_reader_init (&reader, node, file, pointer, is_caution ? caution : argument);
  self->id = g_strdup (cuti_reader_get_string (&reader, "id", CUTI_REQUIRED));
  self->text = cuti_reader_dup_text (&reader, "text", CUTI_REQUIRED);
  if (!is_caution)
    read_weight (self, &reader);
  self->when = cuti_reader_get_condition (&reader, "when", vocabulary, lesion_scope, CUTI_REQUIRED);

  return cuti_reader_finish (&reader, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * cuti_argument_new_lost:
 *
 * Returns: (transfer full): what stands for an argument or caution of which
 *   nothing but the id is at hand; it has no condition
 */
CutiArgument *
cuti_argument_new_lost (const char *id, CutiPolarity polarity)
{
  CutiArgument *self = g_object_new (CUTI_TYPE_ARGUMENT, NULL);

  self->id = g_strdup (id);
  self->text = g_strdup_printf (_("“%s” (its text is not at hand)"), id);
  self->polarity = polarity;
  return self;
}

const char *
cuti_argument_get_id (CutiArgument *self)
{
  return self->id;
}

const char *
cuti_argument_get_text (CutiArgument *self)
{
  return self->text;
}

/**
 * cuti_argument_get_polarity:
 *
 * Returns: which way it points; of a caution it means nothing
 */
CutiPolarity
cuti_argument_get_polarity (CutiArgument *self)
{
  return self->polarity;
}

/**
 * cuti_argument_get_strength:
 *
 * Returns: how much it weighs; none where it excludes or is a caution
 */
CutiStrength
cuti_argument_get_strength (CutiArgument *self)
{
  return self->strength;
}

/**
 * cuti_argument_get_when:
 *
 * Returns: (transfer none) (nullable): when it counts; %NULL of a lost one
 */
const CutiCondition *
cuti_argument_get_when (CutiArgument *self)
{
  return self->when;
}
