/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "cuti-snapshot.h"

G_BEGIN_DECLS

/**
 * CutiLineReader:
 *
 * Reads one case after the other into the same snapshot, each from one line of
 * JSON. A plain line is read straight into it; any other takes the long way
 * through a #CutiCase, which is what decides what a line means.
 *
 * A reader belongs to one thread; the knowledge base is shared.
 */
typedef struct _CutiLineReader CutiLineReader;

CutiLineReader *cuti_line_reader_new           (CutiKnowledge  *knowledge);
void            cuti_line_reader_free          (CutiLineReader *self);
gboolean        cuti_line_reader_read          (CutiLineReader *self,
                                                const char     *line,
                                                gsize           length,
                                                GError        **error);
gboolean        cuti_line_reader_read_plain    (CutiLineReader *self,
                                                const char     *line,
                                                gsize           length);
gboolean        cuti_line_reader_read_any      (CutiLineReader *self,
                                                const char     *line,
                                                gsize           length,
                                                GError        **error);
CutiSnapshot   *cuti_line_reader_get_snapshot  (CutiLineReader *self);
const char     *cuti_line_reader_get_id        (CutiLineReader *self); /* nullable */
guint           cuti_line_reader_get_n_ignored (CutiLineReader *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CutiLineReader, cuti_line_reader_free)

G_END_DECLS
