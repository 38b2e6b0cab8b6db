/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One question and what is recorded for it: nothing, a reason why it is
 * missing, a value, or something in the file that cannot be used.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cuti-case-private.h"

struct _CutiAnswer
{
  GObject          parent_instance;

  CutiFact        *fact;
  char            *lesion;

  CutiAnswerState  state;
  CutiValue        value;
  CutiMissing      missing;
  gboolean         override;
  char            *string;
  char            *date;
  char            *problem;

  gboolean         visible;
  CutiValue        resolved;
  GStrv            warnings;
};

G_DEFINE_ENUM_TYPE (CutiAnswerState, cuti_answer_state,
                    G_DEFINE_ENUM_VALUE (CUTI_ANSWER_NOT_RECORDED, "not-recorded"),
                    G_DEFINE_ENUM_VALUE (CUTI_ANSWER_MISSING, "missing"),
                    G_DEFINE_ENUM_VALUE (CUTI_ANSWER_VALUE, "value"),
                    G_DEFINE_ENUM_VALUE (CUTI_ANSWER_IGNORED, "ignored"))

G_DEFINE_ENUM_TYPE (CutiMissing, cuti_missing,
                    G_DEFINE_ENUM_VALUE (CUTI_MISSING_ASKED_UNKNOWN, "asked-unknown"),
                    G_DEFINE_ENUM_VALUE (CUTI_MISSING_NOT_ASKED, "not-asked"),
                    G_DEFINE_ENUM_VALUE (CUTI_MISSING_NOT_PERFORMED, "not-performed"),
                    G_DEFINE_ENUM_VALUE (CUTI_MISSING_PENDING, "pending"),
                    G_DEFINE_ENUM_VALUE (CUTI_MISSING_DECLINED, "declined"),
                    G_DEFINE_ENUM_VALUE (CUTI_MISSING_MASKED, "masked"))

G_DEFINE_FINAL_TYPE (CutiAnswer, cuti_answer, G_TYPE_OBJECT)

enum { PROP_FACT = 1, PROP_STATE, PROP_VISIBLE, PROP_TEXT, PROP_PROBLEM, PROP_WARNINGS, N_PROPS };
static GParamSpec *props[N_PROPS];

/**
 * cuti_missing_to_nick:
 *
 * Returns: the reason as cases are written
 */
const char *
cuti_missing_to_nick (CutiMissing reason)
{
  g_autoptr(GEnumClass) klass = g_type_class_ref (CUTI_TYPE_MISSING);
  GEnumValue *value = g_enum_get_value (klass, reason);

  g_return_val_if_fail (value != NULL, NULL);

  return value->value_nick;
}

/**
 * cuti_missing_get_label:
 *
 * Returns: the reason in words
 */
const char *
cuti_missing_get_label (CutiMissing reason)
{
  static const char *const labels[] = {
    NC_("missing", "Asked, not known"), NC_("missing", "Not asked"),
    NC_("missing", "Not performed"), NC_("missing", "Pending"),
    NC_("missing", "Declined by the patient"), NC_("missing", "Withheld") };

  return g_dpgettext2 (GETTEXT_PACKAGE, "missing", labels[reason]);
}

static void
cuti_answer_finalize (GObject *object)
{
  CutiAnswer *self = CUTI_ANSWER (object);

  g_clear_object (&self->fact);
  g_free (self->lesion);
  g_free (self->string);
  g_free (self->date);
  g_free (self->problem);
  g_strfreev (self->warnings);

  G_OBJECT_CLASS (cuti_answer_parent_class)->finalize (object);
}

