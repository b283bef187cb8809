import { COMPUTE_DOMAINS_KUBERNETES, compareVersions } from '../catalog/index.ts';
import type { Pool, Site } from './site.ts';

/** Pools of racks whose trays are one NVLink domain. */
export function nvlinkRacks({ pools }: Site): readonly Pool[] {
  return pools.filter(({ server, gpu }) => server.kind === 'rack' && gpu.vendor === 'nvidia');
}

/** Whether jobs can span the trays of a rack system here. */
export function hasNvlinkDomains(site: Site): boolean {
  const version = site.spec.cluster?.kubernetes;
  if (version === undefined || compareVersions(version, COMPUTE_DOMAINS_KUBERNETES.least) < 0) return false;
  return nvlinkRacks(site).length > 0;
}

/** Whether the driver that allots them is a release of its own: by claims on GPUs, the GPU Operator brings it along. */
export function usesComputeDomains(site: Site): boolean {
  return hasNvlinkDomains(site) && site.spec.cluster?.gpus !== 'dra';
}
