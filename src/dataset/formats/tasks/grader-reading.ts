// How the exported grader reads an answer, in Python: values in prose, reports of changes, and names of other things.
import { done } from '../../../scoring/score-report.ts';
import { reportingParticiples } from '../../../text/change-verbs.ts';

const reportingWords = reportingParticiples().join(' ');

/** A part of the module `graderPython`, which imports what it needs. */
export const readingPython = `def says(response, claim, values, metadata, is_strange):
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
    return says_words(folded(text), claim["text"])


def says_words(text, words):
    """Whole words, and all of them: a part of a name may be the name of something else."""
    return re.search(r"(?<!\\w)" + re.escape(folded(words)) + r"(?!\\w)", text) is not None


def sentences(text):
    return [each for each in re.split(r"(?<=[.!?])\\s+|\\n+", text) if each.strip()]


def stems(text):
    """The words that mean something by themselves, whatever their form."""
    words = re.findall(r"[^\\W\\d_]{4,}", folded(text))
    return {re.sub(r"(?:ing|ed|es|ly|s)$", "", word)[:6] for word in words if word not in COMMON and word not in NUMBERS}


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
DONE = r"${done.source}"
FINISHED = re.compile(
    DONE + r"|^\\W*(?:certainly|of course|sure|yes|ok|okay)\\W*$",
    re.IGNORECASE,
)
ENGLISH = re.compile(r"\\b(?:the|is|are|was|has|have|had|been|to|of|it|and|with|from|you|your|their|there|not|on \\d+)\\b", re.IGNORECASE)


def reports(response, metadata):
    """Whether the response says that the change is made, by a word for it or by what it was made with."""
    bare = unquoted(response)
    if not response.strip() or DENIED.search(bare):
        return False
    words = re.findall(r"[^\\W\\d_]+", bare.lower())
    is_foreign = len(words) > 4 and not ENGLISH.search(bare)
    if is_foreign or FINISHED.search(bare) or is_report(bare):
        return True
    given = [value for write in metadata["writes"] for value in scalars(write["arguments"])]
    return any(isinstance(value, str) and len(value) > 2 and states(response, value) for value in given)


def is_report(bare):
    """Whether it says that somebody has made a change: "joined on 2 July" and "a closed ticket" do not."""
    return any(
        word.lower() in REPORTED
        for sentence in sentences(bare)
        for word in re.findall(REPORTING, sentence, re.IGNORECASE)
    )


REPORTING = (
    r"(?:^\\W*(?:(?:done|okay|ok|sure|yes|certainly)\\W+)?"
    r"|\\b(?:i|we|have|has|had|been|was|were|is|are|be|now|and|successfully|get|got)(?:['’]ve)? )"
    r"(?:(?:i|we|have|been|now|also|just|already|successfully|newly|both|all) )*([^\\W\\d_]+)"
)


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
    return says_words(text, value)


DAY_AND_MONTH = re.compile(
    r"\\b\\d{1,2}(?:st|nd|rd|th)? (?:" + "|".join(MONTHS) + r")\\b|\\b(?:" + "|".join(MONTHS) + r") \\d{1,2}\\b", re.IGNORECASE
)


def text_of_topic(response, topic):
    """Without the numbers that count something else: "three cities", where tickets were asked about."""
    if topic is None:
        return response
    counted = r"\\b(?:\\d+|" + "|".join(NUMBERS) + r") ((?:[^\\W\\d_]+ )?[^\\W\\d_]{3,}s)\\b"
    return re.sub(counted, lambda found: found[0] if is_on(topic, found[1]) else found[1], response, flags=re.IGNORECASE)


def numbers_in(text):
    found = []
    for token in re.findall(r"-?\\d[\\d,.'\\u2009\\u00a0 ]*\\d|-?\\d", DAY_AND_MONTH.sub(" ", text)):
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

`;
