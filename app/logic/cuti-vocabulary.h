/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

#include "cuti-value.h"

G_BEGIN_DECLS

#define CUTI_LOGIC_ERROR (cuti_logic_error_quark ())
GQuark cuti_logic_error_quark (void);

typedef enum
{
  CUTI_LOGIC_ERROR_CONDITION,
  CUTI_LOGIC_ERROR_NAME,
} CutiLogicError;

/**
 * CutiSymbol:
 * @index: place in the list of facts
 * @lesion: whether the fact belongs to a lesion
 * @step: of numbers, the grid
 * @min: of numbers, the lowest value on the grid, in steps
 * @max: of numbers, the highest
 * @choices: (nullable): ids of a choice or choices fact
 * @unit: (nullable): UCUM code of a number's unit
 *
 * What a condition must know of a fact.
 */
typedef struct
{
  char     *id;
  guint     index;
  CutiKind  kind;
  gboolean  lesion;
  double    step;
  gint64    min;
  gint64    max;
  char    **choices;
  guint     n_choices;
  char     *unit;
} CutiSymbol;

/**
 * CutiVocabulary:
 *
 * The names that conditions may use: facts with their domains, and concepts
 * with their conditions.
 */
typedef struct _CutiVocabulary CutiVocabulary;

typedef struct _CutiCondition CutiCondition;

CutiVocabulary      *cuti_vocabulary_new          (void);
void                 cuti_vocabulary_free         (CutiVocabulary  *self);
gboolean             cuti_vocabulary_take_fact    (CutiVocabulary  *self,
                                                   CutiSymbol      *symbol,
                                                   GError         **error);
gboolean             cuti_vocabulary_add_concept  (CutiVocabulary  *self,
                                                   const char      *id,
                                                   JsonNode        *when,
                                                   GError         **error);
const CutiSymbol    *cuti_vocabulary_find_fact    (CutiVocabulary  *self,
                                                   const char      *id);
const CutiSymbol    *cuti_vocabulary_get_fact     (CutiVocabulary  *self,
                                                   guint            index);
guint                cuti_vocabulary_get_n_facts  (CutiVocabulary  *self);
gboolean             cuti_vocabulary_has_concept  (CutiVocabulary  *self,
                                                   const char      *id,
                                                   guint           *index);
const CutiCondition *cuti_vocabulary_find_concept (CutiVocabulary  *self,
                                                   const char      *id,
                                                   const char      *pointer,
                                                   GError         **error);

void     cuti_symbol_free             (CutiSymbol       *self);
gboolean cuti_symbol_number_to_grid   (const CutiSymbol *self,
                                       double            number,
                                       gint64           *n);
double   cuti_symbol_number_from_grid (const CutiSymbol *self,
                                       gint64            n);
int      cuti_symbol_find_choice      (const CutiSymbol *self,
                                       const char       *id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CutiVocabulary, cuti_vocabulary_free)

G_END_DECLS
