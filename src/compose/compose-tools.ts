// Tools from what was asked for: the bundled servers, a configuration file, or what a run remembers of either.

import { resolve } from 'node:path';
import { distance } from 'fastest-levenshtein';
import { type Config, type ConfigOptions, readConfig, resolveConfig } from '../config/config.ts';
import { secretsOfEnvironment } from '../config/configured-secrets.ts';
import { applyFlags } from '../config/flags.ts';
import { ToolGradError } from '../model/errors.ts';
import type { ToolSource } from '../model/seams.ts';
import { type Catalog, canBeAllowed, type Tool } from '../model/tool.ts';
import type { RunConfiguration } from '../runs/manifest.ts';
import { redact } from '../secrets/secret-shapes.ts';
import { allowFlag, allowRule } from '../text/allow-rule.ts';
import { didYouMeanThis } from '../text/did-you-mean.ts';
import { maskedSource } from '../tools/masked-source.ts';
import { permissionOf } from '../tools/policy.ts';
import { readsLikeReading } from '../tools/reading.ts';
import { inProcessServer, type ServerConfig } from '../tools/server-config.ts';
import { openToolSource } from '../tools/source.ts';
import { worldHashes } from '../tools/world-hash.ts';
import { programVersion } from '../version.ts';
import { type Calendar, calendarOf } from './calendar.ts';
import { assertConsent, type Consent } from './consent.ts';

/** Where tools are to come from: the bundled servers, a configuration file, or what a run remembers of either. */
export interface ToolsRequest {
  readonly demo?: boolean;
  readonly configFile?: string;
  /** Taken where neither of the others is given. */
  readonly recorded?: { readonly configuration: RunConfiguration; readonly folder: string };
  /** Whether servers that only the run names may be started. */
  readonly consent?: Consent;
  /** Whether recordings make up what was not recorded, whatever the configuration says. */
  readonly synthesize?: boolean;
  readonly servers?: readonly string[];
  readonly allow?: readonly string[];
  readonly deny?: readonly string[];
  readonly reads?: readonly string[];
}

/** Asked where nothing may be called: may these tools, which seem only to read? */
export type ConfirmReading = (tools: readonly Tool[]) => Promise<boolean>;

/** Tools that are ready to be opened; disposing it ends every server. */
export interface Tools extends AsyncDisposable {
  readonly source: ToolSource;
  /** The servers behind it. */
  readonly servers: readonly ServerConfig[];
  readonly secrets: readonly string[];
  /** What the configuration says that models cost, by their names: USD for a million tokens. */
  readonly prices: Config['prices'];
  /** When samples take place, where the run does not say otherwise. */
  readonly calendar: Calendar;
  /** Hashes of what fills the servers' worlds, by server. */
  worlds(): Promise<Readonly<Record<string, string>>>;
  /** What to remember in order to open them again. */
  readonly configuration: RunConfiguration;
}

/** Tools as they were asked for; `onNotice` is told of servers that are left out. Throws `usage` for what is wrong with the request or the configuration. */
export async function composeTools(
  request: ToolsRequest,
  onNotice: (message: string) => void,
): Promise<Tools> {
  const { recorded } = request;
  const demo = request.demo ?? (request.configFile === undefined && recorded?.configuration.demo === true);
  // What was said of the servers before holds until something else is said; with another configuration, nothing that
  // the run remembers opens a tool: its folder may come from anybody.
  const isOther = request.configFile !== undefined || request.demo !== undefined;
  const remembered = isOther ? undefined : recorded?.configuration;
  const servers = request.servers ?? recorded?.configuration.servers;
  const reads = request.reads ?? remembered?.reads ?? [];
  const flags = {
    ...(servers === undefined ? {} : { servers }),
    allow: request.allow ?? remembered?.allow ?? [],
    deny: request.deny ?? recorded?.configuration.deny ?? [],
    ...(reads.length === 0 ? {} : { reads }),
  };
  const config = demo ? await demoConfig(flags) : await fileConfig(request, flags);
  // The bundled servers are a part of this program and read no environment: a demo is the same on every machine.
  const secrets = demo ? [] : [...new Set([...config.secrets, ...secretsOfEnvironment(process.env)])];
  const onMasked = (message: string) => onNotice(redact(message, secrets));
  for (const message of config.notices) onMasked(message);
  const configFile = request.configFile ?? recorded?.configuration.configFile;
  const opening = request.synthesize === true ? config.servers.map(synthesizing) : config.servers;
  const opened = openToolSource(opening, { onNotice: onMasked, secrets, version: programVersion() });
  const source = maskedSource(opened, secrets);
  return {
    source,
    servers: config.servers,
    secrets,
    prices: config.prices,
    calendar: config.calendar ?? calendarOf(demo),
    worlds: () => worldHashes(config.servers),
    configuration: {
      demo,
      ...(demo || configFile === undefined ? {} : { configFile: resolve(configFile) }),
      ...(demo ? {} : { config: config.source }),
      ...flags,
    },
    [Symbol.asyncDispose]: () => source[Symbol.asyncDispose](),
  };
}

function synthesizing(server: ServerConfig): ServerConfig {
  const { transport } = server;
  return transport.kind === 'mock' ? { ...server, transport: { ...transport, synthesize: true } } : server;
}

