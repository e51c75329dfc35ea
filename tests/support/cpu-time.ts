// How much work something is, in a measure that other programs on the machine do not change.

/** The milliseconds that this process has worked while it ran `work`, which is nothing asynchronous. */
export function cpuTime(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
