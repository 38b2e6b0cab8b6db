/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every primary that a score may be asked about. A site that is not listed is
 * refused: it must not pass for one that scores nothing.
 */

#include "cuti-calculator-private.h"

const char *const cuti_primary_sites[] = {
  "breast", "lung-nsclc", "lung-sclc", "melanoma", "uveal-melanoma", "cscc", "merkel", "bcc",
  "adnexal", "colorectal", "gastric", "oesophagus", "pancreas", "biliary", "liver", "kidney",
  "urothelial", "prostate", "germ-cell", "ovary", "endometrium", "cervix", "vulva-anus-penis",
  "head-neck", "nasopharynx", "thyroid", "neuroendocrine", "angiosarcoma", "sarcoma", "kaposi",
  "lymphoma", "leukaemia", "other", "occult", NULL,
};
