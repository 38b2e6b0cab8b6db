/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How long a plan takes to become a PDF file, once there is a plan.
 *
 * usage: bench-pdf KNOWLEDGE CASE ROUNDS
 */

#include "bench-times.h"

#include <stdlib.h>

#include "cuti-case-file.h"
#include "cuti-report.h"

int
main (int argc, char *argv[])
{
  g_autoptr(GArray) times = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (argc != 4)
    {
      g_printerr ("usage: bench-pdf KNOWLEDGE CASE ROUNDS\n");
      return 2;
    }

  g_autoptr(GFile) folder = g_file_new_for_path (argv[1]);
  g_autoptr(GFile) file = g_file_new_for_path (argv[2]);
  g_autoptr(CutiKnowledge) knowledge = cuti_knowledge_load (folder, NULL, NULL);
  g_autoptr(CutiCase) patient_case = cuti_case_file_load (knowledge, file, NULL, NULL);
  g_autoptr(CutiPlan) plan = cuti_plan_new (patient_case);

  for (int i = 0; i < atoi (argv[3]); i++)
    {
      gint64 start = g_get_monotonic_time ();
      g_autoptr(GBytes) pdf = cuti_report_render_pdf (patient_case, plan, NULL, NULL, NULL);

      g_assert (pdf != NULL);
      bench_times_add (times, start);
    }
  bench_times_report ("PDF of a plan", times);
  return 0;
}
