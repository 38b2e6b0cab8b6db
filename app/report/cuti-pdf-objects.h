/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The lowest floor of a PDF file: objects, streams, and the table that says
 * where they stand.
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _CutiPdfObjects CutiPdfObjects;

CutiPdfObjects *cuti_pdf_objects_new        (void);
void            cuti_pdf_objects_free       (CutiPdfObjects *self);
guint           cuti_pdf_objects_reserve    (CutiPdfObjects *self);
void            cuti_pdf_objects_put        (CutiPdfObjects *self,
                                             guint           id,
                                             const char     *body);
void            cuti_pdf_objects_put_plain  (CutiPdfObjects *self,
                                             guint           id,
                                             const char     *body);
void            cuti_pdf_objects_put_stream (CutiPdfObjects *self,
                                             guint           id,
                                             const char     *entries,
                                             gconstpointer   data,
                                             gsize           size);
void            cuti_pdf_objects_put_open_stream (CutiPdfObjects *self,
                                                  guint           id,
                                                  const char     *entries,
                                                  const char     *text);
GBytes         *cuti_pdf_objects_finish     (CutiPdfObjects *self,
                                             guint           catalog,
                                             guint           info);

void            cuti_pdf_append_number      (GString        *string,
                                             double          number);
void            cuti_pdf_append_literal     (GString        *string,
                                             const char     *ascii);
void            cuti_pdf_append_text        (GString        *string,
                                             const char     *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CutiPdfObjects, cuti_pdf_objects_free)

G_END_DECLS
