/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Replays files through a fuzz target where there is no fuzzing engine.
 */

#include <glib.h>

int LLVMFuzzerTestOneInput (const guint8 *data,
                            gsize         size);

int
main (int argc, char *argv[])
{
  for (int i = 1; i < argc; i++)
    {
      g_autofree char *data = NULL;
      g_autoptr(GError) error = NULL;
      gsize size;

      if (!g_file_get_contents (argv[i], &data, &size, &error))
        g_error ("%s", error->message);
      LLVMFuzzerTestOneInput ((const guint8 *) data, size);
    }

  return 0;
}
