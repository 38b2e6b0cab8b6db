/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean cuti_test_allocations_can_count (void);
guint64  cuti_test_allocations_get       (void); /* how many there have been so far in this thread and all others */

G_END_DECLS
