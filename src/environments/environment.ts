// An environment: any number of episodes side by side, each in a world of its own, and their grades.
import { ToolGradError } from '../model/errors.ts';
import { Episode, type EpisodeRecord, type LoggedCall, type World } from './episode.ts';
import { beginLog, type EpisodeLog, readSessionLog } from './episode-log.ts';
import { type Grade, gradeEpisode } from './grade.ts';
import type { GradeOptions } from './grading.ts';
import { openWorld } from './prepare.ts';
import { type Reading, readAfterSample, readAlike, writesOf } from './state.ts';
import type { Task, Tasks } from './tasks.ts';

export interface EnvironmentOptions {
  readonly tasks: Tasks;
  readonly world: World;
  /** Where episodes are logged; nowhere if not given. */
  readonly logFolder?: string;
  readonly signal: AbortSignal;
}

/** What is graded: the episode of a session, the last one of a sample, or the calls that a player says it has made. */
export type ToGrade = { readonly response: string } & (
  | { readonly session: string; readonly sample?: never; readonly calls?: never }
  | { readonly session?: never; readonly sample: string; readonly calls?: readonly LoggedCall[] }
);

interface Open {
  episode: Episode;
  log: EpisodeLog | undefined;
}

/** Episodes that have ended and can still be graded. */
const mostEnded = 10_000;

export class Environment implements AsyncDisposable {
  readonly tasks: Tasks;
  readonly #options: EnvironmentOptions;
  readonly #open = new Map<string, Open>();
  /** The session that was begun last, of each sample. */
  readonly #last = new Map<string, string>();
  /** Episodes whose logs are being opened: a player that leaves at once has had one all the same. */
  readonly #beginning = new Map<string, Promise<Episode>>();
  readonly #closing = new Map<string, Promise<void>>();
  readonly #ended = new Map<string, EpisodeRecord>();
  readonly #joining = new Map<string, Promise<Episode>>();
  /** What each sample's world reads like after its own chain. */
  readonly #gold = new Map<string, Promise<readonly Reading[]>>();

  constructor(options: EnvironmentOptions) {
    this.tasks = options.tasks;
    this.#options = options;
  }

  get size(): number {
    return this.#open.size;
  }

  /** Begins an episode for a session. Throws `usage` for a sample that the run does not have. */
  async begin(session: string, sample: string): Promise<Episode> {
    const beginning = this.#begin(session, sample);
    this.#beginning.set(session, beginning);
    return await beginning.finally(() => this.#beginning.delete(session));
  }

  async #begin(session: string, sample: string): Promise<Episode> {
    const task = await this.tasks.read(sample);
    const { logFolder, world } = this.#options;
    const log = logFolder === undefined ? undefined : await beginLog(logFolder, session, sample);
    const episode = new Episode(session, task, world, (call) => log?.call(call));
    this.#open.set(session, { episode, log });
    this.#last.set(sample, session);
    return episode;
  }

  /** The episode that goes on under that name, or a new one. Throws as `begin` does. */
  async join(session: string, sample: string): Promise<Episode> {
    const joined = this.#joining.get(session) ?? this.#join(session, sample);
    this.#joining.set(session, joined);
    return await joined.finally(() => this.#joining.delete(session));
  }

  async #join(session: string, sample: string): Promise<Episode> {
    return this.#open.get(session)?.episode ?? (await this.begin(session, sample));
  }

  /** The episode that goes on in a session. Throws `usage` where none does. */
  episodeOf(session: string): Episode {
    const open = this.#open.get(session);
    if (open === undefined) throw new ToolGradError('usage', `No episode goes on in the session ${session}.`);
    return open.episode;
  }

  /** A fresh world for the session; what was called before is forgotten. */
  async reset(session: string): Promise<Episode> {
    const { task } = this.episodeOf(session);
    await this.#close(session, 'abandoned');
    this.#ended.delete(session);
    return await this.begin(session, task.example.id);
  }

  /** Ends the episode of a session, which can be graded still; nothing where none goes on. */
  async end(session: string): Promise<void> {
    await this.#close(session, 'ended');
  }

  /** The episode of a session, as it goes on, or as it ended. Throws `usage` where there is none. */
  async recordOf(session: string): Promise<EpisodeRecord> {
    const known = this.#open.get(session)?.episode.record() ?? this.#ended.get(session);
    if (known !== undefined) return known;
    const { logFolder } = this.#options;
    const logged = logFolder === undefined ? undefined : await readSessionLog(logFolder, session);
    if (logged === undefined)
      throw new ToolGradError('usage', `There is no episode of the session ${session}.`);
    return logged;
  }

  /** Grades an episode, which ends with it. Throws `usage` where there is none. */
  async grade(given: ToGrade, options?: GradeOptions): Promise<Grade & { readonly sample: string }> {
    const record = await this.#recordFor(given);
    const { calls } = record;
    const task = await this.tasks.read(record.sample);
    const readsAlike = await this.#readsAlike(task, record.after);
    // What was graded is not the episode that somebody means by the sample alone.
    this.#last.delete(record.sample);
    const grade = gradeEpisode(task, { calls, response: given.response, readsAlike }, options);
    return { sample: task.example.id, ...grade };
  }

  async #recordFor({ session, sample, calls }: ToGrade): Promise<EpisodeRecord> {
    if (calls !== undefined) return { sample, calls };
    const meant = session ?? this.#last.get(sample);
    // A player that has never come has called nothing.
    if (meant === undefined) return { sample: sample ?? '', calls: [] };
    await this.end(meant);
    return await this.recordOf(meant);
  }

  async #readsAlike({ sample }: Task, after: readonly Reading[] = []): Promise<boolean | undefined> {
    if (after.length === 0 || writesOf(sample).length === 0) return undefined;
    const gold = this.#gold.get(sample.id) ?? this.#readGold(sample);
    this.#gold.set(sample.id, gold);
    return readAlike(await gold, after);
  }

  async #readGold(sample: Task['sample']): Promise<readonly Reading[]> {
    const { world, signal } = this.#options;
    await using session = await openWorld(world.source, sample, signal);
    return await readAfterSample(sample, session, signal);
  }

  async #close(session: string, how: 'ended' | 'abandoned'): Promise<void> {
    await this.#beginning.get(session)?.catch(() => {});
    const open = this.#open.get(session);
    if (open === undefined) return await this.#closing.get(session);
    this.#open.delete(session);
    const closing = this.#finish(session, open, how).finally(() => this.#closing.delete(session));
    this.#closing.set(session, closing);
    await closing;
  }

  async #finish(session: string, { episode, log }: Open, how: 'ended' | 'abandoned'): Promise<void> {
    try {
      // Its world reads like something only where it was opened, and nobody waits for what is abandoned.
      if (how === 'ended') await episode.end(this.#options.signal).catch(() => {});
      const record = episode.record();
      if (how === 'ended') this.#keep(session, record);
      log?.end(record);
    } finally {
      await episode[Symbol.asyncDispose]();
      await log?.[Symbol.asyncDispose]();
    }
  }

  #keep(session: string, record: EpisodeRecord): void {
    this.#ended.set(session, record);
    const [oldest] = this.#ended.keys();
    if (this.#ended.size > mostEnded && oldest !== undefined) this.#ended.delete(oldest);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.allSettled([...this.#open.keys()].map((session) => this.#close(session, 'abandoned')));
    await this.tasks[Symbol.asyncDispose]();
  }
}
