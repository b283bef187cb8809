import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generatedDocs } from './generated.ts';

// Writes everything in docs/ that is made from the code. A test holds the result against what is committed.
const docs = fileURLToPath(new URL('.', import.meta.url));
// Made before anything is taken away: a rule that fails to print must not cost the pages.
const files = generatedDocs();
for (const folder of ['schema', 'checks']) rmSync(`${docs}${folder}`, { recursive: true, force: true });
for (const [path, text] of files) {
  mkdirSync(dirname(`${docs}${path}`), { recursive: true });
  writeFileSync(`${docs}${path}`, text);
}
