"""verl's own data set, loader of reward functions and reward manager: perfect, idle and wrong players.

Reads {name, run, folder}, writes one check, as JSON.
"""

import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "interop"))

import numpy as np
import torch
from byte_tokenizer import byte_tokenizer
from omegaconf import OmegaConf
from right_player import is_negative, read_samples, right_of
from verl import DataProto
from verl.trainer.ppo.reward import get_custom_reward_fn
from verl.utils.dataset.rl_dataset import RLHFDataset
from verl.workers.reward_manager import NaiveRewardManager

order = json.load(sys.stdin)
folder = Path(order["folder"])
samples = read_samples(order["run"])
template = "{% for message in messages %}{{ message.role }}: {{ message.content }}\n{% endfor %}"


def perfect(metadata):
    if is_negative(metadata):
        return "I am sorry, but with these tools I cannot do that.", []
    return right_of(metadata, samples)


def episode(tokenizer, row, response, calls):
    prompt = tokenizer.apply_chat_template(list(row["raw_prompt"]), tokenize=True, return_dict=False)
    tokens = tokenizer(response, add_special_tokens=False)["input_ids"]
    mask = [1] * (len(prompt) + len(tokens)) + ([] if tokens else [0])
    tensors = {"prompts": prompt, "responses": tokens or [0], "attention_mask": mask}
    values = {
        "reward_model": row["reward_model"],
        "data_source": row["data_source"],
        "extra_info": row["extra_info"] | {"calls": calls},
    }
    return DataProto.from_dict(
        tensors={name: torch.tensor([value]) for name, value in tensors.items()},
        non_tensors={name: np.array([value], dtype=object) for name, value in values.items()},
    )


def main():
    tokenizer = byte_tokenizer("<pad>")
    tokenizer.chat_template = template
    options = {
        "max_prompt_length": 8192,
        "filter_overlong_prompts": False,
        "return_raw_chat": True,
        "truncation": "error",
        "cache_dir": str(folder / "cache"),
    }
    files = [str(file) for file in sorted(folder.glob("data/*.parquet"))]
    rows = RLHFDataset(data_files=files, tokenizer=tokenizer, config=OmegaConf.create(options))
    own = {"path": str(folder / "reward.py"), "name": "compute_score"}
    function = get_custom_reward_fn(OmegaConf.create({"reward": {"custom_reward_function": own}}))
    manager = NaiveRewardManager(tokenizer=tokenizer, num_examine=0, compute_score=function)

    def paid(play, is_counted=lambda _: True):
        scored = [(row, json.loads(row["reward_model"]["ground_truth"])) for row in rows]
        scored = [(row, truth) for row, truth in scored if is_counted(truth)]
        rewards = [float(manager(episode(tokenizer, row, *play(truth))).sum()) for row, truth in scored]
        return rewards.count(1.0), len(rewards)

    right, all_rows = paid(perfect)
    idle, _ = paid(lambda _: ("", []))
    wrong, positives = paid(lambda _: ("Certainly, all of it is done: it is 4242.", []), lambda truth: not is_negative(truth))
    return {
        "name": order["name"],
        "passed": right == all_rows == len(rows) and idle == wrong == 0,
        "detail": f"{right} of {all_rows} perfect, {idle} idle and {wrong} of {positives} wrong players rewarded",
    }


# Whatever libraries print goes elsewhere: what is written is read as JSON.
told, sys.stdout = sys.stdout, sys.stderr
json.dump(main(), told)
