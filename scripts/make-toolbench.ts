// `npm run make-toolbench -- FOLDER [APIS]`: an API library in ToolBench's file layout, 15,000 APIs unless another number is said.
import { existsSync, readdirSync } from 'node:fs';
import { makeLibrary } from './toolbench/make-library.ts';

const [folder = 'runs/toolbench', count = '15000'] = process.argv.slice(2);
const apis = Number(count);
if (!Number.isInteger(apis) || apis < 1) throw new RangeError(`"${count}" is no number of APIs.`);
if (existsSync(folder) && readdirSync(folder).length > 0) {
  console.error(`The folder ${folder} is not empty. Name another, or remove it first.`);
  process.exitCode = 2;
} else {
  const files = makeLibrary(folder, apis);
  console.log(`${apis} APIs in ${files} tool files in ${folder}.`);
}
