// What a model says aloud: its text without the thoughts that some endpoints leave in it.

const thoughts = /<(think|thinking|thought|reasoning)>[\s\S]*?(?:<\/\1>|$)/gi;

/** The text without marked thoughts, of which the last may not be closed; trimmed. */
export function spokenText(text: string): string {
  return text.replace(thoughts, '').trim();
}
