// What `record --serve` does: stands between MCP clients and the servers, and writes what they said when the clients have gone.
import { composeRecordingProxy } from '../../compose-record.ts';
import { ToolGradError } from '../../core/errors.ts';
import { insideToolGrad } from '../../core/inside-toolgrad.ts';
import type { ExitCode } from '../command.ts';
import type { Terminal } from '../terminal.ts';
import { closeServers } from './close-servers.ts';
import { notice } from './notice.ts';
import type { RecordOptions } from './record.ts';
import { recordingText } from './recording-text.ts';
import { serveClients } from './serve-clients.ts';

type Options = RecordOptions & { readonly of: Extract<RecordOptions['of'], { kind: 'clients' }> };

export async function recordClients({ out, of }: Options, terminal: Terminal): Promise<ExitCode> {
  if (process.env[insideToolGrad] !== undefined) {
    throw new ToolGradError(
      'usage',
      'This is a server that ToolGrad itself has started to take tools from: toolgrad-mcp does not serve there, as it would never end.',
    );
  }
  const { err } = terminal;
  const proxy = await composeRecordingProxy(
    of.tools,
    out,
    (message) => notice(terminal, message),
    terminal.signal,
  );
  try {
    const code = await serveClients(proxy.createServer, of.http, 'What clients call is recorded', terminal);
    const written = await proxy.write();
    // stdout belonged to the protocol.
    err.print(recordingText(written, err, `${terminal.program} tools`));
    return code;
  } finally {
    await closeServers(proxy, terminal);
  }
}
