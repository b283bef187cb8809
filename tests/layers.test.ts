import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

/** What a folder may import: other folders of the project, and packages. Node's own modules are for all. */
const layers: Readonly<Record<string, readonly string[]>> = {
  'site/units': ['fastest-levenshtein'],
  'site/diagnostics': ['yaml', 'picocolors', 'fastest-levenshtein'],
  'site/catalog': ['site/units', 'site/diagnostics', 'zod', 'semver'],
  'site/spec': ['site/catalog', 'site/units', 'site/diagnostics', 'zod', 'yaml', 'csv-parse'],
  'site/model': ['site/spec', 'site/catalog', 'site/units', 'site/diagnostics'],
  'site/checks': ['site/model', 'site/catalog', 'site/spec', 'site/units', 'site/diagnostics'],
  'site/view': ['site/model', 'site/catalog', 'site/units', 'site/diagnostics', 'zod'],
  site: ['site/view', 'site/checks', 'site/model', 'site/spec', 'site/catalog', 'site/diagnostics'],
  exports: ['site', 'yaml'],
  cabling: ['exports/cables', 'site'],
  constructs: ['site', 'constructs', 'cdktf', '@cdktf/provider-kubernetes', '@cdktf/provider-helm', 'yaml'],
  stacks: ['constructs', 'site', 'cdktf', '@cdktf/provider-kubernetes', '@cdktf/provider-helm', 'picocolors', 'yaml'],
  blueprints: ['stacks', 'constructs', 'site', 'cdktf'],
  cli: ['stacks', 'constructs', 'cabling', 'exports', 'site', 'cdktf', 'commander', 'picocolors', 'cli-table3', 'zod'],
};

/** CDKTF was archived by its owner in December 2025: what imports it can be counted. */
const knowCdktf = ['constructs', 'stacks', 'blueprints', 'cli/render.ts'];

describe('the folders', () => {
  for (const [folder, allowed] of Object.entries(layers)) {
    it(`${folder} imports only what its place allows`, () => {
      const files = sources(folder);
      expect(files.length, `${folder} is empty`).toBeGreaterThan(0);
      const strangers = files.flatMap((file) =>
        importsOf(file)
          .filter((name) => !isAllowed(name, folder, allowed))
          .map((name) => `${file}: ${name}`),
      );
      expect(strangers).toEqual([]);
    });
  }

  it('leave CDKTF to those that make stacks', () => {
    const others = Object.keys(layers)
      .flatMap(sources)
      .filter(
        (file) =>
          !knowCdktf.some((place) => file.startsWith(place)) &&
          importsOf(file).some((name) => /^(@cdktf\/|cdktf$)/.test(name)),
      );
    expect(others).toEqual([]);
  });

  it('import no provider package whole: a deep path costs a fifth of the time', () => {
    const wide = ['constructs', 'stacks', 'blueprints'].flatMap((folder) =>
      sources(folder).flatMap((file) =>
        importTexts(file).filter((name) => name.startsWith('@cdktf/') && !name.endsWith('/index.js')),
      ),
    );
    expect(wide).toEqual([]);
  });
});

/** A folder of the top level stands for all below it; one of site/ for its own files. */
function sources(folder: string): string[] {
  const own =
    folder === 'site'
      ? readdirSync(join(root, folder))
      : readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' });
  return own.filter((name) => name.endsWith('.ts')).map((name) => `${folder}/${name}`);
}

function importTexts(file: string): string[] {
  const text = readFileSync(join(root, file), 'utf8');
  return [...text.matchAll(/^(?:import|export|\} from)\b(?:[^'\n]*from)? '([^']+)'|\bimport\('([^']+)'\)/gm)].flatMap(
    (match) => match[1] ?? match[2] ?? [],
  );
}

/** Project files by path, packages by name. */
function importsOf(file: string): string[] {
  return importTexts(file).flatMap((name) => {
    if (name.startsWith('node:')) return [];
    if (name.startsWith('.')) {
      const path = normalize(join(dirname(file), name));
      expect(existsSync(join(root, path)), `${file} imports ${path}`).toBe(true);
      return [path];
    }
    return [
      name
        .split('/')
        .slice(0, name.startsWith('@') ? 2 : 1)
        .join('/'),
    ];
  });
}

function isAllowed(name: string, folder: string, allowed: readonly string[]): boolean {
  if (name === 'constructs' && ['constructs', 'stacks'].includes(folder)) return true;
  return name.startsWith(`${folder}/`) || allowed.some((place) => name === place || name.startsWith(`${place}/`));
}
