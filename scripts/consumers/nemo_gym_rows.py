"""NeMo Gym's own request models on every row, and its single-step server as the grader of first calls.

Reads {name, whole, step}, writes one check, as JSON.
"""

import asyncio
import json
import sys
from pathlib import Path
from unittest.mock import MagicMock

from nemo_gym.base_resources_server import BaseRunRequest
from nemo_gym.openai_utils import NeMoGymResponse
from nemo_gym.server_utils import ServerClient
from resources_servers.single_step_tool_use_with_argument_comparison import app

order = json.load(sys.stdin)
comparator = app.ToolCallComparatorConfig(word_count_similarity_threshold=0.0)
config = app.SingleStepToolUseArgumentComparisonResourcesServerConfig(
    host="", port=0, entrypoint="", name="single-step", domain="agent", tool_call_comparator_config=comparator
)
# It asks no other server.
server = app.SingleStepToolUseArgumentComparisonResourcesServer(
    config=config, server_client=MagicMock(spec=ServerClient)
)


def rows_of(folder):
    return [
        json.loads(line)
        for file in sorted(Path(folder, "data").glob("*.jsonl"))
        for line in file.read_text(encoding="utf8").split("\n")[:-1]
    ]


def message(text):
    content = [{"type": "output_text", "text": text, "annotations": []}]
    return {"id": "m", "type": "message", "role": "assistant", "status": "completed", "content": content}


def call(name, arguments):
    return {"id": "f", "type": "function_call", "call_id": "c", "name": name, "arguments": arguments}


def expected(action):
    if action["type"] == "function_call":
        return [call(action["name"], action["arguments"])]
    return [message(action["content"])]


async def reward(row, output):
    response = NeMoGymResponse(
        id="r",
        created_at=0,
        model="player",
        object="response",
        output=output,
        parallel_tool_calls=True,
        tool_choice="auto",
        tools=[],
    )
    request = app.SingleStepToolUseArgumentComparisonVerifyRequest.model_validate(row | {"response": response})
    return (await server.verify(request)).reward


async def main():
    whole, step = rows_of(order["whole"]), rows_of(order["step"])
    for row in [*whole, *step]:
        BaseRunRequest.model_validate(row)
    perfect = [await reward(row, expected(row["expected_action"])) for row in step]
    idle = [await reward(row, []) for row in step]
    wrong = [await reward(row, [call("nobody__nothing", "{}")]) for row in step]
    return {
        "name": order["name"],
        "passed": len(step) > 0 and perfect == [1.0] * len(step) and not any([*idle, *wrong]),
        "detail": f"{len(whole)} and {len(step)} rows are requests; of first calls {perfect.count(1.0)} perfect, "
        f"{sum(map(bool, idle))} idle and {sum(map(bool, wrong))} wrong ones rewarded",
    }


told, sys.stdout = sys.stdout, sys.stderr
json.dump(asyncio.run(main()), told)
