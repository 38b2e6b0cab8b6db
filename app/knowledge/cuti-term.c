/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An id and the words for it: a choice, a group of the form, a section of the
 * plan, a named condition.
 */

#include "cuti-term.h"

struct _CutiTerm
{
  GObject parent_instance;

  char   *id;
  char   *label;
};

G_DEFINE_FINAL_TYPE (CutiTerm, cuti_term, G_TYPE_OBJECT)

enum { PROP_ID = 1, PROP_LABEL, N_PROPS };
static GParamSpec *props[N_PROPS];

static void
cuti_term_finalize (GObject *object)
{
  CutiTerm *self = CUTI_TERM (object);

  g_free (self->id);
  g_free (self->label);

  G_OBJECT_CLASS (cuti_term_parent_class)->finalize (object);
}

static void
cuti_term_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CutiTerm *self = CUTI_TERM (object);

  switch (id)
    {
    case PROP_ID: g_value_set_string (value, self->id); break;
    case PROP_LABEL: g_value_set_string (value, self->label); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cuti_term_class_init (CutiTermClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = cuti_term_finalize;
  object_class->get_property = cuti_term_get_property;

  props[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, flags);
  props[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
cuti_term_init (CutiTerm *self)
{
}

CutiTerm *
cuti_term_new (const char *id, const char *label)
{
  CutiTerm *self = g_object_new (CUTI_TYPE_TERM, NULL);

  self->id = g_strdup (id);
  self->label = g_strdup (label);
  return self;
}

const char *
cuti_term_get_id (CutiTerm *self)
{
  g_return_val_if_fail (CUTI_IS_TERM (self), NULL);

  return self->id;
}

const char *
cuti_term_get_label (CutiTerm *self)
{
  g_return_val_if_fail (CUTI_IS_TERM (self), NULL);

  return self->label;
}
