/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One patient's case. The document as it came from the file is the one store;
 * answers and lesions are windows on it, so what we do not know survives.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cuti-case-private.h"
#include "cuti-json.h"

struct _CutiCase
{
  GObject        parent_instance;

  CutiKnowledge *knowledge;
  JsonNode      *root;
  JsonObject    *document; /* root's, and below it: */
  JsonObject    *facts;
  JsonArray     *lesions_json;

  GListStore    *answers;
  GPtrArray     *by_index; /* CutiAnswer, NULL for lesion facts */
  GListStore    *lesions;
  GListStore    *ignored;

  CutiSnapshot  *snapshot; /* NULL while out of date */
  guint          changed_id;
  gboolean       modified;
};

G_DEFINE_QUARK (cuti-case-error-quark, cuti_case_error)
G_DEFINE_FINAL_TYPE (CutiCase, cuti_case, G_TYPE_OBJECT)

enum { PROP_LABEL = 1, PROP_MODIFIED, PROP_N_LESIONS, N_PROPS };
static GParamSpec *props[N_PROPS];

enum { CHANGED, PATIENT_CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

static const struct { const char *parent, *member; } patient_members[CUTI_N_PATIENT] = {
  [CUTI_PATIENT_FAMILY] = { NULL, "family" },
  [CUTI_PATIENT_GIVEN] = { NULL, "given" },
  [CUTI_PATIENT_BORN] = { NULL, "born" },
  [CUTI_PATIENT_IDENTIFIER_LABEL] = { "identifier", "label" },
  [CUTI_PATIENT_IDENTIFIER_VALUE] = { "identifier", "value" },
  [CUTI_PATIENT_ALLERGY_STATUS] = { "allergies", "status" },
  [CUTI_PATIENT_ALLERGIES] = { "allergies", "text" },
};

static void
cuti_case_dispose (GObject *object)
{
  CutiCase *self = CUTI_CASE (object);

  g_clear_handle_id (&self->changed_id, g_source_remove);

  G_OBJECT_CLASS (cuti_case_parent_class)->dispose (object);
}

static void
cuti_case_finalize (GObject *object)
{
  CutiCase *self = CUTI_CASE (object);

  g_clear_pointer (&self->snapshot, cuti_snapshot_unref);
  g_clear_object (&self->knowledge);
  g_clear_pointer (&self->root, json_node_unref);
  g_object_unref (self->answers);
  g_ptr_array_unref (self->by_index);
  g_object_unref (self->lesions);
  g_object_unref (self->ignored);

  G_OBJECT_CLASS (cuti_case_parent_class)->finalize (object);
}

static void
cuti_case_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CutiCase *self = CUTI_CASE (object);

  switch (id)
    {
    case PROP_LABEL: g_value_set_string (value, cuti_case_get_label (self)); break;
    case PROP_MODIFIED: g_value_set_boolean (value, self->modified); break;
    case PROP_N_LESIONS: g_value_set_uint (value, g_list_model_get_n_items (G_LIST_MODEL (self->lesions))); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cuti_case_class_init (CutiCaseClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->dispose = cuti_case_dispose;
  object_class->finalize = cuti_case_finalize;
  object_class->get_property = cuti_case_get_property;

  props[PROP_LABEL] = g_param_spec_string ("label", NULL, NULL, NULL, flags);
  props[PROP_MODIFIED] = g_param_spec_boolean ("modified", NULL, NULL, FALSE, flags);
  props[PROP_N_LESIONS] = g_param_spec_uint ("n-lesions", NULL, NULL, 0, G_MAXUINT, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);

  /**
   * CutiCase::changed:
   *
   * Something that logic reads has changed; once per turn of the main loop.
   */
  signals[CHANGED] = g_signal_new ("changed", CUTI_TYPE_CASE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);

  /**
   * CutiCase::patient-changed:
   *
   * Who the patient is has changed.
   */
  signals[PATIENT_CHANGED] = g_signal_new ("patient-changed", CUTI_TYPE_CASE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                           NULL, G_TYPE_NONE, 0);
}

static void
cuti_case_init (CutiCase *self)
{
  self->answers = g_list_store_new (CUTI_TYPE_ANSWER);
  self->by_index = g_ptr_array_new ();
  self->lesions = g_list_store_new (CUTI_TYPE_LESION);
  self->ignored = g_list_store_new (CUTI_TYPE_IGNORED);
}

static gboolean
changed_cb (gpointer data)
{
  CutiCase *self = CUTI_CASE (data);

  self->changed_id = 0;
  if (self->knowledge != NULL)
    cuti_case_get_snapshot (self);
  g_signal_emit (self, signals[CHANGED], 0);
  return G_SOURCE_REMOVE;
}

static void
set_modified (CutiCase *self, gboolean modified)
{
  if (self->modified == modified)
    return;

  self->modified = modified;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_MODIFIED]);
}

