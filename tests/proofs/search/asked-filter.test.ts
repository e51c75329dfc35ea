// What a query asks for is found out in time, however it begins.
import { expect, test } from 'vitest';
import { type Call, examine } from './answers.ts';

const rooms: Call = {
  tool: 'list_rooms',
  value: {
    rooms: [
      { id: 'r1', name: 'Ekkodal', seats: 8, has_video: true },
      { id: 'r2', name: 'Sandvig', seats: 12, has_video: false },
    ],
  },
};

test('a query of nothing but greetings takes no time', () => {
  // Each more of them doubled it.
  const query = 'Hi '.repeat(26);
  const start = process.cpuUsage();
  examine([rooms], query, 'Ekkodal has video.');
  expect(process.cpuUsage(start).user / 1000).toBeLessThan(500);
});
