"""Axolotl's own chat strategy on an export of messages, by the entries of the axolotl.yml beside it: what it trains on.

Reads {name, folder, serial}, writes one check, as JSON; `serial` is the export with --serial-calls.
"""

import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "interop"))

# What libraries print goes elsewhere: what is written is read as JSON.
told, sys.stdout = sys.stdout, sys.stderr

import yaml  # noqa: E402
from axolotl.prompt_strategies.chat_template import load  # noqa: E402
from axolotl.utils.dict import DictDefault  # noqa: E402
from byte_tokenizer import byte_tokenizer  # noqa: E402
from datasets import load_dataset  # noqa: E402
from leaves import leaves  # noqa: E402

order = json.load(sys.stdin)
# The end of a turn in each; Llama 3's has no room for two calls in a message. To find a turn, Axolotl puts another text in the
# place of its calls: by the templates of Mistral, EXAONE, Gemma 4 and Command A it fails or finds another part, whatever the row.
TEMPLATES = {
    "qwen_25": ("folder", "<|im_end|>"),
    "qwen3": ("folder", "<|im_end|>"),
    "llama4": ("folder", "<|eot|>"),
    "jamba": ("folder", "<|eom|>"),
    "qwen3_5": ("folder", "<|im_end|>"),
    "llama3_2_vision": ("serial", "<|eot_id|>"),
}


def encoded(template, folder, end):
    """Each row with what it is encoded to and what is trained on, as text."""
    tokenizer = byte_tokenizer(end)
    config = DictDefault({"chat_template": template, "sequence_len": 400_000, "train_on_inputs": False})
    written = yaml.safe_load((folder / "axolotl.yml").read_text(encoding="utf8"))
    for entry in [*written["datasets"], *written.get("test_datasets", [])]:
        strategy = load(tokenizer, config, ds_cfg=DictDefault(entry))
        files = str(folder / entry["path"])
        for row in load_dataset(entry["ds_type"], data_files=files, split=entry["split"]):
            made = strategy.tokenize_prompt(row)
            learnt = [token for token, label in zip(made["input_ids"], made["labels"]) if label != -100]
            yield row, tokenizer.decode(made["input_ids"]), tokenizer.decode(learnt)


def is_in(text, value):
    written = json.dumps(value, ensure_ascii=False)
    return written in text or str(value) in text


def calls_of(row):
    return [call["function"] for message in row["messages"] for call in message.get("tool_calls") or []]


def is_learnt(call, learnt):
    return call["name"] in learnt and all(is_in(learnt, leaf) for leaf in leaves(call["arguments"]) if leaf is not None)


def is_told(row, text, learnt):
    """Every tool and message stands in the text; answers are learnt, what a person or a tool says is not."""
    of = lambda *roles: [each["content"].strip() for each in row["messages"] if each["role"] in roles and each["content"]]  # noqa: E731
    assert all(tool["function"]["name"] in text for tool in row["tools"]), f"a tool of {row['id']} is missing"
    assert all(is_in(text, said) for said in of("user", "assistant", "tool")), f"a message of {row['id']} is missing"
    assert all(said in learnt for said in of("assistant")), f"an answer of {row['id']} is not learnt"
    # "JPY." may be the end of an answer, and "[]" an argument.
    foreign = [spelling for said in of("user", "tool") if len(said) > 12 for spelling in (said, json.dumps(said, ensure_ascii=False)[1:-1])]
    assert not any(spelling in learnt for spelling in foreign), f"{row['id']} learns what is not its own"


def main():
    details = []
    for template, (of, end) in TEMPLATES.items():
        rows = calls = learnt_calls = 0
        for row, text, learnt in encoded(template, Path(order[of]), end):
            is_told(row, text, learnt)
            own = calls_of(row)
            calls += len(own)
            learnt_calls += sum(is_learnt(call, learnt) for call in own)
            rows += 1
        assert calls and learnt_calls == calls, f"{template}: {learnt_calls} of {calls} calls are learnt"
        details.append(f"{template} {rows} rows, {learnt_calls} of {calls} calls")
    return {"name": order["name"], "passed": True, "detail": "; ".join(details)}


try:
    check = main()
except Exception as error:  # A failure is an outcome, whatever it is.
    check = {"name": order["name"], "passed": False, "detail": f"{type(error).__name__}: {error}"[:900]}
json.dump(check, told)
