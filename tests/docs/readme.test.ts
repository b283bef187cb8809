import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { poolOf, siteWith } from '../constructs/sites.ts';
import { runCli } from '../rig/cdktf.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Pages for people, and the site file that their YAML is taken from. */
const pages = [
  'README.md',
  'CONTRIBUTING.md',
  ...readdirSync(join(root, 'blueprints')).map((name) => `blueprints/${name}/README.md`),
];

interface Block {
  readonly page: string;
  readonly language: string;
  readonly text: string;
}

const blocks = pages.flatMap((page): Block[] => {
  const text = readFileSync(join(root, page), 'utf8');
  return [...text.matchAll(/^```(\w*)\n([\s\S]*?)^```$/gm)].map(([, language = '', body = '']) => ({
    page,
    language,
    text: body,
  }));
});

describe('the pages for people', () => {
  it('have blocks to try', () => {
    expect(blocks.filter(({ language }) => language === 'console').length).toBeGreaterThan(2);
    expect(blocks.filter(({ language }) => language === 'yaml').length).toBeGreaterThan(2);
  });

  for (const { page, text } of blocks.filter(({ language }) => language === 'console')) {
    const [command = '', ...expected] = text.trimEnd().split('\n');
    it(`${page}: ${command} prints what it says`, async () => {
      const args = command.replace('$ npx afterhash ', '').split(' ');
      expect(command).toMatch(/^\$ npx afterhash /);
      // A copied blueprint must not go on speaking of the one that it was copied from.
      if (page.startsWith('blueprints/')) expect(command).toContain(dirname(page));
      const { stdout, stderr } = await runCli(args, { cwd: root, env: { NO_COLOR: '1' } });
      const printed = `${stdout}${stderr}`.split('\n').map((line) => line.trimEnd());
      // A line of dots stands for any lines.
      let at = 0;
      for (const line of expected.filter((one) => one !== '...')) {
        const found = printed.indexOf(line.trimEnd(), at);
        expect(found, `"${line}" is not printed, or not in this order`).toBeGreaterThanOrEqual(0);
        at = found + 1;
      }
    });
  }

  it('list hosts that the default site has places for', () => {
    const [{ text = '' } = {}, ...more] = blocks.filter(({ language }) => language === 'csv');
    expect(more).toEqual([]);
    const site = siteWith(
      (data) => {
        data.pools.rental.inventory = 'rental.csv';
      },
      { 'rental.csv': text },
    );
    expect(poolOf(site, 'rental').inventory?.hosts.size).toBe(2);
  });

  for (const { page, text } of blocks.filter(({ language }) => language === 'yaml')) {
    it(`${page}: "${text.split('\n')[0]}" stands in the default site as it is printed`, () => {
      const site = readFileSync(join(root, 'blueprints/liquid-retrofit/site.yaml'), 'utf8');
      for (const part of text.trimEnd().split(/^ *# \.\.\.$/m))
        expect(site).toContain(part.replace(/^\n/, '').trimEnd());
    });
  }
});
