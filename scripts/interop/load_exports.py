"""Loads every export as a user would, and looks into the rows. Reads a list of exports, writes a list of checks, as JSON."""

import json
import os
import re
import sys
import warnings
from pathlib import Path

os.environ["HF_HUB_OFFLINE"] = "1"
warnings.simplefilter("ignore")

import datasets  # noqa: E402
from datasets import get_dataset_config_names, load_dataset  # noqa: E402

import look_into  # noqa: E402

datasets.disable_progress_bars()
datasets.logging.set_verbosity_error()


def card_rows(folder):
    """The rows of each split, as the card says."""
    card = (folder / "README.md").read_text(encoding="utf8")
    table = card.split("\n## Rows\n", 1)[1]
    found = re.findall(r"^\| (train|test) \| [\d,]+ \| ([\d,]+) \|", table, re.MULTILINE)
    return {split: int(rows.replace(",", "")) for split, rows in found}


def expect(wanted, found, what):
    if wanted != found:
        raise AssertionError(f"{what}: {found} instead of {wanted}")


def load_files(folder, rows):
    """Each file alone, with nothing but its path."""
    files = sorted((folder / "data").iterdir())
    for file in files:
        split = re.match(r"train|test", file.name).group()
        kind = "parquet" if file.suffix == ".parquet" else "json"
        expect(rows[split], len(load_dataset(kind, data_files=str(file), split="train")), f"rows of {file.name}")
    return f"{len(files)} files"


def load_folder(folder, rows):
    """The folder with one call, in each of its configurations."""
    names = get_dataset_config_names(str(folder))
    loaded = {name: load_dataset(str(folder), name) for name in names}
    for name, splits in loaded.items():
        expect(rows, {split: len(part) for split, part in splits.items()}, f"rows of {name}")
    return loaded, f"{len(names)} configuration{'' if len(names) == 1 else 's'}"


def same_rows(folder, loaded):
    """What `datasets` gives is what stands in the files, but for fields that are null."""
    compared = 0
    for name, splits in loaded.items():
        suffix = "" if name == "default" else f"-{name}"
        for split, part in splits.items():
            lines = (folder / "data" / f"{split}{suffix}.jsonl").read_text(encoding="utf8").split("\n")[:-1]
            for line, row in zip(lines, part, strict=True):
                expect(known(json.loads(line)), known(row), f"a row of {name}, {split}")
                compared += 1
    return f"{compared} rows"


def known(row):
    return without_null(look_into.plain(row))


def without_null(value):
    if isinstance(value, dict):
        return {key: without_null(item) for key, item in value.items() if item is not None}
    return [without_null(item) for item in value] if isinstance(value, list) else value


def check_export(export, run):
    folder = Path(export["folder"])
    rows = card_rows(folder)
    state = {}

    def folder_as_a_whole():
        state["loaded"], detail = load_folder(folder, rows)
        return detail

    def content():
        return look_into.content(export, state["loaded"], run)

    checks = {"files": lambda: load_files(folder, rows), "folder": folder_as_a_whole, "content": content}
    if not export["format"].startswith(("parquet", "verl")):
        checks["same rows"] = lambda: same_rows(folder, state["loaded"])
    outcome = {"name": export["name"], "rows": rows, "checks": []}
    for name, check in checks.items():
        try:
            outcome["checks"].append({"name": name, "passed": True, "detail": check()})
        except Exception as error:  # A failure is an outcome, whatever it is.
            cause = f" ({error.__cause__})" if error.__cause__ else ""
            told = f"{type(error).__name__}: {error}{cause}"[:600]
            outcome["checks"].append({"name": name, "passed": False, "detail": told})
    return outcome


def main():
    order = json.load(sys.stdin)
    samples = Path(order["run"], "samples.jsonl").read_text(encoding="utf8").split("\n")[:-1]
    run = look_into.calls_of_run([json.loads(line) for line in samples])
    json.dump([check_export(export, run) for export in order["exports"]], sys.stdout)


main()
