"""GRPO with TRL in an environment of ToolGrad: three steps of a tiny random model, rewards as the grader gives them.

Reads {environment, tokenizer rows folder}, writes one check, as JSON. docs/environments.md shows the same for a real model.
"""

import asyncio
import contextlib
import json
import sys
import tempfile
import urllib.request

import torch
from datasets import Dataset
from mcp import ClientSession
from mcp.client.streamable_http import streamable_http_client
from transformers import Qwen2Config, Qwen2ForCausalLM
from trl import GRPOConfig, GRPOTrainer

order = json.load(sys.stdin)
base = order["environment"]
graded = []


def post(path, body):
    request = urllib.request.Request(base + path, json.dumps(body).encode(), {"content-type": "application/json"})
    with urllib.request.urlopen(request) as answer:
        return json.loads(answer.read())


class SampleEnvironment:
    """One episode: `reset` joins the sample's world, and the reward is the grader's."""

    def reset(self, sample, **_):
        seeded = post("/seed_session", {"verifier_metadata": {"sample": sample}})["mcp"]
        self.url = f"{base}/{seeded['url_path']}"
        self.headers = seeded["headers"]
        return None

    def call_tool(self, name: str, arguments: str) -> str:
        """
        Calls a tool of the environment.

        Args:
            name: The name of the tool.
            arguments: Its arguments, as a JSON object.
        """
        return asyncio.run(self._call(name, json.loads(arguments)))

    async def _call(self, name, arguments):
        import httpx

        async with httpx.AsyncClient(headers=self.headers) as http:
            async with streamable_http_client(self.url, http_client=http) as (read, write, *_):
                async with ClientSession(read, write) as session:
                    await session.initialize()
                    result = await session.call_tool(name, arguments)
                    return "\n".join(getattr(block, "text", "") for block in result.content)


def reward(completions, sample, **_):
    rewards = []
    for completion, each in zip(completions, sample, strict=True):
        answer = completion[-1]["content"] if completion else ""
        rewards.append(post("/grade", {"sample": each, "response": answer or ""})["reward"])
    graded.extend(rewards)
    return rewards


def perfect(sample):
    """The sample's own calls, made as a model would make them, and its answer."""
    steps = [step for chain in sample["chains"] for step in chain["steps"] if step["id"] not in sample["setup"]]
    environment = SampleEnvironment()
    environment.reset(sample["id"])
    for step in sorted(steps, key=lambda each: int(each["id"].split("_")[1])):
        environment.call_tool(step["name"], json.dumps(step["arguments"]))
    return post("/grade", {"sample": sample["id"], "response": sample["response"]})["reward"]


def main():
    sys.path.insert(0, str(__import__("pathlib").Path(__file__).parent))
    torch.manual_seed(0)
    with open(order["run"] + "/samples.jsonl", encoding="utf8") as lines:
        rewards = [perfect(json.loads(line)) for line, _ in zip(lines, range(5))]
    assert rewards == [1] * 5, f"perfect players get {rewards}"
    samples = json.loads(urllib.request.urlopen(f"{base}/samples").read())["samples"][:4]
    rows = [
        {"prompt": [{"role": "user", "content": each["query"]}], "sample": each["id"]} for each in samples
    ]
    from trl_rows import rows_of, template, tokenizer_of  # noqa: PLC0415

    tokenizer = tokenizer_of(rows_of(order["folder"]))
    tokenizer.chat_template = template("qwen3")
    config = Qwen2Config(
        vocab_size=len(tokenizer), hidden_size=32, intermediate_size=64, num_hidden_layers=2,
        num_attention_heads=2, num_key_value_heads=2, max_position_embeddings=8192,
    )
    with tempfile.TemporaryDirectory() as output, contextlib.redirect_stdout(sys.stderr):
        arguments = GRPOConfig(
            output_dir=output, max_steps=3, per_device_train_batch_size=2, num_generations=2, max_completion_length=16,
            use_cpu=True, bf16=False, report_to=[], save_strategy="no", disable_tqdm=True,
        )
        GRPOTrainer(
            model=Qwen2ForCausalLM(config), reward_funcs=reward, args=arguments,
            train_dataset=Dataset.from_list(rows), processing_class=tokenizer, environment_factory=SampleEnvironment,
        ).train()
    return f"5 of 5 perfect episodes rewarded; 3 steps, {len(graded)} episodes graded, rewards {sorted(set(graded))}"


try:
    check = {"name": "TRL GRPOTrainer", "passed": True, "detail": main()}
except Exception as error:  # A failure is an outcome, whatever it is.
    check = {"name": "TRL GRPOTrainer", "passed": False, "detail": f"{type(error).__name__}: {error}"[:700]}
json.dump(check, sys.stdout)
