// The table of checks, from what each check says about itself.
import { allChecks } from '../../src/checks/checks.ts';
import type { Check } from '../../src/model/seams.ts';
import { code, markdownTable, type Regions } from './regions.ts';

export function checkRegions(): Regions {
  return {
    checks: markdownTable(
      ['Check', 'Runs', 'Passes when', 'An objection'],
      allChecks.map((check) => [code(check.name), runs(check), check.meaning, consequence(check)]),
    ),
  };
}

function runs({ name, byDefault, needs }: Check): string {
  const withModel = needs.includes('model');
  if (byDefault) return withModel ? 'by default with a language model' : 'by default';
  return `with ${code(`--checks +${name}`)}${withModel ? ' and a language model' : ''}`;
}

function consequence({ objectsTo }: Check): string {
  return objectsTo === 'wording' ? 'has the texts rewritten' : 'rejects the draft';
}
