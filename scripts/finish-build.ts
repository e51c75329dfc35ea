// What the compiler leaves to do: removes the output of sources that are gone, and makes programs executable.
import { chmodSync, existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

for (const folder of ['src', 'servers', 'scripts', 'tests/support']) {
  for (const name of readdirSync(join(root, 'dist', folder), { recursive: true, encoding: 'utf8' })) {
    const extension = /(\.d)?\.[jt]s$/.exec(name)?.[0];
    if (extension === undefined) continue;
    const output = join(root, 'dist', folder, name);
    const source = join(root, folder, `${name.slice(0, -extension.length)}.ts`);
    if (!existsSync(source)) rmSync(output, { force: true });
    else if (extension === '.js' && readFileSync(output, 'utf8').startsWith('#!')) chmodSync(output, 0o755);
  }
}
