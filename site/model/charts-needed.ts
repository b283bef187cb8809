import { type ChartName, COMPUTE_DOMAINS_KUBERNETES, charts, compareVersions } from '../catalog/index.ts';
import type { Framework } from '../spec/index.ts';
import { frameworksOf } from './frameworks.ts';
import type { Site } from './site.ts';

/** The charts that a kind of storage brings. */
const STORAGE_CHARTS = {
  'node-nvme': ['topolvm'],
  'rook-ceph': ['rook-ceph', 'ceph-csi-drivers', 'rook-ceph-cluster'],
  weka: ['csi-wekafs'],
  vast: ['vast-csi'],
  csi: [],
} as const satisfies Record<string, readonly ChartName[]>;

const FRAMEWORK_CHARTS = {
  jobset: 'jobset',
  trainer: 'kubeflow-trainer',
  leaderworkerset: 'lws',
} as const satisfies Record<Framework, ChartName>;

/** The charts that a site needs, in the order in which they are installed: none where it renders no cluster. */
export function chartsNeeded(site: Site): readonly ChartName[] {
  if (site.spec.cluster === undefined) return [];
  const needed: ChartName[] = [];
  if (site.storage.some(({ spec }) => spec.kind === 'node-nvme')) needed.push('cert-manager');
  if (site.spec.monitoring !== undefined) needed.push('kube-prometheus-stack');
  needed.push('node-feature-discovery');
  if (site.pools.some((pool) => pool.gpu.vendor === 'nvidia')) needed.push('gpu-operator');
  if (hasNvlinkDomains(site)) needed.push('dra-driver-nvidia-gpu');
  if (site.fabrics.length > 0) needed.push('network-operator');
  needed.push(...frameworksOf(site).map((framework) => FRAMEWORK_CHARTS[framework]), 'kueue');
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

/** Whether jobs can span the trays of a rack system here. */
export function hasNvlinkDomains(site: Site): boolean {
  const version = site.spec.cluster?.kubernetes;
  if (version === undefined || compareVersions(version, COMPUTE_DOMAINS_KUBERNETES.least) < 0) return false;
  return site.pools.some(({ server, gpu }) => server.kind === 'rack' && gpu.vendor === 'nvidia');
}
