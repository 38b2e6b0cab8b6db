/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char       *cuti_format_date    (int         year,
                                 int         month,
                                 int         day);
char       *cuti_format_iso_date (const char *iso);
const char *cuti_unit_get_label (const char *ucum);

G_END_DECLS
