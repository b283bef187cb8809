import type { ChartName } from '../catalog/index.ts';
import type { Site } from './site.ts';

/** What every cluster gets, in the order in which it is installed. */
const ALWAYS = [
  'cert-manager',
  'kube-prometheus-stack',
  'node-feature-discovery',
  'gpu-operator',
  'kueue',
] as const satisfies readonly ChartName[];

/** The charts that a kind of storage brings. */
const STORAGE_CHARTS = {
  'node-nvme': ['topolvm'],
  'rook-ceph': ['rook-ceph', 'rook-ceph-cluster'],
  weka: ['csi-wekafs'],
  vast: ['vast-csi'],
} as const satisfies Record<string, readonly ChartName[]>;

/** The charts that a site needs: none where it renders no cluster. */
export function chartsNeeded(site: Site): readonly ChartName[] {
  if (site.spec.cluster === undefined) return [];
  const needed: ChartName[] = [...ALWAYS];
  if (site.pools.some((pool) => pool.spec.use === 'training')) needed.push('jobset');
  if (site.fabrics.some((fabric) => fabric.pools.length > 0)) needed.push('network-operator');
  needed.push(...site.storage.flatMap((storage) => STORAGE_CHARTS[storage.spec.kind]));
  const { exporters = {}, logs } = site.spec.monitoring ?? {};
  if (exporters.ipmi !== undefined) needed.push('prometheus-ipmi-exporter');
  if (exporters.redfish !== undefined) needed.push('idrac-exporter');
  if (exporters.snmp !== undefined) needed.push('prometheus-snmp-exporter');
  if (exporters.smartctl === true) needed.push('prometheus-smartctl-exporter');
  if (logs !== undefined) needed.push('loki', 'alloy');
  return [...new Set(needed)];
}
