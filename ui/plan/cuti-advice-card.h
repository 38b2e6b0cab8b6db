/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "cuti-case.h"
#include "cuti-plan-item.h"

G_BEGIN_DECLS

/* What happened to a card when the plan last changed. */
typedef enum
{
  CUTI_CARD_SAME,
  CUTI_CARD_UPDATED,
  CUTI_CARD_NEW,
} CutiCardMark;

#define CUTI_TYPE_ADVICE_CARD (cuti_advice_card_get_type ())
G_DECLARE_FINAL_TYPE (CutiAdviceCard, cuti_advice_card, CUTI, ADVICE_CARD, GtkListBoxRow)

GtkWidget *cuti_advice_card_new        (CutiPlanItem   *item);
gboolean   cuti_advice_card_set_item   (CutiAdviceCard *self,
                                        CutiPlanItem   *item);
void       cuti_advice_card_set_case   (CutiAdviceCard *self,
                                        CutiCase       *patient_case);
void       cuti_advice_card_set_mark   (CutiAdviceCard *self,
                                        CutiCardMark    mark);
void       cuti_advice_card_cease      (CutiAdviceCard *self);
gboolean   cuti_advice_card_has_ceased (CutiAdviceCard *self);

G_END_DECLS
