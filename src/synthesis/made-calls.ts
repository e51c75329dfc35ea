// What exploration has already asked: a call that only reads is not made twice in one state of the world.
import { canonical } from '../model/json.ts';
import { type Attempt, mayWrite, type Tool, type ToolCall } from '../model/tool.ts';
import { isPassingFailure } from '../outcomes/passing-failure.ts';

/** The calls made on one session since the world last changed. */
export class MadeCalls {
  readonly #attempts = new Map<string, Promise<Attempt>>();

  /** The attempt that was made, or is under way, at the same call; else a new one. Anything that may write is made anew. */
  async attempt(call: ToolCall, tool: Tool | undefined, make: () => Promise<Attempt>): Promise<Attempt> {
    if (tool === undefined || mayWrite(tool)) {
      this.#attempts.clear();
      return await make();
    }
    const key = canonical(call);
    const known = this.#attempts.get(key);
    if (known !== undefined) return await known;
    const made = make();
    this.#attempts.set(key, made);
    try {
      const attempt = await made;
      // It may be answered another time.
      if (isPassingFailure(attempt.outcome)) this.#attempts.delete(key);
      return attempt;
    } catch (error) {
      this.#attempts.delete(key);
      throw error;
    }
  }

  /** The session is another one, or the world another. */
  clear(): void {
    this.#attempts.clear();
  }
}
