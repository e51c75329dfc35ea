"""Trains an adapter on a dataset that `toolgrad-mcp export --format messages` has written.

    python scripts/train/train.py data/train --preset cpu --out models/small
"""

import argparse
import json
import time
from pathlib import Path

from datasets import Dataset
from peft import LoraConfig
from trl import SFTConfig, SFTTrainer

import models

#: The paper's recipe is 600 samples, 8k tokens of context, and one of the first two; `cpu` is for a machine without a GPU.
PRESETS = {
    "paper-1b": {"rank": None, "rate": 1e-5, "epochs": 3, "length": 8192, "accumulate": 8, "rows": 600},
    "paper-4b": {"rank": 64, "rate": 5e-6, "epochs": 2, "length": 8192, "accumulate": 8, "rows": 600},
    "cpu": {"rank": 16, "rate": 5e-4, "epochs": 1, "length": 2048, "accumulate": 1, "rows": 200, "model": models.SMALL},
}


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("dataset", type=Path, help="folder of the export")
    parser.add_argument("--preset", choices=PRESETS, default="cpu")
    parser.add_argument("--model", help="folder or hub name of the model to train; the preset cpu brings one")
    parser.add_argument("--out", type=Path, required=True, help="folder for the adapter or the trained model")
    parser.add_argument("--steps", type=int, default=-1, help="optimizer steps; all epochs without it")
    parser.add_argument("--rows", type=int, help="rows to train on, the shortest first where the preset is cpu")
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args()
    if given.model is None and "model" not in PRESETS[given.preset]:
        parser.error(f"--preset {given.preset} needs --model")
    return given


def rows_of(dataset: Path, tokenizer, length: int) -> list[dict]:
    """The rows of the train split that fit, with their length in tokens."""
    fitting = []
    with (dataset / "data" / "train.jsonl").open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            text = tokenizer.apply_chat_template(row["messages"], tools=row["tools"], tokenize=False)
            tokens = len(tokenizer(text, add_special_tokens=False).input_ids)
            if tokens <= length:
                fitting.append({"messages": row["messages"], "tools": row["tools"], "kind": row["kind"], "tokens": tokens})
    return fitting


def shortest(rows: list[dict], most: int) -> list[dict]:
    """So many of the rows, with the share of negatives that all have: they are shorter than others."""
    rows = sorted(rows, key=lambda row: row["tokens"])
    negatives = [row for row in rows if row["kind"] != "positive"]
    positives = [row for row in rows if row["kind"] == "positive"]
    wanted = round(min(most, len(rows)) * len(negatives) / max(1, len(rows)))
    return negatives[:wanted] + positives[: most - wanted]


def main() -> None:
    given = arguments()
    preset = PRESETS[given.preset]
    model, tokenizer = models.load(given.model or preset["model"])
    rows = rows_of(given.dataset, tokenizer, preset["length"])
    most = given.rows or preset["rows"]
    rows = shortest(rows, most) if given.preset == "cpu" else rows[:most]
    if not rows:
        raise SystemExit(f"No row of {given.dataset} has at most {preset['length']} tokens.")
    negatives = sum(row["kind"] != "positive" for row in rows)
    longest = max(row["tokens"] for row in rows)
    print(f"{len(rows)} rows, {negatives} of them negatives, at most {longest} tokens", flush=True)
    layers = model.config.num_hidden_layers
    adapter = None if preset["rank"] is None else LoraConfig(
        task_type="CAUSAL_LM",
        r=preset["rank"],
        lora_alpha=2 * preset["rank"],
        # As Llama, Qwen, Gemma and SmolLM name them.
        target_modules=["q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj"],
        # Half of the layers, the upper ones: gradients need not go further down.
        layers_to_transform=list(range(layers // 2, layers)) if given.preset == "cpu" else None,
    )
    trainer = SFTTrainer(
        model=model,
        processing_class=tokenizer,
        # Tools and arguments differ from row to row: as text, no column is forced into one shape.
        train_dataset=Dataset.from_list(
            [{"messages": json.dumps(row["messages"]), "tools": json.dumps(row["tools"])} for row in rows]
        ).map(tokenized(tokenizer), remove_columns=["messages", "tools"]),
        peft_config=adapter,
        args=SFTConfig(
            output_dir=str(given.out),
            max_length=preset["length"],
            learning_rate=preset["rate"],
            num_train_epochs=preset["epochs"],
            max_steps=given.steps,
            per_device_train_batch_size=1,
            gradient_accumulation_steps=preset["accumulate"],
            lr_scheduler_type="cosine",
            warmup_steps=max(1, given.steps // 20),
            logging_steps=1,
            save_strategy="no",
            report_to="none",
            disable_tqdm=True,
            seed=given.seed,
            use_cpu=given.preset == "cpu",
            bf16=given.preset != "cpu",
            gradient_checkpointing=given.preset != "cpu",
        ),
    )
    began = time.monotonic()
    trainer.train()
    seconds = round(time.monotonic() - began)
    trainer.save_model(str(given.out))
    tokenizer.save_pretrained(str(given.out))
    losses = [entry["loss"] for entry in trainer.state.log_history if "loss" in entry]
    about = {"model": given.model or preset["model"], "preset": given.preset, "rows": len(rows), "negatives": negatives, "seconds": seconds, "losses": losses}
    (given.out / "training.json").write_text(json.dumps(about, indent=2), encoding="utf-8")
    tenth = max(1, len(losses) // 10)
    print(f"loss {sum(losses[:tenth]) / tenth:.3f} in the first tenth, {sum(losses[-tenth:]) / tenth:.3f} in the last")


def tokenized(tokenizer):
    """Assistant-only loss: what the template's generation blocks do not hold is masked."""

    def encode(row: dict) -> dict:
        encoded = tokenizer.apply_chat_template(
            json.loads(row["messages"]),
            tools=json.loads(row["tools"]),
            tokenize=True,
            return_dict=True,
            return_assistant_tokens_mask=True,
        )
        mask = encoded["assistant_masks"]
        labels = [token if own else -100 for token, own in zip(encoded["input_ids"], mask)]
        return {"input_ids": encoded["input_ids"], "labels": labels}

    return encode


if __name__ == "__main__":
    main()
