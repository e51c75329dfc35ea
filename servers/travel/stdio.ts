#!/usr/bin/env node
/** The travel server as a process of its own. */
import { serveStdio } from '../shared/serve-stdio.ts';
import { createTravelServer } from './server.ts';

await serveStdio(createTravelServer());
