// What users' own tests need of this package: `toolgrad-mcp/testing`.
export {
  createFakeToolSource,
  errorResult,
  type FakeAnswer,
  type FakeServer,
  type FakeTool,
  type FakeToolSource,
  structuredResult,
} from './fake-tool-source.ts';
