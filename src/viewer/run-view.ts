// A run as it is looked at: its rows, drafts, reviews and figures, kept up with what is written to its folder.
import { EventEmitter } from 'node:events';
import { basename, resolve } from 'node:path';
import { openReviewDesk, type ReviewDesk } from '../compose/review-sample.ts';
import type { ExchangeWords } from '../model/dialogue-io.ts';
import { ToolGradError } from '../model/errors.ts';
import { isAccepted } from '../model/figures.ts';
import type { Sample } from '../model/sample.ts';
import { fingerprintOf } from '../reviews/review.ts';
import { type RunManifest, readManifest } from '../runs/manifest.ts';
import { readCatalog } from '../runs/read-run.ts';
import { isRunLocked } from '../runs/run-lock.ts';
import { RunIndex } from './run-index.ts';
import { Standings } from './standings.ts';
import { tellStanding, tellVerdict } from './tell-reviews.ts';
import type {
  ReviewAnswer,
  ReviewRequest,
  ReviewsChunk,
  RowsChunk,
  RunFacts,
  RunProgress,
  ToldDraft,
  ToldEvaluation,
  ToldStatistics,
  ToldVerdict,
} from './told.ts';

/** Rows in one answer, at most; the first is small, so that there is something to look at soon. */
const mostRows = 20_000;
const firstRows = 200;

export class RunView {
  readonly folder: string;
  readonly #index: RunIndex;
  readonly #desk: ReviewDesk;
  readonly #evaluationFolders: readonly string[];
  readonly #reviewer: string | undefined;
  readonly #events = new EventEmitter<{ progress: [RunProgress] }>();
  #manifest: RunManifest;
  readonly #standings: Standings;
  #evaluationsState = '';
  #evaluationsVersion = 0;
  #complete = false;
  #updating: Promise<void> | undefined;
  #statistics: { readonly of: string; readonly told: Promise<ToldStatistics> } | undefined;
  #told = '';

  private constructor(folder: string, manifest: RunManifest, index: RunIndex, options: ViewOptions) {
    this.folder = folder;
    this.#manifest = manifest;
    this.#index = index;
    this.#desk = openReviewDesk(folder);
    this.#standings = new Standings(folder, index);
    this.#evaluationFolders = options.evaluations ?? [];
    this.#reviewer = options.reviewer;
    // Each page that is open listens.
    this.#events.setMaxListeners(0);
  }

  /** Throws `usage` where the folder is no run, `run` where it is damaged. */
  static async open(folder: string, options: ViewOptions = {}): Promise<RunView> {
    const path = resolve(folder);
    const manifest = await readManifest(path);
    return new RunView(path, manifest, new RunIndex(path, await readCatalog(path)), options);
  }

  /** Called with every change; answers with how to stop that. */
  onProgress(listener: (progress: RunProgress) => void): () => void {
    this.#events.on('progress', listener);
    return () => void this.#events.off('progress', listener);
  }

