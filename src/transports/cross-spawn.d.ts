// The SDK's own dependency, which comes without types; on Windows it finds `npx.cmd` for `npx`.
declare module 'cross-spawn' {
  import type { spawn } from 'node:child_process';

  const crossSpawn: typeof spawn;
  export default crossSpawn;
}
