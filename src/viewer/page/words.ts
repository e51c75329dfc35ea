// Small quantities in words, as the page shows them.
import { count, counted, decimal, percent } from '../../text/quantities.ts';

export { count, counted, decimal, percent };

/** How a sample stands, in words. */
export const standsAs = { open: 'not reviewed', accepted: 'accepted', rejected: 'rejected' } as const;

/** `340 ms`, `1.2 s`. */
export function milliseconds(ms: number): string {
  if (ms < 1) return '< 1 ms';
  return ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`;
}

/** `crm__search_customers` as its server and its own name. */
export function toolName(name: string): { readonly server: string; readonly tool: string } {
  const at = name.indexOf('__');
  return at < 0 ? { server: '', tool: name } : { server: name.slice(0, at), tool: name.slice(at + 2) };
}

/** `call 3` of `step_3`. */
export function stepNumber(id: string): string {
  return id.replace('step_', '');
}

export function share(part: number, whole: number): string {
  return whole === 0 ? '–' : `${count(part)} of ${count(whole)}`;
}

/** A JSON value in one line, cut. */
export function inLine(value: unknown, most = 80): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}

/** `5 Mar 2026, 10:12`. */
export function moment(iso: string): string {
  const date = new Date(iso);
  return Number.isNaN(date.getTime())
    ? iso
    : date.toLocaleString('en-GB', {
        day: 'numeric',
        month: 'short',
        year: 'numeric',
        hour: '2-digit',
        minute: '2-digit',
      });
}
