/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Identifiers for what is written more than once: the same thing has the same
 * one each time, and it tells nothing of what it was made from.
 */

#include "cuti-stable-id.h"

/**
 * cuti_stable_id_make:
 * @name: what is identified, made from what is stable
 *
 * Returns: (transfer full): its hash in the shape of a UUID
 */
char *
cuti_stable_id_make (const char *name)
{
  g_autofree char *hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, name, -1);

  return g_strdup_printf ("%.8s-%.4s-8%.3s-8%.3s-%.12s", hash, hash + 8, hash + 12, hash + 15,
                          hash + 18);
}
