// The format `verifiers`: a Python package with a taskset for the library of that name, and its reward.
import type { Example } from '../../../model/example.ts';
import type { JsonObject } from '../../../model/json.ts';
import type { Format } from '../../../model/seams.ts';
import { tasksIn } from './exchange-rows.ts';
import { graderPython } from './grader-python.ts';
import { daySentence, verifierMetadata } from './verifier-metadata.ts';

/**
 * A package `toolgrad_tasks` for verifiers v1. Its tasks' tools are those of `toolgrad-mcp environment --all --http`, one MCP
 * server a sample; its reward grades the trace by the claims in the row.
 * Source: verifiers 0.4, `verifiers.v1` (`Taskset`, `Task`, `Toolset`).
 */
export const verifiers: Format = {
  name: 'verifiers',
  description: 'verifiers: a Python package with a taskset and its reward, tools over MCP',
  files: [''],
  columns: [{ id: 'string', prompt: 'string', system_prompt: 'string', history: 'json', metadata: 'json' }],
  encode(example, _, sample) {
    const all = tasksIn(example, sample);
    if ('leftOut' in all) return all;
    const rows = all.tasks.map((task) => ({
      id: task.id,
      prompt: task.query,
      system_prompt: daySentence(sample),
      history: historyOf(task),
      metadata: verifierMetadata(task, sample),
    }));
    return { rows: [rows] };
  },
  beside: () => ({
    'pyproject.toml': pyproject,
    'toolgrad_tasks/__init__.py':
      'from toolgrad_tasks.taskset import ToolgradTaskset\n\n__all__ = ["ToolgradTaskset"]\n',
    'toolgrad_tasks/taskset.py': taskset,
    'toolgrad_tasks/grader.py': graderPython,
  }),
};

/** What was said and called before, as messages of the library. */
function historyOf({ history = [] }: Example): readonly JsonObject[] {
  return history.flatMap(({ query, turns, response }): readonly JsonObject[] => [
    { role: 'user', content: query },
    ...turns.flatMap((calls) => [
      {
        role: 'assistant',
        tool_calls: calls.map(({ id, name, arguments: given }) => ({
          id,
          name,
          arguments: JSON.stringify(given),
        })),
      },
      ...calls.map(({ id, name, shown }) => ({ role: 'tool', tool_call_id: id, name, content: shown })),
    ]),
    { role: 'assistant', content: response },
  ]);
}

const pyproject = `[project]
name = "toolgrad-tasks"
version = "0.1.0"
description = "Samples of ToolGrad as tasks."
requires-python = ">=3.11"
dependencies = ["verifiers>=0.4", "jsonata-python>=0.6"]

[build-system]
requires = ["hatchling"]
build-backend = "hatchling.build"

[tool.hatch.build.targets.wheel]
packages = ["toolgrad_tasks"]

[tool.hatch.build.targets.wheel.force-include]
data = "toolgrad_tasks/data"
`;

const taskset = `"""The samples of a run as a taskset. Their tools: toolgrad-mcp environment RUN --all --http."""

import json
from pathlib import Path
from typing import Any
from urllib.parse import quote

import verifiers.v1 as vf
from mcp import Client
from mcp.client.streamable_http import streamable_http_client
from mcp.server.mcpserver import Context, MCPServer
from mcp.types import CallToolResult, Tool

from toolgrad_tasks.grader import grade


class SampleToolsConfig(vf.ToolsetConfig):
    address: str = ""


class SampleTools(vf.Toolset[SampleToolsConfig]):
    """One sample's MCP server, in one session for the whole rollout: its world stays."""

    async def setup(self) -> None:
        self.client = await self._exit_stack.enter_async_context(Client(streamable_http_client(self.config.address)))

    def register(self, mcp: MCPServer) -> None:
        server: Any = mcp
        server.list_tools = self.list_tools
        server.call_tool = self.call_tool

    async def list_tools(self) -> list[Tool]:
        return (await self.client.list_tools()).tools

    async def call_tool(self, name: str, arguments: dict[str, Any], context: Context | None = None) -> CallToolResult:
        return await self.client.call_tool(name, arguments)


class ToolgradData(vf.TaskData):
    metadata: dict[str, Any]


class ToolgradTaskConfig(vf.TaskConfig):
    environment: str = "http://127.0.0.1:8790"
    """Where toolgrad-mcp environment serves."""
    sample: str = ""


class ToolgradTask(vf.Task[ToolgradData, vf.State, ToolgradTaskConfig]):
    def __init__(self, data: ToolgradData, config: ToolgradTaskConfig | None = None) -> None:
        super().__init__(data, config)
        self.config = self.config.model_copy(update={"sample": data.metadata["sample"]})

    @classmethod
    def toolsets(cls, config: ToolgradTaskConfig) -> list[vf.Toolset]:
        if not config.sample:
            return []
        return [SampleTools(SampleToolsConfig(address=f"{config.environment}/mcp/{quote(config.sample)}"))]

    @vf.reward(weight=1.0)
    async def reward(self, trace: vf.Trace) -> float:
        return grade(self.data.metadata, trace.last_reply, calls_of(trace))["reward"]


def calls_of(trace: vf.Trace) -> list[dict[str, Any]]:
    """Every call that the model has made, and whether its result says that it failed; those of the prompt are none."""
    nodes = trace.branches[-1].nodes if trace.branches else []
    messages = [node.message for node in nodes]
    results = {message.tool_call_id: str(message.content) for message in messages if message.role == "tool"}
    return [
        {"name": call.name, "arguments": call.arguments, "failed": results.get(call.id, "Error").startswith("Error")}
        for node in nodes
        if node.sampled and node.message.role == "assistant"
        for call in node.message.tool_calls or []
    ]


class ToolgradConfig(vf.TasksetConfig):
    split: str = "train"
    task: ToolgradTaskConfig = ToolgradTaskConfig()


class ToolgradTaskset(vf.Taskset[ToolgradTask, ToolgradConfig]):
    def load(self):
        here = Path(__file__).parent
        folder = here / "data" if (here / "data").is_dir() else here.parent / "data"
        with open(folder / f"{self.config.split}.jsonl", encoding="utf8") as lines:
            for line in lines:
                row = json.loads(line)
                history = row["history"]
                prompt = [*history, {"role": "user", "content": row["prompt"]}] if history else row["prompt"]
                data = ToolgradData(
                    id=row["id"], prompt=prompt, system_prompt=row["system_prompt"], metadata=row["metadata"]
                )
                yield ToolgradTask(data, self.config.task)
`;
