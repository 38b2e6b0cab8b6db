/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cuti-docket.h"
#include "cuti-explain.h"

G_BEGIN_DECLS

/**
 * CutiReasons:
 *
 * Why the lines of a plan came out as they did, for one case after the other:
 * the facts that decided, and those for want of which nothing or not all is
 * decided. To be used again; a thread's own.
 */
typedef struct _CutiReasons CutiReasons;

CutiReasons *cuti_reasons_new          (const CutiDocket *docket);
void         cuti_reasons_free         (CutiReasons      *self);
void         cuti_reasons_start        (CutiReasons      *self,
                                        CutiSnapshot     *snapshot,
                                        GByteArray       *room);
GArray      *cuti_reasons_list_because (CutiReasons      *self,
                                        CutiDocketLine    line);
GArray      *cuti_reasons_list_missing (CutiReasons      *self,
                                        CutiDocketLine    line);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CutiReasons, cuti_reasons_free)

G_END_DECLS
