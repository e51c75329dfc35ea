// Objects that report a failed request, told by their form: bodies of frameworks, gateways and APIs.
import { isObject, type JsonObject, type JsonValue } from '../model/json.ts';
import { spelled } from '../text/naming.ts';
import { isStatusLine, saysFailure } from './failure-words.ts';

const failureWords =
  /^(?:error|failure|fail|failed|request_denied|invalid_request|over_query_limit|over_daily_limit|unknown_error|denied|rejected|aborted|unsuccessful|ko|nok)$/i;

/** States that only requests are in. */
const refused =
  /^(?:unauthori[sz]ed|unauthenticated|forbidden|not_?found|rate_?limited|bad_?request|invalid_?(?:request|argument|params?)|internal_?(?:server_?)?error|permission_?denied|access_?denied|quota_?exceeded)$/i;

/** What says that a request has failed, by itself. */
const errors = new Set(
  'error,err,error message,error messages,error msg,errormessage,errormsg,err msg,exception,error description,error text,faultstring,fault string,non field errors,odata error,fehler,erreur,erro,errore,ошибка'.split(
    ',',
  ),
);
/** What explains a failure, or is about the request: RFC 9457, frameworks, gateways. */
const ofRequests = new Set(
  (
    'message,msg,code,status,status code,status text,title,type,detail,details,reason,instance,path,timestamp,time,request id,trace id,' +
    'error code,errcode,errorcode,err code,errno,errmsg,error type,error,errors,cod,ret,retcode,ret code,retmsg,ret msg,result code,result message,result msg,description,' +
    'error description,error uri,messages,error messages,retry after,kind,api version,metadata,object,content,faultcode,fault code,error message,success,ok,is error,documentation url,help,hint,response,method,url,sub code,log id,log_id'
  ).split(','),
);
/** What services in other languages call the same. */
const inEnglish: Readonly<Record<string, string>> = {
  mensaje: 'message',
  mensagem: 'message',
  messaggio: 'message',
  meldung: 'message',
  codigo: 'code',
  código: 'code',
  codice: 'code',
};
const messages = new Set(
  'message,msg,detail,details,reason,title,description,error,errmsg,retmsg,ret msg,error description,error message,response,content,text,output,result,data'.split(
    ',',
  ),
);
const statusCodes = new Set('code,status,status code,cod'.split(','));
/** Codes that are 0 where all is well. */
const errorCodes = new Set(
  'errcode,errorcode,error code,err code,errno,retcode,ret code,ret,result code'.split(','),
);
const identities = new Set('id,uuid,name,title,key,number,hostname,host,service'.split(','));
const states =
  /^(?:status|state|phase|started|finished|created|updated|ended|since|date|attempts|runs)\b|\b(?:at|date|time)$/;
const wellSaid = /^(?:ok(?:ay)?|success(?:ful|fully)?|succeeded|done|成功|操作成功|请求成功|正常)[.!]?$/i;

function isTelling(value: unknown): boolean {
  if (typeof value === 'string') return !/^(?:|none|null|no|ok|0|false|n\/a|-)$/i.test(value.trim());
  if (Array.isArray(value)) return value.length > 0;
  return value === true || (isObject(value) && Object.keys(value).length > 0);
}

function isNothing(value: JsonValue | undefined): boolean {
  if (value === undefined || value === null || value === '') return true;
  if (Array.isArray(value)) return value.every((item: JsonValue) => isNothing(item));
  return isObject(value) && Object.values(value).every(isNothing);
}

function isNo(value: JsonValue | undefined): boolean {
  return value === false || value === 0 || (typeof value === 'string' && /^false$/i.test(value));
}

/** What kind of failure an object reports, as a noun phrase; undefined for any other object. */
export function errorObject(object: JsonObject): string | undefined {
  const members = Object.entries(object).map(([key, value]) => ({
    key,
    name: inEnglish[spelled(key)] ?? spelled(key),
    value: value ?? null,
  }));
  if (isRecord(members)) return undefined;
  const told = members.find(
    ({ name, value }) => (errors.has(name) && isTelling(value)) || (name === 'fault' && isObject(value)),
  );
  if (told !== undefined) return `an object with an "${told.key}"`;
  for (const { key, name, value } of members) {
    if (/^(?:success|ok|is (?:success(?:ful)?|ok)|succeeded)$/.test(name) && isNo(value))
      return `an object with "${key}": ${JSON.stringify(value)}`;
    if (name === 'is error' && value === true) return `an object with "${key}": true`;
    if (name === 'response' && value === 'False') return `an object with "${key}": "False"`;
  }
  const inner = onlyInner(members);
  const toldInside = inner === undefined ? undefined : errorObject(inner);
  if (toldInside !== undefined) return toldInside;
  if (isFailedProgram(members)) return 'the outcome of a program that failed';
  return errorList(members) ?? failedStatus(members) ?? failedRequest(members);
}

