/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An argument or a caution together with its truth in this case.
 */

#include "cuti-plan-private.h"

struct _CutiArgued
{
  GObject       parent_instance;

  CutiArgument *argument;
  CutiTruth     truth;
};

G_DEFINE_FINAL_TYPE (CutiArgued, cuti_argued, G_TYPE_OBJECT)

enum { PROP_ARGUMENT = 1, PROP_TRUTH, PROP_TEXT, N_PROPS };
static GParamSpec *props[N_PROPS];

static void
cuti_argued_finalize (GObject *object)
{
  g_clear_object (&CUTI_ARGUED (object)->argument);

  G_OBJECT_CLASS (cuti_argued_parent_class)->finalize (object);
}

static void
cuti_argued_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CutiArgued *self = CUTI_ARGUED (object);

  switch (id)
    {
    case PROP_ARGUMENT: g_value_set_object (value, self->argument); break;
    case PROP_TRUTH: g_value_set_enum (value, self->truth); break;
    case PROP_TEXT: g_value_set_string (value, cuti_argument_get_text (self->argument)); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cuti_argued_class_init (CutiArguedClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = cuti_argued_finalize;
  object_class->get_property = cuti_argued_get_property;

  props[PROP_ARGUMENT] = g_param_spec_object ("argument", NULL, NULL, CUTI_TYPE_ARGUMENT, flags);
  props[PROP_TRUTH] = g_param_spec_enum ("truth", NULL, NULL, CUTI_TYPE_TRUTH,
                                         CUTI_TRUTH_UNKNOWN, flags);
  props[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
cuti_argued_init (CutiArgued *self)
{
}

CutiArgued *
cuti_argued_new (CutiArgument *argument, CutiTruth truth)
{
  CutiArgued *self = g_object_new (CUTI_TYPE_ARGUED, NULL);

  self->argument = g_object_ref (argument);
  self->truth = truth;
  return self;
}

CutiArgument *
cuti_argued_get_argument (CutiArgued *self)
{
  return self->argument;
}

CutiTruth
cuti_argued_get_truth (CutiArgued *self)
{
  return self->truth;
}
