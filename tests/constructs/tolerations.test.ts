import { describe, expect, it } from 'vitest';
import { CONTROL_PLANE } from '../../constructs/tolerations.ts';
import { renderedOf } from '../rig/rendered-site.ts';
import { everything } from './everything.ts';

/** Charts that say it in their own values, or that have daemons alone. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  'gpu-operator': 'operator.tolerations of the chart has it',
  'gpu-operator-charts': 'its values are left as they are',
  'dra-driver-nvidia-gpu': 'controller.tolerations of the chart has it',
  'prometheus-smartctl-exporter': 'a daemon on nodes of pools',
  'rook-ceph-cluster': 'its daemons stand on the servers of the store',
};

const charts = renderedOf(everything())
  .layers.flatMap((layer) => layer.releases)
  .filter(({ objects }) => objects === undefined);

describe('pods of the platform that are no daemons', () => {
  it('may stand on the control plane: every node that the file knows is tainted for other work', () => {
    const without = charts.filter(({ values }) => !tolerancesIn(values).includes(CONTROL_PLANE.key));
    expect(charts.length).toBeGreaterThan(15);
    expect([...new Set(without.map(({ pin }) => pin.name))].sort()).toEqual(Object.keys(ELSEWHERE).sort());
  });

  it('stand on no node of a pool, where a job could be in their way', () => {
    const operator = charts.find(({ pin }) => pin.name === 'network-operator');
    expect(operator?.values).toMatchObject({ operator: { tolerations: [CONTROL_PLANE] } });
  });
});

/** The keys of all taints that some part of a chart's values tolerates. */
function tolerancesIn(value: unknown): readonly unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inside]) =>
    /tolerations$/i.test(key) && Array.isArray(inside)
      ? inside.map((one: { readonly key?: string }) => one.key)
      : tolerancesIn(inside),
  );
}
