#!/usr/bin/env node
/** The support server as a process of its own. */
import { serveStdio } from '../shared/serve-stdio.ts';
import { createSupportServer } from './server.ts';

await serveStdio(createSupportServer());
