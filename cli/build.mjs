// Plain JavaScript: npm runs it while it installs.
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');

/** Made beside, then renamed: whoever runs what was built before finds all of it until then. */
const fresh = join(root, 'node_modules', '.cache', 'afterhash', `dist-${process.pid}`);

/** What the code reads beside itself must lie beside it in dist too. */
const { include } = JSON.parse(readFileSync(join(root, 'tsconfig.build.json'), 'utf8'));
const CODE = new Set(['.ts', '.mjs']);

const compiler = compilerFile();
if (compiler === undefined) {
  console.error('not built: typescript is not installed (npm ci without --omit=dev brings it)');
} else {
  // Types are judged by `npm run check`; an install must not fail for a half-written file.
  const { status } = spawnSync(
    process.execPath,
    [compiler, '-p', 'tsconfig.build.json', '--noCheck', '--outDir', fresh],
    {
      cwd: root,
      stdio: ['ignore', 2, 2],
    },
  );
  if (status !== 0) {
    rmSync(fresh, { recursive: true, force: true });
    process.exit(status ?? 1);
  }
  for (const folder of [...include, 'charts']) {
    if (existsSync(join(root, folder))) {
      cpSync(join(root, folder), join(fresh, folder), { recursive: true, filter: (file) => !CODE.has(extname(file)) });
    }
  }
  const program = join(fresh, 'cli', 'main.js');
  if (existsSync(program)) chmodSync(program, 0o755);
  const old = `${fresh}-old`;
  if (existsSync(dist)) renameSync(dist, old);
  renameSync(fresh, dist);
  rmSync(old, { recursive: true, force: true });
}

function compilerFile() {
  try {
    const manifest = createRequire(import.meta.url).resolve('typescript/package.json');
    return join(manifest, '..', JSON.parse(readFileSync(manifest, 'utf8')).bin.tsc);
  } catch {
    return undefined;
  }
}
