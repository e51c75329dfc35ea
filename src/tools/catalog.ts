// The catalog: every server's tools under their model-facing names, in an order that does not change.
import { hashJson } from '../model/json.ts';
import { type Catalog, createCatalog, type ServerInfo, type Tool } from '../model/tool.ts';
import { EarlierListings } from './earlier-listings.ts';
import { type BadTool, checkListing, type ListedTool } from './listed-tool.ts';
import { modelNames } from './model-names.ts';
import { permissionOf } from './policy.ts';
import { readsBecause } from './reading.ts';
import type { ServerConfig } from './server-config.ts';

/** What one server offered when it was last listed. */
export interface Listing {
  /** `described` is how a server outside this process is reached. */
  readonly server: Pick<ServerConfig, 'name' | 'settings'> & Partial<Pick<ServerConfig, 'described'>>;
  readonly version: string;
  readonly protocolVersion: string;
  readonly tools: readonly ListedTool[];
  readonly bad: readonly BadTool[];
  readonly hash: string;
}

/** A server's listing from the entries of its `tools/list`; equal tools give equal hashes, whatever their order. */
export function listingOf(
  { name, settings, described }: Listing['server'],
  info: Pick<Listing, 'version' | 'protocolVersion'>,
  entries: readonly unknown[],
): Listing {
  const { tools, bad } = checkListing(entries);
  const server = { name, settings, ...(described === undefined ? {} : { described }) };
  return { server, ...info, tools, bad, hash: hashJson(tools) };
}

/**
 * The catalog of some listings: servers in the order given, each one's tools in the order of their names. `earlier` is what
 * the same servers listed before, since later claims that contradict it are not trusted.
 */
export function catalogOf(listings: readonly Listing[], earlier = new EarlierListings()): Catalog {
  const listed = listings.flatMap((listing) => {
    const { server } = listing;
    return earlier.told(listing).map((tool) => ({ tool, server: server.name, settings: server.settings }));
  });
  const names = modelNames(listed.map(({ tool, server }) => ({ server, tool: tool.tool })));
  const tools: Tool[] = listed.map(({ tool, server, settings }, index) => {
    const permission = permissionOf({ ...tool, server }, settings, earlier.isLate(server, tool.tool));
    const reads = readsBecause({ ...tool, permission }, settings);
    const name = names[index] as string;
    return { name, ...tool, server, permission, ...(reads === undefined ? {} : { reads }) };
  });
  const leftOut = listings.flatMap(({ server, bad }) =>
    bad.map((tool) => ({ server: server.name, ...tool })),
  );
  return createCatalog({ tools, leftOut, servers: listings.map(serverInfo), hash: catalogHash(tools) });
}

function serverInfo({ server, version, protocolVersion, hash }: Listing): ServerInfo {
  return { name: server.name, version, protocolVersion, toolsHash: hash, sandbox: server.settings.sandbox };
}

/** The hash of what a model sees of the tools. */
export function catalogHash(tools: readonly Tool[]): string {
  return hashJson(tools.map(modelView));
}

/** What a model sees of a tool. */
function modelView({ name, description, inputSchema, outputSchema }: Tool) {
  return { name, description, inputSchema, outputSchema };
}
