/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a screen reader calls a widget. Menu buttons and drop-downs hand the
 * focus to a toggle button inside, which GTK 4.8 leaves without a name.
 */

#include "cuti-accessible.h"

void
cuti_accessible_set_label (GtkWidget *widget, const char *label)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (label != NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (widget),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);

  if (GTK_IS_MENU_BUTTON (widget) || GTK_IS_DROP_DOWN (widget))
    {
      GtkAccessible *inside = GTK_ACCESSIBLE (gtk_widget_get_first_child (widget));

      /* A menu button labels the inside too; both together would be said one after the other. */
      gtk_accessible_reset_relation (inside, GTK_ACCESSIBLE_RELATION_LABELLED_BY);
      gtk_accessible_update_property (inside, GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
    }
}

static void
set_up_row_cb (GtkListItemFactory *factory, GtkListItem *row)
{
  GtkWidget *text = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_list_item_set_child (row, text);
}

static void
bind_row_cb (GtkListItemFactory *factory, GtkListItem *row)
{
  const char *string = gtk_string_object_get_string (gtk_list_item_get_item (row));
  GtkWidget *text = gtk_list_item_get_child (row);

  gtk_label_set_label (GTK_LABEL (text), string);
  cuti_accessible_set_label (gtk_widget_get_parent (text), string);
}

/**
 * cuti_accessible_name_rows:
 * @drop_down: of strings
 *
 * Gives the rows of its list their text as a name, which GTK 4.8 does not.
 */
void
cuti_accessible_name_rows (GtkDropDown *drop_down)
{
  g_autoptr(GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_return_if_fail (GTK_IS_DROP_DOWN (drop_down));

  g_signal_connect (factory, "setup", G_CALLBACK (set_up_row_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_row_cb), NULL);
  gtk_drop_down_set_list_factory (drop_down, factory);
}
