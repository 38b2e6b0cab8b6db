/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cuti-advice.h"
#include "cuti-dossier.h"
#include "cuti-fact.h"

G_BEGIN_DECLS

#define CUTI_KNOWLEDGE_ERROR (cuti_knowledge_error_quark ())
GQuark cuti_knowledge_error_quark (void);

typedef enum
{
  CUTI_KNOWLEDGE_ERROR_FILE, /* cannot be read, or is no JSON */
  CUTI_KNOWLEDGE_ERROR_CONTENT, /* “file: pointer: reason” */
} CutiKnowledgeError;

/**
 * CutiManifest:
 *
 * Plain text of the manifest, for About, paper and the command line; never
 * %NULL, empty where not given.
 */
typedef struct
{
  char *id, *title, *version, *released, *review_by, *evidence_as_of;
  char *language, *publisher, *licence;
  char *intended_use, *intended_user, *not_for, *editorial_policy, *disclaimer;
} CutiManifest;

/* When the knowledge base does not apply at all, and the sentence that says so. */
typedef struct
{
  char          *id;
  char          *text;
  CutiCondition *when;
} CutiOutOfScope;

/**
 * CutiKnowledge:
 *
 * A loaded knowledge base: immutable, complete and consistent, or not there.
 */
#define CUTI_TYPE_KNOWLEDGE (cuti_knowledge_get_type ())
G_DECLARE_FINAL_TYPE (CutiKnowledge, cuti_knowledge, CUTI, KNOWLEDGE, GObject)

CutiKnowledge *cuti_knowledge_load   (GFile *folder, GCancellable *cancellable, GError **error);
CutiKnowledge *cuti_knowledge_unpack (const char *packed, GError **error);
char          *cuti_knowledge_pack   (CutiKnowledge *self);

const CutiManifest *cuti_knowledge_get_manifest   (CutiKnowledge *self);
JsonObject         *cuti_knowledge_describe       (CutiKnowledge *self);
const char         *cuti_knowledge_get_sha256     (CutiKnowledge *self);
GListModel         *cuti_knowledge_get_groups     (CutiKnowledge *self); /* CutiTerm */
GListModel         *cuti_knowledge_get_sections   (CutiKnowledge *self); /* CutiTerm */
GListModel         *cuti_knowledge_get_facts      (CutiKnowledge *self); /* CutiFact, by index */
const char         *cuti_knowledge_get_follow_up_label (CutiKnowledge *self, const char *kind);
GListModel         *cuti_knowledge_get_concepts   (CutiKnowledge *self); /* CutiTerm */
GListModel         *cuti_knowledge_get_references (CutiKnowledge *self); /* CutiReference */
GListModel         *cuti_knowledge_get_advice     (CutiKnowledge *self); /* CutiAdvice */

/* Without a reference; by index the caller knows that it exists, by id NULL where it does not. */
guint                 cuti_knowledge_get_n_facts      (CutiKnowledge *self);
CutiFact             *cuti_knowledge_get_fact         (CutiKnowledge *self, guint index);
CutiFact             *cuti_knowledge_find_fact        (CutiKnowledge *self, const char *id);
guint                 cuti_knowledge_get_n_advice     (CutiKnowledge *self);
CutiAdvice           *cuti_knowledge_get_advice_item  (CutiKnowledge *self, guint index);
CutiAdvice           *cuti_knowledge_find_advice      (CutiKnowledge *self, const char *id);
const CutiOutOfScope *cuti_knowledge_get_out_of_scope (CutiKnowledge *self, guint *n);
const guint          *cuti_knowledge_get_order        (CutiKnowledge *self);
guint                 cuti_knowledge_get_complete     (CutiKnowledge *self);
CutiVocabulary       *cuti_knowledge_get_vocabulary   (CutiKnowledge *self);

gboolean cuti_knowledge_is_untranslated (CutiKnowledge *self, const char *text);

const CutiDossierEntry *cuti_knowledge_get_dossier (CutiKnowledge *self, guint *n);

/* The files as they are written, for the verifier and its like. */
GPtrArray *cuti_knowledge_list_files (CutiKnowledge *self);
JsonNode  *cuti_knowledge_dup_file   (CutiKnowledge *self, const char *path);

G_END_DECLS
