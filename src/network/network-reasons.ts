// Why a host cannot be reached, in words that say what to do; Node and OpenSSL say it in codes.
import { table } from '../model/table.ts';

const selfSigned =
  'its certificate is self-signed, or of an authority that is not known here: name the file of that authority in NODE_EXTRA_CA_CERTS';

const reasons = table<string | ((where: string) => string)>({
  ECONNREFUSED: 'connection refused',
  ECONNRESET: 'connection lost',
  EPIPE: 'connection lost',
  UND_ERR_SOCKET: 'connection lost',
  ENOTFOUND: 'no such host',
  EAI_AGAIN: 'its host name cannot be resolved',
  ETIMEDOUT: 'no answer in time',
  UND_ERR_CONNECT_TIMEOUT: 'no answer in time',
  UND_ERR_HEADERS_TIMEOUT: 'no answer in time',
  UND_ERR_BODY_TIMEOUT: 'no answer in time',
  EHOSTUNREACH: 'the host is unreachable',
  ENETUNREACH: 'no network',
  CERT_HAS_EXPIRED: 'its certificate has expired',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another host name',
  DEPTH_ZERO_SELF_SIGNED_CERT: selfSigned,
  SELF_SIGNED_CERT_IN_CHAIN: selfSigned,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: selfSigned,
  UNABLE_TO_GET_ISSUER_CERT: selfSigned,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: selfSigned,
  EPROTO: plainHttp,
  ERR_SSL_WRONG_VERSION_NUMBER: plainHttp,
  ERR_SSL_PACKET_LENGTH_TOO_LONG: plainHttp,
  HPE_INVALID_CONSTANT: (where) =>
    `it does not speak HTTP there: if it speaks https, write https:// in ${where}`,
});

function plainHttp(where: string): string {
  return `it speaks no https there: write http:// in ${where}`;
}

/** The reason that an error's code stands for; `where` is where its address is written. Undefined for any other. */
export function networkReason(code: unknown, where: string): string | undefined {
  const reason = typeof code === 'string' ? reasons[code] : undefined;
  return typeof reason === 'function' ? reason(where) : reason;
}
