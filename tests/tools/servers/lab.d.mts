import type { JsonObject } from '../../../src/model/json.ts';
import type { InProcessServer } from '../../../src/transports/server-address.ts';

export interface LabState {
  readonly notes: unknown[];
  readonly counts: Record<string, number>;
  readonly cancelled: number;
}
export interface LabTool extends JsonObject {
  readonly name: string;
}
type Page = { readonly tools: readonly unknown[]; readonly nextCursor?: string };
export const labTools: readonly LabTool[];
export function createLabState(): LabState;
export function callLab(state: LabState, name: string, args: JsonObject): unknown;
export interface LabOptions {
  readonly tools?: readonly unknown[] | ((cursor?: string) => Page | Promise<Page>);
  readonly capabilities?: JsonObject;
  readonly call?: (state: LabState, name: string, args: JsonObject) => unknown;
}
export interface Lab extends InProcessServer {
  readonly state: LabState;
  announce(): Promise<void>;
}
export function createLab(options?: LabOptions): Lab;
