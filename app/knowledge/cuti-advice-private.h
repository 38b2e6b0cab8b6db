/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The inside of an item of advice, shared by the object and its reader.
 */

#pragma once

#include "cuti-knowledge-private.h"

struct _CutiAdvice
{
  GObject           parent_instance;

  char             *id;
  guint             index;
  char             *section;
  gboolean          lesion_scope;
  gboolean          lost;
  char             *title;
  char             *text;
  char             *patient_text;
  CutiStance        stance;
  CutiStrength      strength;
  CutiCondition    *when;
  CutiFixedList    *arguments;
  CutiFixedList    *cautions;
  CutiFixedList    *citations;
  CutiCertainty     certainty;
  CutiDirectness    directness;
  char             *as_of;
  CutiReviewStatus  review_status;
  char             *intervention;
  char             *kind;
  char            **conflicts_with;
  char            **statements;
  char            **dossier;
  char            **involves;
  gboolean          urgent;
  char             *convention;
  CutiFollowUp     *follow_up;
  GArray           *facts; /* guint */
};