static void
queue_changed (CutiCase *self)
{
  g_clear_pointer (&self->snapshot, cuti_snapshot_unref);
  set_modified (self, TRUE);
  if (self->changed_id == 0)
    self->changed_id = g_idle_add (changed_cb, self);
}

static gboolean
fail (GError **error, const char *pointer, const char *reason)
{
  g_set_error (error, CUTI_CASE_ERROR, CUTI_CASE_ERROR_FORMAT, "%s: %s", pointer, reason);
  return FALSE;
}

/* The object below @parent, made where there is none; NULL where something else stands there. */
static JsonObject *
get_object (JsonObject *parent, const char *member)
{
  JsonNode *node = json_object_get_member (parent, member);

  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    {
      json_object_set_object_member (parent, member, json_object_new ());
      node = json_object_get_member (parent, member);
    }
  return JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static void
add_ignored (CutiCase *self, const char *pointer, const char *reason)
{
  g_autoptr(CutiIgnored) ignored = cuti_ignored_new (pointer, reason);

  g_list_store_append (self->ignored, ignored);
}

static void
collect_ignored (CutiCase *self, JsonObject *facts, const char *prefix, CutiLesion *lesion)
{
  g_autoptr(GList) names = json_object_get_members (facts);

  for (GList *l = names; l != NULL; l = l->next)
    {
      g_autofree char *pointer = cuti_json_pointer_append (prefix, l->data);
      CutiFact *fact = cuti_knowledge_find_fact (self->knowledge, l->data);
      CutiAnswer *answer = NULL;

      if (fact != NULL && lesion != NULL)
        answer = cuti_lesion_get_answer (lesion, cuti_fact_get_index (fact));
      else if (fact != NULL)
        answer = cuti_case_get_answer (self, cuti_fact_get_index (fact));

      if (answer == NULL)
        {
          g_autofree char *reason = g_strdup_printf (_("“%s” is not a question of this knowledge base."),
                                                     (const char *) l->data);

          add_ignored (self, pointer, reason);
        }
      else if (cuti_answer_get_state (answer) == CUTI_ANSWER_IGNORED)
        add_ignored (self, pointer, cuti_answer_get_problem (answer));
    }
}

static void
update_ignored (CutiCase *self)
{
  g_list_store_remove_all (self->ignored);
  if (self->knowledge == NULL)
    return;

  collect_ignored (self, self->facts, "/facts", NULL);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->lesions)); i++)
    {
      g_autoptr(CutiLesion) lesion = g_list_model_get_item (G_LIST_MODEL (self->lesions), i);
      g_autofree char *prefix = g_strdup_printf ("/lesions/%u/facts", i);

      collect_ignored (self, json_object_get_object_member (cuti_lesion_get_json (lesion), "facts"), prefix, lesion);
    }
}

