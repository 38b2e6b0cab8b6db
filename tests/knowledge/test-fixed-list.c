/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "cuti-fixed-list.h"
#include "cuti-term.h"

static void
count_cb (GListModel *list, guint position, guint removed, guint added, guint *total)
{
  g_assert_cmpuint (position, ==, 0);
  g_assert_cmpuint (removed, ==, 0);
  *total += added;
}

static void
test_fixed_list_keeps_order (void)
{
  g_autoptr(CutiFixedList) list = cuti_fixed_list_new (CUTI_TYPE_TERM);
  GListModel *model = G_LIST_MODEL (list);
  CutiTerm *first = cuti_term_new ("/a", "one"), *second = cuti_term_new ("/b", "two");
  g_autoptr(CutiTerm) item = NULL;

  g_assert_null (g_list_model_get_item (model, 0));
  cuti_fixed_list_take (list, first);
  cuti_fixed_list_take (list, second);

  item = g_list_model_get_item (model, 1);
  g_assert_true (item == second);
  g_assert_true (cuti_fixed_list_peek (list, 0) == first);
  g_assert_null (g_list_model_get_item (model, 2));
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 2);
  g_assert_cmpuint (g_list_model_get_item_type (model), ==, CUTI_TYPE_TERM);
}

static void
test_fixed_list_tells_when_filled (void)
{
  g_autoptr(CutiFixedList) list = cuti_fixed_list_new (CUTI_TYPE_TERM);
  g_autoptr(GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  guint n_added = 0;

  g_signal_connect (list, "items-changed", G_CALLBACK (count_cb), &n_added);
  for (guint i = 0; i < 3; i++)
    g_ptr_array_add (items, cuti_term_new ("/a", "one"));
  cuti_fixed_list_fill (list, items);

  g_assert_cmpuint (n_added, ==, 3);
  g_assert_true (cuti_fixed_list_peek (list, 2) == items->pdata[2]);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/fixed-list/keeps-order", test_fixed_list_keeps_order);
  g_test_add_func ("/fixed-list/tells-when-filled", test_fixed_list_tells_when_filled);

  return g_test_run ();
}
