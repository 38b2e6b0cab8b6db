/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the plan asks to see again, and when.
 */

#pragma once

#include "cuti-plan.h"

G_BEGIN_DECLS

typedef enum
{
  CUTI_APPOINTMENT_DATED,
  CUTI_APPOINTMENT_NO_INTERVAL,
  CUTI_APPOINTMENT_NO_DATE, /* what it counts from is not known */
  CUTI_APPOINTMENT_PARTIAL_DATE, /* it is known, but not to the day */
  CUTI_APPOINTMENT_OVER,
} CutiAppointmentState;

/**
 * CutiAppointment:
 * @item: the line that asks for it most often
 * @from: (nullable): what it is counted from
 * @start: the date of @from, where that is known to the day
 * @first: the first one after @start and after the assessment, if dated
 * @last: none is later than this; not valid where there is no end
 *
 * One kind of appointment, every so many months as the shorter end of its
 * range says.
 */
typedef struct
{
  CutiPlanItem         *item;
  const CutiFollowUp   *follow_up;
  CutiAnswer           *from;
  CutiAppointmentState  state;
  GDate                 start, first, last;
} CutiAppointment;

GPtrArray *cuti_appointment_list (CutiCase *patient_case,
                                  CutiPlan *plan);

G_END_DECLS
