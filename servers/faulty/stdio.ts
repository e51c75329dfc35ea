/** `node dist/servers/faulty/stdio.js --crash-after 5`: a server that misbehaves as a process does, for tests. */
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js';
import { bundledServers } from '../bundled.ts';
import { serveFaultyHttp } from './http.ts';
import { crash, Misbehaviour } from './misbehaviour.ts';
import { type FaultyOptions, readOptions, usage } from './options.ts';

const isHelp = process.argv.includes('--help');
if (isHelp) console.log(usage);
else await serve(options());

function options(): FaultyOptions {
  try {
    return readOptions(process.argv.slice(2));
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n\n${usage}`);
    process.exit(2);
  }
}

async function serve(options: FaultyOptions): Promise<void> {
  const bundled = bundledServers.find(({ name }) => name === options.server);
  if (bundled === undefined) {
    console.error(
      `There is no bundled server "${options.server}"; there are ${bundledServers.map(({ name }) => name).join(', ')}.`,
    );
    process.exit(2);
  }
  if (options.crashAtStart) crash('cannot read its settings');
  if (options.ignoreEnd) {
    process.on('SIGTERM', () => {});
    setInterval(() => {}, 1_000);
  }
  const misbehaviour = new Misbehaviour(options);
  if (options.port !== undefined) {
    const url = await serveFaultyHttp(options, options.port, () => bundled.create(), misbehaviour);
    console.log(url);
    return;
  }
  const transport = new StdioServerTransport();
  const server = bundled.create();
  if (!options.ignoreEnd) process.stdin.once('end', () => void server.close());
  process.stdout.once('error', () => process.exit(0));
  if (options.malformedLines) {
    const send = transport.send.bind(transport);
    transport.send = async (message) => {
      process.stdout.write('[info] {"jsonrpc": about to answer\n');
      await send(message);
    };
  }
  await server.connect(transport);
  misbehaviour.watch(transport);
}
