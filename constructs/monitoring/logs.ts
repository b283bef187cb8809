import type { Construct } from 'constructs';
import { monitoringDisks, type Site } from '../../site/model/index.ts';
import type { MonitoringSpec } from '../../site/spec/index.ts';
import { GB, h } from '../../site/units/index.ts';
import { chartPin } from '../chart-pin.ts';
import { namespaces } from '../names.ts';
import { ROLLS } from '../terraform/daemon-roll.ts';
import { ChartRelease } from '../terraform/helm-release.ts';
import { CONTROL_PLANE, platformTolerations, poolTolerations, storeTolerations } from '../tolerations.ts';
import { alloyConfiguration } from './alloy-configuration.ts';

/** Where Loki is found: its release is called like its chart. */
export const LOKI = `http://loki.${namespaces.monitoring}.svc:3100`;

/** How far each file was read, kept on the node. */
const READ_SO_FAR = 'read-so-far';
const POSITIONS = '/var/lib/alloy';

/** The format of Loki 3, from a day before any site of ours (grafana/loki, single-binary-values.yaml). */
const SCHEMA = {
  from: '2024-04-01',
  store: 'tsdb',
  object_store: 'filesystem',
  schema: 'v13',
  index: { prefix: 'loki_index_', period: '24h' },
} as const;

/**
 * What Loki takes of one user, and all of a site is one: of more it drops the lines, and says so in its own alone
 * (https://grafana.com/docs/loki/latest/configure/#limits_config; grafana/loki #11836, read 2026-11-26).
 */
const LIMITS = { streams: 5000, megabytesPerSecond: 4 } as const;

/** Each container of a node is a stream: 110 pods, and twice as many containers in a cluster (https://kubernetes.io/docs/setup/best-practices/cluster-large/, read 2026-11-26). */
const STREAMS_PER_NODE = 220;
const MOST_CONTAINERS = 300_000;

/** Of a node at work, some 900 MB a day: a figure of ours. */
const MEGABYTES_PER_SECOND_OF_A_NODE = 0.01;

/** A burst against what is taken steadily: the ratio of Loki's own defaults, 6 to 4. */
const BURST = 1.5;

export interface LogsProps {
  readonly site: Site;
  readonly logs: NonNullable<MonitoringSpec['logs']>;

  /** Releases of this stack that come first: what brings the kind ServiceMonitor. */
  readonly after: readonly ChartRelease[];
}

/**
 * One Loki on one disk.
 *
 * Where a store of the file gives it the disk, Helm does not wait for it: the
 * class comes with the platform, the layer after this one.
 */
export class Loki extends ChartRelease {
  constructor(scope: Construct, id: string, { site, logs, after }: LogsProps) {
    super(scope, id, {
      release: 'loki',
      namespace: namespaces.monitoring,
      pin: chartPin(site, 'loki'),
      values: { ...lokiValues(site, logs), ...mirrorOf(site, 'docker.io') },
      wait: monitoringDisks(site)?.store === undefined,
      after,
    });
  }
}

/** Alloy on every node: it follows the files in which the container runtime keeps the lines of pods, and the kernel's. */
export class Alloy extends ChartRelease {
  constructor(
    scope: Construct,
    id: string,
    { site, after }: { readonly site: Site; readonly after: readonly ChartRelease[] },
  ) {
    const { registry } = site.spec.cluster ?? {};
    const from = (host: string) => (registry === undefined ? {} : { image: { registry: `${registry}/${host}` } });
    super(scope, id, {
      release: 'alloy',
      namespace: namespaces.monitoring,
      pin: chartPin(site, 'alloy'),
      values: {
        // The one registry of all images of the chart would not do: they come from two.
        ...from('docker.io'),
        configReloader: { enabled: true, ...from('quay.io') },
        // PodLogs, the kind that the sub-chart brings, is not used.
        crds: { create: false },
        alloy: {
          configMap: {
            content: alloyConfiguration(
              LOKI,
              site.tenants.map(({ id }) => id),
              site.spec.cluster?.machines !== 'talos',
            ),
          },
          mounts: { varlog: true, extra: [{ name: READ_SO_FAR, mountPath: POSITIONS }] },
          // In the folder of the pod a restart would read every file again from its first line.
          storagePath: POSITIONS,
          // It would tell its maker how it is used.
          enableReporting: false,
        },
        controller: {
          type: 'daemonset',
          updateStrategy: ROLLS,
          tolerations: [...poolTolerations(site), ...storeTolerations(site), CONTROL_PLANE],
          volumes: {
            extra: [{ name: READ_SO_FAR, hostPath: { path: POSITIONS, type: 'DirectoryOrCreate' } }],
          },
        },
      },
      wait: false,
      after,
    });
  }
}

function mirrorOf(site: Site, host: string): object {
  const { registry } = site.spec.cluster ?? {};
  return registry === undefined ? {} : { global: { imageRegistry: `${registry}/${host}` } };
}

function lokiValues(site: Site, { retention, storage }: LogsProps['logs']) {
  const disks = monitoringDisks(site);
  const none = { replicas: 0 };
  return {
    deploymentMode: 'SingleBinary',
    loki: {
      auth_enabled: false,
      commonConfig: { replication_factor: 1 },
      storage: { type: 'filesystem' },
      schemaConfig: { configs: [SCHEMA] },
      limits_config: { retention_period: `${Math.ceil(retention.in(h))}h`, ...limits(site) },
      // Without the compactor the retention is a word only.
      compactor: { retention_enabled: true, delete_request_store: 'filesystem' },
    },
    singleBinary: {
      replicas: 1,
      tolerations: platformTolerations,
      persistence: {
        enabled: true,
        size: `${Math.round(storage.in(GB))}G`,
        ...(disks === undefined ? {} : { storageClass: disks.class }),
        // The chart would delete the disk with the StatefulSet, and an upgrade may make that anew.
        whenDeleted: 'Retain',
        whenScaled: 'Retain',
      },
    },
    // The parts of the other modes, which the chart starts all the same.
    read: none,
    write: none,
    backend: none,
    gateway: { enabled: false },
    // 8 GiB of cache for one disk, and a canary on every node.
    chunksCache: { enabled: false },
    resultsCache: { enabled: false },
    lokiCanary: { enabled: false },
    test: { enabled: false },
    sidecar: { rules: { enabled: false } },
    monitoring: { serviceMonitor: { enabled: true } },
  };
}

function limits(site: Site): object {
  const nodes = site.pools.reduce((sum, pool) => sum + pool.nodes, 0);
  const rate = Math.max(LIMITS.megabytesPerSecond, Math.ceil(nodes * MEGABYTES_PER_SECOND_OF_A_NODE));
  return {
    max_global_streams_per_user: Math.max(LIMITS.streams, Math.min(MOST_CONTAINERS, nodes * STREAMS_PER_NODE)),
    ingestion_rate_mb: rate,
    ingestion_burst_size_mb: rate * BURST,
  };
}