static void
make_answers (CutiCase *self)
{
  for (guint i = 0; self->knowledge != NULL && i < cuti_knowledge_get_n_facts (self->knowledge); i++)
    {
      CutiFact *fact = cuti_knowledge_get_fact (self->knowledge, i);
      g_autoptr(CutiAnswer) answer = NULL;

      g_ptr_array_add (self->by_index, NULL);
      if (cuti_fact_is_lesion_fact (fact))
        continue;
      answer = cuti_answer_new (fact, NULL);
      cuti_answer_read (answer, json_object_get_member (self->facts, cuti_fact_get_id (fact)));
      self->by_index->pdata[i] = answer;
      g_list_store_append (self->answers, answer);
    }
}

static gboolean
make_lesion (CutiCase *self, JsonNode *node, const char *pointer, GError **error)
{
  g_autoptr(CutiLesion) lesion = NULL;
  JsonObject *object;
  JsonNode *id;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return fail (error, pointer, _("A lesion must be an object."));

  object = json_node_get_object (node);
  id = json_object_get_member (object, "id");
  if (id == NULL || !JSON_NODE_HOLDS_VALUE (id) || json_node_get_value_type (id) != G_TYPE_STRING)
    return fail (error, pointer, _("A lesion must have an id, which is a text."));
  if (cuti_case_find_lesion (self, json_node_get_string (id)) != NULL)
    return fail (error, pointer, _("Two lesions have the same id."));
  if (get_object (object, "facts") == NULL)
    return fail (error, pointer, _("The facts of a lesion must be an object."));

  lesion = cuti_lesion_new (self->knowledge, object);
  g_list_store_append (self->lesions, lesion);
  return TRUE;
}

