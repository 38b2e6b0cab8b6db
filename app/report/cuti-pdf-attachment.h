/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Files within a PDF file.
 */

#pragma once

#include "cuti-pdf-objects.h"

G_BEGIN_DECLS

/**
 * CutiPdfAttachment:
 * @name: of the file, in ASCII
 * @mime_type: what it is
 * @description: the same for people
 * @relationship: what it is to the document, by PDF/A-3: “Source”, “Data” …
 * @bytes: what is in it
 */
typedef struct
{
  char       *name;
  char       *mime_type;
  char       *description;
  const char *relationship;
  GBytes     *bytes;
} CutiPdfAttachment;

CutiPdfAttachment *cuti_pdf_attachment_new    (const char        *name,
                                               const char        *mime_type,
                                               const char        *description,
                                               const char        *relationship,
                                               GBytes            *bytes);
void               cuti_pdf_attachment_free   (CutiPdfAttachment *self);
char              *cuti_pdf_attachments_write (GPtrArray         *attachments,
                                               CutiPdfObjects    *objects,
                                               const char        *date,
                                               char             **names);

G_END_DECLS
