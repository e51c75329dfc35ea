// The `replay` check: the workflow, executed once more from the start, went through.
import type { Check } from '../model/seams.ts';

export const replayCheck: Check = {
  name: 'replay',
  async run({ settlement: { status, detail } }) {
    if (status !== 'failed') return { check: 'replay', status, detail };
    const message = `The chain did not run again from the start: ${detail} Use calls that depend on nothing but each other's results.`;
    return { check: 'replay', status, detail, critiques: [{ tool: null, path: null, message }] };
  },
};
