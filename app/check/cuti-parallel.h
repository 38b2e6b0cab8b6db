/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef void (*CutiParallelFunc) (guint i, gpointer data);

void cuti_parallel (guint n, CutiParallelFunc func, gpointer data);

G_END_DECLS
