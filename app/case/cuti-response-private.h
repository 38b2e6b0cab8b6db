/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The inside of a response, for the one who reads it and the one who puts it
 * into words.
 */

#pragma once

#include "cuti-response.h"

G_BEGIN_DECLS

struct _CutiResponse
{
  GObject     parent_instance;

  char       *advice;
  char       *lesion;
  CutiReply   reply;
  CutiDecline reason;
  char       *until;
  char       *note;
  char       *by;
  char       *at;
  char       *kept_by;
  char       *kept_at;
  char       *facts_sha256;
};

G_END_DECLS
