// Tools as servers list them, and what comes back from calling one.
import type { JsonObject, JsonValue } from './json.ts';

export interface ToolAnnotations {
  readonly title?: string;
  readonly readOnlyHint?: boolean;
  readonly destructiveHint?: boolean;
  readonly idempotentHint?: boolean;
  readonly openWorldHint?: boolean;
}

/**
 * What decided whether a tool may be called. It may be where it is `allowed` by name, `annotated` read-only, on a
 * `sandbox`, or where the user says that it only `reads`; otherwise it is `denied`, has a name in `unusual-letters`, came `late`, is annotated as one that `writes`,
 * or is `unannotated`.
 */
export type PermissionRule =
  | 'allowed'
  | 'annotated'
  | 'reads'
  | 'sandbox'
  | 'denied'
  | 'unusual-letters'
  | 'late'
  | 'writes'
  | 'unannotated';

/** Whether the call policy lets a tool be called, and the words for it. */
export interface Permission {
  readonly callable: boolean;
  readonly rule: PermissionRule;
  /** The rule as a short phrase: "annotated read-only", "denied by deny delete_*". */
  readonly why: string;
}

/** Whether the user could allow a tool that may not be called: whatever they have not denied. */
export function canBeAllowed({ permission }: Pick<Tool, 'permission'>): boolean {
  return !permission.callable && permission.rule !== 'denied';
}

/** One entry of a server's `tools/list`. */
export interface Tool {
  /** The model-facing name, `server__tool`; unique in a catalog. */
  readonly name: string;
  readonly server: string;
  /** The server's own name for it. */
  readonly tool: string;
  readonly title?: string;
  readonly description: string;
  readonly inputSchema: JsonObject;
  readonly outputSchema?: JsonObject;
  readonly annotations?: ToolAnnotations;
  /** What else its entry holds, `icons` and `_meta` among it: kept for recordings. */
  readonly more?: JsonObject;
  readonly permission: Permission;
  /** Why it counts as only reading although its server does not say so. */
  readonly reads?: string;
}

/** True unless the server or the user says that calling the tool changes nothing, or it reads by every sign. */
export function mayWrite(tool: Pick<Tool, 'annotations' | 'reads'>): boolean {
  return tool.annotations?.readOnlyHint !== true && tool.reads === undefined;
}

/** A tool that a server listed and that cannot be used, with the reason. */
export interface LeftOutTool {
  readonly server: string;
  readonly tool: string;
  readonly reason: string;
}

export interface ServerInfo {
  readonly name: string;
  readonly version: string;
  readonly protocolVersion: string;
  readonly toolsHash: string;
  /** Whether calls that write may be repeated: the server is a sandbox. */
  readonly sandbox: boolean;
}

/** Everything that is in reach of a run, as it is stored: tools in a stable order, and the hash of what a model sees of them. */
export interface CatalogContents {
  readonly tools: readonly Tool[];
  readonly leftOut: readonly LeftOutTool[];
  readonly servers: readonly ServerInfo[];
  readonly hash: string;
}

export interface Catalog extends CatalogContents {
  /** The tools that may be called. */
  readonly callable: readonly Tool[];
  /** The tools by their model-facing names. */
  readonly byName: ReadonlyMap<string, Tool>;
}

export function createCatalog({ tools, leftOut, servers, hash }: CatalogContents): Catalog {
  const callable = tools.filter(({ permission }) => permission.callable);
  return { tools, leftOut, servers, hash, callable, byName: new Map(tools.map((tool) => [tool.name, tool])) };
}

export interface ToolCall {
  /** The model-facing name. */
  readonly tool: string;
  readonly arguments: JsonObject;
}

/** One block of a result's content, kept whole: fields this program does not know stay in it. */
export interface ContentBlock extends JsonObject {
  readonly type: string;
}

export interface ToolResult {
  readonly content: readonly ContentBlock[];
  /** An object by the protocol; some servers send a list or a text, and that is kept as it is. */
  readonly structuredContent?: JsonValue;
  readonly isError?: boolean;
}

/** The server's result, or the error that took its place. */
export type Outcome =
  | { readonly result: ToolResult; readonly error?: never }
  | { readonly error: CallError; readonly result?: never };

/** Why a call has no result. */
export interface CallError {
  /** The code of the protocol's error, or our own word: `timeout`, `closed`, `rate_limited`. */
  readonly code: number | string;
  readonly message: string;
  /** After how many milliseconds to call again, where the answer's header or data says so. */
  readonly retryAfterMs?: number;
}

/** One call and its outcome. */
export interface Attempt {
  readonly call: ToolCall;
  readonly outcome: Outcome;
  /** Milliseconds from its sending, the last one where it was sent again, to its outcome. */
  readonly latencyMs: number;
  /** Of a long one, the milliseconds of these in which this thread was at work and not waiting for anything. */
  readonly busyMs?: number;
}

/** The text blocks of a result, joined by line breaks. */
export function textOf(result: ToolResult): string {
  return result.content
    .map((block) => (block.type === 'text' && typeof block.text === 'string' ? block.text : ''))
    .filter((text) => text !== '')
    .join('\n');
}

/** What a failed attempt said, or undefined where it succeeded. */
export function failureText(outcome: Outcome): string | undefined {
  if (outcome.error !== undefined) return outcome.error.message;
  if (outcome.result.isError !== true) return undefined;
  return textOf(outcome.result) || 'The server reported an error without a text.';
}

/** An outcome that tells the caller what is wrong. */
export function refusal(text: string): Outcome {
  return { result: { content: [{ type: 'text', text }], isError: true } };
}