static void
cuti_answer_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CutiAnswer *self = CUTI_ANSWER (object);

  switch (id)
    {
    case PROP_FACT: g_value_set_object (value, self->fact); break;
    case PROP_STATE: g_value_set_enum (value, self->state); break;
    case PROP_VISIBLE: g_value_set_boolean (value, self->visible); break;
    case PROP_TEXT: g_value_take_string (value, cuti_answer_dup_text (self)); break;
    case PROP_PROBLEM: g_value_set_string (value, self->problem); break;
    case PROP_WARNINGS: g_value_set_boxed (value, self->warnings); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cuti_answer_class_init (CutiAnswerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = cuti_answer_finalize;
  object_class->get_property = cuti_answer_get_property;

  props[PROP_FACT] = g_param_spec_object ("fact", NULL, NULL, CUTI_TYPE_FACT, flags);
  props[PROP_STATE] = g_param_spec_enum ("state", NULL, NULL, CUTI_TYPE_ANSWER_STATE, 0, flags);
  props[PROP_VISIBLE] = g_param_spec_boolean ("visible", NULL, NULL, TRUE, flags);
  props[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, NULL, flags);
  props[PROP_PROBLEM] = g_param_spec_string ("problem", NULL, NULL, NULL, flags);
  props[PROP_WARNINGS] = g_param_spec_boxed ("warnings", NULL, NULL, G_TYPE_STRV, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
cuti_answer_init (CutiAnswer *self)
{
  self->visible = TRUE;
}

static void
ignore (CutiAnswer *self, const char *reason)
{
  self->state = CUTI_ANSWER_IGNORED;
  self->problem = g_strdup (reason);
}

static void
read_missing (CutiAnswer *self, JsonNode *node)
{
  g_autoptr(GEnumClass) klass = g_type_class_ref (CUTI_TYPE_MISSING);
  GEnumValue *reason = NULL;

  if (json_node_get_value_type (node) == G_TYPE_STRING)
    reason = g_enum_get_value_by_nick (klass, json_node_get_string (node));

  if (reason == NULL)
    {
      ignore (self, _("The reason why the answer is missing is not one of those known."));
      return;
    }
  self->state = CUTI_ANSWER_MISSING;
  self->missing = reason->value;
}

static void
read_value (CutiAnswer *self, JsonNode *node)
{
  g_autoptr(GError) error = NULL;

  if (!cuti_fact_has_row (self->fact))
    ignore (self, _("This is computed from other answers and cannot be entered."));
  else if (cuti_fact_get_calculator (self->fact) != NULL && !self->override)
    ignore (self, _("This is computed from other answers; "
                    "a value of its own must be marked as “override”."));
  else if (!cuti_fact_read_value (self->fact, node, &self->value, &error))
    ignore (self, error->message);
  else
    {
      self->state = CUTI_ANSWER_VALUE;
      if (cuti_fact_get_kind (self->fact) == CUTI_KIND_TEXT)
        self->string = json_node_dup_string (node);
    }
}

static gboolean
holds (JsonNode *node, GType type)
{
  return node != NULL && json_node_get_value_type (node) == type;
}

static void
read_envelope (CutiAnswer *self, JsonObject *object)
{
  JsonNode *value = json_object_get_member (object, "value");
  JsonNode *missing = json_object_get_member (object, "missing");
  JsonNode *override = json_object_get_member (object, "override");
  JsonNode *date = json_object_get_member (object, "date");

  self->override = holds (override, G_TYPE_BOOLEAN) && json_node_get_boolean (override);
  if (holds (date, G_TYPE_STRING))
    self->date = json_node_dup_string (date);
  if (value != NULL && JSON_NODE_HOLDS_NULL (value))
    value = NULL;
  if (missing != NULL && JSON_NODE_HOLDS_NULL (missing))
    missing = NULL;

  if (value != NULL && missing != NULL)
    ignore (self, _("There is both a value and a reason why it is missing."));
  else if (missing != NULL)
    read_missing (self, missing);
  else if (value != NULL)
    read_value (self, value);
}

static void
read_entry (CutiAnswer *self, JsonNode *entry)
{
  g_clear_pointer (&self->string, g_free);
  g_clear_pointer (&self->date, g_free);
  g_clear_pointer (&self->problem, g_free);
  self->state = CUTI_ANSWER_NOT_RECORDED;
  self->value = CUTI_VALUE_UNKNOWN;
  self->override = FALSE;

  if (entry != NULL && JSON_NODE_HOLDS_OBJECT (entry))
    read_envelope (self, json_node_get_object (entry));
  else if (entry != NULL && !JSON_NODE_HOLDS_NULL (entry))
    read_value (self, entry);
}

/**
 * cuti_answer_read:
 * @entry: (nullable): what the case file holds for the fact
 *
 * Takes over what is recorded and says so.
 */
void
cuti_answer_read (CutiAnswer *self, JsonNode *entry)
{
  read_entry (self, entry);

  for (guint i = PROP_STATE; i < N_PROPS; i++)
    if (i != PROP_VISIBLE && i != PROP_WARNINGS)
      g_object_notify_by_pspec (G_OBJECT (self), props[i]);
}

/**
 * cuti_answer_set_resolved:
 * @visible: whether its row is shown
 * @value: what logic sees, which of a derived fact is the result
 */
void
cuti_answer_set_resolved (CutiAnswer *self, gboolean visible, CutiValue value)
{
  gboolean changed = self->resolved.known != value.known || self->resolved.n != value.n;

  self->resolved = value;
  if (changed && cuti_fact_get_calculator (self->fact) != NULL)
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TEXT]);

  if (self->visible == visible)
    return;
  self->visible = visible;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_VISIBLE]);
}

/**
 * cuti_answer_take_warnings:
 * @warnings: (transfer full) (nullable): what the checks of its fact now say
 */
void
cuti_answer_take_warnings (CutiAnswer *self, GStrv warnings)
{
  gboolean same = self->warnings == warnings
                  || (self->warnings != NULL && warnings != NULL
                      && g_strv_equal ((const char *const *) self->warnings,
                                       (const char *const *) warnings));

  g_strfreev (self->warnings);
  self->warnings = warnings;
  if (!same)
    g_object_notify_by_pspec (G_OBJECT (self), props[PROP_WARNINGS]);
}