  /** Reads what has been added to the folder since; one call at a time does the work. */
  async update(): Promise<void> {
    this.#updating ??= this.#update().finally(() => {
      this.#updating = undefined;
    });
    await this.#updating;
  }

  async #update(): Promise<void> {
    // A file that is being replaced is there again the next time.
    this.#manifest = await readManifest(this.folder).catch(() => this.#manifest);
    await this.#updateEvaluations();
    await this.#standings.update();
    const onRows = () => {
      this.#standings.lookAtRows();
      this.#tell();
    };
    await this.#index.update(onRows);
    this.#complete = true;
    onRows();
  }

  async #updateEvaluations(): Promise<void> {
    const { stateOfEvaluations } = await import('./evaluations.ts');
    const state = await stateOfEvaluations(this.folder, this.#evaluationFolders);
    if (state === this.#evaluationsState) return;
    this.#evaluationsState = state;
    this.#evaluationsVersion += 1;
  }

  /** Tells all pages where something has changed. */
  #tell(): void {
    const progress = this.progress();
    const text = JSON.stringify(progress);
    if (text === this.#told) return;
    this.#told = text;
    this.#events.emit('progress', progress);
  }

  progress(): RunProgress {
    const { status, counts, spec } = this.#manifest;
    return {
      generation: this.#index.generation,
      rows: this.#index.length,
      complete: this.#complete,
      status: status === 'running' && !isRunLocked(this.folder) ? 'left off' : status,
      // The manifest is written now and then; lines that are broken are in its counts only.
      accepted: Math.max(counts.accepted, this.#index.accepted),
      rejected: Math.max(counts.rejected, this.#index.length - this.#index.accepted),
      requested: spec.samples,
      broken: this.#index.broken + this.#standings.broken,
      reviews: this.#standings.changes,
      evaluations: this.#evaluationsVersion,
    };
  }

  facts(): RunFacts {
    const { model, spec, createdAt, toolgrad, checks, notices } = this.#manifest;
    return {
      ...this.progress(),
      name: basename(this.folder),
      model,
      seed: spec.seed,
      createdAt,
      toolgrad,
      today: spec.today,
      checks,
      notices,
      ...(this.#reviewer !== undefined && { reviewer: this.#reviewer }),
    };
  }

  /** Rows from one on, as many as one answer has unless more are asked for. */
  rows(from: number, most = from === 0 ? firstRows : mostRows): RowsChunk {
    return { generation: this.#index.generation, from, rows: this.#index.rows(from, most) };
  }

  /** Undefined where there is no such draft. Throws `run` where its line is broken. */
  async draft(id: string): Promise<ToldDraft | undefined> {
    const entry = await this.#index.draft(id);
    if (entry === undefined) return undefined;
    const { tellDraft } = await import('./tell-draft.ts');
    return tellDraft(entry, this.#standings.reviews);
  }

  /** All drafts, in the order of the rows. */
  async *drafts(): AsyncGenerator<ToldDraft, void> {
    const { tellDraft } = await import('./tell-draft.ts');
    for await (const entry of this.#index.drafts()) yield tellDraft(entry, this.#standings.reviews);
  }

  /** How the samples stand that stand otherwise since `from`, as many as one answer has. */
  async reviews(from: number): Promise<ReviewsChunk> {
    return await this.#standings.since(from);
  }

  /** Stores a decision. Throws `usage` where it is about no sample of the run, or about one that was made anew, or nothing can be taken back. */
  async decide({ sample: id, of, by, said }: ReviewRequest): Promise<ReviewAnswer> {
    const sample = await this.#sample(id);
    if (of !== undefined && of !== fingerprintOf(sample))
      throw new ToolGradError('usage', `${id} has been made anew since it was opened: look at it again.`);
    const decided = await this.#desk.decide(sample, by, said);
    if (!('review' in decided)) return { verdicts: decided.verdicts.map(tellVerdict) };
    await this.#standings.update();
    this.#tell();
    return {
      standing: tellStanding(this.#standings.reviews, sample),
      review: decided.review.id,
      change: this.#standings.changes,
    };
  }

  /** What the checks say of another wording. Throws `usage` where there is no such sample. */
  async judge(
    id: string,
    wording: { readonly exchanges: readonly ExchangeWords[] },
  ): Promise<readonly ToldVerdict[]> {
    const { verdicts } = await this.#desk.judge(await this.#sample(id), wording);
    return verdicts.map(tellVerdict);
  }

  async #sample(id: string): Promise<Sample> {
    const entry = await this.#index.draft(id);
    if (entry !== undefined && isAccepted(entry)) return entry;
    throw new ToolGradError('usage', `The run has no sample ${id}.`);
  }

  /** The figures of the run as far as it is; they are added up once for each state of it. */
  async statistics(): Promise<ToldStatistics> {
    const of = JSON.stringify(this.progress());
    if (this.#statistics?.of !== of)
      this.#statistics = {
        of,
        told: this.#addUp(),
      };
    return await this.#statistics.told;
  }

  async #addUp(): Promise<ToldStatistics> {
    const { statisticsOfRun } = await import('../statistics/run-statistics.ts');
    const figures = await statisticsOfRun(this.folder);
    return { figures, pairs: this.#index.pairs(), tools: this.#index.tools() };
  }

  /** The evaluations in the run's folder, and those that were named. */
  async evaluations(): Promise<readonly ToldEvaluation[]> {
    const { readEvaluations } = await import('./evaluations.ts');
    return await readEvaluations(this.folder, this.#evaluationFolders);
  }
}

export interface ViewOptions {
  /** Folders of evaluations, beside those in the run's own folder. */
  readonly evaluations?: readonly string[];
  /** Whose name reviews get; nobody can review without it. */
  readonly reviewer?: string;
}
