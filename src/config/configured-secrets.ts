// Which of a configuration's values must not stand in a sample.
import { isObject, parseJsonText } from '../model/json.ts';
import type { ServerAddress } from '../transports/server-address.ts';

const shortest = 6;
/** What a name has somewhere in it, whatever stands around it. */
const secretPart =
  /token(?!i[sz])|secret(?!ar)|passw(?!ordless)|passphrase|passcode|passkey|pwd|apikey|accesskey|auth(?!or)|authori[sz]ation|credential|private(?=key|pem|rsa|cert|seed|jwk)|(?:master|signing|encryption|hmac|ssh|api|server|license|service|role|deploy|shared)key|cookie|session|jwt|dsn|connectionstring|connstr|mnemonic|seedphrase|recoverycode|accesscode|logincode|accesssignature|activationcode|kennwort|contrase|motdepasse|senha|wachtwoord|adgangskode|lösenord|lozinka|hasło|heslo|jelszó|parola|salasana|пароль|секрет|токен|密码|密碼|密钥|密鑰|口令|パスワード|トークン|シークレット|令牌|暗証|비밀번호|รหัสผ่าน|mậtkhẩu|katasandi|κωδικός|סיסמה|كلمةالمرور|รหัส/;
/** What is one of a name's words. */
const secretWord = new Set([
  'key',
  'keys',
  'creds',
  'cred',
  'pat',
  'pw',
  'pass',
  'passe',
  'otp',
  'bearer',
  'sk',
  'pin',
  'psk',
  'salt',
  'pem',
  'totp',
  'hmac',
  'seed',
  'sas',
  'clave',
  'haslo',
]);
/** Words that say something else in front of others: `PASS_THROUGH`, `KEY_ID`. */
const ofAnother = /^(?:through|id)$/;
/** What a secret has, or how it is used, at the end of a name: `TOKEN_LIMIT`, `AUTH_MODE`, `KEY_PREFIX`. */
const aboutSecret =
  /^(?:count|limit|rate|size|length|name|prefix|suffix|type|enabled|required|mode|method|scheme|provider|strategy|flow|column|header|param|version|algorithm|alg|format|ttl|timeout|expiry|expires|expiration|date|lifetime|duration|email|domain|realm|region|layout|language|policy|budget|threshold|hint|rotation|bindings?|consent|symbol|events?|sock|socket)$/;
/** What a figure is counted in, at the end of a name. */
const unit = /^(?:ms|s|secs?|seconds|mins?|minutes|hours?|days?|bytes|kb|mb)$/;
/** Keys that open nothing. */
const openKey =
  /^(?:public|primary|foreign|sort|partition|cache|hot|short|group|row|search|idempotency|map|range)$/;
const harmlessHeader = /^(accept|accept-.*|content-type|user-agent|origin|referer|mcp-protocol-version)$/i;
/** Well-known prefixes, and long words of letters and digits in no order that a language has. */
const secretShape =
  /^(sk-|pk-|gh[pousr]_|github_pat_|glpat-|xox[a-z]-|AKIA|eyJ)|^(?=.*\d)(?=.*[A-Za-z])[\w+=.-]{20,}$/;