static gboolean
make_lesions (CutiCase *self, GError **error)
{
  JsonNode *node = json_object_get_member (self->document, "lesions");

  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    {
      json_object_set_array_member (self->document, "lesions", json_array_new ());
      node = json_object_get_member (self->document, "lesions");
    }
  if (!JSON_NODE_HOLDS_ARRAY (node))
    return fail (error, "/lesions", _("The lesions must be a list."));

  self->lesions_json = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (self->lesions_json); i++)
    {
      g_autofree char *pointer = g_strdup_printf ("/lesions/%u", i);

      if (!make_lesion (self, json_array_get_element (self->lesions_json, i), pointer, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_document (CutiCase *self, GError **error)
{
  JsonNode *format;

  if (!JSON_NODE_HOLDS_OBJECT (self->root))
    return fail (error, "/", _("A case must be an object."));

  self->document = json_node_get_object (self->root);
  format = json_object_get_member (self->document, "format");
  if (format == NULL || !JSON_NODE_HOLDS_VALUE (format)
      || g_strcmp0 (json_node_get_string (format), "cutiplan-case/1") != 0)
    return fail (error, "/format", _("This is not a case that Cutiplan can read; expected “cutiplan-case/1”."));
  if (get_object (self->document, "patient") == NULL)
    return fail (error, "/patient", _("The patient must be an object."));

  self->facts = get_object (self->document, "facts");
  return self->facts != NULL || fail (error, "/facts", _("The facts must be an object."));
}

/**
 * cuti_case_new_from_json:
 * @knowledge: (nullable): what the answers are to
 * @json: a case document that came through the JSON guard; taken over
 *
 * Answers that cannot be used do not make it fail: they are kept and listed.
 *
 * Returns: (transfer full): the case
 */
CutiCase *
cuti_case_new_from_json (CutiKnowledge *knowledge, JsonNode *json, GError **error)
{
  g_autoptr(CutiCase) self = g_object_new (CUTI_TYPE_CASE, NULL);

  g_set_object (&self->knowledge, knowledge);
  self->root = json_node_ref (json);
  if (!check_document (self, error))
    return NULL;

  make_answers (self);
  if (!make_lesions (self, error))
    return NULL;

  update_ignored (self);
  return g_steal_pointer (&self);
}

/**
 * cuti_case_new:
 * @knowledge: (nullable): what the answers will be to
 * @assessed_on: (nullable): the ISO date that stands for “today” from now on
 *
 * Returns: (transfer full): a case of which only that date is known
 */
CutiCase *
cuti_case_new (CutiKnowledge *knowledge, const char *assessed_on)
{
  g_autoptr(JsonNode) root = json_node_new (JSON_NODE_OBJECT);
  JsonObject *document = json_object_new ();
  g_autofree char *id = g_uuid_string_random ();
  CutiCase *self;

  json_object_set_string_member (document, "format", "cutiplan-case/1");
  json_object_set_string_member (document, "id", id);
  json_object_set_string_member (document, "label", _("New case"));
  if (assessed_on != NULL && knowledge != NULL && cuti_knowledge_find_fact (knowledge, "case.assessed_on") != NULL)
    json_object_set_string_member (get_object (document, "facts"), "case.assessed_on", assessed_on);
  json_node_take_object (root, document);

  self = cuti_case_new_from_json (knowledge, root, NULL);
  g_assert (self != NULL);
  return self;
}

static void
remove_empty (JsonObject *document, const char *member)
{
  JsonNode *node = json_object_get_member (document, member);

  if (node != NULL && JSON_NODE_HOLDS_OBJECT (node) && json_object_get_size (json_node_get_object (node)) == 0)
    json_object_remove_member (document, member);
}

/**
 * cuti_case_to_json:
 *
 * Returns: (transfer full): the document, to be written before the case
 *   changes again
 */
JsonNode *
cuti_case_to_json (CutiCase *self)
{
  if (self->knowledge != NULL)
    json_object_set_object_member (self->document, "knowledge", cuti_knowledge_describe (self->knowledge));
  remove_empty (json_object_get_object_member (self->document, "patient"), "identifier");
  remove_empty (json_object_get_object_member (self->document, "patient"), "allergies");

  return json_node_ref (self->root);
}

CutiKnowledge *
cuti_case_get_knowledge (CutiCase *self)
{
  return self->knowledge;
}

static const char *
get_string (JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member (object, member);

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    return NULL;
  return json_node_get_string (node);
}

/**
 * cuti_case_get_id:
 *
 * Returns: (nullable): the id of the case
 */
const char *
cuti_case_get_id (CutiCase *self)
{
  return get_string (self->document, "id");
}

/**
 * cuti_case_get_label:
 *
 * Returns: what the case is called where no patient name may stand
 */
const char *
cuti_case_get_label (CutiCase *self)
{
  const char *label = get_string (self->document, "label");

  return label != NULL && *label != '\0' ? label : _("Case without a label");
}

void
cuti_case_set_label (CutiCase *self, const char *label)
{
  if (g_strcmp0 (get_string (self->document, "label"), label) == 0)
    return;

  json_object_set_string_member (self->document, "label", label);
  set_modified (self, TRUE);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LABEL]);
}

/**
 * cuti_case_is_modified:
 *
 * Returns: whether there is something to save
 */
gboolean
cuti_case_is_modified (CutiCase *self)
{
  return self->modified;
}

/**
 * cuti_case_set_saved:
 *
 * Says that the document as it is now is safe on disk.
 */
void
cuti_case_set_saved (CutiCase *self)
{
  set_modified (self, FALSE);
}

/**
 * cuti_case_get_patient:
 *
 * Returns: (nullable): a text that identifies the patient
 */
const char *
cuti_case_get_patient (CutiCase *self, CutiPatientField field)
{
  JsonObject *object = json_object_get_object_member (self->document, "patient");
  const char *parent = patient_members[field].parent;

  if (parent != NULL)
    {
      JsonNode *node = json_object_get_member (object, parent);

      if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
        return NULL;
      object = json_node_get_object (node);
    }
  return get_string (object, patient_members[field].member);
}

/**
 * cuti_case_set_patient:
 * @text: (nullable): the new text; %NULL or empty removes it
 */
void
cuti_case_set_patient (CutiCase *self, CutiPatientField field, const char *text)
{
  JsonObject *object = json_object_get_object_member (self->document, "patient");
  const char *parent = patient_members[field].parent;

  if (text != NULL && *text == '\0')
    text = NULL;
  if (g_strcmp0 (cuti_case_get_patient (self, field), text) == 0)
    return;

  if (parent != NULL)
    {
      if (get_object (object, parent) == NULL)
        json_object_remove_member (object, parent);
      object = get_object (object, parent);
    }
  if (text != NULL)
    json_object_set_string_member (object, patient_members[field].member, text);
  else
    json_object_remove_member (object, patient_members[field].member);

  queue_changed (self);
  g_signal_emit (self, signals[PATIENT_CHANGED], 0);
}

/**
 * cuti_case_get_answers:
 *
 * Returns: (transfer none): #CutiAnswer for every fact of the case, in order
 */
GListModel *
cuti_case_get_answers (CutiCase *self)
{
  return G_LIST_MODEL (self->answers);
}

/**
 * cuti_case_get_lesions:
 *
 * Returns: (transfer none): the recorded lesions, #CutiLesion
 */
GListModel *
cuti_case_get_lesions (CutiCase *self)
{
  return G_LIST_MODEL (self->lesions);
}

/**
 * cuti_case_get_ignored:
 *
 * Returns: (transfer none): what the document holds but logic does not use,
 *   #CutiIgnored
 */
GListModel *
cuti_case_get_ignored (CutiCase *self)
{
  return G_LIST_MODEL (self->ignored);
}

CutiAnswer *
cuti_case_get_answer (CutiCase *self, guint fact)
{
  return self->by_index->pdata[fact];
}

/**
 * cuti_case_find_answer:
 * @fact: its id
 * @lesion: (nullable): id of the lesion of a lesion fact
 *
 * Returns: (transfer none) (nullable): the answer
 */
CutiAnswer *
cuti_case_find_answer (CutiCase *self, const char *fact, const char *lesion)
{
  CutiFact *what = self->knowledge != NULL ? cuti_knowledge_find_fact (self->knowledge, fact) : NULL;
  CutiLesion *whose;

  if (what == NULL)
    return NULL;
  if (!cuti_fact_is_lesion_fact (what))
    return cuti_case_get_answer (self, cuti_fact_get_index (what));

  whose = lesion != NULL ? cuti_case_find_lesion (self, lesion) : NULL;
  return whose != NULL ? cuti_lesion_get_answer (whose, cuti_fact_get_index (what)) : NULL;
}

/**
 * cuti_case_find_lesion:
 *
 * Returns: (transfer none) (nullable): the lesion of that id
 */
CutiLesion *
cuti_case_find_lesion (CutiCase *self, const char *id)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->lesions)); i++)
    {
      g_autoptr(CutiLesion) lesion = g_list_model_get_item (G_LIST_MODEL (self->lesions), i);

      if (g_str_equal (cuti_lesion_get_id (lesion), id))
        return lesion; /* The list keeps it alive. */
    }
  return NULL;
}

