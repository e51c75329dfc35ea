// What all clients of a process share: tool sources, runs and notifications.
import type { ToolsRequest } from '../compose/compose-tools.ts';
import { ToolGradError } from '../model/errors.ts';
import type { Limits, SharedBudget } from '../model/run.ts';
import type { Tool } from '../model/tool.ts';
import { redact } from '../secrets/secret-shapes.ts';
import type { Caller } from './client-face.ts';
import { bundledNames, nothingConfigured } from './nothing-configured.ts';
import { AgentRun } from './registry/agent-run.ts';
import { Runs } from './registry/runs.ts';
import { ServerEvents } from './server-events.ts';
import { spendingLimit } from './spending-limit.ts';
import { type OpenTools, ToolSources } from './tool-sources.ts';

export interface ServerOptions {
  /** Where tools come from: a file, the demo, or neither. */
  readonly tools: Omit<ToolsRequest, 'recorded'>;
  /** Absolute; made when the first run needs it. */
  readonly runsFolder: string;
  /** Whether the client runs on this machine as this user, so that a path is meaningful to it. */
  readonly local: boolean;
  /** What runs that clients start may spend on models until this process ends; 1,000 model calls where nothing is said. */
  readonly limits?: Limits;
  /** What no answer may contain, in addition to the secrets of the configuration. */
  readonly secrets?: readonly string[];
}

/** Which of the configured tools a call wants to use. */
export interface ToolsWanted {
  /** Absent: all of them. */
  readonly servers?: readonly string[] | undefined;
  /** Tools that the policy would refuse, each `server:glob`. */
  readonly allow?: readonly string[] | undefined;
}

/** Disposing it ends every run, chain and server. */
export interface ServerState extends AsyncDisposable {
  readonly options: ServerOptions;
  readonly events: ServerEvents;
  readonly runs: Runs;
  readonly spending: SharedBudget;
  /**
   * Tools for a call, shared with every other call that needs the same ones: servers start on first use. Asks the
   * user about each tool that `allow` adds. Throws `usage` if nothing is configured or a name is wrong, `forbidden`
   * if the user cannot be asked or says no, `server` if no server is left.
   */
  sourceFor(wanted: ToolsWanted, call: Caller): Promise<OpenTools>;
  /** The request to `composeTools` for a run that opens its own servers. Asks and throws like `sourceFor`. */
  toolsRequest(wanted: ToolsWanted, call: Caller): Promise<ToolsRequest>;
  /** The run for finished drafts of agents; `agent` by default. Throws `usage` for a bad name. */
  agentRun(name?: string): AgentRun;
  /** The names of the available servers, once they are known. */
  serverNames(): readonly string[] | undefined;
  /** The text without configured secrets and without this machine's paths. */
  redact(text: string): string;
  /** What `make` makes for this state: made at the first request, and disposed with the state where it can be. */
  part<T extends object>(make: (state: ServerState) => T): T;
}

export function openServerState(options: ServerOptions): ServerState {
  const events = new ServerEvents();
  const secrets = new Set(options.secrets ?? []);
  const hidden = hiddenPaths(options);
  const redactAll = (text: string) =>
    hidden.reduce((hiding, [path, name]) => hiding.replaceAll(path, name), redact(text, [...secrets]));
  const onNotice = (message: string) => events.log('warning', redactAll(message));
  const onSecrets = (found: readonly string[]) => {
    for (const secret of found) secrets.add(secret);
  };
  const sources = new ToolSources(options.tools, onNotice, onSecrets);
  const runs = new Runs(options.runsFolder, events, { redact: redactAll, onSecrets });
  const parts = new Map<unknown, object>();
  let serverNames: readonly string[] | undefined;

  const open = async (request: ToolsRequest, signal: AbortSignal) => {
    const tools = await sources.open(request, signal);
    if (request.servers === options.tools.servers) noteServers(tools.catalog.tools);
    return tools;
  };
  const noteServers = (tools: readonly Tool[]) => {
    const names = [...new Set(tools.map(({ server }) => server))].sort();
    if (names.join('\n') === serverNames?.join('\n')) return;
    serverNames = names;
    events.emit('servers-changed');
  };

  const toolsRequest = async ({ servers, allow = [] }: ToolsWanted, call: Caller) => {
    const chosen = options.tools.servers;
    const other = servers?.find((name) => chosen?.includes(name) === false);
    if (other !== undefined)
      throw new ToolGradError(
        'usage',
        `The server "${other}" is not served here: ${chosen?.join(', ')} ${chosen?.length === 1 ? 'is' : 'are'}.`,
      );
    const base = await baseRequest(options.tools, servers);
    const wanted = servers === undefined || servers.length === 0 ? base : { ...base, servers };
    if (allow.length === 0) return wanted;
    await using tools = await open(wanted, call.signal);
    const { confirmAllowed } = await import('./confirm-allowed.ts');
    const allowed = await confirmAllowed(allow, tools.catalog, options.tools, call);
    return { ...wanted, allow: [...(wanted.allow ?? []), ...allowed] };
  };

  const state: ServerState = {
    options,
    events,
    runs,
    spending: spendingLimit(options.limits),
    toolsRequest,
    sourceFor: async (wanted, call) => await open(await toolsRequest(wanted, call), call.signal),
    agentRun: (name) => new AgentRun(runs, name),
    serverNames: () => serverNames,
    redact: redactAll,
    part<T extends object>(make: (state: ServerState) => T): T {
      const known = parts.get(make) ?? make(state);
      parts.set(make, known);
      return known as T;
    },
    async [Symbol.asyncDispose]() {
      await runs[Symbol.asyncDispose]();
      const disposable = [...parts.values()].filter(isDisposable);
      await Promise.allSettled(disposable.map((part) => part[Symbol.asyncDispose]()));
      await sources[Symbol.asyncDispose]();
    },
  };
  return state;
}

function isDisposable(part: object): part is AsyncDisposable {
  return Symbol.asyncDispose in part;
}

/** If nothing is configured, the bundled servers can still be used by name. */
async function baseRequest(
  configured: ServerOptions['tools'],
  servers: readonly string[] | undefined,
): Promise<ToolsRequest> {
  if (configured.demo === true || configured.configFile !== undefined) return configured;
  const names = await bundledNames();
  if (servers === undefined || servers.length === 0) throw nothingConfigured(names);
  const unknown = servers.find((name) => !names.includes(name));
  if (unknown === undefined) return { ...configured, demo: true };
  throw new ToolGradError('usage', `There is no server "${unknown}": ${nothingConfigured(names).message}`, {
    choices: names,
  });
}

/** Folders of this machine, longest first, and what answers call them. */
function hiddenPaths({ runsFolder, tools }: ServerOptions): readonly (readonly [string, string])[] {
  const { HOME, USERPROFILE } = process.env;
  const paths: [string | undefined, string][] = [
    [runsFolder, 'runs'],
    [tools.configFile, 'the configuration file'],
    [process.cwd(), '.'],
    [HOME, '~'],
    [USERPROFILE, '~'],
  ];
  return paths
    .flatMap(([path, name]) => (path === undefined || path.length < 2 ? [] : [[path, name] as const]))
    .sort(([a], [b]) => b.length - a.length);
}
