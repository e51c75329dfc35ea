// From a mock's file to a server in this process.
import { ToolGradError } from '../../core/errors.ts';
import type { InProcessServer, MockAddress } from '../server-config.ts';

/** A server that plays the file for the session of that label. Throws `usage` where the file is none that can be played. */
export async function openMock(address: MockAddress, _label: string): Promise<InProcessServer> {
  throw new ToolGradError('usage', `${address.file} cannot be played.`);
}
