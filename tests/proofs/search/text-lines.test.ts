// What a document says in one line, said with a name, a figure or a subject of another.
import { describe, expect, test } from 'vitest';
import type { Step } from '../../../src/model/workflow.ts';
import { examineAnswer } from '../../../src/proofs/search/examine-answer.ts';

const minutes = `# Harbour board

Present: Ada, Ben, Cora

- Ada writes to the insurer about the broken crane.
- The old slipway is repaired in June.
- Budget for paint: 1,900 euros
- The regatta is planned for 14 August.

Open question: who judges the swimming contest?
`;

function told(response: string): readonly string[] {
  const step: Step = {
    id: 'step_1',
    server: 'files',
    tool: 'read_file',
    name: 'files__read_file',
    arguments: { path: 'board.md' },
    result: { content: [{ type: 'text', text: minutes }] },
    bindings: [],
  };
  const query = 'What does board.md say?';
  return examineAnswer({
    query,
    response,
    claims: [],
    today: '2026-05-12',
    timeZone: 'UTC',
    steps: [step],
    tools: [],
  })
    .objections.filter(({ instead }) => instead === 'Say what each line says.')
    .map(({ text }) => text);
}

describe('of another line', () => {
  test.each([
    ['Ben writes to the insurer about the broken crane.', 'Ben'],
    ['Cora judges the swimming contest.', 'Cora'],
    ['1,900 euros are put aside for the slipway.', '1,900 euros'],
    ['The swimming contest is planned for 14 August.', 'swimming contest'],
    ['The broken crane is repaired in June.', 'broken crane'],
  ])('%s', (response, text) => {
    expect(told(response).join(' | ')).toContain(text);
  });
});

test('each line for itself', () => {
  expect(
    told(
      'Ada writes to the insurer about the broken crane, and the old slipway is repaired in June. There are 1,900 euros for paint; the regatta is planned for 14 August.',
    ),
  ).toEqual([]);
});
