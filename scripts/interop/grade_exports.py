"""Runs the graders that exports bring along, as their consumers do: a perfect player, an idle one, and a wrong one.

Reads {run, exports: {format: folder}, environment} and writes a list of checks, as JSON.
"""

import asyncio
import importlib
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from urllib.parse import unquote

import pyarrow.parquet as parquet
from right_player import is_negative, read_samples, right_of

order = json.load(sys.stdin)
base = order["environment"]
samples = read_samples(order["run"])
denied = "I am sorry, I could not do that."
wrong = "Certainly, all of it is done: it is 4242, as you asked."


def rows_of(folder):
    return [
        json.loads(line)
        for file in sorted(Path(folder, "data").glob("*.jsonl"))
        for line in file.read_text(encoding="utf8").split("\n")[:-1]
    ]


def some(tasks, most):
    """So many of them, from the first to the last."""
    return tasks[:: max(1, len(tasks) // most)][:most]


def tally(outcomes):
    """All perfect players get 1, all idle and wrong ones 0; negatives: to decline is right."""
    faults = [f"{name}: {got} instead of {want}" for name, got, want in outcomes if got != want]
    assert outcomes, "nothing was graded"
    assert not faults, f"{len(faults)} of {len(outcomes)}: {'; '.join(faults[:4])}"
    return f"{len(outcomes)} grades"


def outcomes_of(name, metadata, play, whole=True):
    """What each player should get: `play(response, calls)` grades it. `whole` where no part of a title will do."""
    if is_negative(metadata):
        decline = "I am sorry, but with these tools I cannot do that."
        return [(f"{name} declined", play(decline, []), 1.0), (f"{name} idle", play("", []), 0.0)]
    response, calls = right_of(metadata, samples)
    titles = [value for claim in metadata["claims"] for value in claim["values"] if len(str(value).split()) > 2]
    halves = [" ".join(str(title).split()[:-1]) for title in titles if "-" not in str(title)]
    return [
        (f"{name} perfect", play(response, calls), 1.0),
        (f"{name} idle", play("", []), 0.0),
        (f"{name} wrong", play(wrong, []), 0.0),
        # The beginning of a title may be the name of something else. Who sees all results, knows whether it is.
        *[(f"{name} half", play(f"It is {half}.", calls), 0.0) for half in halves if whole],
        *([(f"{name} denied", play(denied, calls), 0.0)] if metadata["writes"] else []),
    ]


def crossed(episodes):
    """Right calls with the answer of another sample, which is right by chance where two samples find out the same."""
    pairs = [
        (play, calls, said)
        for play, of, _, calls in episodes
        for _, other, said, _ in episodes
        if of.partition("#")[0] != other.partition("#")[0]
    ]
    paid = sum(play(said, calls) == 1.0 for play, calls, said in pairs)
    # Of dialogues more than one asks which ticket is meant, and all of them are right.
    most = 0.01 if any("#" in of for _, of, _, _ in episodes) else 0.005
    assert paid <= len(pairs) * most, f"{paid} of {len(pairs)} answers of other samples are paid"
    return f"{paid} of {len(pairs)} answers of other samples paid"


def verl(folder):
    sys.path.insert(0, folder)
    compute_score = importlib.import_module("reward").compute_score
    outcomes, episodes = [], []
    for file in sorted(Path(folder, "data").glob("*.parquet")):
        for row in parquet.read_table(file).to_pylist():
            truth = row["reward_model"]["ground_truth"]

            def play(response, calls, row=row, truth=truth):
                return compute_score(row["data_source"], response, truth, row["extra_info"] | {"calls": calls})

            metadata = json.loads(truth)
            outcomes += outcomes_of(row["extra_info"]["sample"], metadata, play)
            if not is_negative(metadata):
                episodes.append((play, metadata["sample"], *right_of(metadata, samples)))
    return f"{tally(outcomes)}, {crossed(episodes)}"


def trace_of(vf, task, calls, response):
    from verifiers.v1.types import AssistantMessage, ToolCall, ToolMessage, UserMessage

    prompt = getattr(task.data, "prompt", "…")
    messages = [UserMessage(content=prompt)] if isinstance(prompt, str) else list(prompt)
    given = len(messages)
    for number, call in enumerate(calls):
        arguments = json.dumps(call["arguments"])
        asked = ToolCall(id=f"call{number}", name=call["name"], arguments=arguments)
        messages.append(AssistantMessage(tool_calls=[asked]))
        content = "Error: refused" if call["failed"] else "{}"
        messages.append(ToolMessage(tool_call_id=f"call{number}", content=content))
    messages.append(AssistantMessage(content=response))
    nodes = [
        vf.MessageNode(parent=at - 1 if at else None, message=message, sampled=at >= given and message.role == "assistant")
        for at, message in enumerate(messages)
    ]
    info = vf.TraceTask(type=type(task).__name__, data=task.data)
    return vf.Trace.model_construct(id="t", task=info, nodes=nodes, calls=[], root_reply=None, info={}, state=None)


def verifiers(folder):
    import verifiers.v1 as vf

    sys.path.insert(0, folder)
    package = importlib.import_module("toolgrad_tasks.taskset")
    outcomes = []
    for split in ("train", "test"):
        taskset = package.ToolgradTaskset(package.ToolgradConfig(id="toolgrad-tasks", split=split))
        for task in taskset:

            def play(response, calls):
                return asyncio.run(task.reward(trace_of(vf, task, calls, response)))

            outcomes += outcomes_of(task.data.id, task.data.metadata, play)
            toolset = task.toolsets(task.config)[0]
            assert unquote(toolset.config.address).endswith("/mcp/" + task.data.metadata["sample"])
    return tally(outcomes)


def nemo_gym(folder):
    import verifiers.v1 as vf
    from verifiers.v1.tasksets.nemo_gym import NeMoGymConfig, NeMoGymTaskConfig, NeMoGymTaskset
    from verifiers.v1.tasksets.nemo_gym.toolset import NeMoGymState, NeMoGymToolset

    async def play(task, calls, response):
        trace = trace_of(vf, task, calls, response)
        trace.state = NeMoGymState()
        trace.metrics = {}
        await task.setup(trace, None)
        tools = NeMoGymToolset(vf.SharedToolsetConfig())
        object.__setattr__(tools, "_bound", trace.state)
        type(tools).state = property(lambda self: self._bound)
        if calls:
            shown = {tool.name for tool in await tools.list_tools()}
            wanted = {tool["name"] for tool in task.data.row["responses_create_params"]["tools"]}
            assert shown == wanted, "other tools over MCP than in the row"
        for call in calls:
            await tools.call_tool(call["name"], call["arguments"])
        return await task.nemo_gym(trace)

    config = NeMoGymConfig(
        id="nemo-gym", dataset=Path(folder, "data", "train.jsonl"), task=NeMoGymTaskConfig(resources_url=base)
    )
    outcomes = []
    for task in some(list(NeMoGymTaskset(config)), 12):
        metadata = task.data.row["verifier_metadata"]
        if is_negative(metadata):
            continue
        served = lambda said, calls, task=task: asyncio.run(play(task, calls, said))  # noqa: E731
        outcomes += outcomes_of(metadata["sample"], metadata, served, whole=False)
    return tally(outcomes)


def harbor(folder):
    outcomes = []
    for task in some(sorted(Path(folder, "tasks").iterdir()), 8):
        with tempfile.TemporaryDirectory() as work:
            answer, reward = Path(work, "answer.txt"), Path(work, "verifier", "reward.json")
            environment = os.environ | {
                "TOOLGRAD_ENVIRONMENT": base,
                "TOOLGRAD_ANSWER": str(answer),
                "TOOLGRAD_REWARD": str(reward),
            }

            def run(script):
                subprocess.run(["sh", str(task / script)], env=environment, check=True, stdout=subprocess.DEVNULL)

            def grade():
                run("tests/test.sh")
                return float(json.loads(reward.read_text())["reward"])

            idle = grade()
            answer.write_text(wrong)
            outcomes += [(f"{task.name} idle", idle, 0.0), (f"{task.name} wrong", grade(), 0.0)]
            run("solution/solve.sh")
            outcomes.append((f"{task.name} perfect", grade(), 1.0))
    return tally(outcomes)


def main():
    graders = {"verl": verl, "verifiers": verifiers, "nemo-gym": nemo_gym, "harbor": harbor}
    checks = []
    for name, grader in graders.items():
        if name not in order["exports"]:
            continue
        try:
            checks.append({"name": f"grader of {name}", "passed": True, "detail": grader(order["exports"][name])})
        except Exception as error:  # A failure is an outcome, whatever it is.
            detail = f"{type(error).__name__}: {error}"[:900]
            checks.append({"name": f"grader of {name}", "passed": False, "detail": detail})
    json.dump(checks, sys.stdout)


main()
