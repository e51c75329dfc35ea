"""Evaluates proofs of a run in Python: what npm run check:proofs has dumped, by jsonata-python and five functions."""

import json
import re
import sys
import unicodedata
from datetime import date, datetime, timedelta

from jsonata import Jsonata


def days(a, b):
    return (date.fromisoformat(b[:10]) - date.fromisoformat(a[:10])).days


def moment(text):
    if re.match(r"\d\d:\d\d", text):
        text = "1970-01-01T" + text
    return datetime.fromisoformat(text.replace(" ", "T").replace("Z", "+00:00"))


def minutes(a, b):
    return (moment(b) - moment(a)).total_seconds() / 60


def plus(text, count, unit):
    day = date.fromisoformat(text[:10])
    if unit in ("months", "years"):
        month = day.month - 1 + count * (12 if unit == "years" else 1)
        year, month = day.year + month // 12, month % 12 + 1
        last = (date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)).day
        day = date(year, month, min(day.day, last))
    else:
        day += timedelta(days=count * (7 if unit == "weeks" else 1))
    return day.isoformat() + text[10:]


def folded(value):
    text = unicodedata.normalize("NFKD", str(value))
    text = "".join(each for each in text if not unicodedata.combining(each))
    return re.sub(r"[\s_-]+", " ", text.lower()).strip()


def number(value):
    try:
        return float(str(value).replace(",", ""))
    except ValueError:
        return None


def same(a, b):
    x, y = number(a), number(b)
    return x == y if x is not None and y is not None else folded(a) == folded(b)


def said(text, words):
    return words if words in text else None


def comparable(value):
    """Numbers to nine digits, and lists without the marks that sequences carry."""
    if isinstance(value, bool) or value is None or isinstance(value, str):
        return value
    if isinstance(value, (int, float)):
        return float(f"{value:.9g}")
    if isinstance(value, (list, tuple)):
        return [comparable(item) for item in value]
    return {name: comparable(member) for name, member in value.items()}


def main():
    failed = []
    proofs = json.load(open(sys.argv[1], encoding="utf-8"))
    for each in proofs:
        expression = Jsonata(each["proof"])
        for function in (days, minutes, plus, same, said):
            expression.register_lambda(function.__name__, function)
        frame = expression.create_frame()
        for name, value in each["bindings"].items():
            frame.bind(name, value)
        try:
            value = expression.evaluate({}, frame)
        except Exception as error:  # noqa: BLE001
            failed.append(f"{each['proof']}: {error}")
            continue
        if comparable(value) != comparable(each["value"]):
            failed.append(f"{each['proof']}: {value!r} in Python, {each['value']!r} in JavaScript")
    print(json.dumps({"proofs": len(proofs), "failed": failed[:20], "count": len(failed)}))


main()
