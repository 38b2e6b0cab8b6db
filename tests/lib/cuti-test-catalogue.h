/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A translation for tests that look at documents in another language.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Binds the compiled catalogue that the environment names in CUTI_TEST_CATALOGUE,
 * if it does, as that of LANGUAGE; before anything is translated. */
void cuti_test_bind_catalogue (void);

G_END_DECLS
