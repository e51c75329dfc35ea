"""LLaMA-Factory's own loader and templates on an export of sharegpt: what it trains on of each row.

Reads {name, folder, serial}, writes one check, as JSON; `serial` is the export with --serial-calls.
"""

import json
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "interop"))

# What libraries print goes elsewhere: what is written is read as JSON.
told, sys.stdout = sys.stdout, sys.stderr

from byte_tokenizer import byte_tokenizer  # noqa: E402
from leaves import leaves  # noqa: E402
from llamafactory.data.loader import get_dataset  # noqa: E402
from llamafactory.data.template import get_template_and_fix_tokenizer  # noqa: E402
from llamafactory.hparams import DataArguments, ModelArguments  # noqa: E402
from transformers import Seq2SeqTrainingArguments  # noqa: E402

order = json.load(sys.stdin)
# GLM-4's has no room for two calls in a message.
TEMPLATES = {"qwen": "folder", "llama3": "folder", "mistral": "folder", "glm4": "serial"}


def rows_of(folder, split):
    lines = (folder / "data" / f"{split}.jsonl").read_text(encoding="utf8").split("\n")[:-1]
    return [json.loads(line) for line in lines]


def loaded(template, folder, cache):
    tokenizer = byte_tokenizer("<eos>")
    data = DataArguments(
        template=template,
        dataset="toolgrad_train",
        eval_dataset="toolgrad_test",
        dataset_dir=str(folder),
        cutoff_len=400_000,
        overwrite_cache=True,
    )
    model = ModelArguments(model_name_or_path="none", cache_dir=cache)
    training = Seq2SeqTrainingArguments(output_dir=cache, use_cpu=True, do_train=True, predict_with_generate=False)
    made = get_dataset(get_template_and_fix_tokenizer(tokenizer, data), model, data, training, "sft", tokenizer)
    for split, key in (("train", "train_dataset"), ("test", "eval_dataset")):
        rows = rows_of(folder, split)
        assert len(made[key]) == len(rows), f"{template}: {len(made[key])} of {len(rows)} rows of {split}"
        for row, encoded in zip(rows, made[key]):
            learnt = [token for token, label in zip(encoded["input_ids"], encoded["labels"]) if label != -100]
            yield row, tokenizer.decode(encoded["input_ids"]), tokenizer.decode(learnt)


def calls_in(row):
    for turn in row["conversations"]:
        if turn["from"] == "function_call":
            calls = json.loads(turn["value"])
            yield from calls if isinstance(calls, list) else [calls]


def is_told(row, text, learnt):
    """Everything that is said stands in the text; calls and answers, and nothing that a person says, are learnt."""
    said = [turn["value"] for turn in row["conversations"] if turn["from"] in ("human", "gpt")]
    answers = [turn["value"] for turn in row["conversations"] if turn["from"] == "gpt"]
    # "JPY." may be the end of an answer.
    asked = [turn["value"] for turn in row["conversations"] if turn["from"] == "human" and len(turn["value"]) > 12]
    assert all(each.strip() in text for each in said), f"a message of {row['id']} is missing"
    assert all(each.strip() in learnt for each in answers), f"an answer of {row['id']} is not learnt"
    assert not any(each in learnt for each in asked), f"a question of {row['id']} is learnt"


def is_learnt(call, learnt):
    return call["name"] in learnt and all(json.dumps(leaf, ensure_ascii=False) in learnt for leaf in leaves(call["arguments"]))


def main():
    details = []
    with tempfile.TemporaryDirectory() as cache:
        for template, of in TEMPLATES.items():
            count = learnt_calls = calls = 0
            for row, text, learnt in loaded(template, Path(order[of]), cache):
                is_told(row, text, learnt)
                own = list(calls_in(row))
                calls += len(own)
                learnt_calls += sum(is_learnt(call, learnt) for call in own)
                count += 1
            assert learnt_calls == calls, f"{template}: {learnt_calls} of {calls} calls are learnt"
            details.append(f"{template} {count} rows, {learnt_calls} of {calls} calls")
    return {"name": order["name"], "passed": True, "detail": "; ".join(details)}


try:
    check = main()
except Exception as error:  # A failure is an outcome, whatever it is.
    check = {"name": order["name"], "passed": False, "detail": f"{type(error).__name__}: {error}"[:900]}
json.dump(check, told)
