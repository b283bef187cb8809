import { fabricOf, hasNvSwitchesOnInfiniband, type Pool, type Site } from '../../site/model/index.ts';

/** The devices of an adapter, and those by which programs send management datagrams to its ports. */
const MANAGED_DEVICES = ['mlx5_ib', 'ib_umad'] as const;

/**
 * By which pods use them: the shared plugin offers no adapter without rdma_cm, umad and uverbs
 * (https://github.com/Mellanox/k8s-rdma-shared-dev-plugin, pkg/resources/rdma_device_spec.go, read 2026-11-26).
 */
const USED_BY_PODS = ['ib_uverbs', 'rdma_ucm'] as const;

/** Interfaces of InfiniBand ports, by whose names everything finds them. */
const IP_OVER_INFINIBAND = 'ib_ipoib';

/**
 * Kernel modules that nodes load by name at every start, because nothing does
 * when it finds the device (https://github.com/linux-rdma/rdma-core,
 * kernel-boot/modules, which is what a system with that package loads).
 *
 * DOCA-OFED loads its own. Switches of NVLink 5 need the first two where there
 * is no fabric too: without them the driver starts Fabric Manager as for older
 * switches, says that it is ready, and no program gets a GPU (NVIDIA/gpu-operator #2781).
 */
export function loadedModules(site: Site, pool: Pool): readonly string[] {
  const fabric = fabricOf(site, pool);
  const { ofed = 'inbox' } = site.spec.cluster?.rdma ?? {};
  if (fabric !== undefined && ofed === 'inbox')
    return [...MANAGED_DEVICES, ...USED_BY_PODS, ...(fabric.spec.kind === 'infiniband' ? [IP_OVER_INFINIBAND] : [])];
  return hasNvSwitchesOnInfiniband(pool) ? MANAGED_DEVICES : [];
}
