"""Exports with --json-strings in `datasets` 4.0, each row turned back by the line that the card gives for it.

Reads a list of {name, folder, plain}: the folder as it is exported with the flag and without. Writes one check, as JSON.
"""

import json
import os
import re
import sys
import tempfile
from pathlib import Path

os.environ["HF_HUB_OFFLINE"] = "1"
os.environ["HF_HOME"] = tempfile.mkdtemp()

import datasets  # noqa: E402

datasets.disable_progress_bars()
datasets.logging.set_verbosity_error()


def turned_back(folder):
    """The rows of train, by the card's own words."""
    line = re.search(r"^rows = .*$", Path(folder, "README.md").read_text(encoding="utf8"), re.MULTILINE).group()
    known = {"json": json, "dataset": datasets.load_dataset(str(folder))}
    exec(line, known)
    return known["rows"]


def plain_rows(folder):
    lines = Path(folder, "data", "train.jsonl").read_text(encoding="utf8").split("\n")[:-1]
    return [json.loads(line) for line in lines]


def without_null(value):
    if isinstance(value, dict):
        return {key: without_null(item) for key, item in value.items() if item is not None}
    return [without_null(item) for item in value] if isinstance(value, list) else value


def compare(export):
    wanted, found = plain_rows(export["plain"]), turned_back(export["folder"])
    assert wanted and len(wanted) == len(found), f"{export['name']}: {len(found)} of {len(wanted)} rows"
    for one, other in zip(wanted, found):
        assert without_null(one) == without_null(other), f"{export['name']}: a row is another"
    return f"{export['name']} {len(found)}"


def main():
    try:
        counts = [compare(export) for export in json.load(sys.stdin)]
        return {"passed": bool(counts), "detail": f"rows turned back: {', '.join(counts)}"}
    except Exception as error:  # A failure is an outcome, whatever it is.
        return {"passed": False, "detail": f"{type(error).__name__}: {error}"[:600]}


json.dump({"name": f"datasets {datasets.__version__}", **main()}, sys.stdout)
