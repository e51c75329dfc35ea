"""A few steps of GRPO with the rewards of `toolgrad-mcp environment`: the calls are really made, in fresh worlds.

    npx toolgrad-mcp environment runs/train --all --http --port 8790 --partial --weights answer=1,effects=1,calls=1
    python scripts/train/grpo.py http://127.0.0.1:8790 --adapter models/small --steps 3

Single turns: a completion's calls are made one after the other, and what it says beside them is its answer.
"""

import argparse
import json
import random
import statistics
import urllib.request

from datasets import Dataset
from peft import PeftModel
from trl import GRPOConfig, GRPOTrainer

import models
from serve import CALL, calls_in


class Episode:
    """One MCP session over Streamable HTTP, which is one fresh world of a sample."""

    def __init__(self, url: str, sample: str):
        self.url, self.path, self.session, self.asked = url, f"{url}/mcp/{sample}", None, 0
        self.ask(
            "initialize",
            {"protocolVersion": "2025-11-25", "capabilities": {}, "clientInfo": {"name": "grpo", "version": "1"}},
        )
        self.post({"jsonrpc": "2.0", "method": "notifications/initialized"})

    def tools(self) -> list[dict]:
        return self.ask("tools/list", {})["result"]["tools"]

    def call(self, name: str, arguments: dict) -> None:
        """Makes a call; one that is refused is the model's to pay for, by its reward."""
        self.ask("tools/call", {"name": name, "arguments": arguments})

    def grade(self, response: str) -> float:
        return send(f"{self.url}/grade", {"session": self.session, "response": response})["reward"]

    def ask(self, method: str, params: dict) -> dict:
        self.asked += 1
        return self.post({"jsonrpc": "2.0", "id": self.asked, "method": method, "params": params})

    def post(self, message: dict) -> dict:
        headers = {"Accept": "application/json, text/event-stream"}
        if self.session is not None:
            headers |= {"Mcp-Session-Id": self.session, "MCP-Protocol-Version": "2025-11-25"}
        request = urllib.request.Request(self.path, json.dumps(message).encode(), {"Content-Type": "application/json", **headers})
        with urllib.request.urlopen(request, timeout=60) as answer:
            self.session = self.session or answer.headers.get("Mcp-Session-Id")
            return last_message(answer.read().decode())


def last_message(text: str) -> dict:
    """The answer, whether it came as JSON or as an event stream."""
    data = [line[5:].strip() for line in text.splitlines() if line.startswith("data:")]
    return json.loads(next((each for each in reversed(data) if each), None) or text or "{}")


def send(url: str, body: dict) -> dict:
    request = urllib.request.Request(url, json.dumps(body).encode(), {"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=60) as answer:
        return json.loads(answer.read())


def function_of(tool: dict) -> dict:
    function = {"name": tool["name"], "description": tool.get("description", ""), "parameters": tool["inputSchema"]}
    return {"type": "function", "function": function}


def reward_of(url: str, sample: str, completion: str) -> float:
    episode = Episode(url, sample)
    for call in calls_in(completion):
        try:
            arguments = json.loads(call["function"]["arguments"])
        except json.JSONDecodeError:
            continue
        if isinstance(arguments, dict):
            episode.call(call["function"]["name"], arguments)
    return episode.grade(CALL.sub("", completion).strip())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("environment", help="where `toolgrad-mcp environment --all --http` is served")
    parser.add_argument("--base", default=models.SMALL, help="folder or hub name of the model")
    parser.add_argument("--adapter", help="folder of an adapter to go on with")
    parser.add_argument("--out", default="models/grpo")
    parser.add_argument("--steps", type=int, default=3)
    parser.add_argument("--samples", type=int, default=8, help="tasks to draw prompts from")
    given = parser.parse_args()
    url = given.environment.rstrip("/")
    model, tokenizer = models.load(given.base)
    if given.adapter is not None:
        model = PeftModel.from_pretrained(model, given.adapter).merge_and_unload()
    with urllib.request.urlopen(f"{url}/samples") as answer:
        tasks = json.loads(answer.read())
    tasks = tasks["samples"] if isinstance(tasks, dict) else tasks
    rows = []
    for task in random.Random(0).sample(tasks, min(given.samples, len(tasks))):
        tools = [function_of(tool) for tool in Episode(url, task["id"]).tools()]
        asked = [{"role": "user", "content": task["query"]}]
        prompt = tokenizer.apply_chat_template(asked, tools=tools, add_generation_prompt=True, tokenize=False)
        rows.append({"prompt": prompt, "sample": task["id"]})
    rewards: list[float] = []

    def reward(completions, sample, **_):
        graded = [reward_of(url, each, completion) for each, completion in zip(sample, completions)]
        rewards.extend(graded)
        return graded

    trainer = GRPOTrainer(
        model=model,
        processing_class=tokenizer,
        reward_funcs=reward,
        train_dataset=Dataset.from_list(rows),
        args=GRPOConfig(
            output_dir=given.out,
            max_steps=given.steps,
            num_generations=4,
            per_device_train_batch_size=4,
            max_completion_length=96,
            learning_rate=1e-6,
            logging_steps=1,
            save_strategy="no",
            report_to="none",
            use_cpu=not models.torch.cuda.is_available(),
            bf16=models.torch.cuda.is_available(),
        ),
    )
    trainer.train()
    print(f"{given.steps} steps, {len(rewards)} episodes, mean reward {statistics.mean(rewards):.3f}, best {max(rewards):.3f}")


if __name__ == "__main__":
    main()
