// Before servers and endpoints that only a run's folder names are used: were they configured here, or does the user say yes to them?
import { ToolGradError } from '../model/errors.ts';
import type { RunConfiguration } from '../runs/manifest.ts';
import type { ServerConfig } from '../tools/server-config.ts';
import { isOwn, rememberOwn } from './own-runs.ts';

/** A server that a run's folder would have started, or reached, as a person is shown it. */
export interface RememberedServer {
  readonly name: string;
  /** The command, or the address. */
  readonly starts: string;
  /** What of its policy lets more be called than its annotations say. */
  readonly allows: readonly string[];
}

/** How it is found out whether a stranger's servers may be started. */
export interface Consent {
  /** The user has said so beforehand. */
  readonly given?: boolean;
  readonly ask?: ((servers: readonly RememberedServer[]) => Promise<boolean>) | undefined;
}

/** Servers that nobody has agreed to. */
export class NotTrusted extends ToolGradError {}

/**
 * Throws `usage` where the run's servers were not configured by this user and nobody says that they may be started. What
 * starts nothing and reaches nobody needs no consent.
 */
export async function assertConsent(
  { configuration, folder }: { readonly configuration: RunConfiguration; readonly folder: string },
  servers: readonly ServerConfig[],
  { given = false, ask }: Consent = {},
): Promise<void> {
  const started = servers.flatMap(remembered);
  if (started.length === 0 || (await isOwn(configuration))) return;
  if (given || (await ask?.(started)) === true) {
    await rememberOwn(configuration);
    return;
  }
  const list = started.map(({ name, starts }) => `  ${name}: ${starts}`).join('\n');
  throw new NotTrusted(
    'usage',
    `${folder} names servers that were not configured by you on this machine, and nothing was started:\n${list}\nName your own servers with --config, or allow these on the command line with --trust if you would run them yourself.`,
    { retryWith: '--trust' },
  );
}

/** An endpoint that only a folder names, and the configuration that names it. */
export interface RememberedEndpoint {
  readonly folder: string;
  readonly configuration: object;
  readonly model: string;
  readonly baseUrl: string;
  /** How the user names another one. */
  readonly setting: string;
}

/** Throws `usage` where the user's key and prompts would go to an endpoint that this user has not chosen. */
export async function assertEndpointConsent(
  { folder, configuration, model, baseUrl, setting }: RememberedEndpoint,
  { given = false, ask }: Consent = {},
): Promise<void> {
  if (given || (await isOwn(configuration))) return;
  if ((await ask?.([{ name: model, starts: baseUrl, allows: [] }])) === true) return;
  throw new NotTrusted(
    'usage',
    `${folder} names ${baseUrl} as the endpoint of ${model}, which was not chosen by you on this machine, and nothing was sent: your key and all prompts would go there.\nName your own endpoint with ${setting}, or allow this one on the command line with --trust.`,
    { retryWith: '--trust' },
  );
}

function remembered({ name, transport, settings, described }: ServerConfig): readonly RememberedServer[] {
  if (transport.kind === 'mock' || transport.kind === 'in-process') return [];
  const { sandbox, allow, reads } = settings;
  const allows = [...(sandbox ? ['everything (a sandbox)'] : []), ...allow, ...reads];
  return [{ name, starts: described, allows }];
}
