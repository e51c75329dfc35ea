// The tools that clients share: opened on first use, closed when no longer in use.
import type { Calendar } from '../compose/calendar.ts';
import type { Tools, ToolsRequest } from '../compose/compose-tools.ts';
import { ToolGradError } from '../model/errors.ts';
import type { Check, ToolSource } from '../model/seams.ts';
import type { Catalog } from '../model/tool.ts';
import type { RunConfiguration } from '../runs/manifest.ts';

/** Tools in use; disposing ends this use, and closes the servers if it was the last one. */
export interface OpenTools extends AsyncDisposable {
  readonly source: ToolSource;
  /** As it was when this use began; `source.catalog` has the current one. */
  readonly catalog: Catalog;
  /** The default checks; a run's `novel` is judged when drafts are committed. */
  readonly checks: readonly Check[];
  readonly checkNames: readonly string[];
  readonly secrets: readonly string[];
  /** The day on which samples made with them take place. */
  readonly calendar: Calendar;
  /** For run.json. */
  readonly configuration: RunConfiguration;
}

interface Shared {
  readonly opening: Promise<Tools>;
  uses: number;
}

export class ToolSources {
  readonly #shared = new Map<string, Shared>();
  readonly #keep: string;
  readonly #onNotice: (message: string) => void;
  readonly #onSecrets: (secrets: readonly string[]) => void;
  #disposed = false;

  /** The tools of `kept` stay open between uses, because every client starts from them. */
  constructor(
    kept: ToolsRequest,
    onNotice: (message: string) => void,
    onSecrets: (secrets: readonly string[]) => void,
  ) {
    this.#keep = keyOf(kept);
    this.#onNotice = onNotice;
    this.#onSecrets = onSecrets;
  }

  /** Throws `usage` for what is wrong with the request or the configuration, `server` if no server is left. */
  async open(request: ToolsRequest, signal: AbortSignal): Promise<OpenTools> {
    if (this.#disposed) throw new ToolGradError('interrupted', 'The server is shutting down.');
    const key = keyOf(request);
    const shared = this.#shared.get(key) ?? this.#begin(key, request);
    shared.uses += 1;
    let released = false;
    const release = async () => {
      if (released) return;
      released = true;
      shared.uses -= 1;
      if (shared.uses === 0 && key !== this.#keep) await this.#close(key, shared);
    };
    try {
      const tools = await shared.opening;
      const { composeChecks } = await import('../compose/plan-run.ts');
      const { checks, names: checkNames } = composeChecks(undefined, { languageModel: true });
      return {
        source: tools.source,
        catalog: await tools.source.catalog(signal),
        checks,
        checkNames,
        secrets: tools.secrets,
        calendar: tools.calendar,
        configuration: tools.configuration,
        [Symbol.asyncDispose]: release,
      };
    } catch (error) {
      await release();
      // What could not be opened is retried on the next request: the file may have been fixed.
      if (!signal.aborted && shared.uses === 0) await this.#close(key, shared);
      throw error;
    }
  }

  #begin(key: string, request: ToolsRequest): Shared {
    const opening = import('../compose/compose-tools.ts').then(async ({ composeTools }) => {
      const tools = await composeTools(request, this.#onNotice);
      this.#onSecrets(tools.secrets);
      return tools;
    });
    const shared = { opening, uses: 0 };
    this.#shared.set(key, shared);
    return shared;
  }

  async #close(key: string, shared: Shared): Promise<void> {
    if (this.#shared.get(key) === shared) this.#shared.delete(key);
    const tools = await shared.opening.catch(() => undefined);
    await tools?.[Symbol.asyncDispose]();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#disposed = true;
    await Promise.allSettled([...this.#shared].map(([key, shared]) => this.#close(key, shared)));
  }
}

/** Equal requests share their servers, in any order of names. */
function keyOf(request: ToolsRequest): string {
  const { servers, allow = [], deny = [], reads = [], demo = false, configFile = '' } = request;
  const sorted = (names: readonly string[]) => [...new Set(names)].sort();
  return JSON.stringify([
    demo,
    configFile,
    servers && sorted(servers),
    sorted(allow),
    sorted(deny),
    sorted(reads),
  ]);
}
