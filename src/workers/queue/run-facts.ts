// What a run announces to the workers of its queue, and whether a worker would make the same drafts.
import { hashJson } from '../../model/json.ts';
import type { Catalog } from '../../model/tool.ts';
import { listed } from '../../text/listed.ts';
import type { Announced } from './queue-job.ts';

/** What a run announces. */
export type RunFacts = Announced['facts'];

/** What has to be the same on all machines. */
export type WorkerFacts = Omit<RunFacts, 'checks' | 'window'>;

export function workerFacts(
  {
    version,
    model,
    temperature,
  }: Pick<WorkerFacts, 'version' | 'model'> & { readonly temperature?: number | undefined },
  catalog: Catalog,
): WorkerFacts {
  const servers = catalog.servers.map(({ name, toolsHash }) => ({ name, toolsHash }));
  const callable = hashJson(catalog.callable.map(({ name, reads }) => [name, reads !== undefined]));
  return { version, model, temperature: temperature ?? null, catalog: catalog.hash, callable, servers };
}

/** Workers only see the jobs of runs with facts like their own. */
export function queueName(facts: RunFacts): string {
  return `drafts-${hashJson(facts as never).slice(7, 19)}`;
}

/** Why a worker is refused, in one sentence; undefined where it would make the same drafts. */
export function refusalOf(run: RunFacts, own: WorkerFacts): string | undefined {
  if (own.version !== run.version)
    return `The run is made by version ${run.version}, and this is ${own.version}: install the same version here.`;
  if (own.model !== run.model)
    return `The run asks ${run.model}, and this worker ${own.model}: start it with --model ${run.model}.`;
  if (own.temperature !== run.temperature)
    return `The run asks the model with ${temperature(run)}, and this worker with ${temperature(own)}: ${run.temperature === null ? 'remove --temperature' : `start it with --temperature ${run.temperature}`}.`;
  const names = (facts: WorkerFacts) => facts.servers.map(({ name }) => name);
  const missing = names(run).filter((name) => !names(own).includes(name));
  if (missing.length > 0)
    return `The run uses ${listed(missing)}, which this worker does not have: start it with the run's configuration.`;
  const surplus = names(own).filter((name) => !names(run).includes(name));
  if (surplus.length > 0)
    return `This worker has ${listed(surplus)}, which the run does not use: start it with the run's configuration, or with --servers ${names(run).join(',')}.`;
  const hashes = new Map(own.servers.map(({ name, toolsHash }) => [name, toolsHash]));
  const changed = run.servers.filter(({ name, toolsHash }) => hashes.get(name) !== toolsHash);
  if (changed.length > 0)
    return `The tools of ${listed(changed.map(({ name }) => name))} are not the same here as where the run was started: use the same version of the server on all machines.`;
  if (own.catalog !== run.catalog)
    return "The tools are not the same here as where the run was started: use the run's configuration on all machines.";
  if (own.callable !== run.callable)
    return 'The run may call other tools than this worker: start it with the same --allow, --deny and --reads, or the same configuration.';
  return undefined;
}

function temperature({ temperature: value }: WorkerFacts): string {
  return value === null ? "the model's own temperature" : `temperature ${value}`;
}
