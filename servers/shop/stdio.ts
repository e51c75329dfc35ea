#!/usr/bin/env node
/** The shop server as a process of its own. */
import { serveStdio } from '../shared/serve-stdio.ts';
import { createShopServer } from './server.ts';

await serveStdio(createShopServer());
