import { driverBranchOf } from '../../site/catalog/index.ts';
import { driverVersionOf, type Pool, type Site } from '../../site/model/index.ts';
import { s } from '../../site/units/index.ts';

/** How long the pods of a node have to end when it is emptied (the chart's own default, same source). */
const DRAIN_SECONDS = 300;

/** How the driver of a pool's nodes is made. */
export interface GpuDriver {
  /** The branch alone where the image was built before: its kernel is in the tag. */
  readonly version: string;
  readonly kernelModuleType: 'open' | 'proprietary';
  readonly usePrecompiled: boolean;
}

/** What the operator of NVIDIA installs on the nodes of a pool: nothing where the machine image brings the driver. */
export function driverOf(pool: Pool): GpuDriver | undefined {
  const version = driverVersionOf(pool);
  if (version === undefined) return undefined;
  const { modules, precompiled = false } = pool.spec.driver ?? {};
  return {
    // A tag is `<branch>-<kernel>-<os>`, where one that builds on the node is `<version>-<os>`.
    version: precompiled ? driverBranchOf(version) : version,
    // GPUDirect by DMA-BUF needs the open modules (NVIDIA GPU Operator documentation, GPUDirect RDMA).
    kernelModuleType: modules ?? 'open',
    usePrecompiled: precompiled,
  };
}

/** Whether the operator installs a driver on any node. */
export function installsDrivers(site: Site): boolean {
  return site.pools.some((pool) => driverOf(pool) !== undefined);
}

/** The old peer-memory module beside the driver: off, because DMA-BUF is in the open modules. */
export function peerMemory(site: Site): { readonly enabled: boolean; readonly useHostMofed: boolean } {
  const rdma = site.spec.cluster?.rdma;
  const enabled = rdma?.peermem ?? false;
  return { enabled, useHostMofed: enabled && rdma?.ofed === 'host' };
}

/**
 * How a new driver reaches the nodes of a pool: one at a time, and only when
 * the jobs of that node have ended by themselves. Kueue labels the pods of each
 * job that it admits (`PodSetLabel`, kubernetes-sigs/kueue
 * apis/kueue/v1beta2); 0 s waits for ever. Where the file sets a limit, the node
 * is drained when it is over: pods that nothing would make again stay and hold it.
 *
 * On nodes that hand GPUs out by claims the operator does not do it yet, and is
 * to leave it be (https://github.com/NVIDIA/cloud-native-docs,
 * gpu-operator-dra, limitations, read 2026-11-26).
 */
export function driverUpgrade(site: Site, pool: Pool) {
  if (site.spec.cluster?.gpus === 'dra') return { autoUpgrade: false };
  const { atOnce = 1, drainAfter } = pool.spec.driver?.upgrade ?? {};
  const timeoutSeconds = drainAfter === undefined ? 0 : Math.round(drainAfter.in(s));
  const drain = { force: false, deleteEmptyDir: true, timeoutSeconds: DRAIN_SECONDS };
  return {
    autoUpgrade: true,
    maxParallelUpgrades: atOnce,
    maxUnavailable: atOnce,
    waitForCompletion: { podSelector: 'kueue.x-k8s.io/podset', timeoutSeconds },
    ...(drainAfter === undefined
      ? { drain: { enable: false } }
      : { podDeletion: drain, drain: { enable: true, ...drain } }),
  };
}
