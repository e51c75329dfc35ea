/** What a tool of a bundled server is: its face in `tools/list`, and the function behind it. */
import type { InputSchema, ObjectSchema } from './json-schema.ts';

interface ToolAnnotations {
  readonly readOnlyHint: boolean;
  readonly destructiveHint: boolean;
  readonly idempotentHint: boolean;
  readonly openWorldHint: boolean;
}

/** Reads and leaves everything as it is. */
export const reads: ToolAnnotations = hints({ readOnlyHint: true, idempotentHint: true });
/** Adds a record; calling it again adds another. */
export const adds: ToolAnnotations = hints({});
/** Overwrites fields of a record; calling it again with the same arguments changes nothing more. */
export const changes: ToolAnnotations = hints({ destructiveHint: true, idempotentHint: true });

function hints(set: Partial<ToolAnnotations>): ToolAnnotations {
  return { readOnlyHint: false, destructiveHint: false, idempotentHint: false, openWorldHint: false, ...set };
}

export interface Tool<Store> {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly inputSchema: ObjectSchema;
  readonly outputSchema: ObjectSchema;
  readonly annotations: ToolAnnotations;
  /** Takes arguments that are valid against the input schema, defaults filled in; throws a `Refusal` where a rule forbids. */
  run(store: Store, args: unknown): object;
}

/** Checks a definition's types: `run` sees its arguments as the input schema describes them. */
export function defineTool<Store, Arguments>(
  tool: Omit<Tool<Store>, 'inputSchema' | 'run'> & {
    readonly inputSchema: InputSchema<Arguments>;
    run(store: Store, args: Arguments): object;
  },
): Tool<Store> {
  return { ...tool, run: (store, args) => tool.run(store, args as Arguments) };
}