/** The one object in an envelope that says nothing else: `{"ok": true, "data": {"error": "rate_limited"}}`. */
function onlyInner(members: readonly Member[]): JsonObject | undefined {
  const inner = members.find(
    ({ name, value }) => /^(?:data|result|response|body|payload)$/.test(name) && isObject(value),
  )?.value;
  if (!isObject(inner) || Object.keys(inner).length === 0) return undefined;
  const others = members.filter(({ value }) => value !== inner && !isNothing(value));
  return others.every(({ name, value }) => ofRequests.has(name) && !isObject(value)) ? inner : undefined;
}

type Member = { readonly key: string; readonly name: string; readonly value: JsonValue };

/** A thing that has failed, or whose state is told: it is called something, and was begun or changed some time. */
function isRecord(members: readonly Member[]): boolean {
  const others = members.filter(({ name, value }) => !isNothing(value) && !errors.has(name));
  return (
    others.length >= 3 &&
    others.some(({ name }) => !ofRequests.has(name)) &&
    others.some(({ name, value }) => identities.has(name) && !isObject(value)) &&
    others.some(({ name }) => states.test(name))
  );
}

/** A program that has printed nothing but what went wrong. One that reports failed tests on stdout has answered. */
function isFailedProgram(members: readonly Member[]): boolean {
  const find = (name: RegExp) => members.find((member) => name.test(member.name))?.value;
  const code = find(/^(?:return ?code|exit ?code|exit status|code)$/);
  const complaint = find(/^std ?err$/);
  if (typeof code !== 'number' || code === 0 || !isNothing(find(/^std ?out$/))) return false;
  const output = find(/^(?:output|result|text)$/);
  return !isNothing(complaint) || (typeof output === 'string' && isComplaint(output));
}

function isComplaint(text: string): boolean {
  return saysFailure(text) || /^Traceback \(most recent call last\):/.test(text);
}

/** A list of errors in place of data, or with data that hold nothing. */
function errorList(members: readonly Member[]): string | undefined {
  const list = members.find(({ name }) => name === 'errors')?.value;
  if (!Array.isArray(list) || list.length === 0) return undefined;
  const others = members.filter(({ name }) => name !== 'errors');
  return others.every(({ name, value }) => isNothing(value) || name === 'extensions')
    ? 'an object of nothing but "errors"'
    : undefined;
}

/** A job may have failed without the call having failed: the object must be about the failure and nothing else. */
function failedStatus(members: readonly Member[]): string | undefined {
  const status = members.find(({ name }) => name === 'status' || name === 'state')?.value;
  const type = members.find(({ name }) => name === 'type')?.value;
  const about = (left: readonly string[]) =>
    members.every(({ name, value }) => left.includes(name) || ofRequests.has(name) || isNothing(value));
  if (
    typeof status === 'string' &&
    failureWords.test(status) &&
    about(['status', 'state']) &&
    members.length > 1
  )
    return `an object with "status": "${status}"`;
  const result = members.find(({ name }) => name === 'result' || name === 'outcome');
  if (
    typeof result?.value === 'string' &&
    failureWords.test(result.value) &&
    members.every(
      ({ name, value }) =>
        name === result.name || ofRequests.has(name) || messages.has(name) || isNothing(value),
    ) &&
    members.length > 1
  )
    return `an object with "${result.key}": "${result.value}"`;
  const kind = members.find(({ name, value }) => name === 'object' && value === 'error');
  if (kind !== undefined && about(['object'])) return 'an object with "object": "error"';
  if (typeof status === 'string' && refused.test(status) && about(['status', 'state', 'query', 'q']))
    return `an object with "status": "${status}"`;
  // JSend: what is wrong with each field stands in the data.
  if (status === 'fail' && members.every(({ name }) => name === 'status' || name === 'data'))
    return 'an object with "status": "fail"';
  return type === 'error' && about(['type']) && members.some(({ name }) => messages.has(name))
    ? 'an object with "type": "error"'
    : undefined;
}

