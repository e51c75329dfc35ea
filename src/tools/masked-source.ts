// A tool source that masks secrets: those the servers were given never come back in results, and are never sent in arguments.
import { ToolGradError } from '../model/errors.ts';
import type { ToolSession, ToolSource } from '../model/seams.ts';
import { type Catalog, createCatalog, type Outcome, type Tool, type ToolCall } from '../model/tool.ts';
import { createSecretMask, type SecretMask } from '../secrets/mask-secrets.ts';
import { catalogHash } from './catalog.ts';

/**
 * The source, with each configured secret and each well-known key replaced by `secretMark` in all that comes from it:
 * tools, results, error messages. A call whose arguments contain one is refused and never reaches the server.
 */
export function maskedSource(source: ToolSource, secrets: readonly string[]): ToolSource {
  const mask = createSecretMask(secrets);
  const catalogs = new WeakMap<Catalog, Catalog>();
  return {
    async catalog(signal) {
      const catalog = await withMaskedErrors(mask, () => source.catalog(signal));
      const known = catalogs.get(catalog) ?? maskedCatalog(catalog, mask);
      catalogs.set(catalog, known);
      return known;
    },
    async openSession(signal, label) {
      return maskedSession(await withMaskedErrors(mask, () => source.openSession(signal, label)), mask);
    },
    hear: (server, met) => source.hear?.(server, met),
    [Symbol.asyncDispose]: () => source[Symbol.asyncDispose](),
  };
}

function maskedSession(session: ToolSession, mask: SecretMask): ToolSession {
  return {
    async call(call, signal, onSent) {
      const refusal = refusalOf(call, mask);
      if (refusal !== undefined) return refusal;
      return mask.value(await withMaskedErrors(mask, () => session.call(call, signal, onSent)));
    },
    [Symbol.asyncDispose]: () => session[Symbol.asyncDispose](),
  };
}

function refusalOf({ tool, arguments: args }: ToolCall, mask: SecretMask): Outcome | undefined {
  const path = mask.find(args);
  if (path === undefined) return undefined;
  const where = path === '' ? 'The arguments contain' : `The argument ${path} contains`;
  const message = `${where} a secret, so ${mask.text(tool)} was not called: remove the secret.`;
  return { error: { code: 'secret', message } };
}

/** The same catalog if it contains no secret. A tool whose name contains one could no longer be called by it. */
function maskedCatalog(catalog: Catalog, mask: SecretMask): Catalog {
  const { tools: listed, leftOut: bad, servers } = catalog;
  const open = { tools: listed, leftOut: bad, servers };
  const isNamable = ({ name, tool }: Tool) => !mask.holds(name) && !mask.holds(tool);
  const unnamable = listed.filter((tool) => !isNamable(tool));
  const masked = mask.value(open);
  if (masked === open) return catalog;
  const tools = masked.tools.filter((_, index) => isNamable(listed[index] as Tool));
  const leftOut = unnamable.map(({ server, tool }) => ({
    server,
    tool: mask.text(tool),
    reason: 'its name contains a secret',
  }));
  return createCatalog({
    ...masked,
    tools,
    leftOut: [...masked.leftOut, ...leftOut],
    hash: catalogHash(tools),
  });
}

async function withMaskedErrors<T>(mask: SecretMask, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    // Its cause may contain the secret too, so it is dropped.
    if (!(error instanceof ToolGradError) || !mask.holds(error.message)) throw error;
    throw new ToolGradError(error.code, mask.text(error.message, '•••'), {
      choices: error.choices.map((choice) => mask.text(choice, '•••')),
    });
  }
}
