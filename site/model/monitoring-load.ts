import { GB, type Storage, s } from '../units/index.ts';
import { railsOf } from './nodes.ts';
import type { Site } from './site.ts';

/**
 * Fields that the GPU exporter of each vendor is told to read of one GPU:
 * constructs/gpu/exporter-counters.ts, labels left out, and constructs/gpu/amd-exporter-fields.ts.
 */
export const SERIES_PER_GPU = { nvidia: 33, amd: 18 } as const;

/** What node_exporter reads of one port, and what it says of its adapter (node_exporter v1.12.1, collector/infiniband_linux.go). */
export const SERIES_PER_PORT = 64;

/** One to two bytes a sample: the larger is planned with (https://prometheus.io/docs/prometheus/latest/storage/, read 2026-11-22). */
const BYTES_PER_SAMPLE = 2;

/** The operator's own interval where none is given (kube-prometheus-stack 88.5.3, values.yaml: "Defaults to 30s"). */
export const DEFAULT_INTERVAL = s(30);

/** Part of its disk that Prometheus may fill with blocks (https://prometheus.io/docs/prometheus/latest/storage/: 80-85 %). */
export const BLOCK_SHARE = 0.8;

/** What one Prometheus of this site keeps. */
export interface MonitoringLoad {
  /** The least that there are: those of GPUs and ports, and of nodes where the file counts them. */
  readonly series: number;
  /** Blocks of the whole retention, at two bytes a sample. */
  readonly blocks: Storage;
}

/** The series of the finished site, and the disk that its retention fills; undefined without monitoring. */
export function monitoringLoad(site: Site): MonitoringLoad | undefined {
  const { monitoring } = site.spec;
  if (monitoring === undefined) return undefined;
  const { interval = DEFAULT_INTERVAL, retention, seriesPerNode = 0 } = monitoring;
  const series = site.pools.reduce(
    (total, pool) =>
      total +
      pool.gpus * SERIES_PER_GPU[pool.gpu.vendor] +
      pool.nodes * (railsOf(pool) * SERIES_PER_PORT + seriesPerNode),
    0,
  );
  const samples = (series * retention.in(s)) / interval.in(s);
  return { series, blocks: GB((samples * BYTES_PER_SAMPLE) / 1e9) };
}
