/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is printed, as a tree of blocks with words and meaning. Nothing here
 * knows a font, a page or a place on it: paper and plain text are drawn from
 * the same tree.
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  CUTI_TEXT_STRONG = 1 << 0,
  CUTI_TEXT_QUIET  = 1 << 1, /* paler: said, but not what the eye should find first */
} CutiTextFlags;

/**
 * CutiSpan:
 * @target: (nullable): where a click leads: “#name” of an anchor of the same
 *   document, or an address of the web
 * @language: (nullable): BCP 47 tag of its words, where it is not the document's
 */
typedef struct
{
  char          *text;
  CutiTextFlags  flags;
  char          *target;
  char          *language;
} CutiSpan;

typedef enum
{
  CUTI_BLOCK_GROUP, /* its children, one below the other */
  CUTI_BLOCK_HEADING,
  CUTI_BLOCK_PARAGRAPH,
  CUTI_BLOCK_LIST, /* of items */
  CUTI_BLOCK_ITEM,
  CUTI_BLOCK_TABLE, /* of rows */
  CUTI_BLOCK_ROW, /* of cells */
  CUTI_BLOCK_CELL,
  CUTI_BLOCK_PAGE_BREAK,
} CutiBlockKind;

typedef enum
{
  CUTI_SIZE_BODY,
  CUTI_SIZE_TABLE,
  CUTI_SIZE_SMALL,
} CutiTextSize;

/* Signs that differ in shape, so that a fax still tells them apart. */
typedef enum
{
  CUTI_MARK_NONE,
  CUTI_MARK_DISC,
  CUTI_MARK_HALF_DISC,
  CUTI_MARK_SPLIT_DIAMOND,
  CUTI_MARK_HOLLOW_TRIANGLE,
  CUTI_MARK_BARRED_RING,
  CUTI_MARK_SQUARE,
  CUTI_MARK_BROKEN_RING,
  CUTI_MARK_DASH,
  CUTI_MARK_TRIANGLE,
} CutiMark;

#define CUTI_MAX_COLUMNS 4

/**
 * CutiBlock:
 * @kind: decides which of the other members count
 * @size: of the words of paragraphs, items and cells
 * @level: of a heading, 1 the highest
 * @mark: (not for cells): the sign before the first line
 * @keep: of a group: on one page wherever it fits
 * @header: of a cell: it names its row; of a row: it names the columns
 * @label_share: of a list: the part of the width that labels take, 0 to 1;
 *   0 for bullets
 * @columns: of a table: the parts of the width that its columns take
 * @anchor: (nullable): the name of this place, for links
 * @label: (nullable): of an item: its number or name; a bullet without
 * @continued: (nullable): of a group: what stands above the rest of it where a
 *   page had to end within it
 *
 * Made and filled by the functions below, read by everybody.
 */
typedef struct _CutiBlock CutiBlock;

struct _CutiBlock
{
  CutiBlockKind  kind;
  CutiTextSize   size;
  guint          level;
  CutiMark       mark;
  gboolean       keep;
  gboolean       header;
  double         label_share;
  double         columns[CUTI_MAX_COLUMNS];
  guint          n_columns;
  char          *anchor;
  char          *label;
  char          *continued;
  GPtrArray     *spans;
  GPtrArray     *children;
};

/**
 * CutiDocument:
 * @title: what the file is called inside; says nothing of the patient
 * @creator: the program that made it
 * @language: (nullable): BCP 47 tag of its words
 * @identity: whose it is; on every page
 * @subject: what it is; on every page
 * @status: (nullable): “DRAFT”; on every page, and across it
 * @status_note: what the status means
 * @signature: (nullable): who signed it; on every page
 * @edition: which knowledge and program it came from; on every page
 * @note: the smallest print; on every page
 * @text_scale: of all sizes of the body, 1 for what clinicians read
 * @stamp: when it was made, in seconds since 1970
 */
typedef struct
{
  char      *title;
  char      *creator;
  char      *language;
  char      *identity;
  char      *subject;
  char      *status;
  char      *status_note;
  char      *signature;
  char      *edition;
  char      *note;
  double     text_scale;
  gint64     stamp;
  CutiBlock *body;
} CutiDocument;

CutiDocument *cuti_document_new         (void);
void          cuti_document_free        (CutiDocument  *self);
char         *cuti_document_clean_text  (const char    *text);
gboolean      cuti_document_is_direction (gunichar      c);

CutiBlock    *cuti_block_add            (CutiBlock     *self,
                                         CutiBlockKind  kind);
CutiBlock    *cuti_block_add_heading    (CutiBlock     *self,
                                         guint          level,
                                         const char    *text);
CutiBlock    *cuti_block_add_paragraph  (CutiBlock     *self,
                                         CutiTextSize   size,
                                         const char    *text);
CutiBlock    *cuti_block_add_list       (CutiBlock     *self,
                                         double         label_share);
CutiBlock    *cuti_block_add_item       (CutiBlock     *self,
                                         const char    *label,
                                         CutiTextSize   size,
                                         const char    *text);
CutiBlock    *cuti_block_add_table      (CutiBlock     *self,
                                         const double  *columns,
                                         guint          n_columns);
CutiBlock    *cuti_block_add_cell       (CutiBlock     *self,
                                         gboolean       header,
                                         const char    *text);
void          cuti_block_add_text       (CutiBlock     *self,
                                         CutiTextFlags  flags,
                                         const char    *text);
void          cuti_block_add_format     (CutiBlock     *self,
                                         CutiTextFlags  flags,
                                         const char    *format,
                                         ...) G_GNUC_PRINTF (3, 4);
void          cuti_block_add_foreign    (CutiBlock     *self,
                                         const char    *language,
                                         const char    *text);
void          cuti_block_add_link       (CutiBlock     *self,
                                         const char    *target,
                                         const char    *text);
gboolean      cuti_block_has_text       (CutiBlock     *self);
char         *cuti_block_dup_text       (CutiBlock     *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CutiDocument, cuti_document_free)

G_END_DECLS
