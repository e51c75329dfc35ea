// The app in the chat: what a tool of ToolGrad has answered, as the page would show it.
import { App as ChatApp } from '@modelcontextprotocol/ext-apps';
import { render } from 'preact';
import { ChatView } from './chat-view.tsx';
import './style.css';

const chat = new ChatApp({ name: 'toolgrad', version: '1' }, {}, { autoResize: true });
const root = document.getElementById('app');

/** The host's colours, where it says them. */
function follow(theme: string | undefined): void {
  document.documentElement.dataset.theme = theme ?? 'auto';
}

function show(answer: unknown): void {
  if (root !== null) render(<ChatView answer={answer} call={call} />, root);
}

/** The structured answer of a tool. Throws with its sentence where it is an error. */
async function call(name: string, args: Readonly<Record<string, unknown>>): Promise<unknown> {
  const result = await chat.callServerTool({ name, arguments: { ...args } });
  if (result.isError !== true) return result.structuredContent;
  const text = result.content.map((block) => (block.type === 'text' ? block.text : '')).join(' ');
  throw new Error(text);
}

chat.ontoolresult = (result) => show(result.structuredContent);
chat.onhostcontextchanged = ({ theme }) => follow(theme);
show(undefined);
await chat.connect();
follow(chat.getHostContext()?.theme);
