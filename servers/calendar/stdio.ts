#!/usr/bin/env node
/** The calendar server as a process of its own. */
import { serveStdio } from '../shared/serve-stdio.ts';
import { createCalendarServer } from './server.ts';

await serveStdio(createCalendarServer());
