// A server over stdio that behaves as the case in its first argument says.
import { createInterface } from 'node:readline';
import { answerTo } from './field-answers.mjs';

const given = JSON.parse(process.argv[2]);
if (given.errs !== undefined) process.stderr.write(given.errs);
if (given.prints !== undefined) process.stdout.write(given.prints);
if (given.exit !== undefined) process.exitCode = given.exit;
else
  createInterface({ input: process.stdin }).on('line', (line) => {
    const answer = answerTo(given, JSON.parse(line));
    if (answer !== undefined) process.stdout.write(`${answer}\n`);
  });
