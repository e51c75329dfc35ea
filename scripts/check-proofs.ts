// `npm run check:proofs -- RUN`: every proof of a run evaluated anew, by a reader that knows the run folder and JSONata and
// nothing of src, in the orders of lists that a proof must not depend on; and every sentence that no claim is in.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bindingsOf, evaluateProof, type Json, type StoredSample } from './proofs/evaluate.ts';

const [run, dump] = process.argv.slice(2);
if (run === undefined) {
  process.stderr.write('Name the folder of a run: npm run check:proofs -- runs/demo\n');
  process.exit(2);
}

interface Dumped {
  readonly proof: string;
  readonly bindings: Record<string, Json>;
  readonly value: Json;
}

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });
const samples = readFileSync(join(run, 'samples.jsonl'), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line) as StoredSample);
const problems: string[] = [];
const uncovered: string[] = [];
const dumped: Dumped[] = [];
let proofs = 0;

for (const sample of samples)
  for (const { response, claims } of sample.exchanges) {
    for (const { text, span, proof } of claims) {
      if (response.slice(...span) !== text)
        problems.push(`${sample.id}: ${JSON.stringify(text)} is not at its place`);
      if (proof === undefined) continue;
      proofs += 1;
      try {
        const { value, problem } = await evaluateProof(sample, proof);
        if (problem !== undefined) problems.push(`${sample.id}: ${proof} ${problem}`);
        else if (value !== undefined && dump !== undefined)
          dumped.push({ proof, bindings: bindingsOf(sample, proof), value });
      } catch (error) {
        problems.push(
          `${sample.id}: ${proof}: ${error instanceof Error ? error.message : JSON.stringify(error)}`,
        );
      }
    }
    for (const { segment, index } of segmenter.segment(response)) {
      const end = index + segment.trimEnd().length;
      if (end > index && !claims.some(({ span }) => span[0] < end && index < span[1]))
        uncovered.push(`${sample.id}: ${segment.trim()}`);
    }
  }
if (dump !== undefined) writeFileSync(dump, JSON.stringify(dumped));
for (const line of problems) process.stdout.write(`✗ ${line}\n`);
for (const line of uncovered) process.stdout.write(`uncovered ${line}\n`);
process.stdout.write(
  `${samples.length} samples, ${proofs} proofs: ${problems.length} do not hold, ${uncovered.length} sentences without a claim\n`,
);
process.exitCode = problems.length + uncovered.length === 0 ? 0 : 1;
