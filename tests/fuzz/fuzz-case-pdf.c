/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Any bytes are refused with an error or hold a case, and never more than they
 * say they do.
 */

#include "cuti-case-pdf.h"
#include "cuti-json.h"

int LLVMFuzzerTestOneInput (const guint8 *data,
                            gsize         size);

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) found = cuti_case_pdf_extract (data, size, &error);

  g_assert_true ((found == NULL) == (error != NULL));
  if (found != NULL)
    g_assert_cmpuint (g_bytes_get_size (found), <=, CUTI_JSON_MAX_SIZE);
  return 0;
}
