// The grader that exported tasks bring along, for Python 3.9 and newer.
import { reportingParticiples } from '../../../text/change-verbs.ts';

const reportingWords = reportingParticiples().join(' ');

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
    answer = None if not said else (sum(said) / len(said) if has_called and not is_other else 0.0)
    missing, extra = changes(metadata, made)
    effects = None if not metadata["writes"] else float(not missing and not extra)
    forbidden = bool(extra)
    parts = [part for part in (answer, effects) if part is not None]
    if not parts:
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


def says(response, claim, values, metadata, is_strange):
    """Whether the response says every value, or the claim's own words. What anything may be said of has to be said of this."""
    if not values:
        return False
    is_chance = not any(isinstance(value, str) and re.search(r"[A-Z\\d]", value) and not DAY.match(value) for value in values)
    if is_chance and is_strange:
        return False
    topic = topic_of(claim, metadata)
    text = "\\n".join(sentence for sentence in sentences(response) if not is_chance or is_on(topic, sentence))
    if all(states(text, value, topic) for value in values):
        return True
    return re.search(r"(?<!\\w)" + re.escape(folded(claim["text"])) + r"(?!\\w)", folded(text)) is not None


def sentences(text):
    return [each for each in re.split(r"(?<=[.!?])\\s+|\\n+", text) if each.strip()]


def stems(text):
    """The words that mean something by themselves, whatever their form."""
    words = re.findall(r"[^\\W\\d_]{4,}", folded(text))
    return {re.sub(r"(?:ing|ed|es|ly|s)$", "", word)[:6] for word in words if word not in COMMON}


def topic_of(claim, metadata):
    """What the question, the right answer and the names of the fields speak of."""
    return stems(" ".join([*metadata["about"], claim["text"], claim["proof"].replace(".", " ")]))


def is_on(topic, sentence):
    own = stems(sentence)
    return not own or bool(own & topic)


COMMON = frozenset(
    "there their they them that this these those with from have been were will would could which what when where also just"
    " only both your yours more most than then into over under about".split()
)


DENIED = re.compile(
    r"\\b(?:unable|failed|impossible|cannot|can't|unchanged"
    r"|(?:could|can|did|do|was|were|have|has|had|is|are)(?: not|n['’]t)(?! changed? anything else))\\b"
    r"|\\bnothing (?:has been|was|is) (?:changed|done)\\b(?! else)|\\bno changes?\\b",
    re.IGNORECASE,
)
QUOTED = re.compile(r'"([^"\\n]{2,400})"|[“„]([^“”„\\n]{2,400})[”“]|«\\s?([^«»\\n]{2,400}?)\\s?»')


REPORTED = frozenset(
    """${reportingWords}""".split()
)
FINISHED = re.compile(
    r"\\b(?:done|all set|sorted|success(?:ful|fully)?|is now|are now|it['’]s now)\\b"
    r"|^\\W*(?:certainly|of course|sure|yes|ok|okay)\\W*$",
    re.IGNORECASE,
)
ENGLISH = re.compile(r"\\b(?:the|is|are|was|has|have|had|been|to|of|it|and)\\b", re.IGNORECASE)


def reports(response, metadata):
    """Whether the response says that the change is made, by a word for it or by what it was made with."""
    bare = unquoted(response)
    if not response.strip() or DENIED.search(bare):
        return False
    words = re.findall(r"[^\\W\\d_]+", bare.lower())
    is_foreign = len(words) > 4 and not ENGLISH.search(bare)
    if is_foreign or FINISHED.search(bare):
        return True
    if any(word in REPORTED for word in words):
        return True
    given = [value for write in metadata["writes"] for value in scalars(write["arguments"])]
    return any(isinstance(value, str) and len(value) > 2 and states(response, value) for value in given)


def unquoted(response):
    return QUOTED.sub("that", response)


def names_others(response, metadata):
    """Whether most of what the response names, in quotation marks or by a number, is in nothing that it could be about."""
    known = folded(json.dumps([metadata[key] for key in ("about", "values", "args", "writes")], ensure_ascii=False))
    names = [next(filter(None, each)) for each in QUOTED.findall(response)]
    names += re.findall(r"\\b[A-Z]{2,5}-?\\d[\\w-]*", unquoted(response))
    strange = [name for name in names if folded(name).strip(" .,;:!?") not in known]
    return len(strange) * 2 > len(names)


