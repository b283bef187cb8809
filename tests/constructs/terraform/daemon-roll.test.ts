import { describe, expect, it } from 'vitest';
import { upgrades } from '../../../site/catalog/compatibility.ts';
import { type ChartName, charts } from '../../../site/catalog/index.ts';
import { renderedOf } from '../../rig/rendered-site.ts';
import { everything } from '../everything.ts';

/** Charts whose daemons are made by an operator of theirs, which Helm does not look at. */
const BY_OPERATOR = [
  'amd-gpu-operator',
  'ceph-csi-drivers',
  'gpu-operator',
  'network-operator',
  'rook-ceph',
  'rook-ceph-cluster',
];

/** Where the values of a chart say how its daemons roll: by its values.yaml all that have none are a node at a time. */
const ROLLS: Readonly<Record<string, readonly (readonly string[])[]>> = {
  'kube-prometheus-stack': [['prometheus-node-exporter', 'updateStrategy']],
  'prometheus-smartctl-exporter': [['updateStrategy']],
  alloy: [['controller', 'updateStrategy']],
  topolvm: [
    ['lvmd', 'updateStrategy'],
    ['node', 'updateStrategy'],
  ],
  // By their own values: all at once, and a tenth.
  'dra-driver-nvidia-gpu': [],
  'node-feature-discovery': [],
};

const chartNames = Object.keys(charts) as ChartName[];

describe('the daemons of a chart', () => {
  const releases = renderedOf(everything())
    .layers.flatMap((layer) => layer.releases)
    .flatMap((release) =>
      chartNames.flatMap((chart) => (charts[chart].name === release.pin.name ? [{ chart, ...release }] : [])),
    )
    .filter(({ chart }) => upgrades[chart].disruption !== 'controllers' && !BY_OPERATOR.includes(chart));

  it('are waited for by nobody: one node of thousands is always down', () => {
    expect(releases.map(({ chart }) => chart).sort()).toEqual([...Object.keys(ROLLS), 'csi-wekafs', 'vast-csi'].sort());
    for (const { chart, wait } of releases) expect(wait, chart).toBe(false);
  });

  it('roll over a tenth of the nodes at a time where their charts let them', () => {
    for (const { chart, values } of releases)
      for (const path of ROLLS[chart] ?? [])
        expect(values, chart).toHaveProperty([...path, 'rollingUpdate', 'maxUnavailable'], '10%');
  });

  it('are no reason to refuse rules whose door is not there yet', () => {
    const found = releases.find(({ chart }) => chart === 'kube-prometheus-stack');
    expect(found?.values).toMatchObject({ prometheusOperator: { admissionWebhooks: { failurePolicy: 'Ignore' } } });
  });
});
