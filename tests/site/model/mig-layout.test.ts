import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { builtinCatalog } from '../../../site/catalog/index.ts';
import { migInstances } from '../../../site/model/index.ts';
import { poolOf, siteWith } from '../../constructs/sites.ts';

const { layouts } = JSON.parse(readFileSync(new URL('mig-parted.facts.json', import.meta.url), 'utf8')) as {
  readonly layouts: Readonly<Record<string, readonly Readonly<Record<string, number>>[]>>;
};

function instances(server: string, migLayout?: string) {
  const site = siteWith((data) => {
    Object.assign(data.pools.rental, { server, ...(migLayout === undefined ? {} : { migLayout }) });
  });
  return migInstances(poolOf(site, 'rental'));
}

describe('the instances of one GPU', () => {
  it.each([
    ['nvidia/dgx-h100', 'all-1g.10gb', { '1g.10gb': 7 }],
    ['nvidia/dgx-h100', 'all-1g.20gb', { '1g.20gb': 4 }],
    ['nvidia/dgx-h100', 'all-3g.40gb', { '3g.40gb': 2 }],
    ['nvidia/dgx-h200', 'all-1g.18gb', { '1g.18gb': 7 }],
    ['nvidia/dgx-h200', 'all-1g.35gb', { '1g.35gb': 4 }],
    ['nvidia/dgx-b200', 'all-2g.45gb', { '2g.45gb': 3 }],
    ['nvidia/dgx-b300', 'all-1g.34gb', { '1g.34gb': 7 }],
    ['nvidia/dgx-b300', 'all-7g.269gb', { '7g.269gb': 1 }],
    ['nvidia/dgx-h100', 'all-1g.10gb.me', { '1g.10gb.me': 1 }],
  ])('of %s cut as %s are those of mig-parted', (server, layout, expected) => {
    expect(instances(server, layout)).toEqual(expected);
  });

  it('have three sizes where the file names no layout', () => {
    expect(instances('nvidia/dgx-b300')).toEqual({ '1g.34gb': 2, '2g.67gb': 1, '3g.135gb': 1 });
  });

  it('are not guessed for a layout that is not known', () => {
    expect(instances('nvidia/dgx-b300', 'all-special')).toEqual({});
  });

  it('are those of mig-parted for every layout of every GPU of the catalog, called as the device plugin does', () => {
    const known = [...builtinCatalog.all()].flatMap(({ kind, entry: gpu }) =>
      kind === 'gpus' ? (gpu.migLayouts ?? []).map((migLayout) => ({ gpu, migLayout })) : [],
    );
    expect(known.length).toBeGreaterThan(60);
    const wrong = known.flatMap(({ gpu, migLayout }) => {
      const pool = { gpu, spec: { sharing: 'mig', migLayout } } as Parameters<typeof migInstances>[0];
      const made = JSON.stringify(migInstances(pool));
      const right = (layouts[migLayout] ?? []).map((one) => JSON.stringify(one).replaceAll('+', '.'));
      return right.includes(made) ? [] : `${gpu.id} ${migLayout}: ${made}`;
    });
    expect(wrong).toEqual([]);
  });
});
