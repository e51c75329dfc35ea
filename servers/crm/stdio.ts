#!/usr/bin/env node
/** The crm server as a process of its own. */
import { serveStdio } from '../shared/serve-stdio.ts';
import { createCrmServer } from './server.ts';

await serveStdio(createCrmServer());
