import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isBuilt } from '../../cli/is-built.mjs';
import { runCli } from '../rig/cdktf.ts';

const SITE = 'blueprints/liquid-retrofit/site.yaml';

/** The npm packages that a run of the command loads: V8 notes every script that it has compiled. */
async function packagesOf(...args: string[]): Promise<ReadonlySet<string>> {
  const folder = mkdtempSync(join(tmpdir(), 'afterhash-loaded-'));
  try {
    const { code, stderr } = await runCli(args, { env: { ...process.env, NODE_V8_COVERAGE: folder } });
    expect(code, stderr).toBe(0);
    const scripts = readdirSync(folder).flatMap((file) => {
      const { result } = JSON.parse(readFileSync(join(folder, file), 'utf8'));
      return result.map((script: { url: string }) => script.url) as string[];
    });
    return new Set(scripts.flatMap((url) => /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(url)?.[1] ?? []));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

describe('a clone', () => {
  const then = new Date('2026-01-01T00:00:00Z');
  const later = new Date('2026-01-02T00:00:00Z');

  /** A clone of one source, its build of a day later, and a change after that. */
  function isBuiltAfter(change: (folder: string) => void): boolean {
    const folder = mkdtempSync(join(tmpdir(), 'afterhash-clone-'));
    try {
      for (const path of ['cli', 'dist/cli']) mkdirSync(join(folder, path), { recursive: true });
      const files = { 'package.json': '', 'tsconfig.json': '', 'tsconfig.build.json': '{ "include": ["cli"] }' };
      for (const [name, text] of Object.entries({ ...files, 'cli/main.ts': '', 'cli/old.ts': '' })) {
        writeFileSync(join(folder, name), text);
        utimesSync(join(folder, name), then, then);
      }
      utimesSync(join(folder, 'cli'), then, then);
      writeFileSync(join(folder, 'dist/cli/main.js'), '');
      utimesSync(join(folder, 'dist/cli/main.js'), later, later);
      change(folder);
      return isBuilt(folder);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }

  test('runs what was built while no source is younger', () => {
    expect(isBuiltAfter(() => {})).toBe(true);
  });

  test.each<[string, (folder: string) => void]>([
    ['was changed', (folder) => writeFileSync(join(folder, 'cli/main.ts'), 'changed')],
    ['is new', (folder) => writeFileSync(join(folder, 'cli/new.ts'), '')],
    ['is gone', (folder) => rmSync(join(folder, 'cli/old.ts'))],
    ['says how to build', (folder) => writeFileSync(join(folder, 'tsconfig.json'), '{}')],
  ])('runs the sources when one %s', (_, change) => {
    expect(isBuiltAfter(change)).toBe(false);
  });

  test('runs the sources when nothing was built', () => {
    expect(isBuiltAfter((folder) => rmSync(join(folder, 'dist'), { recursive: true }))).toBe(false);
  });
});

describe('a command loads what it needs', () => {
  test('--help needs its command line and colours, no more', async () => {
    const packages = await packagesOf('--help');
    expect(packages).toContain('commander');
    for (const heavy of ['zod', 'yaml', 'cdktf', 'constructs', 'cli-table3']) expect(packages).not.toContain(heavy);
  });

  test.each([
    ['check', SITE],
    ['show', SITE],
    ['explain', 'power/failure-overload'],
    ['schema', 'site'],
  ])('%s needs no CDKTF', async (...args) => {
    const packages = await packagesOf(...args);
    expect(packages).toContain('zod');
    for (const heavy of ['cdktf', 'constructs', '@cdktf/provider-kubernetes', '@cdktf/provider-helm', 'csv-parse']) {
      expect(packages).not.toContain(heavy);
    }
  });
});
