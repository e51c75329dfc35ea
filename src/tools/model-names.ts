// The names that models see: `server__tool`, spelled so that every provider accepts them, unique in a catalog.
import { createHash } from 'node:crypto';

const longest = 64;
const hashLength = 8;

export interface NamedTool {
  readonly server: string;
  readonly tool: string;
}

/**
 * The model-facing names of tools, in their order; each matches `^[a-zA-Z][a-zA-Z0-9_-]{0,63}$`. A name that had to be cut
 * short, or that two tools would share, ends in a hash of the server's and the tool's own name. Where only one of
 * those who would share it is spelled exactly so, that one keeps it: no name depends on the order of the tools.
 */
export function modelNames(tools: readonly NamedTool[]): readonly string[] {
  const plain = tools.map(({ server, tool }) => beginning(`${spelled(server)}__${spelled(tool)}`));
  const exact = tools.map(({ server, tool }, index) => `${server}__${tool}` === plain[index]);
  const claims = new Map<string, number[]>();
  for (const [index, name] of plain.entries()) claims.set(name, [...(claims.get(name) ?? []), index]);
  return tools.map((tool, index) => {
    const name = plain[index] as string;
    const claimants = claims.get(name) ?? [];
    const isOnly = claimants.length === 1;
    const isOnlyExact = exact[index] === true && claimants.filter((other) => exact[other]).length === 1;
    return name.length <= longest && (isOnly || isOnlyExact) ? name : withHash(name, tool);
  });
}

function spelled(name: string): string {
  return name.replace(/[^a-zA-Z0-9_-]/g, '_');
}

/** Some providers want a letter first. */
function beginning(name: string): string {
  return /^[a-zA-Z]/.test(name) ? name : `mcp_${name}`;
}

function withHash(name: string, { server, tool }: NamedTool): string {
  const hash = createHash('sha256')
    .update(JSON.stringify([server, tool]))
    .digest('hex')
    .slice(0, hashLength);
  return `${name.slice(0, longest - hashLength - 1)}_${hash}`;
}
