import { describe, expect, test } from 'vitest';
import { kubernetesOutsideWindow } from '../../../site/checks/cluster/kubernetes-outside-window.ts';
import { migLayoutUnknown } from '../../../site/checks/cluster/mig-layout-unknown.ts';
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
