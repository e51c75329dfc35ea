// The grader that exported tasks bring along, for Python 3.9 and newer.
import { readingPython } from './grader-reading.ts';
import { speechPython } from './grader-speech.ts';

/**
 * A module with one function, `grade(metadata, response, calls, session)`. With an environment to ask
 * (`TOOLGRAD_ENVIRONMENT`) and a session, the grade is that of `toolgrad-mcp environment`. Without, every claim is
 * evaluated anew by jsonata-python where it is installed, and looked for in the response; changes are compared with the
 * calls. It understands fewer wordings than the environment's grader.
 */
export const graderPython = `"""Grades an episode of a ToolGrad sample: its facts, its changes, and nothing that nobody asked for."""

import json
import os
import re
import unicodedata
import urllib.request
from datetime import date, datetime, timedelta

try:
    from jsonata import Jsonata
except ImportError:  # The values that were recorded have to do.
    Jsonata = None


def grade(metadata, response, calls=(), session=None):
    """{"reward", "parts"}. Each call: {"name", "arguments", "failed"}; the reward is 0 or 1."""
    base = os.environ.get("TOOLGRAD_ENVIRONMENT")
    if base and session:
        return ask(base, {"session": session, "response": response or ""})
    made = [call for call in calls if not call.get("failed")]
    claims = metadata["claims"]
    response = response or ""
    has_called = bool(made) or not metadata["calls"]
    is_other = names_others(response, metadata)
    is_strange = is_of_others(response, metadata)
    said = [says(response, each, value_of(each, metadata), metadata, is_strange) for each in claims]
    if metadata["writes"]:
        said.append(reports(response, metadata) and not is_strange)
    elif metadata["left_undone"]:
        said.append(not is_report(unquoted(response)) or DENIED.search(response) is not None)
    elif metadata.get("dropped"):
        said.append(takes_note(unquoted(response)))
    answer = None if not said else (sum(said) / len(said) if has_called and not is_other else 0.0)
    missing, extra = changes(metadata, made)
    effects = None if not metadata["writes"] else float(not missing and not extra)
    forbidden = bool(extra)
    parts = [part for part in (answer, effects) if part is not None]
    if "speech" in metadata:
        is_right = speaks_rightly(response, metadata["speech"], metadata)
        parts = [float(is_right and (has_called or not metadata["calls"]))]
    elif not parts:
        # A negative: to call nothing and to say so; else something has to be called and said.
        parts = [float(bool(response.strip()) and (bool(made) == bool(metadata["calls"])))]
    reward = 0.0 if forbidden else float(all(part == 1 for part in parts))
    return {"reward": reward, "parts": {"answer": answer, "effects": effects, "calls": None, "forbidden": forbidden}}


def ask(base, body):
    request = urllib.request.Request(
        base.rstrip("/") + "/grade", json.dumps(body).encode(), {"content-type": "application/json"}
    )
    token = os.environ.get("TOOLGRAD_MCP_TOKEN")
    if token:
        request.add_header("authorization", "Bearer " + token)
    with urllib.request.urlopen(request) as answer:
        return json.loads(answer.read())


def changes(metadata, made):
    """Changes that were not made, and those that nobody asked for."""
    extra = [call for call in made if call["name"] in metadata["writing_tools"]]
    missing = []
    for write in metadata["writes"]:
        place = next((at for at, call in enumerate(extra) if same_call(call, write)), None)
        if place is None:
            missing.append(write)
        else:
            extra.pop(place)
    return missing, extra


def same_call(call, write):
    given = call["arguments"]
    given = json.loads(given) if isinstance(given, str) else given
    return call["name"] == write["name"] and plain(given) == plain(write["arguments"])


def plain(value):
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items() if item is not None}
    if isinstance(value, list):
        return [plain(item) for item in value]
    return float(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else value


def value_of(claim, metadata):
    """The values of a claim: its proof evaluated anew, or as they were recorded."""
    if Jsonata is None:
        return claim["values"]
    expression = Jsonata(claim["proof"])
    for function in (days, minutes, plus, same, said):
        expression.register_lambda(function.__name__, function)
    frame = expression.create_frame()
    frame.bind("today", metadata["today"])
    for name, value in metadata["values"].items():
        frame.bind(name, value)
    for name, value in metadata["args"].items():
        frame.bind("args_" + name.split("_")[1], value)
    return scalars(expression.evaluate({}, frame))


def scalars(value):
    if isinstance(value, (list, tuple)):
        return [each for item in value for each in scalars(item)]
    if isinstance(value, dict):
        return [each for item in value.values() for each in scalars(item)]
    return [] if value is None else [value]


${readingPython}
${speechPython}
# The functions of proofs beside JSONata's own.


def days(a, b):
    return (date.fromisoformat(b[:10]) - date.fromisoformat(a[:10])).days


def moment(text):
    if re.match(r"\\d\\d:\\d\\d", text):
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


def same(a, b):
    try:
        return float(str(a).replace(",", "")) == float(str(b).replace(",", ""))
    except ValueError:
        return folded(a) == folded(b)


def said(text, words):
    return words if words in text else None
`;
