// What forms make of results as servers of all kinds give them, without a server.
import type { FormAuthor } from '../../../../src/backends/symbolic/forms/question.ts';
import { type Scene, sceneOf } from '../../../../src/backends/symbolic/scene/scene.ts';
import { extendWorkflow } from '../../../../src/grounding/extend-workflow.ts';
import type { JsonObject, JsonValue } from '../../../../src/model/json.ts';
import type { Tool } from '../../../../src/model/tool.ts';
import { emptyWorkflow } from '../../../../src/model/workflow.ts';
import { asked, texts } from './played.ts';

export interface Shown {
  readonly tool: string;
  readonly description?: string;
  readonly parameters?: JsonObject;
  readonly given?: JsonObject;
  /** Set where the call could do without what it is given. */
  readonly isOptional?: true;
  /** A text, or what is sent as JSON in a text. */
  readonly result: JsonValue;
  /** Whether the call changes something. */
  readonly writes?: true;
}

/** The scene after calls that gave these results. */
export function sceneOfResults(...shown: readonly Shown[]): Scene {
  const tools = shown.map(
    ({ tool, description = '', parameters = {}, given = {}, isOptional, writes }): Tool => ({
      name: `own__${tool}`,
      tool,
      server: 'own',
      description,
      inputSchema: { type: 'object', properties: parameters, required: isOptional ? [] : Object.keys(given) },
      permission: { callable: true, rule: 'sandbox', why: 'sandbox' },
      ...(writes === undefined && { annotations: { readOnlyHint: true } }),
    }),
  );
  const byName = new Map(tools.map((tool) => [tool.name, tool]));
  const workflow = shown.reduce((known, { tool, given = {}, result }) => {
    const text = typeof result === 'string' ? result : JSON.stringify(result);
    const attempt = {
      call: { tool: `own__${tool}`, arguments: given },
      outcome: { result: { content: [{ type: 'text', text }] } },
      latencyMs: 0,
    };
    return extendWorkflow(known, [attempt], null, byName) ?? known;
  }, emptyWorkflow);
  return sceneOf(workflow, tools, '2026-03-02');
}

/** What forms ask and answer, over some seeds. */
export function questionsOf(scene: Scene, ...forms: readonly FormAuthor[]): readonly string[] {
  const seeds = [1, 2, 3, 4, 5, 6];
  return [...new Set(seeds.flatMap((seed) => forms.flatMap((form) => texts(asked(form, scene, seed)))))];
}