/** `name=value`, in an argument or an address. */
const namedValue = /(?:^|[?&;#\s])([\w.%[\]-]+)=([^&;\s#]+)/g;
/** A header in a command line: `Authorization: Bearer …`. */
const headerLine = /^([A-Za-z][\w-]{1,60}):\s(\S.*)$/;
/** A flag of Windows: `/password:…`. */
const slashFlag = /^\/([A-Za-z][\w-]{1,40}):(\S+)$/;
/** Flags that a name and a password follow. */
const userFlag = /^(?:-u|--(?:proxy-)?user|--auth|--basic-auth|--credentials?|--login)$/;
/** A name and a password before a host, as Oracle writes them. */
const slashedPassword = /(?:^|:)[\w.-]{1,60}\/([^/@\s:]{1,200})@[\w.-]+(?=[:/]|$)/;
/** A part of a path that no word, date or version is: `4f2c9a…`. */
const pathKey = /^(?=(?:.*\d){4})(?=.*[A-Za-z])[\w=~%-]{20,}$/;
/** Working directories, which only sound like passwords. */
const workingDirectory = /^(OLD)?PWD$/;
/** Names that nothing but secrets have: this process's environment is full of what only sounds like them. */
const ownSecretName =
  /(^|_)(TOKEN|SECRET|SECRETS|PASSWORD|PASSWD|PASSPHRASE|API_?KEY|ACCESS_?KEY|PRIVATE_?KEY|SECRET_?KEY|KEY|CREDENTIALS?|PAT|JWT|DSN)(_\d+)?$/i;
const shortestOwn = 12;

/**
 * What this process's environment holds that is a secret by its name. Servers are not given it, but they run as the
 * same user: one that reads files can read where it came from, or the environment of a process.
 */
export function secretsOfEnvironment(environment: Readonly<Record<string, string | undefined>>): string[] {
  return Object.entries(environment).flatMap(([name, value = '']) => {
    const isSecret =
      ownSecretName.test(name) &&
      value.trim().length >= shortestOwn &&
      /\d/.test(value) &&
      /[A-Za-z]/.test(value) &&
      !/^[~./\\]|^[A-Za-z]:[\\/]/.test(value) &&
      !isFileOrUrl(name, value);
    return isSecret ? [value.trim()] : [];
  });
}

/** Whether a variable, header, parameter or flag of this name holds a secret: `MYSQL_PASS`, `dbPw`, `X-Api-Key`, `--dsn`. */
function isSecretName(name: string): boolean {
  const words = name
    .replace(/(\p{Ll}|\d)(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
  // MAX_TOKENS=4096 counts, and 4096 is no secret.
  if (/^(?:max|min|num|no|limit)$/.test(words[0] ?? '')) return false;
  const last = unit.test(words.at(-1) ?? '') ? words.at(-2) : words.at(-1);
  if (aboutSecret.test(last ?? '') || words.includes('per')) return false;
  if (secretPart.test(words.join(''))) return true;
  return words.some((word, index) => {
    const plain = word.replace(/(?<!\d)\d+$/, '');
    if (/^keys?$/.test(plain) && openKey.test(words[index - 1] ?? '')) return false;
    return secretWord.has(plain) && !ofAnother.test(words[index + 1] ?? '');
  });
}

/** Collects the values of one configuration. */
export class Secrets {
  readonly #values = new Set<string>();

  get values(): readonly string[] {
    return [...this.#values];
  }

  /** The value of a configured environment variable, or of one that a `${NAME}` was filled from. */
  addVariable(name: string, value: string): void {
    this.#addUserInfo(value);
    if (workingDirectory.test(name)) return;
    // `Server=db;Password=…`, and the password of an address, stand in values whose names say nothing.
    for (const [, part = '', inside = ''] of value.matchAll(namedValue)) this.#addNamed(part, inside);
    const slashed = slashedPassword.exec(value)?.[1];
    if (slashed !== undefined && !value.startsWith('@')) this.#add(slashed);
    this.#addMembers(value);
    if (isSecretName(name) ? !isFileOrUrl(name, value) : isUnusual(value)) this.#add(value);
  }

  /** A header's value, whole and without the scheme before it (`Bearer`, `Basic`). */
  addHeader(name: string, value: string): void {
    if (harmlessHeader.test(name)) return;
    this.#add(value);
    const credentials = /^(?:Bearer|Basic|Token|ApiKey)\s+(\S.*)$/i.exec(value)?.[1];
    if (credentials !== undefined) this.#add(credentials);
    if (/^Basic /i.test(value))
      this.#add(
        Buffer.from(credentials ?? '', 'base64')
          .toString()
          .split(':')
          .at(-1) ?? '',
      );
  }

  /** A literal in a command line or an address. */
  addLiteral(text: string): void {
    this.#addUserInfo(text);
    for (const word of text.split(/[\s=?&]+/)) if (secretShape.test(word)) this.#add(word);
    for (const [, name = '', value = ''] of text.matchAll(namedValue)) {
      this.#addNamed(name, value);
      // `--env=TOKEN=…`
      const [, inner, held] = /^([\w.-]{1,60})=(.+)$/.exec(value) ?? [];
      if (inner !== undefined && held !== undefined) this.#addNamed(inner, held);
    }
    const [, header, credentials] = headerLine.exec(text) ?? [];
    if (header !== undefined && credentials !== undefined && isSecretName(header))
      this.addHeader(header, credentials);
    const [, flag, given] = slashFlag.exec(text) ?? [];
    if (flag !== undefined && given !== undefined) this.#addNamed(flag, given);
  }

  /** A command line: what follows `--token` is a secret, however it looks. */
  addArguments(words: readonly string[]): void {
    for (const [index, word] of words.entries()) {
      this.addLiteral(word);
      const next = words[index + 1];
      if (/^--?[A-Za-z]/.test(word) && !word.includes('=') && next !== undefined && !next.startsWith('-'))
        this.#addNamed(word, next);
      // Two numbers are a user and a group.
      const password = userFlag.test(word) ? /^[^:/]+:(?!\d+$)([^/].*)$/.exec(next ?? '')?.[1] : undefined;
      if (password !== undefined) this.#add(password);
    }
  }

  /** An address: some servers take their key as a part of the path. */
  addUrl(url: string): void {
    this.addLiteral(url);
    for (const segment of url.split(/[?#]/)[0]?.split('/') ?? []) {
      if (pathKey.test(segment)) this.#add(decoded(segment));
    }
  }

  /** Everything that a server is started or asked with. */
  addAddress(address: ServerAddress): void {
    if (address.kind === 'stdio') {
      for (const [name, value] of Object.entries(address.env)) this.addVariable(name, value);
      this.addArguments(address.args);
    } else if (address.kind === 'http' || address.kind === 'sse') {
      for (const [name, value] of Object.entries(address.headers)) this.addHeader(name, value);
      this.addUrl(address.url);
    }
  }

  #addNamed(given: string, value: string): void {
    const name = decoded(given);
    if (isSecretName(name) && !isFileOrUrl(name, value)) {
      this.#add(value);
      this.#add(decoded(value));
    }
  }

  /** The password in `scheme://user:password@host`, and a token in place of the user. */
  #addUserInfo(value: string): void {
    const authority = /^[a-z][\w+.-]*:\/\/([^/]+)/i.exec(value)?.[1] ?? '';
    const at = authority.lastIndexOf('@');
    if (at < 0) return;
    const [user = '', ...rest] = authority.slice(0, at).split(':');
    const password = rest.length === 0 && isUnusual(user) ? user : rest.join(':');
    this.#add(password);
    this.#add(decoded(password));
  }

  /** The members of a value that is JSON, such as the key of a service account. */
  #addMembers(value: string): void {
    if (!/^\s*\{/.test(value)) return;
    const object = parseJsonText(value);
    if (!isObject(object)) return;
    for (const [name, held] of Object.entries(object))
      if (typeof held === 'string') this.#addNamed(name, held);
  }

  #add(value: string): void {
    if (value.trim().length >= shortest) this.#values.add(value);
  }
}

/** `KEY_FILE=/etc/key.pem` names a place, not the secret. */
function isFileOrUrl(name: string, value: string): boolean {
  return /(path|file|dir|folder|url|uri|host|endpoint)$/i.test(name) || /^https?:\/\/[^@]*$/.test(value);
}

/** No word, number, place or address: something that a result would hardly hold by chance. */
function isUnusual(value: string): boolean {
  if (/^(~|\.{0,2})[\\/]|^[A-Za-z]:[\\/]|^[a-z][\w+.-]*:\/\//i.test(value)) return false;
  if (secretShape.test(value)) return true;
  return value.length >= 12 && !value.includes(' ') && /\d/.test(value) && /[A-Za-z]/.test(value);
}

/** Without its percent signs; as it is where they encode nothing. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
