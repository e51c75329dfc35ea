// A small host of MCP Apps, built on the package's own bridge: a frame without rights, and calls that go to the server.
import { AppBridge, PostMessageTransport } from '@modelcontextprotocol/ext-apps/app-bridge';

/** Shows the app in a frame, and gives it the answer of a tool as a host does. `callServer` is the test's. */
globalThis.showApp = async ({ html, input, result, theme }) => {
  const frame = document.createElement('iframe');
  frame.title = 'app';
  frame.setAttribute('sandbox', 'allow-scripts');
  frame.style.width = '900px';
  frame.style.height = '300px';
  frame.srcdoc = html;
  const host = { name: 'test-host', version: '1' };
  const bridge = new AppBridge(null, host, { serverTools: {} }, { hostContext: { theme } });
  bridge.oncalltool = (params) => globalThis.callServer(params);
  bridge.onsizechange = ({ height }) => {
    if (height !== undefined) frame.style.height = `${height}px`;
  };
  const ready = new Promise((resolve) => {
    bridge.oninitialized = resolve;
  });
  document.body.replaceChildren(frame);
  await bridge.connect(new PostMessageTransport(frame.contentWindow, frame.contentWindow));
  await ready;
  await bridge.sendToolInput({ arguments: input });
  await bridge.sendToolResult(result);
};
