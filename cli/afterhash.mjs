#!/usr/bin/env node
// In a clone the sources run, unless what was built of them is younger: it starts in half of the time, and nobody is
// answered by an old build. A package has no sources and runs what was built.
import { existsSync } from 'node:fs';

const source = new URL('main.ts', import.meta.url);
if (existsSync(source) && !(await import('./is-built.mjs')).isBuilt()) {
  const { register } = await import('tsx/esm/api');
  register();
  await import(source.href);
} else {
  await import('../dist/cli/main.js');
}
