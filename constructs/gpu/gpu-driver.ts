import type { Pool, Site } from '../../site/model/index.ts';

/** Version that the chart gpu-operator v26.7.0 brings (its values.yaml, read 2026-11-22). */
const CHART_DRIVER = '595.91.07';

/** How the driver of a pool's nodes is made. */
export interface GpuDriver {
  readonly version: string;
  readonly kernelModuleType: 'open' | 'proprietary';
}

/** What the operator installs on the nodes of a pool: nothing where the machine image brings the driver. */
export function driverOf(pool: Pool): GpuDriver | undefined {
  const { host = false, version = CHART_DRIVER, modules } = pool.spec.driver ?? {};
  if (host) return undefined;
  // GPUDirect by DMA-BUF needs the open modules (NVIDIA GPU Operator documentation, GPUDirect RDMA).
  return { version, kernelModuleType: modules ?? 'open' };
}

/** Whether pools want different drivers, which one ClusterPolicy cannot say. */
export function driversDiffer(site: Site): boolean {
  return new Set(site.pools.map((pool) => JSON.stringify(driverOf(pool) ?? null))).size > 1;
}

/** The old peer-memory module beside the driver: off, because DMA-BUF is in the open modules. */
export function peerMemory(site: Site): { readonly enabled: boolean; readonly useHostMofed: boolean } {
  const rdma = site.spec.cluster?.rdma;
  const enabled = rdma?.peermem ?? false;
  return { enabled, useHostMofed: enabled && rdma?.ofed === 'host' };
}

/**
 * How a new driver reaches the nodes: one at a time, and only when the jobs of
 * that node have ended by themselves. Kueue labels the pods of each job that it
 * admits (`PodSetLabel`, kubernetes-sigs/kueue apis/kueue/v1beta2); 0 s waits for ever.
 */
export const driverUpgrade = {
  autoUpgrade: true,
  maxParallelUpgrades: 1,
  maxUnavailable: 1,
  waitForCompletion: { podSelector: 'kueue.x-k8s.io/podset', timeoutSeconds: 0 },
  drain: { enable: false },
} as const;
