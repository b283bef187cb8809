import type { Pool, Site } from './site.ts';

/** Whose operator drives the GPUs of a pool. */
export type GpuVendor = Pool['gpu']['vendor'];

/** The pools whose GPUs are of one vendor. */
export function poolsOfVendor({ pools }: Site, vendor: GpuVendor): readonly Pool[] {
  return pools.filter(({ gpu }) => gpu.vendor === vendor);
}

/** Vendors of the GPUs of a site, always in one order. */
export function gpuVendorsOf(site: Site): readonly GpuVendor[] {
  return (['nvidia', 'amd'] as const).filter((vendor) => poolsOfVendor(site, vendor).length > 0);
}

/** Whether the operator of AMD builds and loads the driver of a pool, rather than find it on the nodes. */
export function loadsAmdDriver({ gpu, spec }: Pool): boolean {
  return gpu.vendor === 'amd' && spec.driver?.image !== undefined && spec.driver.host !== true;
}
