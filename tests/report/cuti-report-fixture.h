/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Cases, plans and PDF files of them for the tests of what is printed, and the
 * tools of others that look at those files.
 */

#pragma once

#include "cuti-report.h"

G_BEGIN_DECLS

#define CUTI_TEST_STAMP 1750000000

typedef struct
{
  CutiKnowledge *knowledge;
  CutiCase      *patient_case;
  CutiPlan      *plan;
} CutiReportFixture;

void    cuti_report_fixture_load        (CutiReportFixture *self,
                                         const char        *json);
void    cuti_report_fixture_load_sample (CutiReportFixture *self);
void    cuti_report_fixture_clear       (CutiReportFixture *self);
GBytes *cuti_report_fixture_render_pdf  (CutiReportFixture *self,
                                         const char        *paper,
                                         gint64             stamp);

/* The PDF as a file in a folder of its own, for the tools to read; @flat is the
 * same with every object by itself, once it was unpacked. */
typedef struct
{
  char *folder;
  char *path;
  char *flat;
} CutiPdfFile;

void    cuti_pdf_file_write             (CutiPdfFile       *self,
                                         GBytes            *pdf);
void    cuti_pdf_file_write_sample      (CutiPdfFile       *self,
                                         const char        *paper);
char   *cuti_pdf_file_unpack            (CutiPdfFile       *self);
void    cuti_pdf_file_remove            (CutiPdfFile       *self);

char   *cuti_test_run_tool              (const char        *tool,
                                         ...) G_GNUC_NULL_TERMINATED;
guint   cuti_test_count                 (const char        *text,
                                         const char        *needle);
void    cuti_test_assert_golden         (const char        *name,
                                         const char        *text);

G_END_DECLS