async function demoConfig(flags: ConfigOptions): Promise<Config> {
  // Only the demo pays for loading the bundled servers.
  const { bundledServers } = await import('../../servers/bundled.ts');
  const servers = bundledServers.map(({ name, create }) =>
    inProcessServer(name, create, { sandbox: true, isolation: 'sample' }),
  );
  return { servers: applyFlags(servers, flags), notices: [], secrets: [], prices: {}, source: {} };
}

async function fileConfig(request: ToolsRequest, flags: ConfigOptions): Promise<Config> {
  if (request.configFile !== undefined) return await readConfig(request.configFile, flags);
  const { recorded } = request;
  if (recorded?.configuration.config === undefined) {
    throw new ToolGradError(
      'usage',
      'There are no servers to take tools from: use --config with a configuration file, or --demo for the bundled demo servers.',
    );
  }
  // The flags of the command line are in it already.
  const config = resolveConfig(recorded.configuration.config, {
    name: `${recorded.folder}/run.json`,
    folder: recorded.folder,
  });
  await assertConsent(recorded, config.servers, request.consent);
  return config;
}

/**
 * The tools, of which at least one may be called, and their catalog. Throws `usage` where there is none, with the flags
 * that would allow those that seem only to read, unless `confirmReading` allows them. Where it throws, they are closed.
 */
export async function openCallable(
  tools: Tools,
  request: ToolsRequest,
  confirmReading: ConfirmReading | undefined,
  onNotice: (message: string) => void,
  signal: AbortSignal,
): Promise<{ readonly tools: Tools; readonly catalog: Catalog }> {
  let readers: readonly Tool[];
  try {
    const catalog = await tools.source.catalog(signal);
    for (const message of idleGlobs(request, catalog)) onNotice(message);
    if (catalog.callable.length > 0) return { tools, catalog };
    readers = catalog.tools.filter((tool) => canBeAllowed(tool) && readsLikeReading(tool));
    if (readers.length === 0 || !(await confirmReading?.(readers))) throw nothingCallable(catalog, readers);
  } catch (error) {
    await tools[Symbol.asyncDispose]();
    throw error;
  }
  await tools[Symbol.asyncDispose]();
  const allow = [...(request.allow ?? []), ...readers.map(allowRule)];
  const allowed = { ...request, allow };
  return await openCallable(await composeTools(allowed, onNotice), allowed, undefined, onNotice, signal);
}

/** A sentence for each glob of `--allow`, `--deny` and `--reads` that no tool of its server has: it was mistyped, or the tool has another name now. */
export function idleGlobs({ allow = [], deny = [], reads = [] }: ToolsRequest, catalog: Catalog): string[] {
  const listed = [...catalog.tools, ...catalog.leftOut];
  const idle = (flag: string, isMeant: (glob: string, name: string) => boolean) => (rule: string) => {
    // A server that is left out may have the tool.
    const server = catalog.servers
      .map(({ name }) => name)
      .filter((name) => rule.startsWith(`${name}:`))
      .sort((a, b) => b.length - a.length)[0];
    const names = listed.filter((tool) => tool.server === server).map(({ tool }) => tool);
    const glob = rule.slice((server ?? '').length + 1);
    if (names.length === 0 || names.some((name) => isMeant(glob, name))) return [];
    return `${flag} ${rule} matches none of the ${names.length} tools of ${server}.${nearName(glob, names)}`;
  };
  const settings = { allow: [], deny: [], reads: [] };
  const allows = (glob: string, tool: string) =>
    permissionOf({ server: '', tool }, { ...settings, sandbox: false, allow: [glob] }).callable;
  const denies = (glob: string, tool: string) =>
    !permissionOf({ server: '', tool }, { ...settings, sandbox: true, deny: [glob] }).callable;
  return [
    ...allow.flatMap(idle('--allow', allows)),
    ...deny.flatMap(idle('--deny', denies)),
    ...reads.flatMap(idle('--reads', allows)),
  ];
}

/** ` Did you mean …?`, or nothing where no name begins nearly as the glob is written. */
function nearName(glob: string, names: readonly string[]): string {
  const plain = glob.replace(/[*?]/g, '').toLowerCase();
  const far = (name: string) => distance(plain, name.slice(0, plain.length).toLowerCase());
  const [nearest] = names.toSorted((a, b) => far(a) - far(b));
  const isNear = nearest !== undefined && plain !== '' && far(nearest) <= Math.max(2, plain.length / 4);
  return didYouMeanThis(isNear ? nearest : undefined);
}

function nothingCallable(catalog: Catalog, readers: readonly Tool[]): ToolGradError {
  const flags = readers.map(allowFlag);
  const none =
    catalog.tools.length === 0
      ? 'The servers have no tools'
      : `None of the ${catalog.tools.length} tools may be called`;
  const how =
    flags.length === 0
      ? 'allow the ones you need with --allow server:glob ("toolgrad-mcp tools" lists them)'
      : `allow those that seem to be read-only with ${flags.join(' ')}`;
  return new ToolGradError('usage', `${none}: ${how}.`, { choices: flags });
}
