import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

/** What a Node process of ours is told to import, wherever it starts, so that it reads TypeScript. */
export const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
