// A backend made of a language model: each stage's prompt, and its answer read by the stage's own type.
import type { Completion, ModelBackend, ModelRequest, Stage } from '../../model/seams.ts';
import { throwIfStopped } from '../../timing/stop.ts';
import { answerSchemaOf } from './answer-schema.ts';
import { askFitting } from './ask-fitting.ts';
import type { AnswerSchema, ChatModel } from './chat-model.ts';
import { createFailures } from './failures.ts';

/**
 * A backend that asks the model. An answer that misfits is asked for again, with what is wrong with it, twice at most;
 * then, or where the model refuses, the completion is a failure. Spent is the sum over all its requests.
 */
export function createLanguageBackend(model: ChatModel): ModelBackend {
  const schemas = new Map<Stage, AnswerSchema>();
  const failures = createFailures('lower --pool');

  async function complete<S extends Stage>(request: ModelRequest<S>): Promise<Completion<S>> {
    const { stage, seed, signal } = request;
    throwIfStopped(signal);
    const type = request.answer();
    let schema = schemas.get(stage);
    if (schema === undefined) {
      schema = answerSchemaOf(stage, type);
      schemas.set(stage, schema);
    }
    return await askFitting(model, failures, {
      name: stage,
      prompt: request.prompt(),
      type,
      schema,
      seed,
      signal,
    });
  }

  return {
    id: model.id,
    ...(model.ready === undefined
      ? {}
      : { ready: (signal: AbortSignal) => model.ready?.(signal) as Promise<void> }),
    complete,
  };
}
