// How an MCP bundle starts the program: what the user chose in the client's dialog becomes flags.

/** A client leaves `${user_config.config}` as it stands where nothing was chosen, or puts an empty text there. */
function chosen(name: string): string | undefined {
  const value = process.env[name];
  delete process.env[name];
  return value === undefined || value === '' || value.startsWith('${') ? undefined : value;
}

const [config, demo] = [chosen('TOOLGRAD_CONFIG'), chosen('TOOLGRAD_DEMO')];
const flags = demo === 'true' ? ['--demo'] : config === undefined ? [] : ['--config', config];
process.argv.push('serve', ...flags);
await import('../../src/bin.ts');
