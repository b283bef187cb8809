import { type ChartName, charts } from '../catalog/index.ts';
import type { Framework } from '../spec/index.ts';
import { frameworksOf } from './frameworks.ts';
import { usesComputeDomains } from './nvlink-domains.ts';
import type { Site } from './site.ts';
import { loadsAmdDriver, poolsOfVendor } from './vendors.ts';

/** The charts that a kind of storage brings. */
const STORAGE_CHARTS = {
  'node-nvme': ['topolvm'],
  'rook-ceph': ['rook-ceph', 'ceph-csi-drivers', 'rook-ceph-cluster'],
  weka: ['csi-wekafs'],
  vast: ['vast-csi'],
  csi: [],
} as const satisfies Record<string, readonly ChartName[]>;

/** The MPI Operator has none: `manifestsNeeded`. */
const FRAMEWORK_CHARTS: Partial<Record<Framework, ChartName>> = {
  jobset: 'jobset',
  trainer: 'kubeflow-trainer',
  leaderworkerset: 'lws',
};

/** The charts that a site needs, in the order in which they are installed: none where it renders no cluster. */
export function chartsNeeded(site: Site): readonly ChartName[] {
  if (site.spec.cluster === undefined) return [];
  const needed: ChartName[] = [];
  if (needsCertManager(site)) needed.push('cert-manager');
  if (site.spec.monitoring !== undefined) needed.push('kube-prometheus-stack');
  needed.push('node-feature-discovery');
  if (poolsOfVendor(site, 'nvidia').length > 0) needed.push('gpu-operator');
  if (poolsOfVendor(site, 'amd').length > 0) needed.push('amd-gpu-operator');
  if (usesComputeDomains(site)) needed.push('dra-driver-nvidia-gpu');
  if (site.fabrics.length > 0) needed.push('network-operator');
  needed.push(...frameworksOf(site).flatMap((framework) => FRAMEWORK_CHARTS[framework] ?? []), 'kueue');
  if (site.spec.cluster.scheduling?.keda === true) needed.push('keda');
  needed.push(...site.storage.flatMap((storage) => STORAGE_CHARTS[storage.spec.kind]));
  const { exporters = {}, logs } = site.spec.monitoring ?? {};
  if (exporters.ipmi !== undefined) needed.push('prometheus-ipmi-exporter');
  if (exporters.redfish !== undefined) needed.push('idrac-exporter');
  if (exporters.snmp !== undefined) needed.push('prometheus-snmp-exporter');
  if (exporters.smartctl === true) needed.push('prometheus-smartctl-exporter');
  if (logs !== undefined) needed.push('loki', 'alloy');
  return [...new Set(needed)];
}

/** The version of a chart that the site has now. */
export function versionOf(site: Site, chart: ChartName): string {
  return site.spec.cluster?.charts?.[chart] ?? charts[chart].version;
}

/** Whether a webhook asks for a certificate: that of node volumes, or that of kernel modules. */
export function needsCertManager(site: Site): boolean {
  return site.storage.some(({ spec }) => spec.kind === 'node-nvme') || site.pools.some(loadsAmdDriver);
}
