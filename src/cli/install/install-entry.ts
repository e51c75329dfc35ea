// What `install` does: finds the client's file, makes the entry, writes or prints it.
import { dirname } from 'node:path';
import { addEntry, entryNames } from '../../install/add-entry.ts';
import { type Client, type ClientName, clients, fileOf } from '../../install/clients.ts';
import { editFile } from '../../install/edit-file.ts';
import { type Machine, thisMachine } from '../../install/machine.ts';
import {
  checkedSource,
  isServerEntry,
  ownLauncher,
  serverEntry,
  type ToolsFrom,
} from '../../install/server-entry.ts';
import { ToolGradError } from '../../model/errors.ts';
import type { ExitCode } from '../command.ts';
import type { Terminal } from '../terminal/terminal.ts';

export interface InstallOptions {
  readonly client: ClientName;
  /** What the entry is called in the client. */
  readonly name: string;
  /** Where the server takes its tools from; undefined: the client's own configuration. */
  readonly source?: ToolsFrom;
  /** Shows the entry and writes nothing. */
  readonly print: boolean;
}

/** Throws `usage` if the client is not installed, or its file or the named configuration cannot be used. */
export async function installEntry(
  options: InstallOptions,
  terminal: Pick<Terminal, 'out' | 'err'>,
  machine: Machine = thisMachine,
): Promise<ExitCode> {
  const client: Client = clients[options.client];
  const file = fileOf(client, machine);
  const expected = file ?? client.files(machine)[0] ?? '';
  const { name, print } = options;
  const source = options.source ? await checkedSource(options.source) : { config: expected };
  const fields = { ...client.fields, ...serverEntry(ownLauncher(machine.platform), source) };
  if (print) {
    terminal.err.say(`For ${file ?? client.files(machine).join(' or ')}:`);
    terminal.out.print(JSON.stringify({ [client.key]: { [name]: fields } }, null, 2));
    return 0;
  }
  if (file === undefined) throw notInstalled(client, machine);
  const addition = {
    key: client.key,
    name,
    fields,
    isOurs: (entry: unknown) => isServerEntry(entry, dirname(file)),
  };
  let others: readonly string[] = [];
  const edit = (text: string) => {
    others = entryNames(text, client.key).filter((other) => other !== name);
    return addEntry(text, addition, file);
  };
  const { changed, backup } = await editFile(file, edit, () => new Date());
  if (!changed) {
    terminal.out.print(`${client.title} already has ${name}: ${file} is unchanged.`);
    return 0;
  }
  const kept = backup === undefined ? '' : ` The previous version is in ${backup}.`;
  terminal.out.print(`Added ${name} to ${file}.${kept} ${client.afterwards}`);
  if (options.source === undefined && others.length === 0) {
    terminal.err.say(
      `${client.title} has no other servers yet to generate samples from: add some there, or use --demo for the bundled demo servers.`,
    );
  }
  return 0;
}

function notInstalled(client: Client, machine: Machine): ToolGradError {
  const folders = client.files(machine).map((file) => dirname(file));
  return new ToolGradError(
    'usage',
    `${client.title} does not seem to be installed: there is no folder ${folders.join(' or ')}. Start it once, or print the entry with --print.`,
  );
}
