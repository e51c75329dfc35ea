// Rules in place of a model: no key, no network, the same answers each time.
import type { LocalProvider } from '../provider.ts';
import { createSymbolicBackend } from './backend.ts';

export const symbolicProvider: LocalProvider = {
  scheme: 'symbolic',
  isLanguageModel: false,
  anyThread: true,
  backend: createSymbolicBackend,
};
