/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "cuti-advice.h"

G_BEGIN_DECLS

#define CUTI_TYPE_REFERENCE_POPOVER (cuti_reference_popover_get_type ())
G_DECLARE_FINAL_TYPE (CutiReferencePopover, cuti_reference_popover, CUTI, REFERENCE_POPOVER,
                      GtkPopover)

GtkWidget *cuti_reference_popover_new (CutiAdvice *advice);

G_END_DECLS
