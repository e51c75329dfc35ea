// What the page asks for, and what it is answered: everything but the page's own files.
import { z } from 'zod';
import { longestName, saidShape, wordsShape } from '../reviews/review.ts';
import type { RunView } from './run-view.ts';

export interface ApiAnswer {
  readonly status: number;
  readonly value: unknown;
}

export interface ApiRequest {
  readonly method: string;
  readonly body?: unknown;
}

const review = z.strictObject({
  sample: z.string().max(100),
  of: z.string().max(100).optional(),
  by: z.string().min(1).max(longestName),
  said: saidShape,
});

const wording = z.strictObject({
  sample: z.string().max(100),
  exchanges: wordsShape,
});

/** Throws `usage` for what the page can tell whoever uses it. */
export async function answerApi(view: RunView, url: URL, { method, body }: ApiRequest): Promise<ApiAnswer> {
  const [, , what = '', id = ''] = url.pathname.split('/');
  switch (`${method} ${what}`) {
    case 'GET run':
      return found(view.facts());
    case 'GET rows':
      return found(view.rows(wholeNumber(url.searchParams.get('from'))));
    case 'GET drafts': {
      const draft = await view.draft(decodeURIComponent(id));
      return draft === undefined ? missing('There is no such draft.') : found(draft);
    }
    case 'GET reviews':
      return found(await view.reviews(wholeNumber(url.searchParams.get('from'))));
    case 'GET statistics':
      return found(await view.statistics());
    case 'GET evaluations':
      return found(await view.evaluations());
    case 'POST reviews': {
      const read = review.safeParse(body);
      return read.success ? found(await view.decide(read.data)) : misfit(read.error);
    }
    case 'POST wordings': {
      const read = wording.safeParse(body);
      return read.success ? found(await view.judge(read.data.sample, read.data)) : misfit(read.error);
    }
    default:
      return missing('There is nothing at this address.');
  }
}

function found(value: unknown): ApiAnswer {
  return { status: 200, value };
}

function missing(error: string): ApiAnswer {
  return { status: 404, value: { error } };
}

function misfit({ issues: [issue] }: z.ZodError): ApiAnswer {
  return {
    status: 400,
    value: { error: `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'does not fit'}` },
  };
}

function wholeNumber(text: string | null): number {
  return Math.max(0, Math.floor(Number(text)) || 0);
}