/* The entry to write to: members that we do not know stay. */
static JsonObject *
open_entry (JsonObject *facts, const char *id)
{
  JsonNode *node = json_object_get_member (facts, id);
  JsonObject *entry;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    json_object_set_object_member (facts, id, json_object_new ());

  entry = json_object_get_object_member (facts, id);
  json_object_remove_member (entry, "value");
  json_object_remove_member (entry, "missing");
  json_object_remove_member (entry, "override");
  json_object_remove_member (entry, "date");
  return entry;
}

static void
set_date (CutiCase *self, JsonObject *entry)
{
  CutiAnswer *assessed_on = cuti_case_find_answer (self, "case.assessed_on", NULL);
  g_autoptr(JsonNode) date = NULL;

  if (assessed_on == NULL || cuti_answer_get_state (assessed_on) != CUTI_ANSWER_VALUE)
    return;

  date = cuti_fact_write_value (cuti_answer_get_fact (assessed_on), cuti_answer_get_value (assessed_on));
  json_object_set_string_member (entry, "date", json_node_get_string (date));
}

/*
 * Writes @value or @missing, or neither, and lets everybody know.
 * @value is taken over.
 */
static void
write_answer (CutiCase *self, CutiAnswer *answer, JsonNode *value, const char *missing)
{
  const char *id = cuti_fact_get_id (cuti_answer_get_fact (answer));
  const char *lesion_id = cuti_answer_get_lesion (answer);
  CutiLesion *lesion = lesion_id != NULL ? cuti_case_find_lesion (self, lesion_id) : NULL;
  JsonObject *facts = lesion != NULL ? json_object_get_object_member (cuti_lesion_get_json (lesion), "facts")
                                     : self->facts;
  JsonObject *entry = open_entry (facts, id);
  gboolean was_ignored = cuti_answer_get_state (answer) == CUTI_ANSWER_IGNORED;

  if (value != NULL)
    json_object_set_member (entry, "value", value);
  else if (missing != NULL)
    json_object_set_string_member (entry, "missing", missing);
  if (value != NULL && cuti_fact_get_calculator (cuti_answer_get_fact (answer)) != NULL)
    json_object_set_boolean_member (entry, "override", TRUE);

  if (value != NULL || missing != NULL)
    set_date (self, entry);
  else if (json_object_get_size (entry) == 0)
    json_object_remove_member (facts, id);

  cuti_answer_read (answer, json_object_get_member (facts, id));
  if (lesion != NULL)
    cuti_lesion_update_title (lesion);
  if (was_ignored)
    update_ignored (self);
  queue_changed (self);
}

