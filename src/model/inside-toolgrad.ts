// The mark that tells a program that ToolGrad started it as a server, or one of its ancestors.

/** An environment variable: set in every server that is started, so that toolgrad-mcp never serves beneath itself. */
export const insideToolGrad = 'TOOLGRAD_MCP_INSIDE';
