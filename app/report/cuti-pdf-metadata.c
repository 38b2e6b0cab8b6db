/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a PDF file says of itself, twice: as PDF always did and as XMP, which
 * archives read. Both must say the same. Nothing of it names the patient.
 */

#include "cuti-pdf-metadata.h"

/* PDF/A knows no PDF/UA, so the property has to be explained to it. */
#define EXTENSION \
  "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">" \
  "<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>" \
  "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>" \
  "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>" \
  "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">" \
  "<pdfaProperty:name>part</pdfaProperty:name>" \
  "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>" \
  "<pdfaProperty:category>internal</pdfaProperty:category>" \
  "<pdfaProperty:description>Part of ISO 14289</pdfaProperty:description>" \
  "</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>\n"

#define XMP \
  "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n" \
  "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">" \
  "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n" \
  "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"" \
  " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\"" \
  " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\"" \
  " xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\"" \
  " xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\"" \
  " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\"" \
  " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n" \
  "<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>" \
  "<pdfuaid:part>1</pdfuaid:part>\n" \
  "<dc:format>application/pdf</dc:format>" \
  "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">%s</rdf:li></rdf:Alt></dc:title>" \
  "<dc:language><rdf:Bag><rdf:li>%s</rdf:li></rdf:Bag></dc:language>\n" \
  "<xmp:CreatorTool>%s</xmp:CreatorTool><pdf:Producer>%s</pdf:Producer>" \
  "<xmp:CreateDate>%s</xmp:CreateDate><xmp:ModifyDate>%s</xmp:ModifyDate>\n" \
  EXTENSION \
  "</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>"

static char *
format_stamp (CutiPages *pages, const char *format)
{
  g_autoptr(GDateTime) stamp = g_date_time_new_from_unix_utc (pages->stamp);

  /* Times beyond the calendar are no times. */
  if (stamp == NULL)
    stamp = g_date_time_new_from_unix_utc (0);
  return g_date_time_format (stamp, format);
}

/**
 * cuti_pdf_metadata_dup_date:
 *
 * Returns: (transfer full): when the document was made, as PDF writes it
 */
char *
cuti_pdf_metadata_dup_date (CutiPages *pages)
{
  return format_stamp (pages, "D:%Y%m%d%H%M%SZ");
}

static const char *
or_empty (const char *text)
{
  return text != NULL ? text : "";
}

/**
 * cuti_pdf_metadata_write_info:
 *
 * Returns: the id of the entries that every reader knows
 */
guint
cuti_pdf_metadata_write_info (CutiPages *pages, CutiPdfObjects *objects)
{
  g_autofree char *date = cuti_pdf_metadata_dup_date (pages);
  g_autoptr(GString) body = g_string_new ("<</Title");
  guint id = cuti_pdf_objects_reserve (objects);

  cuti_pdf_append_text (body, or_empty (pages->title));
  g_string_append (body, "/Creator");
  cuti_pdf_append_text (body, or_empty (pages->creator));
  g_string_append (body, "/Producer");
  cuti_pdf_append_text (body, or_empty (pages->creator));
  g_string_append_printf (body, "/CreationDate(%s)/ModDate(%s)>>", date, date);
  cuti_pdf_objects_put (objects, id, body->str);
  return id;
}

/**
 * cuti_pdf_metadata_write_xmp:
 *
 * Returns: the id of the same for archives
 */
guint
cuti_pdf_metadata_write_xmp (CutiPages *pages, CutiPdfObjects *objects)
{
  g_autofree char *date = format_stamp (pages, "%Y-%m-%dT%H:%M:%SZ");
  g_autofree char *xmp =
    g_markup_printf_escaped (XMP, or_empty (pages->title), or_empty (pages->language),
                             or_empty (pages->creator), or_empty (pages->creator), date, date);
  guint id = cuti_pdf_objects_reserve (objects);

  cuti_pdf_objects_put_open_stream (objects, id, "/Type/Metadata/Subtype/XML", xmp);
  return id;
}
