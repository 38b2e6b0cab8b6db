/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "cuti-case.h"

G_BEGIN_DECLS

#define CUTI_TYPE_EDITOR (cuti_editor_get_type ())
G_DECLARE_INTERFACE (CutiEditor, cuti_editor, CUTI, EDITOR, GtkWidget)

/**
 * CutiEditorInterface:
 * @bind: called once: whose answer to edit, and the label that names it
 * @show: shows what is recorded, and drops what was typed but not used
 * @commit: uses what was typed; optional, for editors that take text
 * @describe: lets what has the focus also be described by the row's own
 *   message; optional, for editors with a message of theirs
 *
 * The part of a row that takes the answer. There is one for each kind of fact.
 */
struct _CutiEditorInterface
{
  GTypeInterface parent_interface;

  void (*bind)   (CutiEditor *self,
                  CutiCase   *patient_case,
                  CutiAnswer *answer,
                  GtkWidget  *label);
  void (*show)   (CutiEditor *self);
  void (*commit) (CutiEditor *self);
  void (*describe) (CutiEditor *self,
                    GtkWidget  *message);
};

void       cuti_editor_bind     (CutiEditor *self,
                                 CutiCase   *patient_case,
                                 CutiAnswer *answer,
                                 GtkWidget  *label);
void       cuti_editor_show     (CutiEditor *self);
void       cuti_editor_commit   (CutiEditor *self);
void       cuti_editor_describe (CutiEditor *self,
                                 GtkWidget  *message);

GtkWidget *cuti_editor_new_for  (CutiFact   *fact);

/**
 * CutiTarget:
 *
 * Whose answer an editor edits; both owned.
 */
typedef struct
{
  CutiCase   *patient_case;
  CutiAnswer *answer;
} CutiTarget;

void       cuti_target_set      (CutiTarget *self,
                                 CutiCase   *patient_case,
                                 CutiAnswer *answer);
void       cuti_target_clear    (CutiTarget *self);
CutiFact  *cuti_target_get_fact (CutiTarget *self);
CutiValue  cuti_target_get_value (CutiTarget *self);
gboolean   cuti_target_is_missing (CutiTarget  *self,
                                   CutiMissing  reason);
void       cuti_target_set_value (CutiTarget *self,
                                  CutiValue   value);

G_END_DECLS
