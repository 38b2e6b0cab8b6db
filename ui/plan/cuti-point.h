/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What a point does to an item of advice; “if” marks what is not known yet. */
typedef enum
{
  CUTI_POINT_FOR,
  CUTI_POINT_AGAINST,
  CUTI_POINT_RULES_OUT,
  CUTI_POINT_IF_FOR,
  CUTI_POINT_IF_AGAINST,
  CUTI_POINT_IF_RULES_OUT,
  CUTI_POINT_CAUTION,
  CUTI_POINT_CHECK,
} CutiPointKind;

#define CUTI_TYPE_POINT (cuti_point_get_type ())
G_DECLARE_FINAL_TYPE (CutiPoint, cuti_point, CUTI, POINT, GtkBox)

GtkWidget *cuti_point_new  (void);
void       cuti_point_show (CutiPoint     *self,
                            CutiPointKind  kind,
                            const char    *text);

G_END_DECLS
