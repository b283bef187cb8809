import type { MonitoringSpec } from '../spec/index.ts';
import { GiB, type Storage } from '../units/index.ts';
import type { RemoteWriteShards } from './remote-write-shards.ts';

/**
 * A series in memory, and each of its labels, by one of the developers of Prometheus, who measured it with the worst
 * assumptions (https://www.robustperception.io/how-much-ram-does-prometheus-2-x-need-for-cardinality-and-ingestion/,
 * read 2026-11-26). The name of the series is there twice.
 */
const SERIES_BYTES = 732;
const LABEL_BYTES = 32;

/** Labels of a series and characters of its name: figures of ours, those of a GPU exporter under this stack. */
const LABELS = 20;
const NAME_BYTES = 40;

/** Chunks are half empty, three hours of them are held until a block is cut, and Go's collector lets all of it double (same page). */
const CHUNK_OVERHEAD = 1.5;
const HELD_SECONDS = 3 * 3600;
const COLLECTOR = 2;

/** One to two bytes a sample: the larger is planned with (https://prometheus.io/docs/prometheus/latest/storage/, read 2026-11-22). */
export const BYTES_PER_SAMPLE = 2;

/** What remote write adds for its copy of the labels, and 2 MB for each shard (https://prometheus.io/docs/practices/remote_write/, read 2026-11-26). */
const REMOTE_WRITE = 1.25;
const SHARD_BYTES = 2e6;

/** What the chart asks for in its example (kube-prometheus-stack 88.5.3, values.yaml: "memory: 400Mi"). */
const LEAST = GiB(400 / 1024);

/** Requests go by whole steps, or each rack more would start Prometheus anew: a figure of ours. */
const STEP = GiB(0.5);

/** Room above that for queries, and for reading the log again after a stop: a figure of ours. */
const ROOM = 2;

export interface PrometheusMemory {
  /** What its series take, before anybody asks it anything. */
  readonly needed: Storage;
  readonly request: Storage;
  /** Undefined where series are not counted: a limit below what there are would end it again and again. */
  readonly limit: Storage | undefined;
}

interface Held {
  readonly series: number;
  readonly samplesPerSecond: number;
  readonly shards: RemoteWriteShards | undefined;
}

/** The memory of one Prometheus: as the file says, or as its series need. */
export function prometheusMemory(held: Held, { memory, seriesPerNode }: MonitoringSpec): PrometheusMemory {
  const { series, samples, remoteWrite } = memoryParts(held);
  const needed = series.plus(samples).plus(remoteWrite);
  if (memory !== undefined) return { needed, request: memory, limit: memory };
  const request = inSteps(LEAST.exceeds(needed) ? LEAST : needed);
  return { needed, request, limit: seriesPerNode === undefined ? undefined : request.times(ROOM) };
}

function inSteps(memory: Storage): Storage {
  return STEP.times(Math.ceil(memory.in(GiB) / STEP.in(GiB)));
}

/** What it is made of: the series and their labels, their samples of three hours, and what is sent on. */
export function memoryParts({ series, samplesPerSecond, shards }: Held) {
  const bytes = (amount: number) => GiB(amount / 2 ** 30);
  const ofSeries = bytes(series * (SERIES_BYTES + LABELS * LABEL_BYTES + 2 * NAME_BYTES) * COLLECTOR);
  const ofSamples = bytes(samplesPerSecond * HELD_SECONDS * BYTES_PER_SAMPLE * CHUNK_OVERHEAD * COLLECTOR);
  const sent =
    shards === undefined
      ? GiB(0)
      : ofSeries
          .plus(ofSamples)
          .times(REMOTE_WRITE - 1)
          .plus(bytes(shards.least * SHARD_BYTES));
  return { series: ofSeries, samples: ofSamples, remoteWrite: sent } as const;
}
