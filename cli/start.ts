import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readStacks, resourceCount } from './synthesized-stacks.ts';

/** The blueprint that the `cdktf.json` at the root of the repository synthesizes. */
const SITE = 'blueprints/liquid-retrofit/site.yaml';
const OUTPUT = 'cdktf.out';

const root = fileURLToPath(new URL('..', import.meta.url));

section(`check ${SITE}`);
afterhash('check', SITE);

section(`show ${SITE}`);
afterhash('show', SITE);

section('cdktf synth');
synthesize();
listStacks();

section('next');
console.log(`npx afterhash explain ${SITE} power.facility
npx afterhash render ${SITE} --to rendered
npx cdktf diff ${readStacks(join(root, OUTPUT))[0]?.name ?? ''}`);

function section(title: string): void {
  console.log(`\n== ${title}`);
}

/** A finding ends the tour with its own exit code, as the command would. */
function afterhash(...args: readonly string[]): void {
  const { status } = spawnSync(process.execPath, ['cli/afterhash.mjs', ...args], {
    cwd: root,
    stdio: 'inherit',
  });
  if (status !== 0) process.exit(status ?? 1);
}

/** The real `cdktf synth`, without its spinner, its version check and its folder in the home directory. */
function synthesize(): void {
  const home = mkdtempSync(join(tmpdir(), 'afterhash-cdktf-'));
  const { status, stdout, stderr } = spawnSync(join(root, 'node_modules', '.bin', 'cdktf'), ['synth'], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, CI: '1', CHECKPOINT_DISABLE: '1', CDKTF_HOME: home },
  });
  rmSync(home, { recursive: true, force: true });
  if (status === 0) return;
  console.error(`${stdout}${stderr}`);
  process.exit(status ?? 1);
}

function listStacks(): void {
  const stacks = readStacks(join(root, OUTPUT));
  const width = Math.max(...stacks.map(({ name }) => name.length));
  for (const stack of stacks) {
    const count = String(resourceCount(stack)).padStart(4);
    console.log(`${stack.name.padEnd(width)} ${count} resources  ${join(OUTPUT, 'stacks', stack.name)}`);
  }
}