function failedRequest(members: readonly Member[]): string | undefined {
  const telling = members.filter(({ value }) => !isNothing(value));
  const only = 'an object that only reports a failed request';
  const isOnly = telling.every(({ name, value }) => ofRequests.has(name) || isFailedMeta(name, value));
  if (isOnly && telling.some((member) => tellsFailure(member, telling))) return only;
  if (isOnly && tellsOfFields(members)) return only;
  if (members.length > 0 && members.every(({ value }) => isFieldComplaint(value))) return only;
  const [first] = telling;
  const isNotice =
    telling.length === 1 &&
    typeof first?.value === 'string' &&
    /^(?:note|notice|information|info|warning)$/.test(first.name) &&
    /\b(?:rate limit|(?:claim|get|obtain|need|use) (?:an? |your )(?:own |free |valid )*api key|call (?:frequency|limit|volume)|(?:calls|requests) per (?:second|minute|hour|day|month)|premium (?:plan|endpoint))\b/i.test(
      first.value,
    );
  if (isNotice) return only;
  // Around one text and nothing else, the text is what the tool says.
  return telling.length === 1 &&
    first !== undefined &&
    typeof first.value === 'string' &&
    messages.has(first.name)
    ? saysFailure(first.value)
      ? only
      : undefined
    : undefined;
}

/** Laravel's message and what is wrong with each field; PostgREST's four members, null or not. */
function tellsOfFields(members: readonly Member[]): boolean {
  const fields = members.find(({ name }) => name === 'errors')?.value;
  if (isObject(fields) && Object.keys(fields).length > 0)
    return Object.values(fields).every((said) => Array.isArray(said) || typeof said === 'string');
  return ['code', 'details', 'hint', 'message'].every((name) =>
    members.some((member) => member.name === name),
  );
}

/** Django's list of what is wrong with one field. */
function isFieldComplaint(value: JsonValue): boolean {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.length <= 3 &&
    value.every((said: JsonValue) => typeof said === 'string' && saysFailure(said))
  );
}

function isFailedMeta(name: string, value: JsonValue): boolean {
  return (
    (name === 'meta' || name === 'status') &&
    isObject(value) &&
    Object.entries(value).some(
      ([key, held]) =>
        (/^(?:code|status(?: code)?)$/.test(spelled(key)) && isFailedCode(held ?? null)) ||
        (errorCodes.has(spelled(key)) && Number(held) > 0),
    )
  );
}

/** Whether a value is a status code of HTTP that means a failure. */
export function isFailedCode(value: JsonValue): boolean {
  return Number(value) >= 400 && Number(value) <= 599;
}

function tellsFailure({ name, value }: Member, all: readonly Member[]): boolean {
  if (isFailedMeta(name, value)) return true;
  if (name === 'result code' && Number(value) === 200) return false;
  if (errorCodes.has(name)) return Number(value) !== 0 || (typeof value === 'string' && !/^\d+$/.test(value));
  if (statusCodes.has(name) && isFailedCode(value)) return true;
  if (messages.has(name) && typeof value === 'string') {
    if (isStatusLine(value) || saysFailure(value)) return true;
    return false;
  }
  if (name === 'code' && typeof value === 'string' && /^[A-Za-z]+(?:_[A-Za-z]+)+$/.test(value))
    return saysFailure(value);
  if (name === 'content' && Array.isArray(value) && value.length === 1) {
    const [part] = value as readonly JsonValue[];
    return isObject(part) && typeof part.text === 'string' && saysFailure(part.text);
  }
  if (name === 'messages' && Array.isArray(value))
    return (
      value.length > 0 && value.every((said: JsonValue) => typeof said === 'string' && saysFailure(said))
    );
  // FastAPI's list of what is wrong with a request.
  if (name === 'detail' && Array.isArray(value))
    return value.some((item: JsonValue) => isObject(item) && 'msg' in item && 'loc' in item);
  // Codes of an API's own: beside nothing, and with a message that is no success.
  if (name !== 'code' || typeof value !== 'number' || (value >= 0 && value < 1000)) return false;
  const said = all.find((member) => member.name === 'message' || member.name === 'msg')?.value;
  return typeof said === 'string' && !wellSaid.test(said.trim());
}