/**
 * cuti_case_set_value:
 * @value: a known value of the answer's fact, of any type but text
 */
void
cuti_case_set_value (CutiCase *self, CutiAnswer *answer, CutiValue value)
{
  g_return_if_fail (value.known);
  g_return_if_fail (cuti_fact_get_kind (cuti_answer_get_fact (answer)) != CUTI_KIND_TEXT);

  if (cuti_answer_get_state (answer) == CUTI_ANSWER_VALUE && cuti_answer_get_value (answer).n == value.n)
    return;

  write_answer (self, answer, cuti_fact_write_value (cuti_answer_get_fact (answer), value), NULL);
}

/**
 * cuti_case_set_string:
 * @text: (nullable): the text of a text fact; %NULL or empty clears it
 */
void
cuti_case_set_string (CutiCase *self, CutiAnswer *answer, const char *text)
{
  g_return_if_fail (cuti_fact_get_kind (cuti_answer_get_fact (answer)) == CUTI_KIND_TEXT);

  if (text == NULL || *text == '\0')
    cuti_case_clear (self, answer);
  else if (g_strcmp0 (cuti_answer_get_string (answer), text) != 0)
    write_answer (self, answer, json_node_init_string (json_node_alloc (), text), NULL);
}

/**
 * cuti_case_set_missing:
 *
 * Records why there is no answer.
 */
void
cuti_case_set_missing (CutiCase *self, CutiAnswer *answer, CutiMissing reason)
{
  g_autoptr(GEnumClass) klass = g_type_class_ref (CUTI_TYPE_MISSING);

  if (cuti_answer_get_state (answer) == CUTI_ANSWER_MISSING && cuti_answer_get_missing (answer) == reason)
    return;

  write_answer (self, answer, NULL, g_enum_get_value (klass, reason)->value_nick);
}

/**
 * cuti_case_clear:
 *
 * Takes the answer back: nothing is recorded.
 */
void
cuti_case_clear (CutiCase *self, CutiAnswer *answer)
{
  if (cuti_answer_get_state (answer) != CUTI_ANSWER_NOT_RECORDED)
    write_answer (self, answer, NULL, NULL);
}

