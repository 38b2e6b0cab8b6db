/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One patient's case. The document as it came from the file is the one store;
 * answers and lesions are windows on it, so what we do not know survives.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cuti-case-private.h"

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
  g_object_unref (self->responses);
  g_hash_table_unref (self->given_ids);

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
    case PROP_N_LESIONS:
      g_value_set_uint (value, g_list_model_get_n_items (G_LIST_MODEL (self->lesions)));
      break;
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
  signals[CHANGED] = g_signal_new ("changed", CUTI_TYPE_CASE, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);

  /**
   * CutiCase::patient-changed:
   *
   * Who the patient is has changed.
   */
  signals[PATIENT_CHANGED] = g_signal_new ("patient-changed", CUTI_TYPE_CASE, G_SIGNAL_RUN_LAST, 0,
                                           NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
cuti_case_init (CutiCase *self)
{
  self->answers = g_list_store_new (CUTI_TYPE_ANSWER);
  self->by_index = g_ptr_array_new ();
  self->lesions = g_list_store_new (CUTI_TYPE_LESION);
  self->ignored = g_list_store_new (CUTI_TYPE_IGNORED);
  self->responses = g_list_store_new (CUTI_TYPE_RESPONSE);
  self->given_ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
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

/**
 * cuti_case_queue_changed:
 *
 * To be called after every change to what logic reads: the snapshot is out of
 * date, and “changed” will be emitted.
 */
void
cuti_case_queue_changed (CutiCase *self)
{
  g_clear_pointer (&self->snapshot, cuti_snapshot_unref);
  set_modified (self, TRUE);
  if (self->changed_id == 0)
    self->changed_id = g_idle_add (changed_cb, self);
}

/**
 * cuti_case_get_knowledge:
 *
 * Returns: (transfer none) (nullable): what the answers are to
 */
CutiKnowledge *
cuti_case_get_knowledge (CutiCase *self)
{
  return self->knowledge;
}

/**
 * cuti_case_get_id:
 *
 * Returns: (nullable): the id of the case
 */
const char *
cuti_case_get_id (CutiCase *self)
{
  return cuti_case_peek_string (self->document, "id");
}

/**
 * cuti_case_get_label:
 *
 * Returns: what the case is called where no patient name may stand
 */
const char *
cuti_case_get_label (CutiCase *self)
{
  const char *label = cuti_case_peek_string (self->document, "label");

  return label != NULL && *label != '\0' ? label : _("Case without a label");
}

/**
 * cuti_case_set_label:
 *
 * Says what the case is called where no patient name may stand.
 */
void
cuti_case_set_label (CutiCase *self, const char *label)
{
  g_return_if_fail (CUTI_IS_CASE (self));
  g_return_if_fail (label != NULL);

  if (g_strcmp0 (cuti_case_peek_string (self->document, "label"), label) == 0)
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
  return cuti_case_peek_string (object, patient_members[field].member);
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
      if (cuti_case_open_object (object, parent) == NULL)
        json_object_remove_member (object, parent);
      object = cuti_case_open_object (object, parent);
    }
  if (text != NULL)
    json_object_set_string_member (object, patient_members[field].member, text);
  else
    json_object_remove_member (object, patient_members[field].member);

  cuti_case_queue_changed (self);
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

/**
 * cuti_case_get_answer:
 * @fact: its index
 *
 * Returns: (transfer none) (nullable): the answer; %NULL for a lesion fact
 */
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
  CutiFact *what;
  CutiLesion *whose;

  g_return_val_if_fail (CUTI_IS_CASE (self), NULL);
  g_return_val_if_fail (fact != NULL, NULL);

  what = self->knowledge != NULL ? cuti_knowledge_find_fact (self->knowledge, fact) : NULL;
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

static char *
make_lesion_id (CutiCase *self)
{
  for (guint i = 1;; i++)
    {
      g_autofree char *id = g_strdup_printf ("%u", i);

      /* An id given once is not given again: responses and undo may still name it. */
      if (cuti_case_find_lesion (self, id) == NULL && g_hash_table_add (self->given_ids, g_strdup (id)))
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
  cuti_case_queue_changed (self);
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

  g_return_if_fail (CUTI_IS_CASE (self));
  g_return_if_fail (CUTI_IS_LESION (lesion));

  if (!g_list_store_find (self->lesions, lesion, &position))
    g_return_if_reached ();

  g_hash_table_add (self->given_ids, g_strdup (cuti_lesion_get_id (lesion)));

  json_array_remove_element (self->lesions_json, position);
  g_list_store_remove (self->lesions, position);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_N_LESIONS]);
  cuti_case_update_ignored (self);
  cuti_case_queue_changed (self);
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
  json_array_add_object_element (self->lesions_json,
                                 json_object_ref (cuti_lesion_get_json (lesion)));
  for (guint i = 0; i < json_array_get_length (rest); i++)
    json_array_add_element (self->lesions_json, json_array_dup_element (rest, i));

  g_list_store_insert (self->lesions, position, lesion);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_N_LESIONS]);
  cuti_case_update_ignored (self);
  cuti_case_queue_changed (self);
}

static void
show_resolved (CutiCase *self, GListModel *answers, guint lesion)
{
  for (guint i = 0; i < g_list_model_get_n_items (answers); i++)
    {
      g_autoptr(CutiAnswer) answer = g_list_model_get_item (answers, i);
      guint fact = cuti_fact_get_index (cuti_answer_get_fact (answer));
      CutiSlotFlags flags = cuti_snapshot_get_flags (self->snapshot, fact, lesion);

      cuti_answer_set_resolved (answer, !(flags & CUTI_SLOT_HIDDEN),
                                cuti_snapshot_get_value (self->snapshot, fact, lesion));
      cuti_answer_take_warnings (answer,
                                 cuti_snapshot_list_warnings (self->snapshot, fact, lesion));
    }
}

/**
 * cuti_case_get_snapshot:
 *
 * Returns: (transfer none): what logic sees of the case now; the answers know
 *   by then whether their rows are shown and what their checks say
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
