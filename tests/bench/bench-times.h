/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Of microseconds; sorts them, and writes a line of JSON. */
void bench_times_report (const char *what, GArray *times);
/* The time since @start, which is of g_get_monotonic_time(). */
void bench_times_add    (GArray *times, gint64 start);

G_END_DECLS
