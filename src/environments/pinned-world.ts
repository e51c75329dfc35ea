// Whether the world of today is the one that samples were made in: servers, their tools, and what fills them.
import type { Provenance } from '../model/sample.ts';
import type { ServerInfo } from '../model/tool.ts';

/** The world of samples: the servers they were made with, and the hashes of what fills some of them. */
export interface Pins {
  readonly servers: Provenance['servers'];
  /** By server, the hash of its sandbox folder, or of the file that is played as it. */
  readonly worlds: Readonly<Record<string, string>>;
}

/** A sentence for everything that is different today; `servers` undefined where none has been started yet. */
export function differencesFrom(
  pins: Pins,
  today: { readonly servers?: readonly ServerInfo[]; readonly worlds: Readonly<Record<string, string>> },
): readonly string[] {
  const wanted = new Set(pins.servers.map(({ name }) => name));
  const filled = Object.entries(pins.worlds).flatMap(([server, hash]) =>
    !wanted.has(server) || today.worlds[server] === hash
      ? []
      : [`What ${server} is filled with is not what it was when the samples were made.`],
  );
  return today.servers === undefined
    ? filled
    : [...filled, ...serverDifferences(pins.servers, today.servers)];
}

function serverDifferences(pinned: Pins['servers'], today: readonly ServerInfo[]): readonly string[] {
  const byName = new Map(today.map((server) => [server.name, server]));
  return pinned.flatMap(({ name, version, toolsHash }) => {
    const server = byName.get(name);
    if (server === undefined) return [`${name} is not there.`];
    if (server.version !== version) return [`${name} has version ${server.version}, not ${version}.`];
    return server.toolsHash === toolsHash ? [] : [`${name} has other tools than when the samples were made.`];
  });
}

/** The servers of several samples, each once; the last sample that names one has the say. */
export function serversOf(samples: Iterable<{ readonly provenance: Provenance }>): Pins['servers'] {
  const byName = new Map<string, Pins['servers'][number]>();
  for (const { provenance } of samples)
    for (const server of provenance.servers) byName.set(server.name, server);
  return [...byName.values()];
}
