/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * CutiFhirStanding:
 * @CUTI_FHIR_CURRENT: it holds
 * @CUTI_FHIR_SAME: a copy of it stands before
 * @CUTI_FHIR_OLDER: a newer version of it is there
 * @CUTI_FHIR_DELETED: the record says that it was deleted
 * @CUTI_FHIR_CLASH: another one has its name, and neither is plainly the newer
 *
 * What a resource is among those of its name: pages repeat them, histories
 * have every version.
 */
typedef enum
{
  CUTI_FHIR_CURRENT,
  CUTI_FHIR_SAME,
  CUTI_FHIR_OLDER,
  CUTI_FHIR_DELETED,
  CUTI_FHIR_CLASH,
} CutiFhirStanding;

/**
 * CutiFhirResource:
 * @type: such as `Condition`
 * @id: (nullable): as the resource gives it
 * @pointer: where it stands in the file
 * @address: (nullable): its full address, without a version
 * @container: (nullable): the resource that it is contained in
 */
typedef struct _CutiFhirResource CutiFhirResource;
struct _CutiFhirResource
{
  JsonObject       *object;
  const char       *type;
  const char       *id;
  char             *pointer;
  char             *address;
  CutiFhirResource *container;
  CutiFhirStanding  standing;
};

/**
 * CutiFhirRecord:
 *
 * The resources of a bundle of any type, of a list, or a single one, in the
 * order of the file, with their references.
 */
typedef struct _CutiFhirRecord CutiFhirRecord;

CutiFhirRecord   *cuti_fhir_record_new         (JsonNode         *json);
void              cuti_fhir_record_free        (CutiFhirRecord   *self);
guint             cuti_fhir_record_get_size    (CutiFhirRecord   *self);
CutiFhirResource *cuti_fhir_record_get         (CutiFhirRecord   *self,
                                                guint             i);
const char *const *cuti_fhir_record_get_strays (CutiFhirRecord   *self);
gboolean          cuti_fhir_record_is_cut_off  (CutiFhirRecord   *self);
CutiFhirResource *cuti_fhir_record_resolve     (CutiFhirRecord   *self,
                                                CutiFhirResource *from,
                                                const char       *reference);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CutiFhirRecord, cuti_fhir_record_free)

/* Of members that may be of any type, or not there at all. */
gboolean    cuti_fhir_equal         (JsonObject *one,
                                     JsonObject *other);
const char *cuti_fhir_get_string    (JsonObject *object,
                                     const char *member);
JsonObject *cuti_fhir_get_object    (JsonObject *object,
                                     const char *member);
JsonArray  *cuti_fhir_get_array     (JsonObject *object,
                                     const char *member);
JsonObject *cuti_fhir_array_object  (JsonArray  *array,
                                     guint       i);
const char *cuti_fhir_get_reference (JsonObject *object,
                                     const char *member);
JsonObject *cuti_fhir_get_extension (JsonObject *object,
                                     const char *last);
const char *cuti_fhir_get_absent    (JsonObject *object,
                                     const char *member);
gboolean    cuti_fhir_has_profile   (JsonObject *object,
                                     const char *last);

G_END_DECLS
