// The format `verifiers`: a Python package with a taskset for the library of that name, and its reward.
import type { Format } from '../../../model/seams.ts';
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
  columns: [{ id: 'string', prompt: 'string', system_prompt: 'string', metadata: 'json' }],
  encode(example, _, sample) {
    if (example.exchanges !== undefined) return { leftOut: 'a dialogue needs a person who answers' };
    const row = {
      id: example.id,
      prompt: example.query,
      system_prompt: daySentence(sample),
      metadata: verifierMetadata(example, sample),
    };
    return { rows: [[row]] };
  },
  beside: () => ({
    'pyproject.toml': pyproject,
    'toolgrad_tasks/__init__.py':
      'from toolgrad_tasks.taskset import ToolgradTaskset\n\n__all__ = ["ToolgradTaskset"]\n',
    'toolgrad_tasks/taskset.py': taskset,
    'toolgrad_tasks/grader.py': graderPython,
  }),
};

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
        return [SampleTools(SampleToolsConfig(address=f"{config.environment}/mcp/{config.sample}"))]

    @vf.reward(weight=1.0)
    async def reward(self, trace: vf.Trace) -> float:
        return grade(self.data.metadata, trace.last_reply, calls_of(trace.messages))["reward"]


def calls_of(messages) -> list[dict[str, Any]]:
    """Every call of the trace, and whether its result says that it failed."""
    results = {message.tool_call_id: str(message.content) for message in messages if message.role == "tool"}
    return [
        {"name": call.name, "arguments": call.arguments, "failed": results.get(call.id, "Error").startswith("Error")}
        for message in messages
        if message.role == "assistant"
        for call in message.tool_calls or []
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
                data = ToolgradData(
                    id=row["id"], prompt=row["prompt"], system_prompt=row["system_prompt"], metadata=row["metadata"]
                )
                yield ToolgradTask(data, self.config.task)
`;
