import type { Construct } from 'constructs';
import { CertManager } from '../constructs/certificates/cert-manager.ts';
import { NetworkOperator } from '../constructs/fabric/network-operator.ts';
import { AmdGpuOperator } from '../constructs/gpu/amd-gpu-operator.ts';
import { ComputeDomains } from '../constructs/gpu/compute-domains.ts';
import { GpuOperator } from '../constructs/gpu/gpu-operator.ts';
import { NodeFeatureDiscovery } from '../constructs/gpu/node-feature-discovery.ts';
import { addExporters } from '../constructs/monitoring/exporters.ts';
import { KubePrometheusStack } from '../constructs/monitoring/kube-prometheus-stack.ts';
import { Alloy, Loki } from '../constructs/monitoring/logs.ts';
import { namespaces } from '../constructs/names.ts';
import { JobSet } from '../constructs/scheduling/job-set.ts';
import { Keda } from '../constructs/scheduling/keda.ts';
import { Kueue } from '../constructs/scheduling/kueue.ts';
import { LeaderWorkerSet } from '../constructs/scheduling/leader-worker-set.ts';
import { MpiOperator } from '../constructs/scheduling/mpi-operator.ts';
import { Trainer } from '../constructs/scheduling/trainer.ts';
import { isNodeNvme } from '../constructs/storage/node-nvme.ts';
import { RookOperator } from '../constructs/storage/rook-operator.ts';
import { SnapshotController } from '../constructs/storage/snapshot-controller.ts';
import { TopoLvm } from '../constructs/storage/topolvm.ts';
import { type Vendor, VendorCsi } from '../constructs/storage/vendor-csi.ts';
import type { ChartRelease } from '../constructs/terraform/helm-release.ts';
import {
  bringsSnapshotController,
  frameworksOf,
  gpuVendorsOf,
  hasSnapshots,
  needsCertManager,
  type Site,
  usesComputeDomains,
} from '../site/model/index.ts';
import type { Framework } from '../site/spec/index.ts';
import { PlatformNamespaces, type PodSecurityLevel } from './platform-namespaces.ts';
import { type LayerProps, SiteLayer } from './site-layer.ts';

const FRAMEWORK_NAMESPACE: Readonly<Record<Framework, string>> = {
  jobset: namespaces.jobset,
  trainer: namespaces.trainer,
  leaderworkerset: namespaces.leaderWorkerSet,
  mpi: namespaces.mpiOperator,
};

/**
 * The first layer: what brings kinds and controllers. Nothing of a kind that
 * comes from here stands here.
 */
export class OperatorsStack extends SiteLayer {
  constructor(scope: Construct, props: LayerProps) {
    super(scope, 'operators', props);
    const { site } = props;
    new PlatformNamespaces(this, 'namespaces', { of: namespacesOf(site) });

    // Before whatever makes a ServiceMonitor: it brings that kind.
    const { monitoring } = site.spec;
    const metrics =
      monitoring === undefined ? [] : [new KubePrometheusStack(this, 'kube-prometheus-stack', { site, monitoring })];
    addExporters(this, { site, after: metrics });
    if (monitoring?.logs !== undefined) {
      const loki = new Loki(this, 'loki', { site, logs: monitoring.logs, after: metrics });
      new Alloy(this, 'alloy', { site, after: [loki] });
    }

    const discovery = new NodeFeatureDiscovery(this, 'node-feature-discovery', { site });
    const certificates = needsCertManager(site) ? [new CertManager(this, 'cert-manager', { site })] : [];
    if (gpuVendorsOf(site).includes('nvidia')) {
      const gpuOperator = new GpuOperator(this, 'gpu-operator', { site, after: [discovery, ...metrics] });
      if (usesComputeDomains(site)) new ComputeDomains(this, 'compute-domains', { site, gpuOperator });
    }
    if (gpuVendorsOf(site).includes('amd'))
      new AmdGpuOperator(this, 'amd-gpu-operator', { site, after: [discovery, ...metrics, ...certificates] });
    if (site.fabrics.length > 0) new NetworkOperator(this, 'network-operator', { site, after: [discovery] });

    new Kueue(this, 'kueue', { site, after: [...addFrameworks(this, site), ...metrics] });
    if (site.spec.cluster?.scheduling?.keda === true) new Keda(this, 'keda', { site });

    // Before the drivers, whose side-cars watch its kinds; the chart of VAST makes classes of snapshots.
    const snapshots = bringsSnapshotController(site)
      ? [new SnapshotController(this, 'snapshot-controller', { site })]
      : [];
    if (site.storage.some(isNodeNvme))
      new TopoLvm(this, 'topolvm', { site, after: [...certificates, ...metrics, ...snapshots] });
    if (hasCeph(site)) new RookOperator(this, 'rook-ceph', { site });
    for (const vendor of vendorsOf(site)) new VendorCsi(this, namespaces[vendor], { site, vendor, after: snapshots });
  }
}

/** The job controllers come before Kueue, which looks for their kinds when it starts. */
function addFrameworks(stack: Construct, site: Site): readonly ChartRelease[] {
  const asked = frameworksOf(site);
  const releases: ChartRelease[] = [];
  if (asked.includes('jobset')) {
    const jobSet = new JobSet(stack, 'jobset', { site });
    releases.push(jobSet);
    if (asked.includes('trainer')) releases.push(new Trainer(stack, 'kubeflow-trainer', { site, jobSet }));
  }
  if (asked.includes('leaderworkerset')) releases.push(new LeaderWorkerSet(stack, 'lws', { site }));
  if (asked.includes('mpi')) releases.push(new MpiOperator(stack, 'mpi-operator', { site }));
  return releases;
}

/** Those that something of this site is installed in. */
function namespacesOf(site: Site): Record<string, PodSecurityLevel> {
  return {
    [namespaces.nodeFeatureDiscovery]: 'privileged',
    [namespaces.kueue]: 'baseline',
    ...Object.fromEntries(frameworksOf(site).map((framework) => [FRAMEWORK_NAMESPACE[framework], 'baseline'])),
    ...(site.spec.cluster?.scheduling?.keda === true ? { [namespaces.keda]: 'baseline' } : {}),
    ...(site.spec.monitoring === undefined ? {} : { [namespaces.monitoring]: 'privileged' }),
    ...(gpuVendorsOf(site).includes('nvidia') ? { [namespaces.gpuOperator]: 'privileged' } : {}),
    ...(gpuVendorsOf(site).includes('amd') ? { [namespaces.amdGpuOperator]: 'privileged' } : {}),
    ...(usesComputeDomains(site) ? { [namespaces.computeDomains]: 'privileged' } : {}),
    ...(site.fabrics.length > 0 ? { [namespaces.networkOperator]: 'privileged' } : {}),
    ...(needsCertManager(site) ? { [namespaces.certManager]: 'baseline' } : {}),
    ...(site.storage.some(isNodeNvme) ? { [namespaces.topolvm]: 'privileged' } : {}),
    ...(hasCeph(site) ? { [namespaces.rookCeph]: 'privileged' } : {}),
    ...(hasSnapshots(site) ? { [namespaces.snapshots]: 'baseline' } : {}),
    ...Object.fromEntries(vendorsOf(site).map((vendor) => [namespaces[vendor], 'privileged'])),
  };
}

function hasCeph(site: Site): boolean {
  return site.storage.some(({ spec }) => spec.kind === 'rook-ceph');
}

function vendorsOf(site: Site): readonly Vendor[] {
  return (['weka', 'vast'] as const).filter((vendor) => site.storage.some(({ spec }) => spec.kind === vendor));
}
