/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Two lines of a plan that cannot both be followed.
 */

#include "cuti-plan-private.h"

struct _CutiConflict
{
  GObject       parent_instance;

  CutiPlanItem *first;
  CutiPlanItem *second;
  char         *intervention;
};

G_DEFINE_FINAL_TYPE (CutiConflict, cuti_conflict, G_TYPE_OBJECT)

enum { PROP_FIRST = 1, PROP_SECOND, PROP_INTERVENTION, N_PROPS };
static GParamSpec *props[N_PROPS];

static void
cuti_conflict_finalize (GObject *object)
{
  CutiConflict *self = CUTI_CONFLICT (object);

  g_clear_object (&self->first);
  g_clear_object (&self->second);
  g_free (self->intervention);

  G_OBJECT_CLASS (cuti_conflict_parent_class)->finalize (object);
}

static void
cuti_conflict_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CutiConflict *self = CUTI_CONFLICT (object);

  switch (id)
    {
    case PROP_FIRST: g_value_set_object (value, self->first); break;
    case PROP_SECOND: g_value_set_object (value, self->second); break;
    case PROP_INTERVENTION: g_value_set_string (value, self->intervention); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cuti_conflict_class_init (CutiConflictClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = cuti_conflict_finalize;
  object_class->get_property = cuti_conflict_get_property;

  props[PROP_FIRST] = g_param_spec_object ("first", NULL, NULL, CUTI_TYPE_PLAN_ITEM, flags);
  props[PROP_SECOND] = g_param_spec_object ("second", NULL, NULL, CUTI_TYPE_PLAN_ITEM, flags);
  props[PROP_INTERVENTION] = g_param_spec_string ("intervention", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
cuti_conflict_init (CutiConflict *self)
{
}

CutiConflict *
cuti_conflict_new (CutiPlanItem *first, CutiPlanItem *second, const char *intervention)
{
  CutiConflict *self = g_object_new (CUTI_TYPE_CONFLICT, NULL);

  self->first = g_object_ref (first);
  self->second = g_object_ref (second);
  self->intervention = g_strdup (intervention);
  return self;
}

/**
 * cuti_conflict_get_first:
 *
 * Returns: (transfer none): the line that is on offer
 */
CutiPlanItem *
cuti_conflict_get_first (CutiConflict *self)
{
  return self->first;
}

/**
 * cuti_conflict_get_second:
 *
 * Returns: (transfer none): the line that speaks against it
 */
CutiPlanItem *
cuti_conflict_get_second (CutiConflict *self)
{
  return self->second;
}

/**
 * cuti_conflict_get_intervention:
 *
 * Returns: (nullable): what both are about
 */
const char *
cuti_conflict_get_intervention (CutiConflict *self)
{
  return self->intervention;
}
