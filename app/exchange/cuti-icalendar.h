/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The follow-up plan for a calendar program.
 */

#pragma once

#include "cuti-plan.h"

G_BEGIN_DECLS

#define CUTI_ICALENDAR_ERROR (cuti_icalendar_error_quark ())
GQuark cuti_icalendar_error_quark (void);

typedef enum
{
  CUTI_ICALENDAR_ERROR_NO_ID, /* of the case */
  CUTI_ICALENDAR_ERROR_EMPTY,
} CutiIcalendarError;

/**
 * CutiIcalendarOptions:
 * @stamp: when it is made, in seconds since 1970
 * @with_name: whether the events name the patient; calendars are often shared
 */
typedef struct
{
  gint64   stamp;
  gboolean with_name;
} CutiIcalendarOptions;

char *cuti_icalendar_render (CutiCase                    *patient_case,
                             CutiPlan                    *plan,
                             const CutiIcalendarOptions  *options,
                             GStrv                       *left_out,
                             GError                     **error);

G_END_DECLS
