// A server whose answers are lines of its own making: huge ones, with the id before or behind the result, broken ones, and ones without a bottom.
import { createInterface } from 'node:readline';

const names = [
  'echo',
  'huge_with_id_first',
  'huge_with_id_last',
  'broken',
  'null_result',
  'deep',
  'deep_of_another',
  'endless',
];
const tools = names.map((name) => ({
  name,
  inputSchema: { type: 'object' },
  annotations: { readOnlyHint: true },
}));
const bytes = Number(process.env.BYTES ?? 6_000_000);

const say = (text) => process.stdout.write(`${text}\n`);
const answer = (id, result) => say(JSON.stringify({ jsonrpc: '2.0', id, result }));

const deep = `${'{"a":'.repeat(6_000)}1${'}'.repeat(6_000)}`;

const calls = {
  echo: (id) => answer(id, { content: [{ type: 'text', text: 'here' }] }),
  huge_with_id_first: (id) => answer(id, { content: [{ type: 'text', text: 'x'.repeat(bytes) }] }),
  huge_with_id_last: (id) =>
    say(
      JSON.stringify({
        result: { content: [{ type: 'text', text: '{"id":99}'.repeat(bytes / 9) }] },
        jsonrpc: '2.0',
        id,
      }),
    ),
  broken: (id) => say(`{"jsonrpc":"2.0","id":${id},"result":{"content":[{"type":"text","te`),
  deep: (id) => say(`{"jsonrpc":"2.0","id":${id},"result":{"content":[],"structuredContent":${deep}}}`),
  deep_of_another: (id) => {
    say(`{"jsonrpc":"2.0","id":99999,"result":{"content":[],"structuredContent":${deep}}}`);
    say(`{"jsonrpc":"2.0","id":99999,"error":{"code":1,"message":"x","data":${deep}}}`);
    say(
      `{"jsonrpc":"2.0","method":"notifications/progress","params":{"progressToken":9,"progress":1,"a":${deep}}}`,
    );
    say(`{"jsonrpc":"2.0","method":"notifications/message","params":{"level":"info","data":${deep}}}`);
    say(`{"jsonrpc":"2.0","id":5,"method":"sampling/createMessage","params":{"a":${deep}}}`);
    calls.echo(id);
  },
  endless: (id) => {
    process.stdout.write(`{"jsonrpc":"2.0","id":${id},"result":{"content":[{"type":"text","text":"`);
    const chunk = Buffer.alloc(1 << 20, 'x');
    const goOn = () => {
      while (process.stdout.write(chunk));
      process.stdout.once('drain', goOn);
    };
    goOn();
  },
  null_result: (id) => say(JSON.stringify({ jsonrpc: '2.0', id, result: null })),
};

createInterface({ input: process.stdin }).on('line', (line) => {
  const { id, method, params } = JSON.parse(line);
  if (method === 'initialize') {
    const { protocolVersion } = params;
    answer(id, { protocolVersion, capabilities: { tools: {} }, serverInfo: { name: 'raw', version: '1' } });
  } else if (method === 'tools/list') answer(id, { tools });
  else if (method === 'tools/call') calls[params.name](id);
});
