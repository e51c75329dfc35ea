"""Renders an export of messages by real chat templates, and trains a tiny random model on it with TRL.

Reads {folder}, writes a list of checks, as JSON. The templates are those that TRL ships for training.
"""

import contextlib
import json
import sys
import tempfile
from pathlib import Path

import torch
import trl
from datasets import Dataset
from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers
from transformers import PreTrainedTokenizerFast, Qwen2Config, Qwen2ForCausalLM
from trl import SFTConfig, SFTTrainer

FAMILIES = {"Qwen 2.5": "qwen2_5_training", "Qwen 3": "qwen3_training", "Llama 3.2": "llama3_2"}
SPECIAL = ["<|im_start|>", "<|im_end|>", "<|endoftext|>", "<|begin_of_text|>", "<|eot_id|>"]


def rows_of(folder):
    return [
        json.loads(line)
        for file in sorted(Path(folder, "data").glob("*.jsonl"))
        for line in file.read_text(encoding="utf8").split("\n")[:-1]
    ]


def tokenizer_of(rows):
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    alphabet = pre_tokenizers.ByteLevel.alphabet()
    trainer = trainers.BpeTrainer(vocab_size=2000, special_tokens=SPECIAL, initial_alphabet=alphabet, show_progress=False)
    tokenizer.train_from_iterator((json.dumps(row, ensure_ascii=False) for row in rows[:50]), trainer)
    return PreTrainedTokenizerFast(
        tokenizer_object=tokenizer, eos_token="<|im_end|>", pad_token="<|endoftext|>", bos_token="<|begin_of_text|>"
    )


def template(name):
    return (Path(trl.__file__).parent / "chat_templates" / f"{name}.jinja").read_text(encoding="utf8")


def in_text(text, row):
    """Every tool, call and result of the row stands in the rendered text, word for word."""
    for tool in row["tools"]:
        assert tool["function"]["name"] in text, f"{row['id']}: {tool['function']['name']} is missing"
    for message in row["messages"]:
        for call in message.get("tool_calls", []):
            assert call["function"]["name"] in text, f"{row['id']}: a call is missing"
            for value in call["function"]["arguments"].values():
                written = json.dumps(value, ensure_ascii=False)
                assert written in text, f"{row['id']}: {written} is not written as it is"
        assert message["content"].strip() in text or json.dumps(message["content"], ensure_ascii=False) in text, (
            f"{row['id']}: a {message['role']} message is missing"
        )


def rendering(rows, tokenizer, name):
    tokenizer.chat_template = template(name)
    for row in rows:
        in_text(tokenizer.apply_chat_template(row["messages"], tools=row["tools"], tokenize=False), row)
    return f"{len(rows)} rows rendered"


def training(rows, tokenizer):
    tokenizer.chat_template = template(FAMILIES["Qwen 2.5"])
    several = [row for row in rows if sum(len(each.get("tool_calls", [])) for each in row["messages"]) > 1]
    short = sorted(several, key=lambda row: len(json.dumps(row)))[:6]
    config = Qwen2Config(
        vocab_size=len(tokenizer), hidden_size=32, intermediate_size=64, num_hidden_layers=2,
        num_attention_heads=2, num_key_value_heads=2, max_position_embeddings=32768,
    )
    with tempfile.TemporaryDirectory() as output:
        arguments = SFTConfig(
            output_dir=output, max_length=None, assistant_only_loss=True, max_steps=2,
            per_device_train_batch_size=1, use_cpu=True, bf16=False, report_to=[], save_strategy="no", disable_tqdm=True,
        )
        dataset = Dataset.from_list([{"messages": row["messages"], "tools": row["tools"]} for row in short])
        trainer = SFTTrainer(
            model=Qwen2ForCausalLM(config), args=arguments, train_dataset=dataset, processing_class=tokenizer
        )
        trainer.train()
        calls = kept = 0
        for row, made in zip(short, trainer.train_dataset, strict=True):
            # -100 is what the loss passes over.
            learned = tokenizer.decode([token for token in made["labels"] if token != -100])
            for message in row["messages"]:
                for call in message.get("tool_calls", []):
                    calls += 1
                    kept += f'"name": "{call["function"]["name"]}"' in learned
        assert calls and kept == calls, f"{kept} of {calls} calls are trained on"
    return f"2 steps; {kept} of {calls} calls are trained on"


def main():
    torch.manual_seed(0)
    rows = rows_of(json.load(sys.stdin)["folder"])
    tokenizer = tokenizer_of(rows)
    wanted = {f"template of {family}": (lambda name=name: rendering(rows, tokenizer, name)) for family, name in FAMILIES.items()}
    wanted["TRL SFTTrainer"] = lambda: training(rows, tokenizer)
    checks = []
    for name, check in wanted.items():
        try:
            with contextlib.redirect_stdout(sys.stderr):
                checks.append({"name": name, "passed": True, "detail": check()})
        except Exception as error:  # A failure is an outcome, whatever it is.
            checks.append({"name": name, "passed": False, "detail": f"{type(error).__name__}: {error}"[:600]})
    json.dump(checks, sys.stdout)


if __name__ == "__main__":
    main()
