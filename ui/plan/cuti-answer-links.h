/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Keeps the links to answers in a container in step with a line of the plan.
 */

#pragma once

#include <gtk/gtk.h>

#include "cuti-plan-item.h"

G_BEGIN_DECLS

/* Both return whether there is anything to show, and hide the box otherwise. */
gboolean cuti_answer_links_show_findings (GtkWidget    *box,
                                          CutiPlanItem *item);
gboolean cuti_answer_links_show_needs    (GtkWidget    *box,
                                          CutiPlanItem *item);

G_END_DECLS
