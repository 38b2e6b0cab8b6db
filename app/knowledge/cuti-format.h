/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Around an inserted value; and what makes a line run from right to left that
 * begins with one. */
#define CUTI_FIRST_STRONG_ISOLATE 0x2068
#define CUTI_POP_ISOLATE 0x2069
#define CUTI_RIGHT_TO_LEFT_MARK 0x200F

char       *cuti_format_date            (int         year,
                                         int         month,
                                         int         day);
char       *cuti_format_iso_date        (const char *iso);
const char *cuti_unit_get_label         (const char *ucum);

const char *cuti_format_get_language    (void);
gboolean    cuti_format_is_rtl          (const char *language);
char       *cuti_format_words           (const char *format,
                                         ...) G_GNUC_PRINTF (1, 2);
char       *cuti_format_words_valist    (const char *format,
                                         va_list     args) G_GNUC_PRINTF (1, 0);
void        cuti_format_append_words    (GString    *string,
                                         const char *format,
                                         ...) G_GNUC_PRINTF (2, 3);
char       *cuti_format_drop_directions (const char *text);

G_END_DECLS
