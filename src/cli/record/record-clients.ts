// What `record --serve` does: stands between MCP clients and the servers, and writes what they said when the clients have gone.
import { composeRecordingProxy } from '../../compose/record/compose-record.ts';
import type { ExitCode } from '../command.ts';
import { closeServers } from '../progress/close-servers.ts';
import { readyToServe } from '../serve/serve-clients.ts';
import { notice } from '../terminal/notice.ts';
import { assertOutsideToolGrad } from '../terminal/outside-toolgrad.ts';
import type { Terminal } from '../terminal/terminal.ts';
import type { RecordOptions } from './record-options.ts';
import { recordingText } from './recording-text.ts';

type Options = RecordOptions & { readonly of: Extract<RecordOptions['of'], { kind: 'clients' }> };

export async function recordClients({ out, of }: Options, terminal: Terminal): Promise<ExitCode> {
  assertOutsideToolGrad();
  const { err, program, signal } = terminal;
  const serveClients = await readyToServe(of.http, terminal);
  const proxy = await composeRecordingProxy(of.tools, out, (message) => notice(terminal, message), signal);
  try {
    const code = await serveClients(proxy.createServer, 'Recording what clients call');
    const written = await proxy.write();
    // stdout belonged to the protocol.
    err.print(recordingText(written, err, `${program} tools`));
    return code;
  } finally {
    await closeServers(proxy, terminal);
  }
}
