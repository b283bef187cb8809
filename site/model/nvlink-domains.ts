import type { Site } from './site.ts';

/** The first version with resource.k8s.io/v1 switched on, which NVLink domains are allotted by. */
const FIRST_WITH_DOMAINS = 34;

/** Whether jobs can span the trays of a rack system here. */
export function hasNvlinkDomains(site: Site): boolean {
  const [, minor] = site.spec.cluster?.kubernetes.split('.') ?? [];
  const racks = site.pools.some(({ server, gpu }) => server.kind === 'rack' && gpu.vendor === 'nvidia');
  return racks && Number(minor) >= FIRST_WITH_DOMAINS;
}

/** Whether the driver that allots them is a release of its own: by claims on GPUs, the GPU Operator brings it along. */
export function usesComputeDomains(site: Site): boolean {
  return hasNvlinkDomains(site) && site.spec.cluster?.gpus !== 'dra';
}
