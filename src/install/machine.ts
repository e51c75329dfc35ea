// What the places of clients' files depend on: the system, its user, and what is on the disk.
import { readdirSync, statSync } from 'node:fs';
import { homedir } from 'node:os';

export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly home: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  hasFolder(path: string): boolean;
  /** What a folder holds, in order; nothing if it cannot be read. */
  namesIn(folder: string): readonly string[];
}

export const thisMachine: Machine = {
  platform: process.platform,
  home: homedir(),
  environment: process.env,
  hasFolder: (path) => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true,
  namesIn: (folder) => {
    try {
      return readdirSync(folder).sort();
    } catch {
      return [];
    }
  },
};
