// The page over a run: served by `toolgrad-mcp view`, or as one file with everything in it.
import { render } from 'preact';
import { App } from './app.tsx';
import { reportSource, serverSource } from './source.ts';
import './style.css';

const root = document.getElementById('app');
if (root !== null) render(<App source={reportSource() ?? serverSource} />, root);
