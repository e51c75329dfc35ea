// The packages that users get with this one, as they are installed here.
import { execFileSync } from 'node:child_process';
import { relative, sep } from 'node:path';

/** Their folders, relative to the root. Throws where the installation does not fit package.json. */
export function productionPackages(root: string): string[] {
  const command = ['npm', 'ls', '--omit=dev', '--all', '--parseable'].join(' ');
  const [, ...folders] = execFileSync(command, { cwd: root, encoding: 'utf8', shell: true })
    .trim()
    .split(/\r?\n/);
  const paths = folders.map((folder) => relative(root, folder));
  // A package inside another one's folder comes with it.
  return paths.filter((path) => !paths.some((other) => other !== path && path.startsWith(other + sep)));
}
