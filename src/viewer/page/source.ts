// Where the page gets what it shows: the server on this machine, or the file that it is in.
import type { ExchangeWords } from '../../model/dialogue-io.ts';
import type {
  ReviewAnswer,
  ReviewRequest,
  ReviewsChunk,
  RowsChunk,
  RunFacts,
  RunProgress,
  ToldDraft,
  ToldEvaluation,
  ToldReport,
  ToldStatistics,
  ToldVerdict,
} from '../told.ts';

export interface Source {
  facts(): Promise<RunFacts>;
  rows(from: number): Promise<RowsChunk>;
  draft(id: string): Promise<ToldDraft>;
  /** How samples stand that stand otherwise, from a change on. */
  reviews(from: number): Promise<ReviewsChunk>;
  statistics(): Promise<ToldStatistics>;
  evaluations(): Promise<readonly ToldEvaluation[]>;
  /** Called with every change, and with undefined when nothing can be heard any more. */
  follow(listener: (progress: RunProgress | undefined) => void): void;
  /** Absent where nobody can review. */
  readonly reviewing?: {
    decide(request: ReviewRequest): Promise<ReviewAnswer>;
    judge(sample: string, exchanges: readonly ExchangeWords[]): Promise<readonly ToldVerdict[]>;
  };
}

/** The server that the page came from. */
export const serverSource: Source = {
  facts: () => get('run'),
  rows: (from) => get(`rows?from=${from}`),
  draft: (id) => get(`drafts/${encodeURIComponent(id)}`),
  reviews: (from) => get(`reviews?from=${from}`),
  statistics: () => get('statistics'),
  evaluations: () => get('evaluations'),
  follow(listener) {
    const events = new EventSource('/api/events');
    events.onmessage = ({ data }: MessageEvent<string>) => listener(JSON.parse(data) as RunProgress);
    // The browser tries again by itself.
    events.onerror = () => listener(undefined);
  },
  reviewing: {
    decide: (request) => post('reviews', request),
    judge: (sample, exchanges) => post('wordings', { sample, exchanges }),
  },
};

/** Nobody has answered: whatever was asked for may be tried again. */
export class Unreachable extends Error {}

async function get<T>(path: string): Promise<T> {
  return await read(await reach(path));
}

async function post<T>(path: string, body: unknown): Promise<T> {
  const headers = { 'content-type': 'application/json' };
  return await read(await reach(path, { method: 'POST', headers, body: JSON.stringify(body) }));
}

async function reach(path: string, request?: RequestInit): Promise<Response> {
  try {
    return await fetch(`/api/${path}`, request);
  } catch (error) {
    throw new Unreachable('toolgrad-mcp view does not answer: it may have ended.', { cause: error });
  }
}

/** Throws with the sentence of the server. */
async function read<T>(response: Response): Promise<T> {
  if (response.ok) return (await response.json()) as T;
  const text = await response.text();
  let sentence = text;
  try {
    sentence = (JSON.parse(text) as { error: string }).error;
  } catch {
    // It is a sentence already.
  }
  throw new Error(sentence);
}

/** What stands in the file itself; undefined where this is no such file. */
export function reportSource(): Source | undefined {
  const told = document.getElementById('report')?.textContent;
  if (told === undefined || told === null) return undefined;
  const report = JSON.parse(told) as ToldReport;
  let lines: readonly string[] | undefined;
  const places = new Map(report.rows.map(({ id }, at) => [id, at]));
  return {
    facts: async () => report.facts,
    rows: async (from) => ({ generation: report.facts.generation, from, rows: report.rows.slice(from) }),
    async draft(id) {
      lines ??= (document.getElementById('drafts')?.textContent ?? '').trim().split('\n');
      const line = lines[places.get(id) ?? -1];
      if (line === undefined) throw new Error('There is no such draft.');
      return JSON.parse(line) as ToldDraft;
    },
    reviews: async () => ({
      generation: report.facts.generation,
      to: report.facts.reviews,
      standings: report.reviews,
    }),
    statistics: async () => report.statistics,
    evaluations: async () => report.evaluations,
    follow: () => {},
  };
}
