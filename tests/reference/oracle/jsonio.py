# SPDX-License-Identifier: GPL-3.0-or-later
"""Strict JSON in (RFC 8259) and canonical JSON out (RFC 8785)."""

import hashlib
import json
import re


class JsonError(ValueError):
    """The text is not JSON that we accept."""


def _object(pairs):
    result = {}
    for name, value in pairs:
        if name in result:
            raise JsonError(f"member {name!r} stands twice")
        result[name] = value
    return result


def _constant(text):
    raise JsonError(f"{text} is not a JSON number")


def _float(text):
    value = float(text)
    if value in (float("inf"), float("-inf")):
        raise JsonError(f"the number {text} is too large")
    return value


def parse(data):
    """Parses bytes or text; raises JsonError."""
    try:
        text = data.decode("utf-8") if isinstance(data, bytes) else data
        value = json.loads(text, object_pairs_hook=_object, parse_constant=_constant,
                           parse_float=_float)
        json.dumps(value, ensure_ascii=False).encode("utf-8")  # refuses lone surrogates
    except (UnicodeError, json.JSONDecodeError) as error:
        raise JsonError(str(error)) from error
    return value


def number(value):
    """A number as ECMAScript prints it."""
    if isinstance(value, int) and abs(value) <= 2 ** 53:
        return str(value)
    value = float(value)
    if value == 0:
        return "0"
    sign = "-" if value < 0 else ""
    match = re.fullmatch(r"(\d)(?:\.(\d+))?e([+-]\d+)", _shortest(abs(value)))
    digits = match[1] + (match[2] or "")
    point = int(match[3]) + 1  # value = 0.digits * 10^point
    size = len(digits)
    if size <= point <= 21:
        return sign + digits + "0" * (point - size)
    if 0 < point <= 21:
        return f"{sign}{digits[:point]}.{digits[point:]}"
    if -6 < point <= 0:
        return f"{sign}0.{'0' * -point}{digits}"
    mantissa = digits[0] + ("." + digits[1:] if size > 1 else "")
    return f"{sign}{mantissa}e{'+' if point > 0 else '-'}{abs(point - 1)}"


def _shortest(value):
    """The shortest digits that give the double back, in scientific form."""
    for precision in range(17):
        text = f"{value:.{precision}e}"
        if float(text) == value:
            return text
    raise AssertionError(value)


def canonical(value):
    """Canonical JSON text."""
    if value is None:
        return "null"
    if value is True:
        return "true"
    if value is False:
        return "false"
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, (int, float)):
        return number(value)
    if isinstance(value, list):
        return "[" + ",".join(canonical(member) for member in value) + "]"
    names = sorted(value, key=lambda name: name.encode("utf-16-be"))
    return "{" + ",".join(f"{canonical(name)}:{canonical(value[name])}" for name in names) + "}"


def sha256(value):
    """SHA-256 (hex) of the canonical JSON of a value."""
    return hashlib.sha256(canonical(value).encode("utf-8")).hexdigest()


def escape(name):
    """One token of a JSON pointer (RFC 6901)."""
    return str(name).replace("~", "~0").replace("/", "~1")
