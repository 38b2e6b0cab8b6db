/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "bench-times.h"

static int
compare (gconstpointer a, gconstpointer b)
{
  gint64 x = *(const gint64 *) a, y = *(const gint64 *) b;

  return (x > y) - (x < y);
}

void
bench_times_report (const char *what, GArray *times)
{
  g_array_sort (times, compare);
  g_print ("{\"what\": \"%s\", \"n\": %u, \"median_us\": %" G_GINT64_FORMAT ", \"p99_us\": %"
           G_GINT64_FORMAT "}\n", what, times->len, g_array_index (times, gint64, times->len / 2),
           g_array_index (times, gint64, times->len * 99 / 100));
}

void
bench_times_add (GArray *times, gint64 start)
{
  gint64 elapsed = g_get_monotonic_time () - start;

  g_array_append_val (times, elapsed);
}
