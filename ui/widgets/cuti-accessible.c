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
    gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (widget)),
                                    GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}
