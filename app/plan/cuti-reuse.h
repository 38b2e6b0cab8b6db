/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which lines of a plan still hold after the case has changed.
 */

#pragma once

#include "cuti-snapshot.h"

G_BEGIN_DECLS

/**
 * CutiReads:
 *
 * What each item of advice reads, directly and through what is derived.
 * Immutable and reference counted.
 */
typedef struct _CutiReads CutiReads;

CutiReads *cuti_reads_new   (CutiKnowledge *knowledge);
CutiReads *cuti_reads_ref   (CutiReads     *self);
void       cuti_reads_unref (CutiReads     *self);

/* What differs between two moments of a case. */
typedef struct _CutiReuse CutiReuse;

CutiReuse *cuti_reuse_new   (CutiReads         *reads,
                             CutiSnapshot      *before,
                             CutiSnapshot      *after,
                             const char *const *titles_before,
                             const char *const *titles_after);
void       cuti_reuse_free  (CutiReuse         *self);
gboolean   cuti_reuse_holds (CutiReuse         *self,
                             CutiAdvice        *advice,
                             guint              lesion);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CutiReads, cuti_reads_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CutiReuse, cuti_reuse_free)

G_END_DECLS
