// The `replay` check: the workflow, executed once more from the start, went through.
import type { Check } from '../model/seams.ts';

export const replayCheck: Check = {
  name: 'replay',
  meaning: 'the calls ran once more from the start, in a clean session, without an error',
  objectsTo: 'chain',
  needs: [],
  byDefault: true,
  async run({ settlement: { status, detail } }) {
    if (status !== 'failed') return { check: 'replay', status, detail };
    const message = `The chain did not run again from the start: ${detail} Use calls that depend on nothing but each other's results.`;
    return { check: 'replay', status, detail, critiques: [{ tool: null, path: null, message }] };
  },
};
