// Plain JavaScript: it is asked before anything is loaded that could read TypeScript.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Whether what was built from the sources of a clone is younger than all that it was built from. */
export function isBuilt(root = fileURLToPath(new URL('..', import.meta.url))) {
  const built = statSync(join(root, 'dist', 'cli', 'main.js'), { throwIfNoEntry: false });
  return built !== undefined && sourcesOf(root).every((file) => statSync(file).mtimeMs < built.mtimeMs);
}

/** What the build reads: the folders of the code, the chart, and how it is told to. A folder is younger when a file is gone. */
function sourcesOf(root) {
  const { include } = JSON.parse(readFileSync(join(root, 'tsconfig.build.json'), 'utf8'));
  const files = ['package.json', 'tsconfig.json', 'tsconfig.build.json'].map((name) => join(root, name));
  for (const folder of [...include, 'charts'].map((name) => join(root, name)).filter(existsSync)) {
    files.push(folder, ...readdirSync(folder, { recursive: true }).map((name) => join(folder, name)));
  }
  return files;
}
