// The contract of tool sources, over every way to reach a server and over the fake.
import { afterAll } from 'vitest';
import type { JsonObject } from '../../src/model/json.ts';
import type { ToolResult } from '../../src/model/tool.ts';
import { createFakeToolSource, type FakeTool } from '../../src/testing/fake-tool-source.ts';
import { openToolSource } from '../../src/tools/source.ts';
import { describeToolSource } from '../contracts/tool-source.ts';
import { labAt, labInProcess, labOverStdio } from './lab-config.ts';
import { callLab, createLabState, type LabState, labTools } from './servers/lab.mjs';
import { serveHttp, serveSse } from './servers/lab-http.ts';

describeToolSource('a server in this process', async (settings) => openToolSource([labInProcess(settings)]));

describeToolSource('a child process', async (settings) => openToolSource([labOverStdio(settings)]));

const http = await serveHttp();
describeToolSource('Streamable HTTP', async (settings) =>
  openToolSource([labAt('http', http.url, settings)]),
);

const sse = await serveSse();
describeToolSource('SSE', async (settings) => openToolSource([labAt('sse', sse.url, settings)]));

afterAll(async () => {
  await http[Symbol.asyncDispose]();
  await sse[Symbol.asyncDispose]();
});

describeToolSource('the fake', async (settings) => {
  const tools = labTools.map(({ name, ...face }): [string, FakeTool] => [
    name,
    { ...face, handler: (args: JsonObject, state: LabState) => callLab(state, name, args) as ToolResult },
  ]);
  const lab = { version: '1.2.3', tools: Object.fromEntries(tools), createState: createLabState, settings };
  return createFakeToolSource({ lab });
});
