/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Work in numbered parts that do not know of each other. Which thread does
 * which part, and when, must not show: each writes to a place of its own.
 */

#include "cuti-parallel.h"

#define MOST_THREADS 4

typedef struct
{
  CutiParallelFunc func;
  gpointer         data;
} Work;

static void
work_cb (gpointer number, gpointer data)
{
  Work *work = data;

  work->func (GPOINTER_TO_UINT (number) - 1, work->data);
}

/**
 * cuti_parallel:
 * @n: how many parts there are
 * @func: does one of them. It may read a loaded knowledge base, which is
 *   immutable, but not through its list models, which remember their place
 *
 * Does all parts, on as many threads as there are processors, and returns
 * when they are done.
 */
void
cuti_parallel (guint n, CutiParallelFunc func, gpointer data)
{
  Work work = { func, data };
  guint n_threads = MIN (MIN (g_get_num_processors (), MOST_THREADS), n);
  GThreadPool *pool = NULL;

  if (n_threads > 1)
    pool = g_thread_pool_new (work_cb, &work, n_threads, FALSE, NULL);

  for (guint i = 0; i < n; i++)
    if (pool != NULL)
      g_thread_pool_push (pool, GUINT_TO_POINTER (i + 1), NULL);
    else
      func (i, data);

  if (pool != NULL)
    g_thread_pool_free (pool, FALSE, TRUE);
}
