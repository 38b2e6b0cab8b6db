# SPDX-License-Identifier: GPL-3.0-or-later
"""The formulas of evidence-b section 6 that derived facts name.

Each takes values in the order of its parameters and returns a number, or None
where the inputs are outside the range for which the formula was made.
"""

import calendar
import datetime
import math
import re
from fractions import Fraction


def parse_date(text):
    """YYYY, YYYY-MM or YYYY-MM-DD as (first day, last day), or None."""
    match = re.fullmatch(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", text) if text.isascii() else None
    if not match:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        if day is not None:
            only = datetime.date(year, month, day)
            return only, only
        if month is not None:
            last = calendar.monthrange(year, month)[1]
            return datetime.date(year, month, 1), datetime.date(year, month, last)
        return datetime.date(year, 1, 1), datetime.date(year, 12, 31)
    except (ValueError, calendar.IllegalMonthError):
        return None


def _months(start, end):
    whole = (end.year - start.year) * 12 + end.month - start.month
    return whole - (end.day < start.day)


def _count(start, end, unit):
    """Completed units between two dates: None if open or negative."""
    start, end = parse_date(start), parse_date(end)
    fewest, most = unit(start[1], end[0]), unit(start[0], end[1])
    return fewest if fewest == most and start[1] <= end[0] else None


def age_years(born, on):
    return _count(born, on, lambda start, end: _months(start, end) // 12)


def months_since(start, on):
    return _count(start, on, _months)


def weeks_since(start, on):
    return _count(start, on, lambda first, last: (last - first).days // 7)


def bsa_mosteller(height, weight):
    if not (100 <= height <= 230 and 20 <= weight <= 300):
        return None
    return math.sqrt(height * weight / 3600)


def _kidney(creatinine, age, sex):
    return 0.1 <= creatinine <= 20 and 18 <= age <= 120 and sex in ("female", "male")


def ckd_epi_2021(creatinine, age, sex):
    if not _kidney(creatinine, age, sex):
        return None
    kappa, alpha = (0.7, -0.241) if sex == "female" else (0.9, -0.302)
    ratio = creatinine / kappa
    rate = 142 * min(ratio, 1) ** alpha * max(ratio, 1) ** -1.2 * 0.9938 ** age
    return rate * 1.012 if sex == "female" else rate


def cockcroft_gault(creatinine, age, weight, sex):
    if not (_kidney(creatinine, age, sex) and 20 <= weight <= 300):
        return None
    return (140 - age) * weight / (72 * creatinine) * (0.85 if sex == "female" else 1)


# id: (function, {parameter: type})
CALCULATORS = {
    "age-years": (age_years, {"born": "date", "on": "date"}),
    "months-since": (months_since, {"from": "date", "on": "date"}),
    "weeks-since": (weeks_since, {"from": "date", "on": "date"}),
    "bsa-mosteller": (bsa_mosteller, {"height": "number", "weight": "number"}),
    "ckd-epi-2021": (ckd_epi_2021, {"creatinine": "number", "age": "number", "sex": "choice"}),
    "cockcroft-gault": (cockcroft_gault, {"creatinine": "number", "age": "number",
                                          "weight": "number", "sex": "choice"}),
}


def exact(value):
    """The decimal number that a double is written as."""
    return Fraction(repr(value))


def plain(fraction):
    """A fraction as JSON number: an integer where it is whole."""
    return int(fraction) if fraction.denominator == 1 else float(fraction)


def round_to_step(value, step):
    """The grid value next to a result, half away from zero."""
    steps = Fraction(value) / exact(step)
    whole = math.floor(abs(steps) + Fraction(1, 2))
    return plain((-whole if steps < 0 else whole) * exact(step))
