// The manifest of the MCP bundle: https://github.com/modelcontextprotocol/mcpb/blob/main/MANIFEST.md
import { readFileSync } from 'node:fs';

/** What is started, inside the bundle as in this folder. */
export const startFile = 'dist/scripts/bundle/start.js';

export interface BundledTool {
  readonly name: string;
  readonly description: string;
}

interface Package {
  readonly name: string;
  readonly version: string;
  readonly description: string;
  readonly license: string;
  readonly keywords: readonly string[];
  readonly engines: { readonly node: string };
}

/** Name, version and the like are those of package.json, so that there is one of each. */
export function bundleManifest(tools: readonly BundledTool[]): object {
  const { name, version, description, license, keywords, engines } = JSON.parse(
    readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'),
  ) as Package;
  return {
    manifest_version: '0.3',
    name,
    display_name: 'ToolGrad',
    version,
    description,
    long_description:
      'Makes tool-use samples from your own MCP servers: chains of calls that really work, then the question that each answers. Choose the configuration file with your servers below, or use the bundled mock servers.',
    author: { name: 'The toolgrad-mcp contributors' },
    license,
    keywords,
    server: {
      type: 'node',
      entry_point: startFile,
      mcp_config: {
        command: 'node',
        // biome-ignore-start lint/suspicious/noTemplateCurlyInString: the client puts something in place of these.
        args: [`\${__dirname}/${startFile}`],
        env: { TOOLGRAD_CONFIG: '${user_config.config}', TOOLGRAD_DEMO: '${user_config.demo}' },
        // biome-ignore-end lint/suspicious/noTemplateCurlyInString: until here.
      },
    },
    user_config: {
      config: {
        type: 'file',
        title: 'Servers',
        description:
          'A file with mcpServers, such as claude_desktop_config.json: their tools are what samples are made with',
        required: false,
        default: '',
      },
      demo: {
        type: 'boolean',
        title: 'Bundled servers',
        description: 'Use the bundled mock servers instead of your own',
        required: false,
        default: false,
      },
    },
    tools: tools.map((tool) => ({ name: tool.name, description: tool.description })),
    prompts_generated: true,
    compatibility: { platforms: ['darwin', 'win32', 'linux'], runtimes: { node: engines.node } },
  };
}
