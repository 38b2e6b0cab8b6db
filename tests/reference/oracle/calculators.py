# SPDX-License-Identifier: GPL-3.0-or-later
"""The formulas of section 6 of the three evidence dossiers that derived facts name.

Each function takes values in the order of its parameters, all of them in range,
and returns a number, or None where they do not go together.
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


# --- body, kidney, liver ---

def bsa_mosteller(height, weight):
    return math.sqrt(height * weight / 3600)


def bmi(height, weight):
    return exact(weight) / (exact(height) / 100) ** 2


def ckd_epi_2021(creatinine, age, sex):
    kappa, alpha = (0.7, -0.241) if sex == "female" else (0.9, -0.302)
    ratio = creatinine / kappa
    rate = 142 * min(ratio, 1) ** alpha * max(ratio, 1) ** -1.2 * 0.9938 ** age
    return rate * 1.012 if sex == "female" else rate


def gfr_de_indexed(gfr, bsa):
    return exact(gfr) * exact(bsa) / exact(1.73)


def cockcroft_gault(creatinine, age, weight, sex):
    clearance = (140 - exact(age)) * exact(weight) / (72 * exact(creatinine))
    return clearance * Fraction(85, 100) if sex == "female" else clearance


def child_pugh(bilirubin, albumin, inr, ascites, encephalopathy):
    points = 0
    for value, (low, high), rising in ((bilirubin, (34, 51), True), (albumin, (28, 35), False),
                                       (inr, (1.7, 2.3), True)):
        if low <= value <= high:
            points += 2
        else:
            points += 3 if (value > high) == rising else 1
    points += {"none": 1, "mild": 2, "moderate-severe": 3}[ascites]
    return points + {"none": 1, "mild": 2, "severe": 3}[encephalopathy]


def albi(bilirubin, albumin):
    return 0.66 * math.log10(bilirubin) - 0.085 * albumin


# --- blood, heart ---

def anc(leucocytes, segmented, bands):
    share = exact(segmented) + exact(bands)
    return exact(leucocytes) * share / 100 if share <= 100 else None


def corrected_calcium(calcium, albumin):
    return exact(calcium) + Fraction(2, 100) * (40 - exact(albumin))


def khorana(site, platelets, haemoglobin, leucocytes, body_mass, esa):
    points = {"gastric": 2, "pancreas": 2, "lung-nsclc": 1, "lung-sclc": 1, "lymphoma": 1,
              "ovary": 1, "endometrium": 1, "cervix": 1, "vulva-anus-penis": 1, "urothelial": 1,
              "germ-cell": 1}.get(site, 0)
    return points + sum([platelets >= 350, esa or haemoglobin < 100, leucocytes > 11,
                         body_mass >= 35])


def qtcf(interval, rate):
    return interval / (60 / rate) ** (1 / 3)


# --- radiation: total dose in Gy, number of fractions, α/β in Gy ---

def bed(total, fractions, alpha_beta):
    each = exact(total) / fractions
    if not 1 <= each <= 10:
        return None
    return fractions * each * (1 + each / exact(alpha_beta))


def eqd2(total, fractions, alpha_beta):
    effective = bed(total, fractions, alpha_beta)
    return None if effective is None else effective / (1 + 2 / exact(alpha_beta))


def eqd2_cumulative(total_1, fractions_1, total_2, fractions_2, alpha_beta):
    both = eqd2(total_1, fractions_1, alpha_beta), eqd2(total_2, fractions_2, alpha_beta)
    return None if None in both else sum(both)


# --- performance, prognosis, mood ---

# The crosswalk of dossier B, and in dossier C Ma 2010 and Prasad 2018: {ECOG: its KPS}
CROSSWALKS = ({0: (100, 90), 1: (80, 70), 2: (60, 50), 3: (40, 30), 4: (20, 10)},
              {0: (100,), 1: (90, 80), 2: (70, 60), 3: (50, 40), 4: (30, 20, 10)},
              {0: (100,), 1: (90, 80), 2: (70,), 3: (60, 50), 4: (40, 30, 20, 10)})


def _ecogs(kps):
    return [grade for table in CROSSWALKS for grade, range_ in table.items() if kps in range_]


def ecog_lowest(kps):
    return min(_ecogs(kps))


def ecog_highest(kps):
    return max(_ecogs(kps))


def g8(appetite, weight_loss, mobility, mind, body_mass, many, health, age):
    points = {"severe": 0, "moderate": 1, "none": 2}[appetite]
    points += {"over-3-kg": 0, "not-known": 1, "1-to-3-kg": 2, "none": 3}[weight_loss]
    points += {"bed-or-chair": 0, "indoors": 1, "goes-out": 2}[mobility]
    points += {"severe": 0, "mild": 1, "none": 2}[mind]
    points += 0 if body_mass < 19 else 1 if body_mass < 21 else 2 if body_mass < 23 else 3
    points += 0 if many else 1
    points += {"worse": 0, "not-known": 0.5, "same": 1, "better": 2}[health]
    return points + (0 if age > 85 else 1 if age >= 80 else 2)


def pain_band(nrs):
    return next(band for band, top in enumerate((0, 3, 6, 10)) if nrs <= top)


def teachh(site, ecog, age, courses, hospitalised, liver):
    return sum([site not in ("breast", "prostate"), ecog in (2, 3, 4), age > 60, courses >= 2,
                hospitalised, liver])


def chow(site, bone_only, kps):
    return (site != "breast") + (not bone_only) + (kps <= 60)


def ppi(pps, intake, oedema, dyspnoea, delirium):
    points = 4.0 if pps in (10, 20) else 2.5 if pps in (30, 40, 50) else 0
    points += {"normal": 0, "reduced": 1.0, "mouthfuls": 2.5}[intake]
    return points + 1.0 * oedema + 3.5 * dyspnoea + 4.0 * delirium


def pap(dyspnoea, anorexia, kps, weeks, leucocytes, lymphocytes):
    points = 1.0 * dyspnoea + 1.5 * anorexia + (2.5 if kps in (10, 20) else 0)
    for least, gain in ((13, 0), (11, 2.0), (7, 2.5), (5, 4.5), (3, 6.0), (0, 8.5)):
        if weeks >= least:
            points += gain
            break
    points += 0 if leucocytes <= 8.5 else 0.5 if leucocytes <= 11 else 1.5
    return points + (0 if lymphocytes >= 20 else 1.0 if lymphocytes >= 12 else 2.5)


def total(*items):
    return sum(items)


# --- skin: extent and response ---

def in_transit_class(number, diameter):
    if number in (1, 2, 3, 4):
        return 1
    return 3 if number > 15 and diameter >= 20 else 2


def response_change(baseline, now):
    return (exact(now) - exact(baseline)) / exact(baseline) * 100


def response_class(baseline, nadir, now, new_lesions):
    baseline, nadir, now = exact(baseline), exact(nadir), exact(now)
    if nadir > baseline:
        return None
    if new_lesions or (now - nadir >= 5 and now - nadir >= nadir / 5):
        return 4
    if now == 0:
        return 1
    return 2 if (baseline - now) / baseline >= Fraction(3, 10) else 3


def area(length, width):
    return exact(length) * exact(width) / 100


# --- CTCAE v5.0 ---

def grade_neutrophils(value):
    return 4 if value < 0.5 else 3 if value < 1 else 2 if value < 1.5 else 0


def grade_platelets(value, limit):
    return 4 if value < 25 else 3 if value < 50 else 2 if value < 75 else int(value < limit)


def grade_haemoglobin(value, limit):
    return 3 if value < 80 else 2 if value < 100 else int(value < limit)


def grade_magnesium(value, limit):
    return 4 if value < 0.3 else 3 if value < 0.4 else 2 if value < 0.5 else int(value < limit)


def grade_by_multiple(*tops):
    """tops: the multiples of the upper limit with which the grades 0 to 3 end."""
    def grade(value, limit):
        multiple = exact(value) / exact(limit)
        return next((grade for grade, top in enumerate(tops) if multiple <= top), 4)
    return grade


def grade_qtc(value):
    return 3 if value >= 501 else 2 if value >= 481 else 1 if value >= 450 else 0


def grade_lvef(baseline, now):
    drop = exact(baseline) - exact(now)
    if now < 20:
        return 4
    if now < 40 or drop >= 20:
        return 3
    return 2 if now <= 50 or drop >= 10 else 0


# --- the registry ---

class Parameter:
    """type: number, date, choice or boolean; a number lies between low and high, on a step if
    it has one; unit as in facts.json."""

    def __init__(self, type_, unit=None, low=None, high=None, step=None, choices=()):
        self.type, self.unit, self.choices = type_, unit, choices
        self.low, self.high, self.step = low, high, step

    def allows(self, value):
        if self.type == "choice":
            return value in self.choices
        if self.type != "number":
            return True
        return self.low <= value <= self.high and (not self.step or value % self.step == 0)


class Calculator:
    def __init__(self, function, unit, **parameters):
        self.function, self.unit, self.parameters = function, unit, parameters

    def compute(self, values):
        """A number, or None outside the range of the formula."""
        if not all(parameter.allows(value)
                   for parameter, value in zip(self.parameters.values(), values)):
            return None
        result = self.function(*values)
        # Half a step but for the last bits is half a step.
        return exact(round(result, 12)) if isinstance(result, float) else result


def number(unit, low, high, step=None):
    return Parameter("number", unit, low, high, step)


def choice(*choices):
    return Parameter("choice", choices=choices)


DATE, YES_NO = Parameter("date"), Parameter("boolean")
HEIGHT, WEIGHT = number("cm", 100, 230), number("kg", 20, 300)
CREATININE, AGE = number("mg/dL", 0.1, 20), number("a", 18, 120)
COMPLETED_AGE = number("a", 18, 120, 1)
SEX = choice("female", "male")
BILIRUBIN, ALBUMIN = number("umol/L", 1, 1000), number("g/L", 10, 60)
LEUCOCYTES, PERCENT = number("10*9/L", 0, 500), number("%", 0, 100)
BODY_MASS = number("kg/m2", 5, 120)
TENS, ITEM = number("%", 10, 100, 10), number(None, 0, 3, 1)
DOSE, FRACTIONS, ALPHA_BETA = number("Gy", 1, 100), number(None, 1, 60, 1), number("Gy", 0.5, 30)
BASELINE, SUM = number("mm", 10, 2000), number("mm", 0, 2000)
SITE = choice(
    "breast", "lung-nsclc", "lung-sclc", "melanoma", "uveal-melanoma", "cscc", "merkel", "bcc",
    "adnexal", "colorectal", "gastric", "oesophagus", "pancreas", "biliary", "liver", "kidney",
    "urothelial", "prostate", "germ-cell", "ovary", "endometrium", "cervix", "vulva-anus-penis",
    "head-neck", "nasopharynx", "thyroid", "neuroendocrine", "angiosarcoma", "sarcoma", "kaposi",
    "lymphoma", "leukaemia", "other", "occult")

CALCULATORS = {
    "age-years": Calculator(age_years, "a", born=DATE, on=DATE),
    "months-since": Calculator(months_since, "mo", **{"from": DATE}, on=DATE),
    "weeks-since": Calculator(weeks_since, "wk", **{"from": DATE}, on=DATE),
    "bsa-mosteller": Calculator(bsa_mosteller, "m2", height=HEIGHT, weight=WEIGHT),
    "bmi": Calculator(bmi, "kg/m2", height=HEIGHT, weight=WEIGHT),
    "ckd-epi-2021": Calculator(ckd_epi_2021, "mL/min/{1.73_m2}", creatinine=CREATININE, age=AGE,
                               sex=SEX),
    "gfr-de-indexed": Calculator(gfr_de_indexed, "mL/min", gfr=number("mL/min/{1.73_m2}", 0, 250),
                                 bsa=number("m2", 0.7, 4.5)),
    "cockcroft-gault": Calculator(cockcroft_gault, "mL/min", creatinine=CREATININE, age=AGE,
                                  weight=WEIGHT, sex=SEX),
    "child-pugh": Calculator(child_pugh, None, bilirubin=BILIRUBIN, albumin=ALBUMIN,
                             inr=number(None, 0.5, 20),
                             ascites=choice("none", "mild", "moderate-severe"),
                             encephalopathy=choice("none", "mild", "severe")),
    "albi": Calculator(albi, None, bilirubin=BILIRUBIN, albumin=ALBUMIN),
    "anc": Calculator(anc, "10*9/L", leucocytes=LEUCOCYTES, segmented=PERCENT, bands=PERCENT),
    "corrected-calcium": Calculator(corrected_calcium, "mmol/L", calcium=number("mmol/L", 0.5, 6),
                                    albumin=ALBUMIN),
    "khorana": Calculator(khorana, None, site=SITE, platelets=number("10*9/L", 0, 2000),
                          haemoglobin=number("g/L", 20, 250), leucocytes=LEUCOCYTES,
                          bmi=BODY_MASS, esa=YES_NO),
    "qtcf": Calculator(qtcf, "ms", qt=number("ms", 200, 800), rate=number("/min", 30, 220)),
    "bed": Calculator(bed, "Gy", dose=DOSE, fractions=FRACTIONS, alpha_beta=ALPHA_BETA),
    "eqd2": Calculator(eqd2, "Gy", dose=DOSE, fractions=FRACTIONS, alpha_beta=ALPHA_BETA),
    "eqd2-cumulative": Calculator(eqd2_cumulative, "Gy", dose_1=DOSE, fractions_1=FRACTIONS,
                                  dose_2=DOSE, fractions_2=FRACTIONS, alpha_beta=ALPHA_BETA),
    "ecog-lowest-from-kps": Calculator(ecog_lowest, None, kps=TENS),
    "ecog-highest-from-kps": Calculator(ecog_highest, None, kps=TENS),
    "g8": Calculator(g8, None, appetite=choice("severe", "moderate", "none"),
                     weight_loss=choice("over-3-kg", "not-known", "1-to-3-kg", "none"),
                     mobility=choice("bed-or-chair", "indoors", "goes-out"),
                     neuropsychological=choice("severe", "mild", "none"), bmi=BODY_MASS,
                     many_medicines=YES_NO, health=choice("worse", "not-known", "same", "better"),
                     age=COMPLETED_AGE),
    "pain-band": Calculator(pain_band, None, nrs=number(None, 0, 10, 1)),
    "teachh": Calculator(teachh, None, site=SITE, ecog=number(None, 0, 4, 1), age=COMPLETED_AGE,
                         palliative_courses=number(None, 0, 50, 1), hospitalised=YES_NO,
                         liver_metastases=YES_NO),
    "chow": Calculator(chow, None, site=SITE, bone_only=YES_NO, kps=TENS),
    "ppi": Calculator(ppi, None, pps=TENS, oral_intake=choice("normal", "reduced", "mouthfuls"),
                      oedema=YES_NO, dyspnoea_at_rest=YES_NO, delirium=YES_NO),
    "pap": Calculator(pap, None, dyspnoea=YES_NO, anorexia=YES_NO, kps=TENS,
                      predicted_weeks=number("wk", 0, 520, 1), leucocytes=LEUCOCYTES,
                      lymphocytes=PERCENT),
    "phq-2": Calculator(total, None, interest=ITEM, mood=ITEM),
    "phq-9": Calculator(total, None, **{f"item_{n}": ITEM for n in range(1, 10)}),
    "in-transit-class": Calculator(in_transit_class, None, number=number(None, 1, 500, 1),
                                   max_diameter=number("mm", 1, 400)),
    "response-change": Calculator(response_change, "%", baseline=BASELINE, now=SUM),
    "response-class": Calculator(response_class, None, baseline=BASELINE, nadir=SUM, now=SUM,
                                 new_lesions=YES_NO),
    "area": Calculator(area, "cm2", length=number("mm", 1, 1000), width=number("mm", 1, 1000)),
    "ctcae-neutrophils": Calculator(grade_neutrophils, None, value=number("10*9/L", 0, 100)),
    "ctcae-platelets": Calculator(grade_platelets, None, value=number("10*9/L", 0, 2000),
                                  lower_limit=number("10*9/L", 75, 250)),
    "ctcae-haemoglobin": Calculator(grade_haemoglobin, None, value=number("g/L", 20, 250),
                                    lower_limit=number("g/L", 100, 180)),
    "ctcae-magnesium": Calculator(grade_magnesium, None, value=number("mmol/L", 0.1, 3),
                                  lower_limit=number("mmol/L", 0.5, 1.2)),
    "ctcae-bilirubin": Calculator(grade_by_multiple(1, Fraction(3, 2), 3, 10), None,
                                  value=number("umol/L", 0, 1000),
                                  upper_limit=number("umol/L", 0.1, 1000)),
    "ctcae-creatinine": Calculator(grade_by_multiple(1, Fraction(3, 2), 3, 6), None,
                                   value=number("mg/dL", 0, 20),
                                   upper_limit=number("mg/dL", 0.1, 20)),
    "ctcae-alt": Calculator(grade_by_multiple(1, 3, 5, 20), None, value=number("U/L", 0, 10000),
                            upper_limit=number("U/L", 0.1, 10000)),
    "ctcae-qtc": Calculator(grade_qtc, None, value=number("ms", 200, 800, 1)),
    "ctcae-lvef": Calculator(grade_lvef, None, baseline=number("%", 5, 90),
                             now=number("%", 5, 90)),
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
