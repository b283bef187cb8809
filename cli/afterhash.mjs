#!/usr/bin/env node
// In a clone the sources run, so that nobody is answered by an old build. A package has no sources and runs what was built.
import { existsSync } from 'node:fs';

const source = new URL('main.ts', import.meta.url);
if (existsSync(source)) {
  const { register } = await import('tsx/esm/api');
  register();
  await import(source.href);
} else {
  await import('../dist/cli/main.js');
}
