/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * CutiBatchInput:
 *
 * The lines of a file descriptor, handed out several at a time, in order.
 */
typedef struct _CutiBatchInput CutiBatchInput;

CutiBatchInput *cuti_batch_input_new  (int              fd,
                                       gint64           first_line);
void            cuti_batch_input_free (CutiBatchInput  *self);
gboolean        cuti_batch_input_take (CutiBatchInput  *self,
                                       guint            max_lines,
                                       GString         *lines,
                                       gint64          *first,
                                       GError         **error);

G_END_DECLS
