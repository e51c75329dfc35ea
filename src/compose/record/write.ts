// The files of a recording: a cassette for each server, and the configuration that plays them.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Recorder } from '../../cassettes/recorder.ts';
import { recordingError } from '../../cassettes/recording-error.ts';
import { type CassetteFigures, writeCassette } from '../../cassettes/write-cassette.ts';
import { isObject, type JsonObject } from '../../model/json.ts';
import type { RunConfiguration } from '../../runs/manifest.ts';
import { programVersion } from '../../version.ts';
import type { Calendar } from '../calendar.ts';
import type { Destination } from './place.ts';

export interface WrittenRecording {
  readonly cassettes: readonly ({ readonly server: string; readonly file: string } & CassetteFigures)[];
  /** The configuration that plays them all; undefined where one file was asked for. */
  readonly configFile?: string;
}

/** Writes the cassettes, of the sessions that are wanted. Throws `run` where they cannot be written. */
export type WriteRecording = (wanted?: (label: string) => boolean) => Promise<WrittenRecording>;

/** What a recording remembers of the tools it was made of. */
export interface Remembered {
  readonly configuration: RunConfiguration;
  readonly calendar: Calendar;
}

/** A cassette for each server, and where there is room for it the configuration that plays them. */
export async function writeRecording(
  { folder, file }: Destination,
  recorder: Recorder,
  { configuration, calendar }: Remembered,
  wanted?: (label: string) => boolean,
): Promise<WrittenRecording> {
  const header = { recordedAt: new Date().toISOString(), toolgrad: programVersion() };
  const cassettes: (CassetteFigures & { server: string; file: string })[] = [];
  for (const recorded of recorder.servers) {
    const server = recorded.info.name;
    const path = file ?? join(folder, freeName(server, cassettes));
    const figures = await writeCassette(path, recorder, recorded, header, wanted);
    cassettes.push({ server, file: path, ...figures });
  }
  if (file !== undefined) return { cassettes };
  const configFile = join(folder, 'mcp.json');
  const text = JSON.stringify(playing(cassettes, folder, configuration, calendar), null, 2);
  await writeFile(configFile, `${text}\n`).catch((error: unknown) => {
    throw recordingError(configFile, error);
  });
  return { cassettes, configFile };
}

/** The server's name as that of a file. */
function freeName(server: string, taken: readonly { readonly file: string }[]): string {
  const plain = server.replace(/[^\w.-]+/g, '_').replace(/^\.+/, '_');
  let name = `${plain}.cassette.json`;
  for (let other = 2; taken.some(({ file }) => file.endsWith(`/${name}`)); other++)
    name = `${plain}_${other}.cassette.json`;
  return name;
}

/** The configuration that has a cassette in place of each server, with the policy that it was recorded under: the same tools may be called. */
function playing(
  cassettes: readonly { readonly server: string; readonly file: string }[],
  folder: string,
  { demo, config, allow, deny, reads = [] }: RunConfiguration,
  { today, timeZone }: Calendar,
): JsonObject {
  const toolgrad = isObject(config?.toolgrad) ? config.toolgrad : {};
  const written = isObject(toolgrad.servers) ? toolgrad.servers : {};
  const forServer = (flags: readonly string[], server: string) =>
    flags.flatMap((flag) => (flag.startsWith(`${server}:`) ? [flag.slice(server.length + 1)] : []));
  const settings = cassettes.map(({ server }) => {
    const of = isObject(written[server]) ? written[server] : {};
    const policy = demo
      ? {
          sandbox: true,
          allow: forServer(allow, server),
          deny: forServer(deny, server),
          reads: forServer(reads, server),
        }
      : { sandbox: of.sandbox, allow: of.allow, deny: of.deny, reads: of.reads };
    const said = Object.entries(policy).filter(
      ([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0),
    );
    return [server, Object.fromEntries(said) as JsonObject] as const;
  });
  const mocks = cassettes.map(
    ({ server, file }) => [server, { mock: `.${file.slice(folder.length)}` }] as const,
  );
  return {
    mcpServers: Object.fromEntries(mocks),
    toolgrad: {
      servers: Object.fromEntries(settings.filter(([, of]) => Object.keys(of).length > 0)),
      // On another day the same drafts would ask for other dates, which were not recorded.
      calendar: { today, timeZone },
    },
  };
}
