// Messages that no client should send, drawn from a seed: cut off, of wrong types, unknown, huge, reaching elsewhere.
import { createRandom, type Random } from '../../src/model/random.ts';

export interface Malformed {
  /** One line, without its line break. */
  readonly line: string | Buffer;
  /** The id under which an answer must come; absent where none is owed. */
  readonly id?: string;
}

const tools = [
  'inspect_tools',
  'generate_samples',
  'get_run',
  'cancel_run',
  'search_samples',
  'start_chain',
  'continue_chain',
  'verify_chain',
];
const methods = [
  'initialize',
  'ping',
  'tools/list',
  'tools/call',
  'resources/list',
  'resources/read',
  'resources/subscribe',
  'resources/unsubscribe',
  'prompts/get',
  'completion/complete',
  'logging/setLevel',
];
const elsewhere = [
  '../../../etc/passwd',
  '..\\..\\windows\\win.ini',
  '/etc/passwd',
  'C:\\Users',
  '%2e%2e%2fetc%2fpasswd',
  'a/../../b',
  '.',
  '..',
  'run\0.json',
  '~/.ssh/id_rsa',
  'con',
  '\u202e/etc',
];
const odd: readonly unknown[] = [
  null,
  true,
  -1,
  1e308,
  0.5,
  '',
  'text',
  '\u0000',
  '\ud800',
  [],
  [[]],
  [null, 1, 'x'],
  {},
  { a: { b: { c: [] } } },
];

type Kind = (random: Random, id: string) => Malformed;

const request = (id: string, method: unknown, params?: unknown): Malformed => ({
  line: JSON.stringify({ jsonrpc: '2.0', id, method, params }),
  id,
});
const call = (id: string, name: unknown, args: unknown) =>
  request(id, 'tools/call', { name, arguments: args });

/** Which fields of which tools name a thing that lies outside of the process. */
const reaching: readonly (readonly [tool: string, field: string])[] = [
  ['get_run', 'run'],
  ['cancel_run', 'run'],
  ['search_samples', 'run'],
  ['generate_samples', 'run'],
  ['start_chain', 'run'],
  ['inspect_tools', 'server'],
  ['inspect_tools', 'cursor'],
  ['search_samples', 'cursor'],
];

const kinds: Readonly<Record<string, Kind>> = {
  truncated: (random, id) => {
    const whole = String(call(id, random.pick(tools), { run: 'a', limit: 1 }).line);
    return { line: whole.slice(0, random.integer(1, whole.length - 1)) };
  },
  mangled: (random, id) => {
    const bytes = Buffer.from(String(call(id, random.pick(tools), { query: 'x' }).line));
    for (let count = random.integer(1, 8); count > 0; count--) {
      bytes[random.integer(0, bytes.length - 1)] = random.integer(11, 255);
    }
    return { line: bytes };
  },
  noise: (random) => ({
    line: Buffer.from(Array.from({ length: random.integer(1, 200) }, () => random.integer(11, 255))),
  }),
  'not a message': (random) => ({ line: JSON.stringify(random.pick(odd)) ?? '' }),
  'wrong envelope': (random, id) => ({
    line: JSON.stringify({
      jsonrpc: random.pick(['1.0', 2, null, '2.0']),
      id: random.pick<unknown>([id, null, {}, [], 1.5]),
      method: random.pick<unknown>([1, null, {}, '']),
    }),
  }),
  'an answer to nothing': (random, id) => ({
    line: JSON.stringify({
      jsonrpc: '2.0',
      id,
      ...random.pick([{ result: {} }, { error: { code: 1, message: 'x' } }]),
    }),
  }),
  'unknown method': (random, id) =>
    request(
      id,
      random.pick(['tools/destroy', 'rpc.discover', '__proto__', 'constructor', 'x'.repeat(500)]),
      {},
    ),
  'unknown notification': (random) => ({
    line: JSON.stringify({
      jsonrpc: '2.0',
      method: random.pick(['notifications/cancelled', 'notifications/progress', 'notifications/nothing']),
      params: random.pick(odd),
    }),
  }),
  'wrong params': (random, id) => {
    const params = random.pick(odd);
    const isObject = typeof params === 'object' && params !== null && !Array.isArray(params);
    const answer = request(id, random.pick(methods), params);
    // What is no object, the SDK takes for no request at all.
    return isObject ? answer : { line: answer.line };
  },
  'wrong arguments': (random, id) => {
    const field = random.pick([
      'run',
      'limit',
      'samples',
      'servers',
      'allow',
      'handle',
      'calls',
      'chains',
      'text',
    ]);
    // The second field is there so that no tool takes it for a good call.
    return call(id, random.pick(tools), { [field]: random.pick(odd), nonsense: random.pick(odd) });
  },
  'no such tool': (random, id) =>
    call(id, random.pick<unknown>(['', 'toString', '__proto__', 'rm -rf /']), {}),
  'a path': (random, id) => {
    const [tool, field] = random.pick(reaching);
    return call(id, tool, { [field]: random.pick(elsewhere) });
  },
  'a path in a URI': (random, id) =>
    request(id, random.pick(['resources/read', 'resources/subscribe']), {
      uri:
        random.pick(['toolgrad://runs/', 'toolgrad://runs/a/samples/', 'file://', '']) +
        random.pick(elsewhere),
    }),
  'a foreign handle': (random, id) =>
    call(id, 'continue_chain', {
      handle: Buffer.from(Array.from({ length: 16 }, () => random.integer(0, 255))).toString('hex'),
      answer: random.pick([{}, '{"proposals":[]}', 'yes']),
    }),
  'a foreign cancellation': (random) => ({
    line: JSON.stringify({
      jsonrpc: '2.0',
      method: 'notifications/cancelled',
      params: { requestId: random.pick<unknown>(['good-1', 0, 'x', null]), reason: 'because' },
    }),
  }),
  'the same id': () => ({ line: '{"jsonrpc":"2.0","id":"twice","method":"ping"}' }),
  nested: (random, id) => {
    const depth = random.integer(50, 2000);
    return {
      line: `{"jsonrpc":"2.0","id":"${id}","method":"ping","params":${'['.repeat(depth)}${']'.repeat(depth)}}`,
    };
  },
  polluting: (random, id) => ({
    line: `{"jsonrpc":"2.0","id":"${id}","method":"tools/call","params":{"name":"${random.pick(tools)}","arguments":{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},"nonsense":1}}}`,
    id,
  }),
};

/** Each has an id of its own where it has one at all. One in 200 is huge, and some of those too large to be read. */
export function malformedMessages(seed: number, count: number): Malformed[] {
  const random = createRandom(seed);
  const names = Object.keys(kinds);
  return Array.from({ length: count }, (_, at) => {
    const id = `bad-${at}`;
    if (at % 200 === 199) return huge(random, id, at % 5000 === 4999);
    return (kinds[names[at % names.length] as string] as Kind)(random, id);
  });
}

function huge(random: Random, id: string, tooLarge: boolean): Malformed {
  const text = random
    .pick(['x', '../', '\\u0000', '"'])
    .repeat(tooLarge ? 9_000_000 : random.integer(10_000, 60_000));
  const { line } = call(id, random.pick(['get_run', 'cancel_run', 'search_samples']), { run: text });
  return tooLarge ? { line } : { line, id };
}
