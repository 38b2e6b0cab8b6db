/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How the loader makes the objects of a knowledge base. Not for others: once
 * loaded, nothing of it changes.
 */

#pragma once

#include "cuti-fixed-list.h"
#include "cuti-knowledge.h"
#include "cuti-reader.h"

G_BEGIN_DECLS

/* Declares the fact in @vocabulary. */
CutiFact *cuti_fact_new_from_json (JsonNode       *node,
                                   const char     *file,
                                   const char     *pointer,
                                   CutiVocabulary *vocabulary,
                                   GError        **error);
/* Compiles what refers to other facts, once all are declared. */
gboolean    cuti_fact_resolve     (CutiFact       *self,
                                   const char     *file,
                                   CutiVocabulary *vocabulary,
                                   GError        **error);
const char *cuti_fact_get_pointer (CutiFact       *self);

CutiReference *cuti_reference_new_from_json (JsonNode   *node,
                                             const char *file,
                                             const char *pointer,
                                             guint       number,
                                             GError    **error);

CutiArgument *cuti_argument_new_from_json (JsonNode       *node,
                                           const char     *file,
                                           const char     *pointer,
                                           gboolean        is_caution,
                                           gboolean        lesion_scope,
                                           CutiVocabulary *vocabulary,
                                           GError        **error);
CutiCitation *cuti_citation_new_from_json (JsonNode       *node,
                                           const char     *file,
                                           const char     *pointer,
                                           GHashTable     *references,
                                           GError        **error);
CutiAdvice   *cuti_advice_new_from_json   (JsonNode       *node,
                                           const char     *file,
                                           const char     *pointer,
                                           const char     *section,
                                           guint           index,
                                           CutiVocabulary *vocabulary,
                                           GHashTable     *references,
                                           GError        **error);

gboolean  cuti_knowledge_has_file  (CutiKnowledge *self,
                                    const char    *path);
JsonNode *cuti_knowledge_open_file (CutiKnowledge *self,
                                    const char    *path,
                                    GError       **error);

typedef void (*CutiTextFunc) (gpointer user_data, const char *text);

void cuti_knowledge_write_files (CutiKnowledge *self,
                                 CutiTextFunc   write,
                                 gpointer       user_data);

gboolean cuti_knowledge_fail              (GError       **error,
                                           const char    *file,
                                           const char    *pointer,
                                           const char    *reason);
gboolean cuti_knowledge_read_folder       (CutiKnowledge *self,
                                           GFile         *folder,
                                           GCancellable  *cancellable,
                                           GError       **error);
gboolean cuti_knowledge_read_packed       (CutiKnowledge *self,
                                           const char    *packed,
                                           GError       **error);
gboolean cuti_knowledge_load_manifest     (CutiKnowledge *self,
                                           JsonNode      *manifest,
                                           GError       **error);
gboolean cuti_knowledge_load_out_of_scope (CutiKnowledge *self,
                                           JsonNode      *manifest,
                                           GError       **error);
gboolean cuti_knowledge_order_facts       (CutiKnowledge *self,
                                           GError       **error);
gboolean cuti_knowledge_load_dossier      (CutiKnowledge *self,
                                           GError       **error);
gboolean cuti_knowledge_check_dossier     (CutiKnowledge *self,
                                           CutiAdvice    *advice,
                                           const char    *file,
                                           const char    *pointer,
                                           GError       **error);

struct _CutiKnowledge
{
  GObject         parent_instance;

  CutiManifest    manifest;
  CutiVocabulary *vocabulary;
  CutiFixedList  *groups;
  CutiFixedList  *sections;
  CutiFixedList  *facts;
  CutiFixedList  *follow_up_kinds;
  CutiFixedList  *concepts;
  CutiFixedList  *references;
  CutiFixedList  *advice;
  GHashTable     *reference_by_id;
  GHashTable     *advice_by_id;
  GHashTable     *statements; /* ids */
  GArray         *dossier; /* CutiDossierEntry; NULL where there is no such file */
  GHashTable     *dossier_ids; /* likewise */
  GArray         *out_of_scope; /* CutiOutOfScope */
  GArray         *order; /* guint */
  guint           complete;
  GFile          *resource; /* the files are in; NULL where they are kept */
  GHashTable     *files; /* GBytes by relative path; NULL in a resource */
  GHashTable     *texts; /* their canonical form, until they are hashed */
  GHashTable     *untranslated; /* texts of files; NULL until somebody asks */
  char           *sha256;
};

G_END_DECLS
