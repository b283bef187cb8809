import { describe, expect, test } from 'vitest';
import { kubernetesOutsideWindow } from '../../../site/checks/cluster/kubernetes-outside-window.ts';
import { migLayoutUnknown } from '../../../site/checks/cluster/mig-layout-unknown.ts';
import { namesMeet } from '../../../site/checks/cluster/names-meet.ts';
import { exampleSite } from '../../../site/checks/example-site.ts';
import { chartsNeeded } from '../../../site/model/index.ts';
import { siteOf } from './read-example.ts';

const cluster = (version: string) => `kubernetes: "${version}"\ncni: cilium\nstate: { backend: local }`;

describe('the Kubernetes version', () => {
  test.each(['1.33', '1.34', '1.34.2', '1.35'])('%s is inside every window', (version) => {
    expect([...kubernetesOutsideWindow.find(siteOf(exampleSite({ cluster: cluster(version) })))]).toEqual([]);
  });

  test('1.36 is too new for the Network Operator alone', () => {
    expect([...kubernetesOutsideWindow.find(siteOf(exampleSite({ cluster: cluster('1.36') })))]).toMatchObject([
      {
        message: 'kubernetes 1.36 is outside the window of "network-operator" 26.4.1 (1.31 to 1.35, validated)',
        help: 'take 1.35, the nearest that every chart of this site goes with (1.33 to 1.35)',
      },
    ]);
  });

  test('1.36 is fine where there is no fabric', () => {
    const pools = 'train: { server: nvidia/dgx-h100, perRack: 2, racks: hall-1/row-1, use: rental }';
    const site = siteOf(exampleSite({ cluster: cluster('1.36'), pools, fabrics: '', storage: '' }));
    expect([...kubernetesOutsideWindow.find(site)]).toEqual([]);
  });
});

describe('the charts that a site needs', () => {
  test('are none without a cluster', () => {
    expect(chartsNeeded(siteOf(exampleSite()))).toEqual([]);
  });

  test('follow its fabric, its storage and its pools', () => {
    expect(chartsNeeded(siteOf(exampleSite({ cluster: cluster('1.34') })))).toEqual([
      'cert-manager',
      'node-feature-discovery',
      'gpu-operator',
      'network-operator',
      'jobset',
      'kueue',
      'topolvm',
      'csi-wekafs',
    ]);
  });
});

/** Profiles of NVIDIA/mig-parted v0.15.0: each GPU has its own. */
test.each([
  ['nvidia/dgx-h100', 'all-1g.10gb', 'all-1g.18gb'],
  ['nvidia/dgx-h200', 'all-7g.141gb', 'all-1g.10gb'],
  ['nvidia/dgx-b200', 'all-1g.23gb', 'all-1g.34gb'],
  ['nvidia/dgx-b300', 'all-1g.34gb', 'all-1g.35gb'],
])('%s has layout %s and not %s', (server, has, hasNot) => {
  const found = (layout: string) => {
    const pools = `train: { server: ${server}, perRack: 2, racks: hall-1/row-1, use: rental, sharing: mig, migLayout: ${layout} }`;
    return [...migLayoutUnknown.find(siteOf(exampleSite({ pools, fabrics: '', storage: '' })))];
  };
  expect(found(has)).toEqual([]);
  expect(found(hasNot)).toHaveLength(1);
});

test('a layout that nobody can count is refused, also where the file leaves it to the default', () => {
  const pools = 'train: { server: nvidia/dgx-h100, perRack: 2, racks: hall-1/row-1, use: rental, sharing: mig }';
  const site = siteOf(exampleSite({ pools, fabrics: '', storage: '' }));
  const own = site.pools.map((pool) => ({ ...pool, gpu: { ...pool.gpu, id: 'acme/h100-like' } }));
  expect([...migLayoutUnknown.find(site)]).toEqual([]);
  expect([...migLayoutUnknown.find({ ...site, pools: own })]).toMatchObject([
    {
      message:
        'pool "train" has layout "all-balanced", and how many instances that makes of "acme/h100-like" is not known',
    },
  ]);
});

describe('names that are put together by "-"', () => {
  /** A site of two halls, called so, with one rack a row. */
  function said(
    first: readonly [string, string],
    second: readonly [string, string],
    pools: Readonly<Record<string, string>>,
  ) {
    const rowsOf = (ids: string) =>
      ids
        .split(' ')
        .map((id) => `${id}: { racks: 1, feeds: [bus-1, bus-2] }`)
        .join('\n');
    const hall =
      'floor: { load: 12 kPa }\ntoCore: 30 m\ncooling: { air: { units: crac-(1..3), each: 60 kW, spare: 1, containment: true }, feeds: msb-(1..2) }\nrows:';
    const input = exampleSite({
      'halls.hall-1.rows': rowsOf(first[1]),
      'halls.hall-2': `${hall}\n${rowsOf(second[1]).replaceAll(/^/gm, '  ')}`,
      pools: Object.entries(pools)
        .map(([id, rows]) => `${id}: { server: nvidia/dgx-h100, perRack: 1, racks: ${rows}, use: rental }`)
        .join('\n'),
      fabrics: '',
      storage: '',
    });
    const site = siteOf(input.replaceAll('hall-1', first[0]).replaceAll('hall-2', second[0]));
    return [...namesMeet.find(site)].map(({ message }) => message);
  }

  test('are read as one row by the pattern of a pool that has another', () => {
    expect(said(['h', 'a-b b'], ['h-a', 'c'], { train: '[h/a-b, h/b, h-a/c]' })).toEqual([
      '"train-h-a-b-u1-r1-n1" is the name of nodes of pool "train" in "h-a/b" and of pool "train" in "h/a-b"',
    ]);
  });

  test('label racks of two rows alike, though their pools are called otherwise', () => {
    expect(said(['h', 'a-b'], ['h-a', 'b'], { train: 'h/a-b', tune: 'h-a/b' })).toEqual([
      '"h-a-b-r1" is the name of racks of pool "tune" in "h-a/b" and of pool "train" in "h/a-b"',
    ]);
  });

  test('label units of two pools alike, though their rows are called otherwise', () => {
    expect(said(['a', 'b'], ['h-a', 'c'], { train: 'h-a/c', 'train-h': 'a/b' })).toEqual([
      '"train-h-a-u1" is the name of units of pool "train-h" in "a/b" and of pool "train" in "h-a/c"',
    ]);
  });
});
