/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The evidence dossiers that the advice was made from: every rule, score and
 * sentence of theirs by its id, so that none is forgotten unnoticed.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CutiDossierEntry:
 * @left_out: (nullable): why no advice was made of it
 * @calculator: (nullable): the calculator that stands for it
 */
typedef struct
{
  char *id;
  char *title;
  char *left_out;
  char *calculator;
} CutiDossierEntry;

G_END_DECLS
