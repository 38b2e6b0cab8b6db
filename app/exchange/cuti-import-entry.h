/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * CutiImportOutcome:
 * @CUTI_IMPORT_CONFLICT: two statements that cannot both hold; none is taken
 * @CUTI_IMPORT_LEFT: understood and not taken, with the reason
 * @CUTI_IMPORT_UNKNOWN: not understood
 * @CUTI_IMPORT_NOTED: taken, with something to look at
 * @CUTI_IMPORT_TAKEN: taken as it stands
 *
 * What became of one item. What wants a person comes first.
 */
typedef enum
{
  CUTI_IMPORT_CONFLICT,
  CUTI_IMPORT_LEFT,
  CUTI_IMPORT_UNKNOWN,
  CUTI_IMPORT_NOTED,
  CUTI_IMPORT_TAKEN,
  CUTI_N_IMPORT,
} CutiImportOutcome;

#define CUTI_TYPE_IMPORT_OUTCOME (cuti_import_outcome_get_type ())
GType       cuti_import_outcome_get_type  (void);
const char *cuti_import_outcome_to_nick   (CutiImportOutcome outcome);
const char *cuti_import_outcome_get_label (CutiImportOutcome outcome);

/**
 * CutiImportEntry:
 *
 * One line of the report of an import. Properties (readable): outcome, source
 * (the resource), pointer, what, value, note, text (all but the source).
 */
#define CUTI_TYPE_IMPORT_ENTRY (cuti_import_entry_get_type ())
G_DECLARE_FINAL_TYPE (CutiImportEntry, cuti_import_entry, CUTI, IMPORT_ENTRY, GObject)

CutiImportEntry  *cuti_import_entry_new         (CutiImportOutcome outcome,
                                                 const char       *source,
                                                 const char       *pointer);
void              cuti_import_entry_set_what    (CutiImportEntry  *self,
                                                 const char       *what);
void              cuti_import_entry_set_fact    (CutiImportEntry  *self,
                                                 const char       *fact,
                                                 const char       *lesion);
void              cuti_import_entry_take_value  (CutiImportEntry  *self,
                                                 char             *value);
void              cuti_import_entry_add_note    (CutiImportEntry  *self,
                                                 CutiImportOutcome outcome,
                                                 const char       *note);
CutiImportOutcome cuti_import_entry_get_outcome (CutiImportEntry  *self);
const char       *cuti_import_entry_get_source  (CutiImportEntry  *self);
const char       *cuti_import_entry_get_pointer (CutiImportEntry  *self);
const char       *cuti_import_entry_get_what    (CutiImportEntry  *self);
const char       *cuti_import_entry_get_value   (CutiImportEntry  *self);
const char       *cuti_import_entry_get_note    (CutiImportEntry  *self);
const char       *cuti_import_entry_get_fact    (CutiImportEntry  *self);
const char       *cuti_import_entry_get_lesion  (CutiImportEntry  *self);
char             *cuti_import_entry_dup_text    (CutiImportEntry  *self);

G_END_DECLS
