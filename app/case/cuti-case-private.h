/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The inside of a case, shared by the object, its document and its setters;
 * and how it fills and refreshes its answers and lesions. Not for others.
 */

#pragma once

#include "cuti-case.h"
#include "cuti-change.h"
#include "cuti-fixed-list.h"

G_BEGIN_DECLS

/* The knowledge bases that versions are drawn with, each packed and once, by its hash. */
#define CUTI_CASE_BASES "knowledge_bases"

struct _CutiCase
{
  GObject        parent_instance;

  CutiKnowledge *knowledge;
  JsonNode      *root;
  JsonObject    *document; /* root's, and below it: */
  JsonObject    *facts;
  JsonArray     *lesions_json;

  CutiFixedList *answers;
  GPtrArray     *by_index; /* CutiAnswer, NULL for lesion facts */
  GListStore    *lesions;
  GListStore    *ignored;
  GListStore    *responses;
  GHashTable    *given_ids; /* of lesions added here, removed ones included */

  CutiSnapshot  *snapshot; /* NULL while out of date */
  guint          changed_id;
  gboolean       modified;

  GPtrArray     *undo; /* CutiChange, the last one on top */
  GPtrArray     *redo; /* the same */
  CutiChange    *open; /* the step being put together, or NULL */
  guint          open_depth;
  guint          saved; /* undo's length when the document was saved; G_MAXUINT: no step leads there */
  gboolean       editing; /* whether the next edit may join the last step */

  JsonArray     *versions_json; /* NULL while there are none */
  GListStore    *versions;
  JsonArray     *stored_derived; /* of a signed case: what was computed then; else NULL */
};

void cuti_answer_make_all     (CutiKnowledge *knowledge,
                               const char    *lesion,
                               JsonObject    *facts,
                               CutiFixedList *answers,
                               GPtrArray     *by_index);
void cuti_answer_read         (CutiAnswer    *self,
                               JsonNode      *entry);
void cuti_answer_set_resolved (CutiAnswer    *self,
                               gboolean       visible,
                               CutiValue      value);
void cuti_answer_take_warnings (CutiAnswer   *self,
                                GStrv         warnings);

CutiLesion *cuti_lesion_new          (CutiKnowledge *knowledge, JsonObject *json);
JsonObject *cuti_lesion_get_json     (CutiLesion *self);
JsonObject *cuti_lesion_get_facts    (CutiLesion *self);
CutiAnswer *cuti_lesion_get_answer   (CutiLesion *self, guint fact); /* nullable */
void        cuti_lesion_update_title (CutiLesion *self);

CutiSnapshot *cuti_snapshot_new        (CutiCase *patient_case);
CutiAnswer   *cuti_case_get_answer     (CutiCase *self, guint fact); /* of the case; nullable */
void          cuti_case_queue_changed  (CutiCase *self);
void          cuti_case_update_ignored (CutiCase *self);
void          cuti_case_read_responses (CutiCase *self);
void          cuti_case_read_record    (CutiCase *self);
void          cuti_case_write_record   (CutiCase *self, const char *member, JsonNode *node);
void          cuti_case_notify_history (CutiCase *self);

CutiVersion  *cuti_version_new_from_json (JsonNode *node, JsonObject *bases, GError **error);
gboolean      cuti_case_make_versions    (CutiCase *self, GError **error);
void          cuti_case_collect_bad_versions (CutiCase *self);
void          cuti_case_add_ignored      (CutiCase   *self,
                                          const char *pointer,
                                          const char *reason);
void          cuti_case_notify_versions  (CutiCase *self);
void          cuti_case_notify_lesions   (CutiCase *self);
CutiLesion   *cuti_case_find_lesion_of   (CutiCase *self, JsonObject *facts); /* nullable */

/* Every change of the document goes through these; see cuti-case-history.c. */
void cuti_case_write_member    (CutiCase   *self,
                                JsonObject *holder,
                                const char *member,
                                JsonNode   *node,
                                const char *name);
void cuti_case_make_edit       (CutiCase   *self,
                                CutiEdit   *edit,
                                const char *name);
void cuti_case_read_back       (CutiCase   *self,
                                JsonObject *holder,
                                const char *member);
void cuti_case_put_in_lesion   (CutiCase   *self,
                                CutiLesion *lesion,
                                guint       position);
void cuti_case_take_out_lesion (CutiCase   *self,
                                CutiLesion *lesion);
void cuti_case_read_answer     (CutiCase   *self,
                                CutiLesion *lesion,
                                const char *fact);

const char   *cuti_case_peek_string    (JsonObject *object, const char *member);
JsonObject   *cuti_case_open_object    (JsonObject *parent, const char *member);

G_END_DECLS
