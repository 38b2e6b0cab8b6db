/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How long verdicts take, once cases are in memory. Prints what the peers of
 * the bench print of themselves.
 *
 * usage: bench-evaluate KNOWLEDGE CASES ROUNDS
 */

#include <stdlib.h>

#include "cuti-docket.h"
#include "cuti-json.h"
#include "cuti-plan.h"

static GPtrArray *
read_cases (CutiKnowledge *knowledge, const char *path)
{
  GPtrArray *cases = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GFileInputStream) stream = g_file_read (file, NULL, NULL);
  g_autoptr(GDataInputStream) lines = g_data_input_stream_new (G_INPUT_STREAM (stream));
  char *line;
  gsize length;

  while ((line = g_data_input_stream_read_line (lines, &length, NULL, NULL)) != NULL)
    {
      g_autoptr(JsonNode) node = cuti_json_parse (line, length, NULL);
      CutiCase *patient_case = cuti_case_new_from_json (knowledge, node, NULL);

      g_ptr_array_add (cases, patient_case);
      cuti_case_get_snapshot (patient_case);
      g_free (line);
    }
  return cases;
}

int
main (int argc, char *argv[])
{
  static const guint verdicts[] = { 1 << CUTI_VERDICT_RECOMMENDED, 1 << CUTI_VERDICT_UNDECIDED };
  g_autoptr(GFile) folder = argc == 4 ? g_file_new_for_path (argv[1]) : NULL;
  gint64 start = g_get_monotonic_time ();
  g_autoptr(CutiKnowledge) knowledge =
    folder != NULL ? cuti_knowledge_load (folder, NULL, NULL) : NULL;
  gint64 loaded = g_get_monotonic_time () - start;
  g_autoptr(CutiDocket) docket = NULL;
  g_autoptr(GPtrArray) cases = NULL;
  g_autoptr(GByteArray) room = g_byte_array_new ();
  g_autoptr(GArray) holds = g_array_new (FALSE, FALSE, sizeof (CutiDocketLine));
  g_autoptr(GArray) open = g_array_new (FALSE, FALSE, sizeof (CutiDocketLine));
  GArray *const lists[] = { holds, open };
  guint64 n = 0;

  if (knowledge == NULL)
    {
      g_printerr ("usage: bench-evaluate KNOWLEDGE CASES ROUNDS\n");
      return 2;
    }

  docket = cuti_docket_new (knowledge);
  cases = read_cases (knowledge, argv[2]);
  g_printerr ("BENCH {\"load_s\": %.6f, \"eval_s\": [", loaded / 1e6);
  for (int round = 0; round < atoi (argv[3]); round++)
    {
      start = g_get_monotonic_time ();
      for (guint i = 0; i < cases->len; i++)
        {
          cuti_docket_select (docket, cuti_case_get_snapshot (cases->pdata[i]), room, verdicts,
                              lists);
          n += holds->len + open->len;
        }
      g_printerr ("%s%.6f", round > 0 ? ", " : "", (g_get_monotonic_time () - start) / 1e6);
    }
  g_printerr ("], \"lines\": %" G_GUINT64_FORMAT "}\n", n);
  return 0;
}
