// The model of the MCP client that a server talks to; only a server can have it.
import { ToolGradError } from '../../model/errors.ts';
import type { LocalProvider } from '../provider.ts';
import { createSamplingBackend } from './sampling.ts';

export const samplingProvider: LocalProvider = {
  scheme: 'sampling',
  hidden: true,
  isLanguageModel: true,
  backend(_, { askClient }) {
    if (askClient !== undefined) return createSamplingBackend(askClient);
    throw new ToolGradError(
      'usage',
      'sampling uses the model of an MCP client, and there is no client that offers one.',
    );
  },
};
