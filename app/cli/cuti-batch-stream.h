/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Answers one line, which ends with a NUL and may be written to. */
typedef void (*CutiBatchFunc) (gpointer    worker,
                               const char *line,
                               gsize       length,
                               gint64      number,
                               GString    *out);

gboolean cuti_batch_stream (gint64          first_line,
                            guint           max_lines,
                            CutiBatchFunc   func,
                            GPtrArray      *workers,
                            GError        **error);

G_END_DECLS