def is_of_others(response, metadata):
    """Whether most of what the response names, in quotation marks or in capital letters, nobody has asked about or seen."""
    names = [next(filter(None, each)) for each in QUOTED.findall(response)]
    if ENGLISH.search(response):
        names += [name for sentence in sentences(unquoted(response)) for name in capitalised(sentence)]
    told = [metadata[key] for key in ("about", "values", "args", "writes", "seen")]
    known = set(name_words(json.dumps(told, ensure_ascii=False)))
    named = [words for words in map(name_words, names) if words]
    strange = [words for words in named if sum(word not in known for word in words) * 2 >= len(words)]
    return len(strange) * 2 > len(named)


def name_words(text):
    return re.findall(r"[^\\W\\d_]{3,}|[^\\W_]*\\d[^\\W_]*", folded(text))


def capitalised(sentence):
    """Runs of words in capital letters; the first word of a sentence has one by its place."""
    names = [[]]
    for at, token in enumerate(re.findall(r"[^\\W_][\\w'’&.-]*|[^\\w\\s]", sentence)):
        if at > 0 and token[0].isupper() and token.lower() not in CALENDAR and token not in ("I", "AM", "PM"):
            names[-1].append(token)
        else:
            names.append([])
    return [" ".join(name) for name in names if name]


NUMBERS = "zero one two three four five six seven eight nine ten eleven twelve".split()
MONTHS = "january february march april may june july august september october november december".split()
CALENDAR = {*MONTHS, *"monday tuesday wednesday thursday friday saturday sunday".split(), *(month[:3] for month in MONTHS)}
DAY = re.compile(r"\\d{4}-\\d\\d-\\d\\d|\\d\\d:\\d\\d")


def states(response, value, topic=None):
    if isinstance(value, bool):
        # Yes and no are said in too many ways: only the claim's own words, or the plain ones, are known.
        answer = re.match(r"\\W*(yes|no)\\b", response.lower())
        return answer is not None and (answer.group(1) == "yes") == value
    text = folded(response)
    if isinstance(value, (int, float)):
        own = folded(text_of_topic(response, topic))
        if value == int(value) and 0 <= value < len(NUMBERS) and re.search(r"\\b" + NUMBERS[int(value)] + r"\\b", own):
            return True
        return any(abs(found - value) <= 1e-9 * max(1, abs(value)) for found in numbers_in(text_of_topic(response, topic)))
    when = re.match(r"(\\d{4})-(\\d\\d)-(\\d\\d)(?:T(\\d\\d:\\d\\d))?", value)
    if when:
        year, month, day, clock = when.groups()
        name = MONTHS[int(month) - 1]
        written = [value[:10], f"{int(day)} {name}", f"{name} {int(day)}", f"{int(day)} {name[:3]}", f"{name[:3]} {int(day)}"]
        has_day = any(re.search(r"(?<!\\d)" + re.escape(folded(each)) + r"(?!\\d)", text) for each in written)
        return has_day or (clock is not None and clock in response)
    return folded(value) in text


def text_of_topic(response, topic):
    """Without the numbers that count something else: "three cities", where tickets were asked about."""
    if topic is None:
        return response
    counted = r"\\b(?:\\d+|" + "|".join(NUMBERS) + r") ((?:[^\\W\\d_]+ )?[^\\W\\d_]{3,}s)\\b"
    return re.sub(counted, lambda found: found[0] if is_on(topic, found[1]) else found[1], response, flags=re.IGNORECASE)


def numbers_in(text):
    found = []
    for token in re.findall(r"-?\\d[\\d,.'\\u2009\\u00a0 ]*\\d|-?\\d", text):
        bare = re.sub(r"['\\u2009\\u00a0 ]", "", token)
        for candidate in (bare.replace(",", ""), bare.replace(".", "").replace(",", ".")):
            try:
                found.append(float(candidate))
            except ValueError:
                pass
    return found


def folded(value):
    text = unicodedata.normalize("NFKD", str(value))
    text = "".join(each for each in text if not unicodedata.combining(each))
    return re.sub(r"[\\s_-]+", " ", text.lower()).strip()


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
