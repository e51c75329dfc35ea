// The table of what an evaluation measures, as reports show it.
import { measures } from '../../src/evaluation/summary/measures.ts';
import { markdownTable, type Regions } from './regions.ts';

export function measureRegions(): Regions {
  return {
    measures: markdownTable(
      ['Measure', 'Meaning'],
      measures.map(({ title, meaning }) => [title, meaning]),
    ),
  };
}
