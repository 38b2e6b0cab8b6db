/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the commands of cutiplan-cli share. Each takes its own arguments, its
 * name first, and returns the exit status.
 */

#pragma once

#include "cuti-plan.h"

G_BEGIN_DECLS

enum { CUTI_EXIT_DONE = 0, CUTI_EXIT_INPUT = 1, CUTI_EXIT_USAGE = 2 };

int cuti_command_plan      (int argc, char **argv);
int cuti_command_batch     (int argc, char **argv);
int cuti_command_check     (int argc, char **argv);
int cuti_command_calculate (int argc, char **argv);
int cuti_command_knowledge (int argc, char **argv);
int cuti_command_import    (int argc, char **argv);

GFile         *cuti_command_get_folder     (const char   *path);
CutiKnowledge *cuti_command_load_knowledge (const char   *path,
                                            GError      **error);
gboolean       cuti_command_parse          (GOptionEntry *entries,
                                            const char   *usage,
                                            int          *argc,
                                            char       ***argv);
GBytes        *cuti_command_render_fhir    (CutiCase     *patient_case,
                                            CutiPlan     *plan,
                                            const char   *paper,
                                            gboolean      no_identity,
                                            GError      **error);
int            cuti_command_write          (const char   *path,
                                            GBytes       *bytes);
int            cuti_command_fail           (GError       *error);

G_END_DECLS
