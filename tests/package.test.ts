import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { builtCommand } from './rig/built-package.ts';
import { repository } from './rig/cdktf.ts';
import { runProgram } from './rig/program.ts';

/** A folder as a user has it: the packed package under node_modules, and a site file beside it. */
const folder = mkdtempSync(join(tmpdir(), 'afterhash-package-'));
const installed = join(folder, 'node_modules', 'afterhash');

function afterhash(...args: readonly string[]) {
  return runProgram(process.execPath, [join(installed, 'cli', 'afterhash.mjs'), ...args], { cwd: folder });
}

describe('the packed package', () => {
  beforeAll(async () => {
    await builtCommand();
    execFileSync('npm', ['pack', '--ignore-scripts', '--silent', '--pack-destination', folder], {
      cwd: repository,
      stdio: 'ignore',
    });
    const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz')) ?? '';
    mkdirSync(installed, { recursive: true });
    execFileSync('tar', ['-xzf', join(folder, tarball), '-C', installed, '--strip-components=1']);
    // What npm would install beside it.
    const { dependencies, peerDependencies } = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8'));
    for (const name of Object.keys({ ...dependencies, ...peerDependencies })) {
      mkdirSync(join(folder, 'node_modules', name, '..'), { recursive: true });
      symlinkSync(join(repository, 'node_modules', name), join(folder, 'node_modules', name));
    }
    cpSync(join(repository, 'blueprints', 'liquid-retrofit', 'site.yaml'), join(folder, 'site.yaml'));
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('carries no sources, no tests and no blueprint of ours', () => {
    expect(readdirSync(installed).sort()).toEqual([
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'cli',
      'dist',
      'docs',
      'package.json',
    ]);
    expect(
      readdirSync(installed, { recursive: true, encoding: 'utf8' }).filter((name) => /(?<!\.d)\.ts$/.test(name)),
    ).toEqual([]);
  });

  it('checks and shows a site in an empty folder', async () => {
    expect(await afterhash('check', 'site.yaml')).toMatchObject({ code: 0 });
    const { code, stdout } = await afterhash('show', 'site.yaml', '--format', 'json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ version: 1, site: 'columbia-18' });
  });

  it('renders it, with the chart that it brings', async () => {
    const { code, stdout, stderr } = await afterhash('render', 'site.yaml', '--to', 'out');
    expect(code, stderr).toBe(0);
    expect(stdout).toMatch(/^\d+ files in out/);
    expect(readFileSync(join(folder, 'out', 'charts', 'resources', 'Chart.yaml'), 'utf8')).toContain('name: resources');
  });
});
