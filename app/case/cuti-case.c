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

enum { PROP_LABEL = 1, PROP_MODIFIED, PROP_N_LESIONS, PROP_UNDO_NAME, PROP_REDO_NAME, N_PROPS };
static GParamSpec *props[N_PROPS];

enum { CHANGED, PATIENT_CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

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
  g_ptr_array_unref (self->undo);
  g_ptr_array_unref (self->redo);
  g_clear_pointer (&self->open, cuti_change_free);
  g_object_unref (self->versions);
  g_clear_pointer (&self->stored_derived, json_array_unref);

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
    case PROP_UNDO_NAME: g_value_set_string (value, cuti_case_get_undo_name (self)); break;
    case PROP_REDO_NAME: g_value_set_string (value, cuti_case_get_redo_name (self)); break;
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
  props[PROP_UNDO_NAME] = g_param_spec_string ("undo-name", NULL, NULL, NULL, flags);
  props[PROP_REDO_NAME] = g_param_spec_string ("redo-name", NULL, NULL, NULL, flags);
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
  self->answers = cuti_fixed_list_new (CUTI_TYPE_ANSWER);
  self->by_index = g_ptr_array_new ();
  self->lesions = g_list_store_new (CUTI_TYPE_LESION);
  self->ignored = g_list_store_new (CUTI_TYPE_IGNORED);
  self->responses = g_list_store_new (CUTI_TYPE_RESPONSE);
  self->given_ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->undo = g_ptr_array_new_with_free_func ((GDestroyNotify) cuti_change_free);
  self->redo = g_ptr_array_new_with_free_func ((GDestroyNotify) cuti_change_free);
  self->versions = g_list_store_new (CUTI_TYPE_VERSION);
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
 * cuti_case_notify_history:
 *
 * To be called after what can be undone or redone has changed. Back at what was
 * saved, there is nothing to save.
 */
void
cuti_case_notify_history (CutiCase *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_UNDO_NAME]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_REDO_NAME]);
  set_modified (self, self->undo->len != self->saved);
}

/**
 * cuti_case_notify_lesions:
 *
 * To be called after a lesion came or went.
 */
void
cuti_case_notify_lesions (CutiCase *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_N_LESIONS]);
}

/**
 * cuti_case_notify_versions:
 *
 * To be called after a version was added: there is something to save, which
 * nothing can undo.
 */
void
cuti_case_notify_versions (CutiCase *self)
{
  self->saved = G_MAXUINT;
  set_modified (self, TRUE);
}

/**
 * cuti_case_read_back:
 * @holder: the object of the document that was written to
 *
 * Reads anew what shows a member of the document, and lets everybody know.
 */
void
cuti_case_read_back (CutiCase *self, JsonObject *holder, const char *member)
{
  if (holder == self->facts)
    cuti_case_read_answer (self, NULL, member);
  else if (holder == json_object_get_object_member (self->document, "patient"))
    g_signal_emit (self, signals[PATIENT_CHANGED], 0);
  else if (holder != self->document)
    cuti_case_read_answer (self, cuti_case_find_lesion_of (self, holder), member);
  else if (g_str_equal (member, "label"))
    {
      set_modified (self, TRUE);
      g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LABEL]);
      return; /* Logic does not read it. */
    }
  else if (g_str_equal (member, "responses") || g_str_equal (member, "mdt"))
    {
      cuti_case_read_record (self);
      return;
    }

  cuti_case_queue_changed (self);
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

  cuti_case_write_member (self, self->document, "label",
                          json_node_init_string (json_node_alloc (), label),
                          _("Label of the case"));
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
  self->saved = self->undo->len;
  self->editing = FALSE; /* A further edit must not become part of a step that was saved. */
  set_modified (self, FALSE);
}

/**
 * cuti_case_set_unsaved:
 *
 * Says that the document is in no file yet, however much of it is undone.
 */
void
cuti_case_set_unsaved (CutiCase *self)
{
  self->saved = G_MAXUINT;
  set_modified (self, TRUE);
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
