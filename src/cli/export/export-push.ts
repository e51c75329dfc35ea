// The upload to the Hugging Face hub: shown first, asked about, then done.

import type { ExportReport } from '../../dataset/export/export-report.ts';
import {
  type HubDataset,
  type HubState,
  lookUpDataset,
  type Pushed,
  pushDataset,
} from '../../dataset/export/push-dataset.ts';
import { ToolGradError } from '../../model/errors.ts';
import { counted, percent } from '../../text/quantities.ts';
import { showLive } from '../rendering/live.ts';
import { renderTable } from '../rendering/table.ts';
import type { Terminal } from '../terminal/terminal.ts';
import type { PushFlags } from './export-command-options.ts';
import { size } from './export-text.ts';

/** Uploads what was exported; answers with null if the person does not want it after all. */
export type Upload = (report: ExportReport) => Promise<Pushed | null>;

/**
 * Finds out, before anything is written, that an upload can be made. Throws `usage` if there is no token, nobody can
 * be asked, or the dataset is public and that was not said; `run` if the hub cannot be reached.
 */
export async function prepareUpload(
  push: PushFlags,
  terminal: Terminal,
  env: Readonly<Record<string, string | undefined>> = process.env,
): Promise<Upload> {
  const { HF_TOKEN: token = '', HF_ENDPOINT: endpoint = '' } = env;
  if (token === '') {
    throw new ToolGradError(
      'usage',
      '--push needs a Hugging Face token with write access in the environment variable HF_TOKEN.',
    );
  }
  if (!push.yes && terminal.confirm === undefined) {
    throw new ToolGradError(
      'usage',
      'The upload needs confirmation: use --yes, or run the command on a terminal.',
    );
  }
  const hub = (endpoint || 'https://huggingface.co').replace(/(?<!\/)\/+$/, '');
  const dataset: HubDataset = { hub, repo: push.repo, token };
  const state = await lookUpDataset(dataset, terminal.signal);
  if (state === 'public' && !push.public) {
    throw new ToolGradError(
      'usage',
      `${push.repo} already exists and is public: use --public to upload to it, or name another dataset.`,
    );
  }
  return async (report) => {
    const { err, confirm } = terminal;
    err.say(`\n${plan(dataset, state, push)}\n`);
    err.print(fileTable(report, err));
    const bytes = report.files.reduce((sum, file) => sum + file.bytes, 0);
    const what = `${counted(report.files.length, 'file')} (${size(bytes)})`;
    if (!push.yes && (await confirm?.(`\nUpload ${what}?`)) !== true) {
      err.say(`Not uploaded; the dataset is in ${report.folder}.`);
      return null;
    }
    const pushed = await uploadShown(dataset, state, push, report, terminal);
    err.say(`Uploaded: ${pushed.url}`);
    return pushed;
  };
}

function plan({ hub, repo }: HubDataset, state: HubState, push: PushFlags): string {
  const url = `${hub}/datasets/${repo}`;
  if (state === 'absent') return `To ${url}, a new ${push.public ? 'public' : 'private'} dataset:`;
  return `To ${url}, an existing ${state} dataset, as a new commit:`;
}

function fileTable({ files }: ExportReport, screen: Terminal['err']): string {
  return renderTable(
    [{ title: 'file' }, { title: 'bytes', align: 'right' }],
    files.map(({ path, bytes }) => [path, size(bytes)]),
    screen,
  );
}

async function uploadShown(
  dataset: HubDataset,
  state: HubState,
  push: PushFlags,
  report: ExportReport,
  { err, signal }: Terminal,
): Promise<Pushed> {
  let now = 'uploading';
  using live = showLive(err, { block: () => now, line: () => now });
  const create = state === 'absent' ? (push.public ? 'public' : 'private') : undefined;
  const title = `${report.format} rows, exported by toolgrad-mcp`;
  return await pushDataset(dataset, report.folder, report.files, { create, title }, signal, (path, share) => {
    now = `uploading ${path}: ${percent(Math.round(share * 100) / 100)}`;
    live.refresh();
  });
}
