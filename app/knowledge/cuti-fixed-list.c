/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An array as a list model.
 */

#include "cuti-fixed-list.h"

struct _CutiFixedList
{
  GObject    parent_instance;

  GType      item_type;
  GPtrArray *items;
};

static void cuti_fixed_list_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CutiFixedList, cuti_fixed_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      cuti_fixed_list_iface_init))

static void
cuti_fixed_list_finalize (GObject *object)
{
  g_ptr_array_unref (CUTI_FIXED_LIST (object)->items);

  G_OBJECT_CLASS (cuti_fixed_list_parent_class)->finalize (object);
}

static void
cuti_fixed_list_class_init (CutiFixedListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cuti_fixed_list_finalize;
}

static void
cuti_fixed_list_init (CutiFixedList *self)
{
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
}

static GType
get_item_type (GListModel *model)
{
  return ((CutiFixedList *) model)->item_type;
}

static guint
get_n_items (GListModel *model)
{
  return ((CutiFixedList *) model)->items->len;
}

static gpointer
get_item (GListModel *model, guint i)
{
  CutiFixedList *self = (CutiFixedList *) model;

  return i < self->items->len ? g_object_ref (self->items->pdata[i]) : NULL;
}

static void
cuti_fixed_list_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

/**
 * cuti_fixed_list_new:
 *
 * Returns: (transfer full): a list that is still empty
 */
CutiFixedList *
cuti_fixed_list_new (GType item_type)
{
  CutiFixedList *self = g_object_new (CUTI_TYPE_FIXED_LIST, NULL);

  self->item_type = item_type;
  return self;
}

/**
 * cuti_fixed_list_take:
 * @item: (transfer full): a #GObject
 *
 * Appends an item. Only for whoever makes the list: nobody is told.
 */
void
cuti_fixed_list_take (CutiFixedList *self, gpointer item)
{
  g_ptr_array_add (self->items, item);
}

/**
 * cuti_fixed_list_fill:
 * @items: of the list, which is empty so far; those who watch it are told
 */
void
cuti_fixed_list_fill (CutiFixedList *self, GPtrArray *items)
{
  g_return_if_fail (self->items->len == 0);

  for (guint i = 0; i < items->len; i++)
    g_ptr_array_add (self->items, g_object_ref (items->pdata[i]));
  g_list_model_items_changed (G_LIST_MODEL (self), 0, 0, items->len);
}

/**
 * cuti_fixed_list_get_length:
 *
 * Returns: the number of items
 */
guint
cuti_fixed_list_get_length (CutiFixedList *self)
{
  return self->items->len;
}

/**
 * cuti_fixed_list_peek:
 * @i: below the number of items
 *
 * Returns: (transfer none): the item there
 */
gpointer
cuti_fixed_list_peek (CutiFixedList *self, guint i)
{
  return self->items->pdata[i];
}

/**
 * cuti_fixed_list_peek_all:
 * @n: (out): how many
 *
 * Returns: (transfer none) (array length=n): the items
 */
gpointer *
cuti_fixed_list_peek_all (CutiFixedList *self, guint *n)
{
  *n = self->items->len;
  return self->items->pdata;
}
