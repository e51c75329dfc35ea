// The format `native`: our samples as the run holds them, with everything that is known of them.
import type { JsonObject } from '../../model/json.ts';
import type { Format } from '../../model/seams.ts';

/** The sample, unchanged: real names, whole results, bindings, verdicts, trace. A negative is no sample. */
export const native: Format = {
  name: 'native',
  description: 'everything: the samples as they are in the run',
  files: [''],
  columns: [
    {
      schema: 'string',
      id: 'string',
      seed: 'integer',
      query: 'string',
      response: 'string',
      // Loaders take a column of texts that look like dates for one of dates.
      today: 'json',
      timeZone: 'string',
      form: { list: 'string' },
      setup: { list: 'string' },
      ordered: { list: 'json' },
      exchanges: { list: 'json' },
      chains: { list: 'json' },
      tools: { list: 'json' },
      verdicts: { list: 'json' },
      trace: 'json',
      learned: 'json',
      provenance: 'json',
    },
  ],
  encode(example, _, sample) {
    if (example.kind !== 'positive')
      return { leftOut: 'a negative is made from a sample and is not one itself' };
    return { rows: [[sample as unknown as JsonObject]] };
  },
};
