/** Samples of one request, and five of them in the queue of a shard: three to ten are advised (see below). */
export const SAMPLES_PER_SEND = 2000;
export const SHARD_CAPACITY = 5 * SAMPLES_PER_SEND;

/** How long a request takes to a store at another place: a figure of ours. */
export const ROUND_TRIP_SECONDS = 0.1;

/** Prometheus' own bound, and how far it may go beyond what a day needs to catch up after an outage: a figure of ours. */
const MOST_SHARDS = 50;
const TO_CATCH_UP = 4;

export interface RemoteWriteShards {
  readonly least: number;
  readonly most: number;
}

/**
 * Queues for the samples of a site.
 *
 * Prometheus finds the number of shards by itself, and starts from the least: too few lose what was not sent after two
 * hours (https://prometheus.io/docs/practices/remote_write/, read 2026-11-26).
 */
export function remoteWriteShards(samplesPerSecond: number): RemoteWriteShards {
  const least = Math.max(1, Math.ceil((samplesPerSecond * ROUND_TRIP_SECONDS) / SAMPLES_PER_SEND));
  return { least, most: Math.max(MOST_SHARDS, least * TO_CATCH_UP) };
}
