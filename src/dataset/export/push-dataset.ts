// Uploads a dataset's folder to the Hugging Face hub.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ToolGradError } from '../../model/errors.ts';
import { loadOptional } from '../../model/optional-package.ts';
import type { ExportedFile } from './export-report.ts';

/** A dataset on a hub, and who asks. */
export interface HubDataset {
  /** `https://huggingface.co`, or where `HF_ENDPOINT` points. */
  readonly hub: string;
  /** `name/dataset`. */
  readonly repo: string;
  /** Never part of a file or a message. */
  readonly token: string;
}

/** The state of a dataset on the Hub, as far as the token can see it. */
export type HubState = 'absent' | 'private' | 'public';

export interface Pushed {
  readonly repo: string;
  readonly url: string;
  readonly commit: string;
}

/** Throws `usage` if the token is not accepted, `run` if the hub cannot be asked. */
export async function lookUpDataset(dataset: HubDataset, signal: AbortSignal): Promise<HubState> {
  const { datasetInfo } = await loadHub();
  try {
    const { private: isPrivate } = await datasetInfo({ name: dataset.repo, ...access(dataset, signal) });
    return isPrivate ? 'private' : 'public';
  } catch (error) {
    if (statusOf(error) === 404) return 'absent';
    throw hubFault(error, dataset, signal);
  }
}

/**
 * Creates the dataset if it does not exist, and uploads the files in one commit: all of them, or
 * none. Existing files with other names are kept. Throws like `lookUpDataset`.
 */
export async function pushDataset(
  dataset: HubDataset,
  folder: string,
  files: readonly ExportedFile[],
  visibility: { readonly create: 'private' | 'public' | undefined; readonly title: string },
  signal: AbortSignal,
  onProgress: (path: string, share: number) => void = () => {},
): Promise<Pushed> {
  const { commitIter, createRepo } = await loadHub();
  const { repo, hub } = dataset;
  const designation = { type: 'dataset', name: repo } as const;
  try {
    if (visibility.create !== undefined) {
      await createRepo({
        repo: designation,
        visibility: visibility.create,
        ...access(dataset, signal),
      });
    }
    const upload = commitIter({
      repo: designation,
      title: visibility.title,
      operations: files.map(({ path }) => ({
        operation: 'addOrUpdate',
        path,
        content: pathToFileURL(join(folder, path)),
      })),
      abortSignal: signal,
      ...access(dataset, signal),
    });
    for (;;) {
      const { value, done } = await upload.next();
      if (done === true) {
        if (value === undefined) throw new Error('it named no commit');
        return { repo, url: `${hub}/datasets/${repo}`, commit: value.commit.oid };
      }
      if (value.event === 'fileProgress' && value.state === 'uploading')
        onProgress(value.path, value.progress);
    }
  } catch (error) {
    throw hubFault(error, dataset, signal);
  }
}

/** An optional peer because it is large, and few exports are uploaded. */
const loadHub = () =>
  loadOptional({ name: '@huggingface/hub', neededFor: '--push' }, () => import('@huggingface/hub'));

function access({ hub, token }: HubDataset, signal: AbortSignal) {
  const ask: typeof fetch = (input, init) => fetch(input, { signal, ...init });
  return { accessToken: token, hubUrl: hub, fetch: ask };
}

function statusOf(error: unknown): number | undefined {
  const { statusCode } = error as { readonly statusCode?: unknown };
  return typeof statusCode === 'number' ? statusCode : undefined;
}

/** What went wrong, in a sentence without the token. */
function hubFault(error: unknown, { hub, repo, token }: HubDataset, signal: AbortSignal): ToolGradError {
  if (signal.aborted)
    return new ToolGradError('interrupted', 'The upload was stopped; nothing was uploaded.');
  const status = statusOf(error);
  if (status === 401 || (error as Error).message?.startsWith('Your access token')) {
    return new ToolGradError(
      'usage',
      `${hub} does not accept the token in HF_TOKEN: create one with write access in your account settings there.`,
    );
  }
  if (status === 403) {
    return new ToolGradError(
      'usage',
      `The token in HF_TOKEN may not write to ${repo}: it needs write access to that name's datasets.`,
    );
  }
  const { message, cause } = error as Error & {
    readonly cause?: { readonly code?: string; readonly message?: string };
  };
  const why = (cause?.message || cause?.code || message).replaceAll(token, '•••').split('. URL:')[0];
  const problem = status === undefined ? `${hub} could not be asked` : `${hub} answered ${status}`;
  return new ToolGradError(
    'run',
    `${problem}: ${why}. The dataset was not uploaded; the exported files are kept.`,
  );
}
