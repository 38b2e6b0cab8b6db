/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * CutiFixedList:
 *
 * A list that is filled once and then stays as it is: what a knowledge base is made of, and
 * a plan after every answer anew. Any thread may read it. A #GListStore, which can be changed at
 * any place and keeps its last place in mind, takes several times the room and the time to fill,
 * to read and to free.
 */
#define CUTI_TYPE_FIXED_LIST (cuti_fixed_list_get_type ())
G_DECLARE_FINAL_TYPE (CutiFixedList, cuti_fixed_list, CUTI, FIXED_LIST, GObject)

CutiFixedList *cuti_fixed_list_new        (GType          item_type);
void           cuti_fixed_list_take       (CutiFixedList *self,
                                           gpointer       item);
void           cuti_fixed_list_fill       (CutiFixedList *self,
                                           GPtrArray     *items);
guint          cuti_fixed_list_get_length (CutiFixedList *self);
gpointer       cuti_fixed_list_peek       (CutiFixedList *self,
                                           guint          i);
gpointer      *cuti_fixed_list_peek_all   (CutiFixedList *self,
                                           guint         *n);

G_END_DECLS
