// What endpoints object to in the messages of a request, and the messages as they take them.
import type { ChatFault } from '../language/chat-fault.ts';

interface PlainMessage {
  readonly role: string;
  readonly content: string | null;
}

const aboutSystem =
  /\bsystem\b.{0,60}\b(?:role|messages?|prompts?|instructions?)\b.{0,80}(?:not (?:supported|allowed|enabled|permitted|accepted)|unsupported|invalid|unexpected)|\broles?\b.{0,80}\bsystem\b|developer instruction is not enabled|roles must alternate|only (?:the )?['"`]?(?:user|assistant)['"`]?.{0,40}roles?\b/is;

/** Whether a refusal is about the system's message, of which there is one. */
export function refusesSystem({ said }: ChatFault, messages: readonly { readonly role: string }[]): boolean {
  return messages.some(({ role }) => role === 'system') && aboutSystem.test(said);
}

/** The messages with what the system says at the beginning of what the user says first. */
export function withoutSystem<M extends PlainMessage>(messages: readonly M[]): readonly M[] {
  const system = messages.filter(({ role }) => role === 'system').map(({ content }) => content ?? '');
  const others = messages.filter(({ role }) => role !== 'system');
  if (system.length === 0) return messages;
  const at = others.findIndex(({ role }) => role === 'user');
  const text = system.join('\n\n');
  if (at < 0) return [{ role: 'user', content: text } as M, ...others];
  return others.map((message, index) =>
    index === at ? { ...message, content: `${text}\n\n${message.content ?? ''}` } : message,
  );
}
