// `inspect_tools`: what is connected, what may be called, and why.

import { z } from 'zod';
import { ToolGradError } from '../../model/errors.ts';
import { type Catalog, canBeAllowed, type Tool } from '../../model/tool.ts';
import { allowRule } from '../../text/allow-rule.ts';
import { cutAt } from '../../text/clip.ts';
import { bundledNames, howToConfigure } from '../nothing-configured.ts';
import { serverTool } from '../server-tool.ts';

const entry = z.object({
  server: z.string(),
  tool: z.string().describe('The name on its server; "allow" takes server:tool'),
  name: z.string().nullable().describe('The name in samples and chains; null if it cannot be used at all'),
  callable: z.boolean(),
  why: z.string().describe('Which rule decides whether it may be called'),
  reads: z.boolean().describe('Whether the server says that it changes nothing'),
  description: z.string(),
});
type Entry = z.output<typeof entry>;

const longestDescription = 300;

export const inspectTools = serverTool({
  name: 'inspect_tools',
  title: 'Inspect the connected tools',
  description:
    'Lists the tools ToolGrad can generate samples from: which servers are connected, which tools may be called, and why others may not. Call it first. With a query, only tools whose name or description contains all its words.',
  input: z.object({
    server: z.string().max(200).describe('Only tools of this server').optional(),
    query: z.string().max(200).describe('Words to look for in names and descriptions').optional(),
    limit: z.int().min(1).max(200).default(50).describe('Tools per page'),
    cursor: z.string().max(20).describe('next_cursor of the previous page').optional(),
  }),
  output: z.object({
    configured: z.boolean().describe('False if toolgrad-mcp was started without servers of the user'),
    servers: z.array(z.object({ name: z.string(), version: z.string(), tools: z.int(), callable: z.int() })),
    total: z.int().describe('Matching tools, on all pages'),
    tools: z.array(entry),
    next_cursor: z.string().optional(),
    offered: z.array(z.string()).optional().describe('Bundled servers that can be used by name'),
    hint: z.string().optional().describe('What to do next'),
  }),
  annotations: { readOnlyHint: true, openWorldHint: true },
  async run({ server, query, limit, cursor }, call) {
    const { demo, configFile } = call.state.options.tools;
    const configured = demo === true || configFile !== undefined;
    if (!configured && server === undefined) return await nothingYet();
    // The error for an unknown server is worded in terms of the whole configuration.
    const wanted = configured ? {} : { servers: [server ?? ''] };
    await using open = await call.state.sourceFor(wanted, call);
    const { catalog } = open;
    const names = [...new Set([...catalog.servers.map(({ name }) => name)])];
    if (server !== undefined && !names.includes(server)) {
      throw new ToolGradError(
        'usage',
        `There is no server "${server}". The servers are ${names.join(', ')}.`,
        {
          choices: names,
        },
      );
    }
    const fitting = entriesOf(catalog).filter(
      (item) => (server === undefined || item.server === server) && holdsWords(item, query),
    );
    const start = startOf(cursor);
    const end = start + limit;
    const hint = hintFor(catalog.tools);
    const servers = names.map((name) => {
      const own = catalog.tools.filter((tool) => tool.server === name);
      const callable = own.filter(({ permission }) => permission.callable).length;
      const { version = '' } = catalog.servers.find((info) => info.name === name) ?? {};
      return { name, version, tools: own.length, callable };
    });
    const page = fitting.slice(start, end);
    return {
      structured: {
        configured,
        servers,
        total: fitting.length,
        tools: page,
        ...(end < fitting.length ? { next_cursor: String(end) } : {}),
        ...(hint === undefined ? {} : { hint }),
      },
      text: [
        ...servers.map(({ name, tools, callable }) => `${name}: ${callable} of ${tools} tools may be called`),
        '',
        ...page.map(
          ({ server: of, tool, callable, why }) => `${callable ? '✓' : '✗'} ${of}:${tool} (${why})`,
        ),
        ...(end < fitting.length ? [`… ${fitting.length - end} more: "cursor": "${end}"`] : []),
        ...(hint === undefined ? [] : ['', hint]),
      ].join('\n'),
    };
  },
});

async function nothingYet() {
  const offered = [...(await bundledNames())];
  const hint = `${howToConfigure}\nUntil then, try the bundled demo servers by name: generate_samples or start_chain with "servers": ${JSON.stringify(offered)}, or inspect_tools with one of them as "server".`;
  return {
    structured: { configured: false, servers: [], total: 0, tools: [], offered, hint },
    text: hint,
  };
}

function entriesOf({ tools, leftOut }: Catalog): Entry[] {
  return [
    ...tools.map(({ server, tool, name, permission, description, annotations }) => ({
      server,
      tool,
      name,
      callable: permission.callable,
      why: permission.why,
      reads: annotations?.readOnlyHint === true,
      description: cutAt(description, longestDescription),
    })),
    ...leftOut.map(({ server, tool, reason }) => ({
      server,
      tool,
      name: null,
      callable: false,
      why: `cannot be used: ${reason}`,
      reads: false,
      description: '',
    })),
  ];
}

function holdsWords({ server, tool, description }: Entry, query = ''): boolean {
  const text = `${server} ${tool} ${tool.replaceAll('_', ' ')} ${description}`.toLowerCase();
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

/** Throws `usage` for a cursor that this tool did not issue. */
function startOf(cursor: string | undefined): number {
  if (cursor === undefined) return 0;
  if (/^\d{1,9}$/.test(cursor)) return Number(cursor);
  throw new ToolGradError('usage', 'The cursor is not from inspect_tools: omit it to start over.');
}

function hintFor(tools: readonly Tool[]): string | undefined {
  if (tools.some(({ permission }) => permission.callable)) return undefined;
  const example = tools.find(canBeAllowed);
  if (example === undefined) return 'No tool may be called, and none can be allowed from here.';
  return `No tool may be called. generate_samples and start_chain take "allow": ["${allowRule(example)}", …] for tools that do no harm; the user is asked if the client supports it.`;
}