static char *
make_lesion_id (CutiCase *self)
{
  for (guint i = 1;; i++)
    {
      g_autofree char *id = g_strdup_printf ("%u", i);

      if (cuti_case_find_lesion (self, id) == NULL)
        return g_steal_pointer (&id);
    }
}

/**
 * cuti_case_add_lesion:
 *
 * Adds a lesion of which nothing is known. That the list was complete is
 * withdrawn.
 *
 * Returns: (transfer none): the lesion
 */
CutiLesion *
cuti_case_add_lesion (CutiCase *self)
{
  CutiAnswer *complete = cuti_case_find_answer (self, "lesions.complete", NULL);
  g_autofree char *id = make_lesion_id (self);
  g_autoptr(CutiLesion) lesion = NULL;
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "id", id);
  json_object_set_string_member (object, "label", id);
  json_object_set_object_member (object, "facts", json_object_new ());
  json_array_add_object_element (self->lesions_json, object);
  lesion = cuti_lesion_new (self->knowledge, object);
  g_list_store_append (self->lesions, lesion);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_N_LESIONS]);

  if (complete != NULL)
    cuti_case_clear (self, complete);
  queue_changed (self);
  return lesion;
}

/**
 * cuti_case_remove_lesion:
 *
 * Removes a lesion with its answers. Whoever keeps a reference can put it back.
 */
void
cuti_case_remove_lesion (CutiCase *self, CutiLesion *lesion)
{
  guint position;

  if (!g_list_store_find (self->lesions, lesion, &position))
    g_return_if_reached ();

  json_array_remove_element (self->lesions_json, position);
  g_list_store_remove (self->lesions, position);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_N_LESIONS]);
  update_ignored (self);
  queue_changed (self);
}

/**
 * cuti_case_restore_lesion:
 * @lesion: a lesion that was removed from this case
 * @position: where it stood
 */
void
cuti_case_restore_lesion (CutiCase *self, CutiLesion *lesion, guint position)
{
  g_autoptr(JsonArray) rest = json_array_new ();
  guint n = json_array_get_length (self->lesions_json);

  position = MIN (position, n);
  for (guint i = position; i < n; i++)
    {
      json_array_add_element (rest, json_array_dup_element (self->lesions_json, position));
      json_array_remove_element (self->lesions_json, position);
    }
  json_array_add_object_element (self->lesions_json, json_object_ref (cuti_lesion_get_json (lesion)));
  for (guint i = 0; i < json_array_get_length (rest); i++)
    json_array_add_element (self->lesions_json, json_array_dup_element (rest, i));

  g_list_store_insert (self->lesions, position, lesion);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_N_LESIONS]);
  update_ignored (self);
  queue_changed (self);
}

static void
show_resolved (CutiCase *self, GListModel *answers, guint lesion)
{
  for (guint i = 0; i < g_list_model_get_n_items (answers); i++)
    {
      g_autoptr(CutiAnswer) answer = g_list_model_get_item (answers, i);
      guint fact = cuti_fact_get_index (cuti_answer_get_fact (answer));

      cuti_answer_set_resolved (answer, !(cuti_snapshot_get_flags (self->snapshot, fact, lesion) & CUTI_SLOT_HIDDEN),
                                cuti_snapshot_get_value (self->snapshot, fact, lesion));
    }
}

/**
 * cuti_case_get_snapshot:
 *
 * Returns: (transfer none): what logic sees of the case now; the answers know
 *   by then whether their rows are shown
 */
CutiSnapshot *
cuti_case_get_snapshot (CutiCase *self)
{
  if (self->snapshot != NULL)
    return self->snapshot;

  self->snapshot = cuti_snapshot_new (self);
  show_resolved (self, G_LIST_MODEL (self->answers), CUTI_NO_LESION);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->lesions)); i++)
    {
      g_autoptr(CutiLesion) lesion = g_list_model_get_item (G_LIST_MODEL (self->lesions), i);

      show_resolved (self, cuti_lesion_get_answers (lesion), i);
    }
  return self->snapshot;
}
