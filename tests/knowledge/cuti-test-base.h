/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A sound knowledge base with one of everything, to be loaded as it is or
 * with one fault put into it.
 */

#pragma once

#include "cuti-test-knowledge.h"

void           cuti_test_base_write (CutiTestFolder *folder);
/* Replaces @from, which stands in the file just once. */
void           cuti_test_base_edit  (CutiTestFolder *folder, const char *path, const char *from, const char *to);
