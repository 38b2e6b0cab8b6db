/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  CUTI_KIND_BOOLEAN,
  CUTI_KIND_INTEGER,
  CUTI_KIND_NUMBER,
  CUTI_KIND_CHOICE,
  CUTI_KIND_CHOICES,
  CUTI_KIND_DATE,
  CUTI_KIND_TEXT,
} CutiKind;

/**
 * CutiValue:
 * @known: whether there is a value; logic reads @n only then
 * @n: boolean 0 or 1; number in steps of its grid, so that comparisons are
 *   exact; choice its index; choices a bit set of indices; date
 *   year × 10000 + month × 100 + day, with zeros for parts not known; text 0
 *
 * What logic sees of one fact.
 */
typedef struct
{
  gboolean known;
  gint64   n;
} CutiValue;

#define CUTI_VALUE_UNKNOWN ((CutiValue) { FALSE, 0 })
#define CUTI_VALUE(n) ((CutiValue) { TRUE, (n) })

G_END_DECLS
