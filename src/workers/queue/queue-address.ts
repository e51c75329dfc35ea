// Where a queue is: `redis://HOST:PORT/name`.
import { ToolGradError } from '../../model/errors.ts';

export interface QueueAddress {
  /** For the client: with credentials, without the name. */
  readonly url: string;
  /** What keys begin with: several runs may share a server under different names. */
  readonly name: string;
  /** For messages: without credentials. */
  readonly shown: string;
}

const usualName = 'toolgrad';
const protocols = ['redis:', 'rediss:', 'valkey:', 'valkeys:'];

/** Throws `usage` for anything else. */
export function parseQueueAddress(text: string): QueueAddress {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const name = decodeURIComponent(url?.pathname.replace(/^\//, '') ?? '') || usualName;
  if (url === undefined || !protocols.includes(url.protocol) || url.hostname === '' || !/^[\w-]+$/.test(name))
    throw new ToolGradError(
      'usage',
      '--queue takes the address of a Redis or Valkey server, and a name if several runs share it: redis://HOST:PORT or redis://HOST:PORT/NAME.',
    );
  const scheme = ['rediss:', 'valkeys:'].includes(url.protocol) ? 'rediss:' : 'redis:';
  const user = url.username === '' ? '' : url.username;
  const credentials = url.password === '' ? '' : `${user}:${url.password}@`;
  return {
    url: `${scheme}//${credentials}${url.host}`,
    name,
    shown: `${scheme}//${url.host}${name === usualName ? '' : `/${name}`}`,
  };
}
