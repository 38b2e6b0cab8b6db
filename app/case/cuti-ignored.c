/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An entry of a case file that logic cannot use, with the reason: shown, kept,
 * never silently dropped.
 */

#include "cuti-ignored.h"

struct _CutiIgnored
{
  GObject parent_instance;

  char   *pointer;
  char   *reason;
};

G_DEFINE_FINAL_TYPE (CutiIgnored, cuti_ignored, G_TYPE_OBJECT)

enum { PROP_POINTER = 1, PROP_REASON, N_PROPS };
static GParamSpec *props[N_PROPS];

static void
cuti_ignored_finalize (GObject *object)
{
  CutiIgnored *self = CUTI_IGNORED (object);

  g_free (self->pointer);
  g_free (self->reason);

  G_OBJECT_CLASS (cuti_ignored_parent_class)->finalize (object);
}

static void
cuti_ignored_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CutiIgnored *self = CUTI_IGNORED (object);

  switch (id)
    {
    case PROP_POINTER: g_value_set_string (value, self->pointer); break;
    case PROP_REASON: g_value_set_string (value, self->reason); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cuti_ignored_class_init (CutiIgnoredClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = cuti_ignored_finalize;
  object_class->get_property = cuti_ignored_get_property;

  props[PROP_POINTER] = g_param_spec_string ("pointer", NULL, NULL, NULL, flags);
  props[PROP_REASON] = g_param_spec_string ("reason", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
cuti_ignored_init (CutiIgnored *self)
{
}

CutiIgnored *
cuti_ignored_new (const char *pointer, const char *reason)
{
  CutiIgnored *self = g_object_new (CUTI_TYPE_IGNORED, NULL);

  self->pointer = g_strdup (pointer);
  self->reason = g_strdup (reason);
  return self;
}

const char *
cuti_ignored_get_pointer (CutiIgnored *self)
{
  g_return_val_if_fail (CUTI_IS_IGNORED (self), NULL);

  return self->pointer;
}

const char *
cuti_ignored_get_reason (CutiIgnored *self)
{
  g_return_val_if_fail (CUTI_IS_IGNORED (self), NULL);

  return self->reason;
}
