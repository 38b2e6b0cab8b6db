/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Sheets of paper and the part of them that may carry ink.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CutiPaper:
 *
 * A sheet in points, its origin at the top left, and the frame beyond which
 * no ink may stand.
 */
typedef struct
{
  const char *name;
  double      width, height;
  double      left, top, right, bottom;
} CutiPaper;

gboolean cuti_paper_init (CutiPaper  *self,
                          const char *name);

G_END_DECLS
