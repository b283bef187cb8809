import { DEFAULT_INTERVAL, monitoringLoad, type Site } from '../../site/model/index.ts';
import type { MonitoringSpec } from '../../site/spec/index.ts';
import { s } from '../../site/units/index.ts';

/** Samples of one request, and five of them in the queue of a shard: three to ten are advised (see below). */
const SAMPLES_PER_SEND = 2000;
const CAPACITY = 5 * SAMPLES_PER_SEND;

/** How long a request takes to a store at another place: a figure of ours. */
const ROUND_TRIP_SECONDS = 0.1;

/** Prometheus' own bound, and how far it may go beyond what a day needs to catch up after an outage: a figure of ours. */
const MOST_SHARDS = 50;
const TO_CATCH_UP = 4;

/**
 * Where every figure is sent as well, with queues for the series of this site.
 *
 * Prometheus finds the number of shards by itself, and starts from the least: too few lose what was not sent after two
 * hours (https://prometheus.io/docs/practices/remote_write/, read 2026-11-26).
 */
export function remoteWriteOf(site: Site, { url, secret }: NonNullable<MonitoringSpec['remoteWrite']>): object {
  const key = (name: string) => ({ name: secret, key: name });
  const interval = site.spec.monitoring?.interval ?? DEFAULT_INTERVAL;
  const samplesPerSecond = (monitoringLoad(site)?.series ?? 0) / interval.in(s);
  const shards = Math.max(1, Math.ceil((samplesPerSecond * ROUND_TRIP_SECONDS) / SAMPLES_PER_SEND));
  return {
    url,
    ...(secret === undefined ? {} : { basicAuth: { username: key('username'), password: key('password') } }),
    queueConfig: {
      capacity: CAPACITY,
      maxSamplesPerSend: SAMPLES_PER_SEND,
      minShards: shards,
      maxShards: Math.max(MOST_SHARDS, shards * TO_CATCH_UP),
    },
  };
}
