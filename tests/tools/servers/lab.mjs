// A server that speaks the protocol by hand, so that it can answer what no SDK would let it: the contract suite's subject.

const object = { type: 'object', properties: {} };
const reading = { annotations: { readOnlyHint: true }, inputSchema: object };

/** The tools of the contract suite; `strange` promises structured content that it never sends. */
export const labTools = [
  {
    name: 'strange',
    description: 'Answers unheard-of content.',
    ...reading,
    outputSchema: object,
    icons: [{ src: 'data:image/png;base64,AA==' }],
    _meta: { 'vendor.example/beams': 3 },
  },
  { name: 'list_notes', description: 'Lists the notes.', ...reading },
  { name: 'add_note', description: 'Adds a note.', inputSchema: { ...object, required: ['text'] } },
  { name: 'echo', title: 'Echo', description: 'Answers what it is given.', ...reading },
  { name: 'fail', description: 'Says that it failed.', ...reading },
  { name: 'explode', description: 'Answers with a protocol error.', ...reading },
  { name: 'hang', description: 'Never answers.', ...reading },
  { name: 'call_counts', description: 'How often each tool was called.', ...reading },
  {
    name: 'bad_ref',
    description: 'Cannot be used.',
    inputSchema: { ...object, properties: { a: { $ref: '#/nowhere' } } },
  },
];

const text = (value) => ({ content: [{ type: 'text', text: value }] });
const structured = (value) => ({ ...text(JSON.stringify(value)), structuredContent: value });

/** What the tools do, on a state of their own; what is thrown is a protocol error. */
export function createLabState() {
  return { notes: [], counts: {}, cancelled: 0 };
}

export function callLab(state, name, args) {
  state.counts[name] = (state.counts[name] ?? 0) + 1;
  switch (name) {
    case 'strange':
      return {
        content: [
          { type: 'hologram', beams: 3, _meta: { angle: 45 } },
          { type: 'text', text: 'plain', annotations: { audience: ['user'] }, extra: { deep: [1, null] } },
        ],
        vendorField: { kept: true },
      };
    case 'list_notes':
      return structured({ notes: state.notes });
    case 'add_note':
      state.notes.push(args.text);
      return text('added');
    case 'echo':
      return structured({ said: args });
    case 'fail':
      return { ...text('The kettle is empty.'), isError: true };
    case 'explode':
      throw Object.assign(new Error('There is nothing to find here.'), { code: -32002 });
    case 'hang':
      return new Promise(() => {});
    case 'call_counts':
      return structured({ counts: state.counts, cancelled: state.cancelled });
    default:
      throw Object.assign(new Error(`Unknown tool ${name}`), { code: -32602 });
  }
}

/**
 * A server for any of the SDK's transports. `tools` may be a function of the cursor: `{ tools, nextCursor }`;
 * `onCall` may answer in the lab's place.
 */
export function createLab({
  tools = labTools,
  capabilities = { tools: { listChanged: true } },
  call = callLab,
} = {}) {
  const state = createLabState();
  let transport;
  const page = typeof tools === 'function' ? tools : () => ({ tools });
  const answer = async ({ method, params = {} }) => {
    switch (method) {
      case 'initialize':
        return {
          protocolVersion: params.protocolVersion,
          capabilities,
          serverInfo: { name: 'lab', version: '1.2.3' },
        };
      case 'ping':
        return {};
      case 'tools/list':
        return page(params.cursor);
      case 'tools/call':
        return call(state, params.name, params.arguments);
      default:
        throw Object.assign(new Error(`Method not found: ${method}`), { code: -32601 });
    }
  };
  return {
    state,
    async connect(given) {
      transport = given;
      transport.onmessage = async (message) => {
        if (message.method === 'notifications/cancelled') state.cancelled++;
        if (message.id === undefined || message.method === undefined) return;
        const reply = { jsonrpc: '2.0', id: message.id };
        try {
          await transport.send({ ...reply, result: await answer(message) });
        } catch (error) {
          await transport.send({ ...reply, error: { code: error.code ?? -32603, message: error.message } });
        }
      };
      await transport.start();
    },
    async close() {
      await transport?.close();
    },
    async announce() {
      await transport.send({ jsonrpc: '2.0', method: 'notifications/tools/list_changed' });
    },
  };
}
