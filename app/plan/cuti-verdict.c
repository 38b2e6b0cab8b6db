/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the plan says about an item of advice.
 */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cuti-verdict.h"

G_DEFINE_ENUM_TYPE (CutiVerdict, cuti_verdict,
                    G_DEFINE_ENUM_VALUE (CUTI_VERDICT_RECOMMENDED, "recommended"),
                    G_DEFINE_ENUM_VALUE (CUTI_VERDICT_CONSIDER, "consider"),
                    G_DEFINE_ENUM_VALUE (CUTI_VERDICT_CONTESTED, "contested"),
                    G_DEFINE_ENUM_VALUE (CUTI_VERDICT_NOT_FAVOURED, "not-favoured"),
                    G_DEFINE_ENUM_VALUE (CUTI_VERDICT_AVOID, "avoid"),
                    G_DEFINE_ENUM_VALUE (CUTI_VERDICT_INFORM, "inform"),
                    G_DEFINE_ENUM_VALUE (CUTI_VERDICT_UNDECIDED, "undecided"),
                    G_DEFINE_ENUM_VALUE (CUTI_VERDICT_RULED_OUT, "ruled-out"),
                    G_DEFINE_ENUM_VALUE (CUTI_VERDICT_NOT_APPLICABLE, "not-applicable"))

/**
 * cuti_verdict_to_nick:
 *
 * Returns: the verdict as plans are written
 */
const char *
cuti_verdict_to_nick (CutiVerdict verdict)
{
  g_autoptr(GEnumClass) klass = g_type_class_ref (CUTI_TYPE_VERDICT);
  GEnumValue *value = g_enum_get_value (klass, verdict);

  g_return_val_if_fail (value != NULL, NULL);

  return value->value_nick;
}

/**
 * cuti_verdict_get_label:
 *
 * Returns: the verdict in words
 */
const char *
cuti_verdict_get_label (CutiVerdict verdict)
{
  static const char *const labels[] = {
    NC_("verdict", "Recommended"), NC_("verdict", "Consider"), NC_("verdict", "Contested"),
    NC_("verdict", "Not favoured"), NC_("verdict", "Avoid"), NC_("verdict", "Information"),
    NC_("verdict", "Not enough data"), NC_("verdict", "Ruled out"),
    NC_("verdict", "Does not apply") };

  return g_dpgettext2 (GETTEXT_PACKAGE, "verdict", labels[verdict]);
}

/**
 * cuti_verdict_is_out:
 *
 * Returns: whether the item is off the table: ruled out or not applicable
 */
gboolean
cuti_verdict_is_out (CutiVerdict verdict)
{
  return verdict == CUTI_VERDICT_RULED_OUT || verdict == CUTI_VERDICT_NOT_APPLICABLE;
}

/**
 * cuti_verdict_is_offer:
 *
 * Returns: whether the item is on the table: recommended, consider or contested
 */
gboolean
cuti_verdict_is_offer (CutiVerdict verdict)
{
  return verdict <= CUTI_VERDICT_CONTESTED;
}
