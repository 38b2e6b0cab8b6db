/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "cuti-pages.h"

G_BEGIN_DECLS

#define CUTI_TYPE_PAGE_VIEW (cuti_page_view_get_type ())
G_DECLARE_FINAL_TYPE (CutiPageView, cuti_page_view, CUTI, PAGE_VIEW, GtkWidget)

GtkWidget *cuti_page_view_new           (void);
void       cuti_page_view_set_page      (CutiPageView *self,
                                         CutiPages    *pages,
                                         guint         n);
void       cuti_page_view_set_fit_width (CutiPageView *self,
                                         gboolean      fit_width);

G_END_DECLS
