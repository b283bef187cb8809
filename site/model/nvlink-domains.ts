import { COMPUTE_DOMAINS_KUBERNETES, compareVersions } from '../catalog/index.ts';
import { GBps } from '../units/index.ts';
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

/** GPUs that links of their own still join; more hang on switches (NVIDIA Fabric Manager User Guide, GPU baseboard topologies). */
const MOST_WITHOUT_SWITCHES = 4;

/** What the 18 links of a GPU have on NVLink 5, both directions. */
const NVLINK_5 = GBps(1800);

/** Whether the GPUs of a node are joined by switches on their board, which Fabric Manager sets up on the node itself. */
export function hasNvSwitches({ server, gpu }: Pool): boolean {
  return gpu.vendor === 'nvidia' && server.kind === 'server' && server.nvlinkDomainGpus > MOST_WITHOUT_SWITCHES;
}

/**
 * Whether those switches are spoken to as InfiniBand devices, by a subnet
 * manager of their own beside Fabric Manager (NVLSM): from HGX B200 on
 * (NVIDIA Fabric Manager User Guide, what is NVLink subnet manager, read 2026-11-26).
 */
export function hasNvSwitchesOnInfiniband(pool: Pool): boolean {
  return hasNvSwitches(pool) && (pool.gpu.scaleUpBandwidth ?? GBps(0)) >= NVLINK_5;
}
