import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
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
