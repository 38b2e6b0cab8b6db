/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

char *cuti_json_to_wrapped (JsonNode *node);

G_END_DECLS
