// What a tool reads like, and which tools count as only reading.
import { describe, expect, test } from 'vitest';
import { mayWrite, type ToolAnnotations } from '../../src/model/tool.ts';
import { readsBecause, readsLikeReading } from '../../src/tools/reading.ts';

const nothing = { allow: [], reads: [], sandbox: false };
const may = { callable: true, rule: 'allowed', why: '' } as const;
const mayNot = { callable: false, rule: 'denied', why: '' } as const;
const tool = (name: string, description: string, annotations?: ToolAnnotations) => ({
  tool: name,
  description,
  permission: may,
  ...(annotations === undefined ? {} : { annotations }),
});
const listing = tool('list_tickets', 'List tickets, optionally by their status.');

describe('which tools count as only reading', () => {
  test('what the user says', () => {
    const settings = { ...nothing, reads: ['sync_*'] };
    expect(readsBecause(tool('sync_view', 'Updates the view.'), settings)).toBe('reads sync_*');
    expect(readsBecause(tool('sync_view', '', { readOnlyHint: false }), settings)).toBe('reads sync_*');
    expect(readsBecause(tool('view', 'Updates the view.'), settings)).toBeUndefined();
  });

  test('what may be called by its name, or in a sandbox, and reads by every sign', () => {
    expect(readsBecause(listing, { ...nothing, allow: ['list_*'] })).toBe('name and description');
    expect(readsBecause(listing, { ...nothing, sandbox: true })).toBe('name and description');
    expect(mayWrite({ reads: 'name and description' })).toBe(false);
  });

  test('a glob that allows everything leaves it to the signs', () => {
    expect(readsBecause(listing, { ...nothing, allow: ['*'] })).toBe('name and description');
    expect(readsBecause(tool('wipe', 'Deletes the disk.'), { ...nothing, allow: ['*'] })).toBeUndefined();
  });

  test('what may not be called, or is annotated, is left as it is', () => {
    const sandbox = { ...nothing, sandbox: true };
    expect(readsBecause({ ...listing, permission: mayNot }, sandbox)).toBeUndefined();
    for (const annotations of [{ readOnlyHint: true }, { readOnlyHint: false }, { destructiveHint: true }])
      expect(readsBecause({ ...listing, annotations }, sandbox)).toBeUndefined();
  });

  test.each([
    ['now_showing', 'Films that are on at the moment.'],
    ['film_details', 'Details of a film: runtime in minutes, director.'],
    ['recentSessions', 'The latest charging sessions of all drivers, newest first'],
    ['stations', 'Charging stations, optionally of one city'],
    ['screenings', 'Screenings of a film, with screen, start and free seats.'],
  ])('%s names what there is: %s', (name, description) => {
    expect(readsBecause(tool(name, description), { ...nothing, allow: ['*'] })).toBe('name and description');
  });

  test.each([
    ['sprinkler', 'Waters plants in a zone'],
    ['payment', 'Payment of an invoice'],
    ['restart_all', 'All services of a host'],
    ['sessions', 'Sessions of a driver that you want to cancel'],
    ['wake', 'Rouses sleepers'],
    ['notify_drivers', 'Drivers of a station'],
    ['cleanup', 'Old sessions'],
  ])('%s does not: %s', (name, description) => {
    expect(readsBecause(tool(name, description), { ...nothing, allow: ['*'] })).toBeUndefined();
  });

  test.each([
    ['multiply', 'Multiply two numbers.'],
    ['add', 'Adds two numbers'],
    ['average', 'The average of some numbers.'],
  ])('%s works something out: %s', (name, description) => {
    expect(readsBecause(tool(name, description), { ...nothing, sandbox: true })).toBe('name and description');
    expect(readsBecause(tool(name, description), nothing)).toBeUndefined();
  });

  test.each([
    ['add_numbers', 'Add phone numbers to an account.'],
    ['get_ticket', 'Get a ticket and mark it as seen.'],
    ['get_ticket', 'Gets the next ticket, then deletes it.'],
    ['list_and_purge', 'Lists what is there.'],
    ['get_token', 'Creates a token.'],
    ['frobnicate', 'Frobnicates.'],
  ])('%s does not read by its signs: %s', (name, description) => {
    expect(readsBecause(tool(name, description), { ...nothing, sandbox: true })).toBeUndefined();
  });
});

describe('what reads like reading', () => {
  test.each([
    ['get_customer', ''],
    ['listInvoices', ''],
    ['customers', 'Searches customers by name.'],
    ['count-rows', 'How many rows a table has'],
    ['docs.search', 'Find pages.'],
    ['read_file', 'Reads a file'],
    ['get_order', 'Get one order by its id.'],
    ['find_last_commit', ''],
  ])('%s: %s', (name, description) => {
    expect(readsLikeReading({ tool: name, description })).toBe(true);
  });

  test.each([
    ['create_customer', ''],
    ['get_or_create_customer', 'Gets a customer.'],
    ['customers', 'Deletes customers.'],
    ['get_rid_of', 'Deletes customers.'],
    ['sync', 'Updates everything'],
    ['check_out', 'Permanently closes the cart and pays'],
    ['list_and_purge', 'Lists'],
    ['get_or_order', 'Get a pen.'],
    ['order_get', ''],
    ['run_query', 'Runs SQL'],
    ['frobnicate', ''],
  ])('not %s: %s', (name, description) => {
    expect(readsLikeReading({ tool: name, description })).toBe(false);
  });
});
