/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How case and plan are put into words, the same on every page.
 */

#pragma once

#include "cuti-document.h"
#include "cuti-plan.h"

G_BEGIN_DECLS

/* Of a name on every page: a longer one must not push birthday and number off it. */
#define CUTI_MAX_NAME 160

char       *cuti_wording_clean_line     (const char   *text);
char       *cuti_wording_clip           (const char   *text,
                                         guint         max);
char       *cuti_wording_identity       (CutiCase     *patient_case);
char       *cuti_wording_allergies      (CutiCase     *patient_case,
                                         CutiMark     *mark);
char       *cuti_wording_lesion         (CutiCase     *patient_case,
                                         const char   *id);
char       *cuti_wording_lesion_label   (CutiCase     *patient_case,
                                         CutiPlanItem *item);
char       *cuti_wording_lesions        (CutiCase     *patient_case,
                                         GPtrArray    *items,
                                         guint         from,
                                         guint         n);
char       *cuti_wording_item_title     (CutiPlanItem *item);
char       *cuti_wording_findings       (CutiCase     *patient_case,
                                         CutiPlanItem *item,
                                         guint         max);
char       *cuti_wording_needs          (CutiPlanItem *item);
CutiMark    cuti_wording_mark           (CutiVerdict   verdict);
gboolean    cuti_wording_is_known       (CutiCase     *patient_case,
                                         CutiAnswer   *answer);
GPtrArray  *cuti_wording_dup_items      (GListModel   *model);

G_END_DECLS
