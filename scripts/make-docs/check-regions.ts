// The table of checks, from what each check says about itself.
import { checkNames, selectCheckNames } from '../../src/checks/checks.ts';
import { checkMeanings } from '../../src/dataset/export/card/check-meanings.ts';
import { code, markdownTable, type Regions } from './regions.ts';

/** What the page says about a check. */
interface DescribedCheck {
  readonly name: string;
  readonly meaning: string;
  readonly byDefault: boolean;
  readonly needsModel: boolean;
}

export function checkRegions(): Regions {
  return {
    checks: markdownTable(
      ['Check', 'Runs', 'Passes when'],
      describedChecks().map((check) => [code(check.name), runs(check), check.meaning]),
    ),
  };
}

function describedChecks(): readonly DescribedCheck[] {
  const always = selectCheckNames(undefined);
  const withModel = selectCheckNames(undefined, { languageModel: true });
  return checkNames.map((name) => ({
    name,
    meaning: checkMeanings[name] ?? '',
    byDefault: withModel.includes(name),
    needsModel: name === 'judge' || (withModel.includes(name) && !always.includes(name)),
  }));
}

function runs({ name, byDefault, needsModel }: DescribedCheck): string {
  if (byDefault) return needsModel ? 'by default with a language model' : 'by default';
  return `with ${code(`--checks +${name}`)}${needsModel ? ' and a language model' : ''}`;
}
