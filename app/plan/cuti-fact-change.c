/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One difference between two cases.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cuti-fact-change.h"
#include "cuti-format.h"

struct _CutiFactChange
{
  GObject             parent_instance;

  CutiFactChangeKind  kind;
  CutiFact           *fact;
  char               *lesion;
  char               *title;
  char               *before;
  char               *after;
};

G_DEFINE_FINAL_TYPE (CutiFactChange, cuti_fact_change, G_TYPE_OBJECT)

enum { PROP_TITLE = 1, PROP_BEFORE, PROP_AFTER, N_PROPS };
static GParamSpec *props[N_PROPS];

static void
cuti_fact_change_finalize (GObject *object)
{
  CutiFactChange *self = CUTI_FACT_CHANGE (object);

  g_clear_object (&self->fact);
  g_free (self->lesion);
  g_free (self->title);
  g_free (self->before);
  g_free (self->after);

  G_OBJECT_CLASS (cuti_fact_change_parent_class)->finalize (object);
}

static void
cuti_fact_change_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CutiFactChange *self = CUTI_FACT_CHANGE (object);

  switch (id)
    {
    case PROP_TITLE: g_value_set_string (value, self->title); break;
    case PROP_BEFORE: g_value_set_string (value, self->before); break;
    case PROP_AFTER: g_value_set_string (value, self->after); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cuti_fact_change_class_init (CutiFactChangeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = cuti_fact_change_finalize;
  object_class->get_property = cuti_fact_change_get_property;

  props[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  props[PROP_BEFORE] = g_param_spec_string ("before", NULL, NULL, NULL, flags);
  props[PROP_AFTER] = g_param_spec_string ("after", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
cuti_fact_change_init (CutiFactChange *self)
{
}

static char *
compose_title (CutiFact *fact, const char *lesion_title)
{
  if (fact == NULL)
    return g_strdup (lesion_title);

  return lesion_title != NULL
           ? cuti_format_words (_("%s (%s)"), cuti_fact_get_short_label (fact), lesion_title)
           : g_strdup (cuti_fact_get_short_label (fact));
}

/**
 * cuti_fact_change_new:
 * @fact: (nullable): %NULL for a lesion that came or went
 * @lesion: (nullable): the id of a lesion
 * @lesion_title: (nullable): the lesion in words
 * @before: (nullable): what was recorded; %NULL: nothing
 * @after: (nullable): what is recorded; %NULL: nothing
 */
CutiFactChange *
cuti_fact_change_new (CutiFactChangeKind  kind,
                      CutiFact           *fact,
                      const char         *lesion,
                      const char         *lesion_title,
                      const char         *before,
                      const char         *after)
{
  CutiFactChange *self = g_object_new (CUTI_TYPE_FACT_CHANGE, NULL);

  self->kind = kind;
  g_set_object (&self->fact, fact);
  self->lesion = g_strdup (lesion);
  self->title = compose_title (fact, lesion_title);
  self->before = g_strdup (before != NULL ? before : _("Not recorded"));
  self->after = g_strdup (after != NULL ? after : _("Not recorded"));
  return self;
}

CutiFactChangeKind
cuti_fact_change_get_kind (CutiFactChange *self)
{
  return self->kind;
}

/**
 * cuti_fact_change_get_fact:
 *
 * Returns: (transfer none) (nullable): the fact; %NULL where a lesion came or
 *   went
 */
CutiFact *
cuti_fact_change_get_fact (CutiFactChange *self)
{
  return self->fact;
}

/**
 * cuti_fact_change_get_lesion:
 *
 * Returns: (nullable): the id of the lesion it is about
 */
const char *
cuti_fact_change_get_lesion (CutiFactChange *self)
{
  return self->lesion;
}

/**
 * cuti_fact_change_get_title:
 *
 * Returns: what changed, in words
 */
const char *
cuti_fact_change_get_title (CutiFactChange *self)
{
  return self->title;
}

/**
 * cuti_fact_change_get_before:
 *
 * Returns: what was recorded, in words
 */
const char *
cuti_fact_change_get_before (CutiFactChange *self)
{
  return self->before;
}

/**
 * cuti_fact_change_get_after:
 *
 * Returns: what is recorded, in words
 */
const char *
cuti_fact_change_get_after (CutiFactChange *self)
{
  return self->after;
}
