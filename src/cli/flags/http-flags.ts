// The flags that say where to listen, for commands that serve over HTTP where they are asked to.
import { ToolGradError } from '../../model/errors.ts';
import type { Flag, Said } from '../command.ts';
import { wholeNumber } from '../numbers.ts';

const group = 'HTTP';

export const httpFlags = {
  http: { kind: 'switch', group, description: 'Serve Streamable HTTP instead of stdio' },
  port: { kind: 'value', group, default: 'a free one', description: 'Port to listen on' },
  host: { kind: 'value', group, default: '127.0.0.1', description: 'Address to listen on' },
  token: {
    kind: 'value',
    group,
    default: '$TOOLGRAD_MCP_TOKEN',
    description: 'Bearer token that clients must send; required if other machines can reach the host',
  },
} as const satisfies Readonly<Record<string, Flag>>;

export interface HttpOptions {
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  readonly token?: string;
}

/** Where to listen; undefined if stdio is meant. Throws `usage` for what is about HTTP if HTTP is not asked for. */
export function httpOptions({ values, switches }: Said): HttpOptions | undefined {
  const { host = '127.0.0.1', token = process.env.TOOLGRAD_MCP_TOKEN?.trim() } = values;
  const port = wholeNumber(values, 'port', { min: 0, max: 65_535 }) ?? 0;
  if (switches.has('http')) return { host, port, ...(token ? { token } : {}) };
  const lone = ['port', 'host', 'token'].find((flag) => values[flag] !== undefined);
  if (lone === undefined) return undefined;
  throw new ToolGradError('usage', `--${lone} only works with --http.`);
}
