/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Parts of the full plan that whoever exports it may leave out. What somebody
 * must not miss is none of them: what is urgent, what speaks against an option,
 * what is not known, lesions, responses, signature and sources always stay.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  CUTI_PART_FACTS       = 1 << 0, /* answers and calculated values; the lesions stay */
  CUTI_PART_UNDECIDED   = 1 << 1, /* what is known and needed of it; its names stay */
  CUTI_PART_NOT_OFFERED = 1 << 2, /* with the reasons */
} CutiParts;

#define CUTI_N_PARTS 3

gboolean    cuti_parts_parse     (const char *names,
                                  CutiParts  *parts);
char       *cuti_parts_dup_names (void);
const char *cuti_parts_get_label (guint       part);
char       *cuti_parts_dup_text  (CutiParts   left_out);

G_END_DECLS
