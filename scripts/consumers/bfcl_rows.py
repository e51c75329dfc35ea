"""Scores an export of bfcl with the leaderboard's own checker: the truth passes, a wrong answer does not.

Reads {folder}, writes one check, as JSON. The table of models, which imports every provider's client, is left out.
"""

import ast
import json
import sys
import types
from pathlib import Path

models = types.ModuleType("bfcl_eval.constants.model_config")
models.MODEL_CONFIG_MAPPING = {"toolgrad": types.SimpleNamespace(underscore_to_dot=False)}
sys.modules["bfcl_eval.constants.model_config"] = models

from bfcl_eval.constants.enums import Language  # noqa: E402
from bfcl_eval.eval_checker.ast_eval.ast_checker import ast_checker  # noqa: E402


def decoded(text):
    """The calls of a result, as the leaderboard decodes those of a model that answers in its prompt."""
    return [
        {call.func.id: {word.arg: ast.literal_eval(word.value) for word in call.keywords}}
        for call in ast.parse(text, mode="eval").body.elts
    ]


def spoilt(calls):
    """The same calls with another value in the first, or without it."""
    ((name, given),) = calls[0].items()
    if not given:
        return calls[1:] + [{name + "_x": {}}]
    first, *_ = given
    return [{name: given | {first: "something else entirely"}}, *calls[1:]]


def rows_of(folder, suffix, split):
    path = Path(folder, "data", f"{split}{suffix}.jsonl")
    if not path.exists():
        return []
    return [json.loads(line) for line in path.read_text(encoding="utf8").split("\n")[:-1]]


def main():
    folder = json.load(sys.stdin)["folder"]
    right, wrong, total, faults = 0, 0, 0, []
    for split in ("train", "test"):
        files = (rows_of(folder, suffix, split) for suffix in ("", "-answers", "-results"))
        for question, answer, result in zip(*files, strict=True):
            category = question["id"].rsplit("_", 1)[0]
            if category == "irrelevance":
                continue
            total += 1
            calls = decoded(result["result"])

            def check(said):
                return ast_checker(
                    question["function"], said, answer["ground_truth"], Language.PYTHON, category, "toolgrad"
                )

            verdict = check(calls)
            right += verdict["valid"]
            if not verdict["valid"]:
                faults.append(f"{question['id']}: {verdict.get('error')}"[:200])
            wrong += check(spoilt(calls))["valid"]
    passed = total > 0 and right == total and wrong == 0
    detail = f"{right} of {total} true answers and {wrong} wrong ones pass {'; '.join(faults[:3])}".strip()
    json.dump({"name": "bfcl-eval", "passed": passed, "detail": detail}, sys.stdout)


main()
