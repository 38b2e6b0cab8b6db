/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A known fact as a plan quotes it.
 */

#include "cuti-json.h"
#include "cuti-plan-private.h"

struct _CutiFinding
{
  GObject    parent_instance;

  CutiFact  *fact;
  char      *lesion;
  CutiValue  value;
  gboolean   overridden;
  char      *label;
  char      *text;
};

G_DEFINE_FINAL_TYPE (CutiFinding, cuti_finding, G_TYPE_OBJECT)

enum { PROP_FACT = 1, PROP_LESION, PROP_LABEL, PROP_TEXT, N_PROPS };
static GParamSpec *props[N_PROPS];

static void
cuti_finding_finalize (GObject *object)
{
  CutiFinding *self = CUTI_FINDING (object);

  g_clear_object (&self->fact);
  g_free (self->lesion);
  g_free (self->label);
  g_free (self->text);

  G_OBJECT_CLASS (cuti_finding_parent_class)->finalize (object);
}

static void
cuti_finding_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CutiFinding *self = CUTI_FINDING (object);

  switch (id)
    {
    case PROP_FACT: g_value_set_object (value, self->fact); break;
    case PROP_LESION: g_value_set_string (value, self->lesion); break;
    case PROP_LABEL: g_value_set_string (value, self->label); break;
    case PROP_TEXT: g_value_set_string (value, self->text); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cuti_finding_class_init (CutiFindingClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = cuti_finding_finalize;
  object_class->get_property = cuti_finding_get_property;

  props[PROP_FACT] = g_param_spec_object ("fact", NULL, NULL, CUTI_TYPE_FACT, flags);
  props[PROP_LESION] = g_param_spec_string ("lesion", NULL, NULL, NULL, flags);
  props[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, flags);
  props[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
cuti_finding_init (CutiFinding *self)
{
}

/**
 * cuti_finding_new:
 * @key: a fact that is known in @snapshot
 */
CutiFinding *
cuti_finding_new (CutiSnapshot *snapshot, CutiFactKey key)
{
  CutiFinding *self = g_object_new (CUTI_TYPE_FINDING, NULL);
  CutiFact *fact = cuti_knowledge_get_fact (cuti_snapshot_get_knowledge (snapshot), key.fact);
  CutiSlotFlags flags = cuti_snapshot_get_flags (snapshot, key.fact, key.lesion);

  self->fact = g_object_ref (fact);
  self->lesion = g_strdup (cuti_snapshot_get_lesion_id (snapshot, key.lesion));
  self->value = cuti_snapshot_get_value (snapshot, key.fact, key.lesion);
  self->overridden = (flags & CUTI_SLOT_OVERRIDDEN) != 0;
  self->label = g_strdup (cuti_fact_get_short_label (fact));
  self->text = cuti_fact_format_value (fact, self->value);
  return self;
}

/**
 * cuti_finding_new_stored:
 * @fact: (nullable): %NULL where the knowledge base no longer asks for it
 * @id: its id
 * @lesion: (nullable): the id of a lesion
 * @value: as it is stored
 */
CutiFinding *
cuti_finding_new_stored (CutiFact   *fact,
                         const char *id,
                         const char *lesion,
                         JsonNode   *value,
                         gboolean    overridden)
{
  CutiFinding *self = g_object_new (CUTI_TYPE_FINDING, NULL);
  gboolean readable = fact != NULL && cuti_fact_get_kind (fact) != CUTI_KIND_TEXT
                      && cuti_fact_read_value (fact, value, &self->value, NULL);

  g_set_object (&self->fact, fact);
  self->lesion = g_strdup (lesion);
  self->overridden = overridden;
  self->label = g_strdup (fact != NULL ? cuti_fact_get_short_label (fact) : id);
  self->text = readable ? cuti_fact_format_value (fact, self->value)
               : json_node_get_value_type (value) == G_TYPE_STRING ? json_node_dup_string (value)
                                                                   : cuti_json_to_canonical (value);
  return self;
}

/**
 * cuti_finding_get_fact:
 *
 * Returns: (transfer none) (nullable): the fact; %NULL only in a stored plan,
 *   where the knowledge base no longer asks for it
 */
CutiFact *
cuti_finding_get_fact (CutiFinding *self)
{
  return self->fact;
}

/**
 * cuti_finding_get_lesion:
 *
 * Returns: (nullable): the id of the lesion it is about
 */
const char *
cuti_finding_get_lesion (CutiFinding *self)
{
  return self->lesion;
}

CutiValue
cuti_finding_get_value (CutiFinding *self)
{
  return self->value;
}

/**
 * cuti_finding_is_overridden:
 *
 * Returns: whether it was entered although it could be computed
 */
gboolean
cuti_finding_is_overridden (CutiFinding *self)
{
  return self->overridden;
}

/**
 * cuti_finding_get_label:
 *
 * Returns: the fact in a few words
 */
const char *
cuti_finding_get_label (CutiFinding *self)
{
  return self->label;
}

/**
 * cuti_finding_get_text:
 *
 * Returns: its value in words
 */
const char *
cuti_finding_get_text (CutiFinding *self)
{
  return self->text;
}
