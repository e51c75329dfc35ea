// What a server of the field corpus answers: as its case says, else as any server does.
const tool =
  '{"name":"look","description":"Looks.","inputSchema":{"type":"object"},"annotations":{"readOnlyHint":true}}';
const begun =
  '{"protocolVersion":"2025-06-18","capabilities":{"tools":{}},"serverInfo":{"name":"field","version":"1"}}';

const usual = {
  initialize: '{"jsonrpc":"2.0","id":{{id}},"result":{{begun}}}',
  'tools/list': '{"jsonrpc":"2.0","id":{{id}},"result":{"tools":[{{tool}}]}}',
  'tools/call': '{"jsonrpc":"2.0","id":{{id}},"result":{"content":[{"type":"text","text":"fine"}]}}',
  ping: '{"jsonrpc":"2.0","id":{{id}},"result":{}}',
};

/** The text that is sent to a message, with the id of its request; undefined where nothing is to be said. */
export function answerTo(given, { method, id }) {
  const answer = given[method] ?? usual[method];
  const fill = (text) =>
    text.replaceAll('{{id}}', String(id)).replaceAll('{{tool}}', tool).replaceAll('{{begun}}', begun);
  if (typeof answer === 'string') return fill(answer);
  return answer === undefined ? undefined : { ...answer, body: fill(answer.body) };
}
