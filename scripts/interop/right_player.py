"""What the right player of a row says and calls, by the run that the row was made from."""

import json
from pathlib import Path


def read_samples(run):
    lines = Path(run, "samples.jsonl").read_text(encoding="utf8").split("\n")[:-1]
    return {sample["id"]: sample for sample in map(json.loads, lines)}


def is_negative(metadata):
    """Whether the right answer is to decline, whatever the question: no exchange of a dialogue."""
    return metadata["kind"] != "positive" and "speech" not in metadata


def right_of(metadata, samples):
    """The answer and the calls; of an exchange of a dialogue, those of the exchange."""
    of, _, turn = metadata["sample"].partition("#")
    sample = samples[of]
    exchange = sample["exchanges"][int(turn) - 1] if turn else {"response": sample["response"]}
    steps = [step for chain in sample["chains"] for step in chain["steps"] if step["id"] not in sample["setup"]]
    own = [step for step in steps if step["id"] in exchange.get("steps", [step["id"]])]
    calls = [
        {"name": step["name"], "arguments": step["arguments"], "failed": step.get("failed", False)}
        for step in sorted(own, key=lambda step: int(step["id"].split("_")[1]))
    ]
    return exchange["response"], calls
