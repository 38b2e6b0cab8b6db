/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the files of the export sheet share.
 */

#pragma once

#include "cuti-export-sheet.h"
#include "cuti-field-message.h"
#include "cuti-report.h"

G_BEGIN_DECLS

struct _CutiExportSheet
{
  GtkWindow         parent_instance;

  CutiCase         *patient_case;
  CutiPlan         *plan;
  GFile            *folder;
  CutiReportKind    kind;
  char             *suggestion; /* of the name, for the kind */
  char             *nothing; /* why there is no handout, or NULL */
  char             *wordless; /* what the handout leaves out, or NULL */
  guint             seen; /* kinds that were previewed, as bits */
  GCancellable     *running; /* NULL while nothing is written */

  GtkWidget        *choices; /* all that cannot be touched while it runs */
  GtkCheckButton   *kinds[3];
  GtkDropDown      *paper;
  GtkDropDown      *text_size;
  GtkWidget        *parts_row;
  GtkBox           *parts; /* of GtkCheckButton, as in cuti-parts.h */
  GtkEntry         *name;
  GtkLabel         *folder_name;
  GtkLabel         *status;
  GtkBox           *open_points;
  GtkWidget        *notes; /* around what follows; always in sight */
  GtkWidget        *progress;
  CutiFieldMessage *message;
  GtkWidget        *replace_row;
  GtkLabel         *replace_text;
};

void        cuti_export_sheet_update          (CutiExportSheet *self);
void        cuti_export_sheet_show_notes      (CutiExportSheet *self);
void        cuti_export_sheet_show_folder     (CutiExportSheet *self);
void        cuti_export_sheet_get_options     (CutiExportSheet *self, CutiReportOptions *options);
char       *cuti_export_sheet_dup_name        (CutiExportSheet *self);
void        cuti_export_sheet_install_actions (GtkWidgetClass  *widget_class);

G_END_DECLS
