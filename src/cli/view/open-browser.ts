// Opens an address in the browser of whoever sits at this machine.
import { spawn } from 'node:child_process';

const openers: Readonly<Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>>> = {
  darwin: ['open'],
  win32: ['rundll32', 'url.dll,FileProtocolHandler'],
};

/** False where there is nothing to open it with, or no screen to show it on. */
export async function openBrowser(url: string): Promise<boolean> {
  const { platform, env } = process;
  const isElsewhere = platform !== 'darwin' && platform !== 'win32';
  if (isElsewhere && (env.DISPLAY ?? env.WAYLAND_DISPLAY ?? '') === '') return false;
  const [command, ...args] = openers[platform] ?? ['xdg-open'];
  return await new Promise((resolve) => {
    const opening = spawn(command, [...args, url], { stdio: 'ignore', detached: true });
    opening.once('error', () => resolve(false));
    opening.once('spawn', () => {
      opening.unref();
      resolve(true);
    });
  });
}
