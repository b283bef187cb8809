import type { MonitoringSpec } from '../spec/index.ts';
import { GB, type Storage, s } from '../units/index.ts';
import { portsOfNode } from './fabric-networks.ts';
import { monitoringDisks } from './monitoring-disks.ts';
import { BYTES_PER_SAMPLE, type PrometheusMemory, prometheusMemory } from './prometheus-memory.ts';
import { type RemoteWriteShards, remoteWriteShards } from './remote-write-shards.ts';
import type { Site } from './site.ts';

/**
 * Fields that the GPU exporter of each vendor is told to read of one GPU:
 * constructs/gpu/exporter-counters.ts, labels left out, and constructs/gpu/amd-exporter-fields.ts.
 */
export const SERIES_PER_GPU = { nvidia: 33, amd: 18 } as const;

/** What node_exporter reads of one port, and what it says of its adapter (node_exporter v1.12.1, collector/infiniband_linux.go). */
export const SERIES_PER_PORT = 64;

/**
 * What an idle cluster of three nodes has under the rules and monitors of this stack, its API server with it
 * (https://grafana.com/docs/grafana-cloud/quickstart/helm-operator-migration/reduce_usage/, read 2026-11-26).
 */
export const SERIES_OF_CLUSTER = 40_000;

/** The operator's own interval where none is given (kube-prometheus-stack 88.5.3, values.yaml: "Defaults to 30s"). */
export const DEFAULT_INTERVAL = s(30);

/** Part of its disk that Prometheus may fill with blocks (https://prometheus.io/docs/prometheus/latest/storage/: 80-85 %). */
export const BLOCK_SHARE = 0.8;

/** What each Prometheus of this site reads, holds and keeps. */
export interface MonitoringLoad {
  /** How many there are: each reads and keeps everything. */
  readonly replicas: number;
  /** The least that there are: those of the cluster, of GPUs and ports, and of nodes where the file counts them. */
  readonly series: number;
  readonly samplesPerSecond: number;
  /** Blocks of the whole retention, at two bytes a sample. */
  readonly blocks: Storage;
  /** Of one of them, as the file says or as its blocks need; undefined for an empty directory of the node. */
  readonly disk: Storage | undefined;
  readonly memory: PrometheusMemory;
  /** Undefined where nothing is sent to a store beyond the cluster. */
  readonly shards: RemoteWriteShards | undefined;
}

/** What the finished site asks of its Prometheus. */
export function monitoringLoad(site: Site, monitoring: MonitoringSpec): MonitoringLoad {
  const { alerts, interval = DEFAULT_INTERVAL, remoteWrite, retention, seriesPerNode } = monitoring;
  const series = seriesOf(site, seriesPerNode ?? 0);
  const samplesPerSecond = series / interval.in(s);
  const blocks = GB((samplesPerSecond * retention.in(s) * BYTES_PER_SAMPLE) / 1e9);
  const shards = remoteWrite === undefined ? undefined : remoteWriteShards(samplesPerSecond);
  return {
    // Whoever is woken by alerts does not want them to hang on one node.
    replicas: monitoring.replicas ?? (alerts === undefined ? 1 : 2),
    series,
    samplesPerSecond,
    blocks,
    disk: monitoring.storage ?? (seriesPerNode === undefined ? undefined : diskFor(site, blocks)),
    memory: prometheusMemory({ series, samplesPerSecond, shards }, monitoring),
    shards,
  };
}

function seriesOf(site: Site, seriesPerNode: number): number {
  return site.pools.reduce(
    (total, pool) =>
      total +
      pool.gpus * SERIES_PER_GPU[pool.gpu.vendor] +
      pool.nodes * (portsOfNode(site, pool) * SERIES_PER_PORT + seriesPerNode),
    SERIES_OF_CLUSTER,
  );
}

/** The claim of a Prometheus that runs keeps its size, so that a disk goes by whole steps: a figure of ours. */
const DISK_STEP = GB(100);

/** Only where all series are counted: a disk for the least that there are would lose days without a word. */
function diskFor(site: Site, blocks: Storage): Storage | undefined {
  if (monitoringDisks(site) === undefined) return undefined;
  return DISK_STEP.times(Math.ceil(blocks.in(GB) / BLOCK_SHARE / DISK_STEP.in(GB)));
}
