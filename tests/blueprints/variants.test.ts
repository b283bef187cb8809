import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { locateAll } from '../../site/diagnostics/index.ts';
import { readSite } from '../../site/read-site.ts';
import { repository } from '../rig/cdktf.ts';
import type { Variant } from './variant.ts';

const work = mkdtempSync(join(tmpdir(), 'afterhash-variants-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));

const blueprints = readdirSync(join(repository, 'blueprints'));

it('there are blueprints', () => {
  expect(blueprints.length).toBeGreaterThan(1);
});

for (const name of blueprints) {
  const site = readFileSync(join(repository, 'blueprints', name, 'site.yaml'), 'utf8');
  // A blueprint without this file fails here: each says what it refuses.
  const { variants }: { variants: readonly Variant[] } = await import(`./${name}/variants.ts`);

  describe(`blueprint ${name} refuses`, () => {
    it('at least three things, each told once', () => {
      expect(variants.length).toBeGreaterThanOrEqual(3);
      expect(new Set(variants.map(({ wants }) => wants)).size).toBe(variants.length);
    });

    it.each(variants.map((variant) => [variant.wants, variant] as const))(
      '%s',
      async (_, { change, refused, andMore }) => {
        expect(refused.length).toBeGreaterThan(0);
        const expected = refused.map(({ code, at }) => `${code} at ${at}`).sort();
        const found = await refusalsOf(changed(site, change));
        expect(andMore ? found.filter((one) => expected.includes(one)) : found).toEqual(expected);
        // However much is refused, the change is what it says: the figures that it expects hold, and all of it is read.
        expect(found.filter((one) => one.startsWith('site/') && !expected.includes(one))).toEqual([]);
      },
    );

    /** Every error with as much of its line as is expected, or all of it. */
    async function refusalsOf(text: string): Promise<string[]> {
      const file = join(work, 'site.yaml');
      writeFileSync(file, text);
      const { diagnostics, sources } = await readSite(file);
      const expected = variants.flatMap(({ refused }) => refused.map(({ at }) => at));
      return locateAll(diagnostics, sources)
        .filter(({ diagnostic }) => diagnostic.severity === 'error')
        .map(({ diagnostic, range }) => {
          const line = (range && text.split('\n')[range.start.line - 1]?.trim()) ?? 'nowhere';
          return `${diagnostic.code} at ${expected.find((at) => line.startsWith(at)) ?? line}`;
        })
        .sort();
    }
  });
}

function changed(site: string, change: Variant['change']): string {
  return Object.entries(change).reduce((text, [from, to]) => {
    expect(text.split(from).length - 1, `"${from}" stands in the file`).toBe(1);
    return text.replace(from, () => to);
  }, site);
}
