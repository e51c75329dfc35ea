// The files of a Harbor task that hardly differ from sample to sample.
import type { JsonValue } from '../../../model/json.ts';

const address = 'http://toolgrad:8790';

/** TOML's basic strings are JSON's, but for a few escapes that JSON does not use. */
function quoted(text: string): string {
  return JSON.stringify(text).replace(/\u007f/g, '\\u007f');
}

export function taskToml(id: string, query: string): string {
  return `version = "1.0"

[metadata]
name = ${quoted(id)}
description = ${quoted(query)}
category = "tool-use"
tags = ["tool-use", "mcp", "toolgrad"]

[agent]
timeout_sec = 600.0

[verifier]
timeout_sec = 120.0

[environment]
build_timeout_sec = 600.0

[[environment.mcp_servers]]
name = "toolgrad"
transport = "streamable-http"
url = ${quoted(`${address}/mcp/${encodeURIComponent(id)}`)}
`;
}

/** The agent's own box: Node runs the grader and the solution. */
export const dockerfile = `FROM node:22-slim
WORKDIR /app
`;

export function composeYaml(id: string, version: string): string {
  const command = [
    'npx',
    '-y',
    `toolgrad-mcp@${version}`,
    'environment',
    '/run-of-one',
    '--sample',
    id,
    '--http',
    '--host',
    '0.0.0.0',
    '--port',
    '8790',
    '--trust',
  ];
  return `services:
  main:
    depends_on:
      toolgrad:
        condition: service_healthy
    environment:
      TOOLGRAD_MCP_TOKEN: \${TOOLGRAD_MCP_TOKEN:-}
  toolgrad:
    image: node:22-slim
    command: ${JSON.stringify(command)}
    environment:
      TOOLGRAD_MCP_TOKEN: \${TOOLGRAD_MCP_TOKEN:-}
    volumes:
      - ./run:/run-of-one:ro
    healthcheck:
      test: ["CMD", "node", "-e", "fetch('http://127.0.0.1:8790/samples').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
      interval: 2s
      retries: 60
`;
}

export const testScript = `#!/bin/sh
# Writes the reward of the last episode and of the answer in /app/answer.txt.
exec node "$(dirname "$0")/grade.mjs"
`;

/** `TOOLGRAD_ENVIRONMENT`, `TOOLGRAD_ANSWER` and `TOOLGRAD_REWARD` say where things are outside of a container. */
export function gradeScript(id: string): string {
  return `// Asks the environment for the grade of the last episode, and writes the reward where Harbor reads it.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

const { env } = process;
const base = env.TOOLGRAD_ENVIRONMENT ?? ${JSON.stringify(address)};
const path = env.TOOLGRAD_REWARD ?? '/logs/verifier/reward.json';
let response = '';
try {
  response = readFileSync(env.TOOLGRAD_ANSWER ?? '/app/answer.txt', 'utf8').trim();
} catch {}
const headers = env.TOOLGRAD_MCP_TOKEN ? { authorization: \`Bearer \${env.TOOLGRAD_MCP_TOKEN}\` } : {};
const body = JSON.stringify({ sample: ${JSON.stringify(id)}, response });
const answer = await fetch(\`\${base}/grade\`, { method: 'POST', headers, body });
const { reward = 0 } = await answer.json();
mkdirSync(dirname(path), { recursive: true });
writeFileSync(path, JSON.stringify({ reward }));
console.log(reward);
`;
}

export function solveScript(id: string, calls: readonly JsonValue[], response: string): string {
  return `// Makes the calls of the sample in a session of its own, and writes its answer.
import { writeFileSync } from 'node:fs';

const { env } = process;
const base = env.TOOLGRAD_ENVIRONMENT ?? ${JSON.stringify(address)};
const url = \`\${base}/mcp/${encodeURIComponent(id)}\`;
const calls = ${JSON.stringify(calls, null, 2)};
const headers = {
  'content-type': 'application/json',
  accept: 'application/json, text/event-stream',
  ...(env.TOOLGRAD_MCP_TOKEN ? { authorization: \`Bearer \${env.TOOLGRAD_MCP_TOKEN}\` } : {}),
};
let id = 0;
async function send(method, params, isRequest = true) {
  const message = { jsonrpc: '2.0', method, params, ...(isRequest ? { id: ++id } : {}) };
  const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(message) });
  headers['mcp-session-id'] ??= answer.headers.get('mcp-session-id');
  await answer.text();
  if (!answer.ok) throw new Error(\`\${method}: \${answer.status}\`);
}
const client = { name: 'solution', version: '1' };
await send('initialize', { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: client });
await send('notifications/initialized', {}, false);
for (const call of calls) await send('tools/call', call);
writeFileSync(env.TOOLGRAD_ANSWER ?? '/app/answer.txt', ${JSON.stringify(response)});
await fetch(url, { method: 'DELETE', headers });
`;
}
