// A recording of a model's answers, which is answered from without asking anyone.
import { basename, resolve } from 'node:path';
import type { LocalProvider } from '../provider.ts';
import { createReplayBackend } from './replay.ts';

export const replayProvider: LocalProvider = {
  scheme: 'replay',
  takes: { placeholder: 'FILE', what: 'the file of a recording', example: 'answers.jsonl' },
  isLanguageModel: true,
  absolute: (file) => resolve(file),
  // Samples name the recording and not the machine's folders.
  backend: (file) => ({ ...createReplayBackend(file), id: `replay:${basename(file)}` }),
};
