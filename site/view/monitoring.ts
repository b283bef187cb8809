import { monitoringLoad, type Site } from '../model/index.ts';

/** What each Prometheus of the finished site reads, holds and keeps; null without monitoring. */
export function monitoringView(site: Site) {
  const { monitoring } = site.spec;
  if (monitoring === undefined) return null;
  const { replicas, series, samplesPerSecond, memory, blocks, disk, shards } = monitoringLoad(site, monitoring);
  return {
    replicas,
    series,
    samples: Math.round(samplesPerSecond),
    memory: { needed: memory.needed, request: memory.request, limit: memory.limit ?? null },
    blocks,
    disk: disk ?? null,
    shards: shards ?? null,
  };
}