/**
 * cuti_answer_make_all:
 * @knowledge: (nullable): whose facts; without it there are no answers
 * @lesion: (nullable): the id of a lesion; %NULL for the facts of the case
 * @facts: what is recorded
 * @answers: gets a #CutiAnswer for every fact of the lesion or of the case
 * @by_index: gets the same by the fact's index, %NULL for all other facts
 */
void
cuti_answer_make_all (CutiKnowledge *knowledge,
                      const char    *lesion,
                      JsonObject    *facts,
                      CutiFixedList *answers,
                      GPtrArray     *by_index)
{
  guint n_facts = knowledge != NULL ? cuti_knowledge_get_n_facts (knowledge) : 0;
  g_autoptr(GPtrArray) made = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n_facts; i++)
    {
      CutiFact *fact = cuti_knowledge_get_fact (knowledge, i);
      CutiAnswer *answer = NULL;

      if (cuti_fact_is_lesion_fact (fact) == (lesion != NULL))
        {
          answer = g_object_new (CUTI_TYPE_ANSWER, NULL);
          answer->fact = g_object_ref (fact);
          answer->lesion = g_strdup (lesion);
          read_entry (answer, json_object_get_member (facts, cuti_fact_get_id (fact)));
          g_ptr_array_add (made, answer);
        }
      g_ptr_array_add (by_index, answer); /* The list keeps it alive. */
    }

  cuti_fixed_list_fill (answers, made);
}

/**
 * cuti_answer_get_fact:
 *
 * Returns: (transfer none): what is asked
 */
CutiFact *
cuti_answer_get_fact (CutiAnswer *self)
{
  return self->fact;
}

/**
 * cuti_answer_get_lesion:
 *
 * Returns: (nullable): the id of the lesion it is about
 */
const char *
cuti_answer_get_lesion (CutiAnswer *self)
{
  return self->lesion;
}

CutiAnswerState
cuti_answer_get_state (CutiAnswer *self)
{
  return self->state;
}

/**
 * cuti_answer_get_value:
 *
 * Returns: the recorded value, shown or hidden; not the derived one
 */
CutiValue
cuti_answer_get_value (CutiAnswer *self)
{
  return self->value;
}

/**
 * cuti_answer_get_missing:
 *
 * Returns: why there is no answer, in state %CUTI_ANSWER_MISSING
 */
CutiMissing
cuti_answer_get_missing (CutiAnswer *self)
{
  return self->missing;
}

/**
 * cuti_answer_get_string:
 *
 * Returns: (nullable): the text of a text fact
 */
const char *
cuti_answer_get_string (CutiAnswer *self)
{
  return self->string;
}

/**
 * cuti_answer_get_date:
 *
 * Returns: (nullable): the ISO date from which the answer is
 */
const char *
cuti_answer_get_date (CutiAnswer *self)
{
  return self->date;
}

/**
 * cuti_answer_get_problem:
 *
 * Returns: (nullable): a sentence on why what the file holds is not used
 */
const char *
cuti_answer_get_problem (CutiAnswer *self)
{
  return self->problem;
}

/**
 * cuti_answer_is_visible:
 *
 * Returns: whether its row is shown now
 */
gboolean
cuti_answer_is_visible (CutiAnswer *self)
{
  return self->visible;
}

/**
 * cuti_answer_get_warnings:
 *
 * Returns: (nullable): what the checks of its fact say of it now; never
 *   anything while its row is hidden
 */
const char *const *
cuti_answer_get_warnings (CutiAnswer *self)
{
  return (const char *const *) self->warnings;
}

/**
 * cuti_answer_is_override:
 *
 * Returns: whether a recorded value stands instead of a computed one
 */
gboolean
cuti_answer_is_override (CutiAnswer *self)
{
  return self->state == CUTI_ANSWER_VALUE && cuti_fact_get_calculator (self->fact) != NULL;
}

/**
 * cuti_answer_dup_text:
 *
 * Returns: (transfer full): the answer in words; of a derived fact its
 *   current result
 */
char *
cuti_answer_dup_text (CutiAnswer *self)
{
  if (self->state == CUTI_ANSWER_VALUE && self->string != NULL)
    return g_strdup (self->string);
  if (self->state == CUTI_ANSWER_VALUE)
    return cuti_fact_format_value (self->fact, self->value);
  if (cuti_fact_get_calculator (self->fact) != NULL)
    return self->resolved.known ? cuti_fact_format_value (self->fact, self->resolved)
                                : g_strdup (_("Not yet computable"));
  if (self->state == CUTI_ANSWER_MISSING)
    return g_strdup (cuti_missing_get_label (self->missing));
  if (self->state == CUTI_ANSWER_IGNORED)
    return g_strdup (_("Not usable"));
  return g_strdup (_("Not recorded"));
}
