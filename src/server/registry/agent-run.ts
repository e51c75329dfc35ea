// The run for drafts of calling agents: committed one by one, in the order in which they finish.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { isUsage, ToolGradError } from '../../model/errors.ts';
import { draftsOf } from '../../model/figures.ts';
import { isObject, type JsonObject, type JsonValue } from '../../model/json.ts';
import { draftId, type RejectedDraft, type Sample } from '../../model/sample.ts';
import type { AcceptedSamples } from '../../model/seams.ts';
import { type RunConfiguration, readManifest } from '../../runs/manifest.ts';
import type { RunFolder } from '../../runs/run-folder.ts';
import { lockFileName } from '../../runs/run-lock.ts';
import { redactDeep } from '../../secrets/secret-shapes.ts';
import { steadyNow } from '../../timing/clock.ts';
import { pause, throwIfStopped } from '../../timing/stop.ts';
import { programVersion } from '../../version.ts';
import type { OpenTools } from '../tool-sources.ts';
import type { Runs } from './runs.ts';

/** The model of such runs. */
export const agentModel = 'agent';

/** Where a finished draft is stored. */
export interface DraftPlace {
  readonly index: number;
  readonly id: string;
  /** Every sample that the run has. */
  readonly accepted: AcceptedSamples;
}

const seed = 0;

export class AgentRun {
  readonly name: string;
  readonly #runs: Runs;

  /** Throws `usage` for a bad name, when something is committed. */
  constructor(runs: Runs, name: string = agentModel) {
    this.name = name;
    this.#runs = runs;
  }

  /** Throws `usage` if a run of that name was not made by agents: checked before the work rather than after it. */
  async assertUsable(): Promise<void> {
    if (!(await this.#runs.exists(this.name))) return;
    const { model } = await this.#runs.manifest(this.name);
    if (model !== agentModel) throw notForAgents(this.name, model);
  }

  /**
   * Adds a finished draft, accepted or rejected, to the run; nothing where `make` has nothing to keep. The folder is only opened and locked for this moment, so that
   * several processes can share the run. Secrets are removed. Rejects with `interrupted` if the
   * signal aborts before the draft has been written.
   */
  async commit<Kept extends Sample | RejectedDraft | undefined>(
    tools: OpenTools,
    make: (place: DraftPlace) => Kept | Promise<Kept>,
    signal: AbortSignal,
  ): Promise<Kept> {
    return await this.#runs.exclusively(this.name, async (path) => {
      throwIfStopped(signal);
      await this.assertUsable();
      await using folder = await whenFree(path, signal, () => open(path, tools));
      const { createAcceptedSamples } = await import('../../checks/novel.ts');
      const { readCommitted } = await import('../../runs/read-run.ts');
      const accepted = createAcceptedSamples();
      for await (const { entry } of readCommitted(path)) {
        if (entry.schema !== 'toolgrad.sample/2') continue;
        const { query, chains, exchanges, setup } = entry;
        accepted.remember({ query, workflow: { chains }, exchanges, setup });
      }
      const index = draftsOf(folder.figures);
      const made = await make({ index, id: draftId(seed, index), accepted });
      if (made === undefined) return made;
      const entry = redactDeep(made, tools.secrets);
      // The last moment at which it can be abandoned.
      throwIfStopped(signal);
      await folder.commit(entry);
      if (index === 0) this.#runs.announce();
      await folder.finish('done');
      return entry;
    });
  }
}

async function open(path: string, tools: OpenTools): Promise<RunFolder> {
  const begun = await readManifest(path).catch((error: unknown) => {
    if (isUsage(error)) return undefined;
    throw error;
  });
  const { createRun, resumeRun } = await import('../../runs/run-folder.ts');
  const { isOwn, rememberOwn } = await import('../../compose/own-runs.ts');
  const options = { replace: false, clock: steadyNow };
  const configuration = redactDeep(tools.configuration, tools.secrets);
  if (begun === undefined) {
    const { defaultSpec } = await import('../../compose/plan-run.ts');
    const { hash: catalogHash } = tools.catalog;
    const run = {
      toolgrad: programVersion(),
      configuration,
      spec: { ...defaultSpec, ...tools.calendar, seed, samples: 1 },
      model: agentModel,
      checks: tools.checkNames,
      catalogHash,
      notices: [],
    };
    const created = await createRun(path, run, tools.catalog, options);
    await rememberOwn(created.manifest.configuration);
    return created;
  }
  if (begun.configuration.demo !== configuration.demo) {
    throw new ToolGradError('usage', 'That run has samples from other servers: name another run.');
  }
  const spec = { ...begun.spec, samples: begun.counts.accepted + 1 };
  const merged = mergeConfigurations(begun.configuration, configuration);
  // What a stranger's folder brings along does not become one's own.
  const wasOwn = await isOwn(begun.configuration);
  const resumed = await resumeRun(path, { spec, configuration: merged }, tools.catalog, options);
  if (wasOwn) await rememberOwn(resumed.manifest.configuration);
  return resumed;
}

const attempts = 20;
const retryMs = 100;

/** Another process only holds the folder for a moment. */
async function whenFree<T>(path: string, signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      const held =
        error instanceof ToolGradError && error.code === 'run' && existsSync(join(path, lockFileName));
      if (!held || attempt === attempts) throw error;
      await pause(retryMs, signal);
    }
  }
}

/** A configuration with the servers of both: chains of one run may have used different ones. */
function mergeConfigurations(a: RunConfiguration, b: RunConfiguration): RunConfiguration {
  const { servers: _, ...rest } = { ...a, ...b };
  const servers =
    a.servers === undefined || b.servers === undefined ? undefined : union(a.servers, b.servers);
  return {
    ...rest,
    ...(servers === undefined ? {} : { servers }),
    ...(a.config === undefined && b.config === undefined
      ? {}
      : { config: mergeObjects(a.config ?? {}, b.config ?? {}) }),
    allow: union(a.allow, b.allow),
    deny: union(a.deny, b.deny),
    ...(a.reads === undefined && b.reads === undefined ? {} : { reads: union(a.reads ?? [], b.reads ?? []) }),
  };
}

/** A deep merge; lists of strings (`allow`, `deny`, `reads`) are joined, otherwise the later value wins. */
function mergeObjects(a: JsonObject, b: JsonObject): JsonObject {
  const merged: Record<string, JsonValue | undefined> = { ...a };
  for (const [key, later] of Object.entries(b)) {
    const earlier = merged[key];
    if (isObject(earlier) && isObject(later)) merged[key] = mergeObjects(earlier, later);
    else if (/^(allow|deny|reads)$/.test(key) && Array.isArray(earlier) && Array.isArray(later)) {
      merged[key] = union(earlier as readonly string[], later as readonly string[]);
    } else merged[key] = later;
  }
  return merged;
}

function union(a: readonly string[], b: readonly string[]): readonly string[] {
  return [...new Set([...a, ...b])];
}

function notForAgents(name: string, model: string): ToolGradError {
  return new ToolGradError(
    'usage',
    `The run ${name} was made with ${model}, so agents cannot add drafts to it: name another run, or none.`,
  );
}
