/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One recorded lesion and its answers.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cuti-case-private.h"
#include "cuti-format.h"

struct _CutiLesion
{
  GObject     parent_instance;

  JsonObject *json;
  char       *title;
  CutiFixedList *answers;
  GPtrArray  *by_index; /* CutiAnswer, NULL for facts of the case */
};

G_DEFINE_FINAL_TYPE (CutiLesion, cuti_lesion, G_TYPE_OBJECT)

enum { PROP_ID = 1, PROP_LABEL, PROP_TITLE, N_PROPS };
static GParamSpec *props[N_PROPS];

static void
cuti_lesion_finalize (GObject *object)
{
  CutiLesion *self = CUTI_LESION (object);

  g_clear_pointer (&self->json, json_object_unref);
  g_free (self->title);
  g_object_unref (self->answers);
  g_ptr_array_unref (self->by_index);

  G_OBJECT_CLASS (cuti_lesion_parent_class)->finalize (object);
}

static void
cuti_lesion_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CutiLesion *self = CUTI_LESION (object);

  switch (id)
    {
    case PROP_ID: g_value_set_string (value, cuti_lesion_get_id (self)); break;
    case PROP_LABEL: g_value_set_string (value, cuti_lesion_get_label (self)); break;
    case PROP_TITLE: g_value_set_string (value, self->title); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cuti_lesion_class_init (CutiLesionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = cuti_lesion_finalize;
  object_class->get_property = cuti_lesion_get_property;

  props[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, flags);
  props[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, flags);
  props[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
cuti_lesion_init (CutiLesion *self)
{
  self->answers = cuti_fixed_list_new (CUTI_TYPE_ANSWER);
  self->by_index = g_ptr_array_new ();
}

/* Where a lesion says where it is, that is the best name for it. */
static char *
compose_title (CutiLesion *self)
{
  for (guint i = 0; i < self->by_index->len; i++)
    {
      CutiAnswer *answer = self->by_index->pdata[i];
      g_autofree char *site = NULL;

      if (answer == NULL || cuti_answer_get_state (answer) != CUTI_ANSWER_VALUE
          || !g_str_equal (cuti_fact_get_id (cuti_answer_get_fact (answer)), "lesion.site"))
        continue;
      site = cuti_answer_dup_text (answer);
      return cuti_format_words (_("Lesion %s: %s"), cuti_lesion_get_label (self), site);
    }
  return cuti_format_words (_("Lesion %s"), cuti_lesion_get_label (self));
}

/**
 * cuti_lesion_update_title:
 *
 * To be called after an answer changed.
 */
void
cuti_lesion_update_title (CutiLesion *self)
{
  g_autofree char *title = compose_title (self);

  if (g_strcmp0 (self->title, title) == 0)
    return;

  g_free (self->title);
  self->title = g_steal_pointer (&title);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TITLE]);
}

/**
 * cuti_lesion_new:
 * @knowledge: (nullable): what the answers are to
 * @json: the lesion in the document, with its id and an object of facts
 */
CutiLesion *
cuti_lesion_new (CutiKnowledge *knowledge, JsonObject *json)
{
  CutiLesion *self = g_object_new (CUTI_TYPE_LESION, NULL);

  self->json = json_object_ref (json);
  cuti_answer_make_all (knowledge, cuti_lesion_get_id (self), cuti_lesion_get_facts (self),
                        self->answers, self->by_index);
  self->title = compose_title (self);
  return self;
}

/**
 * cuti_lesion_get_json:
 *
 * Returns: (transfer none): the lesion in the document
 */
JsonObject *
cuti_lesion_get_json (CutiLesion *self)
{
  return self->json;
}

/**
 * cuti_lesion_get_facts:
 *
 * Returns: (transfer none): what the document records of it
 */
JsonObject *
cuti_lesion_get_facts (CutiLesion *self)
{
  return json_object_get_object_member (self->json, "facts");
}

/**
 * cuti_lesion_get_answer:
 * @fact: its index
 *
 * Returns: (transfer none) (nullable): the answer; %NULL for a fact of the case
 */
CutiAnswer *
cuti_lesion_get_answer (CutiLesion *self, guint fact)
{
  return self->by_index->pdata[fact];
}

const char *
cuti_lesion_get_id (CutiLesion *self)
{
  return json_object_get_string_member (self->json, "id");
}

/**
 * cuti_lesion_get_label:
 *
 * Returns: what the clinician calls it; its id where nothing is said
 */
const char *
cuti_lesion_get_label (CutiLesion *self)
{
  const char *label = cuti_case_peek_string (self->json, "label");

  return label != NULL ? label : cuti_lesion_get_id (self);
}

/**
 * cuti_lesion_get_title:
 *
 * Returns: “Lesion 2: Scalp”
 */
const char *
cuti_lesion_get_title (CutiLesion *self)
{
  return self->title;
}

/**
 * cuti_lesion_get_answers:
 *
 * Returns: (transfer none): #CutiAnswer for every lesion fact, in order
 */
GListModel *
cuti_lesion_get_answers (CutiLesion *self)
{
  return G_LIST_MODEL (self->answers);
}
