"""Rows of chats, rendered by the chat templates of real models with the renderer of transformers. Needs no torch.

Reads {messages, serial, openai, folders}: the folders of exports, the last two with --serial-calls and in the format
`openai`; and folders of templates beside those of the installed Axolotl. Writes {templates: [{name, rendered, rows, by, problem}]}, as JSON. A template is tried
with the rows as they are first, then with each call in a message of its own, then with arguments as strings: `by` says with
which of them every row came out whole, its every tool, call and result word for word in the text.
"""

import importlib.util
import json
import sys
from collections import Counter
from pathlib import Path

# What libraries print goes elsewhere: what is written is read as JSON.
told, sys.stdout = sys.stdout, sys.stderr

from leaves import leaves  # noqa: E402
from transformers.utils.chat_template_utils import render_jinja_template  # noqa: E402

TOKENS = {"bos_token": "<s>", "eos_token": "</s>", "pad_token": "<pad>", "unk_token": "<unk>"}
FORMS = {"messages": "as they are", "serial": "--serial-calls", "openai": "--format openai"}


def axolotl():
    """Where its templates are. It is not loaded: it would want torch."""
    return Path(importlib.util.find_spec("axolotl").origin).parent / "utils/chat_templates/templates"


def rows_of(folder):
    files = sorted(Path(folder, "data").glob("*.jsonl"))
    return [json.loads(line) for file in files for line in file.read_text(encoding="utf8").split("\n")[:-1]]


def spellings(value):
    """A value as it is, as JSON, and as JSON in plain ASCII; templates also write JSON in Python's notation."""
    if not isinstance(value, str):
        return [json.dumps(value), str(value)]
    return [value, json.dumps(value, ensure_ascii=False)[1:-1], json.dumps(value)[1:-1]]


def is_in(text, value):
    return any(spelling in text for spelling in spellings(value))


def arguments_of(call):
    arguments = call["function"]["arguments"]
    return json.loads(arguments) if isinstance(arguments, str) else arguments


def problem_of(row, text):
    """What of the row is not in the rendered text."""
    for tool in row["tools"]:
        if tool["function"]["name"] not in text:
            return "a tool is missing"
    calls = [call for message in row["messages"] for call in message.get("tool_calls") or []]
    for name, count in Counter(call["function"]["name"] for call in calls).items():
        # Once among the tools; a tool's name may stand in that of another.
        if text.count(name) < 1 + count:
            return "a call is missing"
    if not all(is_in(text, leaf) for call in calls for leaf in leaves(arguments_of(call))):
        return "an argument is missing"
    if not all(is_in(text, (message["content"] or "").strip()) for message in row["messages"]):
        return "a message is missing"
    return None


def tried(template, rows):
    """How many rows come out whole, and what most of the others come to."""
    problems = Counter()
    for row in rows:
        try:
            text = render_jinja_template([row["messages"]], tools=row["tools"], chat_template=template, **TOKENS)[0][0]
            problem = problem_of(row, text)
        except Exception as error:  # A failure is an outcome, whatever it is.
            problem = f"{type(error).__name__}: {error}"[:160]
        if problem:
            problems[problem] += 1
    return len(rows) - problems.total(), (problems.most_common(1) or [(None, 0)])[0][0]


def knows_tools(template):
    """Others have no place for tools or calls, and nothing to be tried with."""
    return "tools" in template and "tool_calls" in template


def outcome_of(name, template, forms):
    first = None
    for form, by in FORMS.items():
        rows = forms[form]
        rendered, problem = tried(template, rows)
        outcome = {"name": name, "rendered": rendered, "rows": len(rows), "by": by, "problem": problem}
        if problem is None:
            return outcome
        first = first or outcome
    return first | {"by": None}


def main():
    order = json.load(sys.stdin)
    forms = {form: rows_of(order[form]) for form in FORMS}
    outcomes = []
    for folder in [axolotl(), *order["folders"]]:
        for file in sorted(Path(folder).glob("*.jinja")):
            template = file.read_text(encoding="utf8")
            if knows_tools(template):
                outcomes.append(outcome_of(file.stem, template, forms))
    json.dump({"templates": outcomes}, told)


main()
