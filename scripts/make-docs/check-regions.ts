// The table of checks, from what each check says about itself.
import { allChecks } from '../../src/checks/checks.ts';
import type { Check } from '../../src/model/seams.ts';
import { code, markdownTable, type Regions } from './regions.ts';

export function checkRegions(): Regions {
  return {
    checks: markdownTable(
      ['Check', 'Runs', 'Passes when'],
      allChecks.map((check) => [code(check.name), runs(check), check.meaning]),
    ),
  };
}

function runs({ name, byDefault, needs }: Check): string {
  const asksModel = needs.includes('model');
  if (byDefault) return asksModel ? 'by default with a language model' : 'by default';
  return `with ${code(`--checks +${name}`)}${asksModel ? ' and a language model' : ''}`;
}
