import {
  type Fabric,
  fabricOf,
  hasNvlinkDomains,
  hasNvSwitches,
  hasNvSwitchesOnInfiniband,
  interfacesPerRail,
  isPartitioned,
  loadsAmdDriver,
  nodePattern,
  nvlinkRacks,
  type Pool,
  rdmaMode,
  type Site,
} from '../../site/model/index.ts';
import { GiB } from '../../site/units/index.ts';
import { directStores } from '../gpu/direct-storage.ts';
import { driverOf } from '../gpu/gpu-driver.ts';
import { PARTITIONING_TAINT } from '../gpu/gpu-partitions.ts';
import { poolTaint } from '../gpu/pool-taint.ts';
import { memoryText, quantityText } from '../kubernetes/quantity-text.ts';
import { isHandedOver } from '../storage/node-handover.ts';
import { present } from '../terraform/present.ts';
import { alignment, notAligned } from './alignment.ts';
import { loadedModules } from './loaded-modules.ts';
import { packagesFor, type VolumeGroup, volumeGroups } from './volume-groups.ts';

/** Pages of 2 MiB in a GiB. */
const PAGES_PER_GIB = 512;

/** Time that pods have when a node is switched off, and the part of it that is left to the platform: figures of our own. */
const SHUTDOWN = { shutdownGracePeriod: '5m0s', shutdownGracePeriodCriticalPods: '1m0s' };

/**
 * What AMD asks of a server of MI300X and later: bridges keep the address
 * windows of the firmware, and memory stays near the processor that asked for it
 * (https://docs.sglang.io/platforms/amd_gpu.html, after AMD's own guide to tuning MI300X, read 2026-11-26).
 */
const AMD_TUNING = { kernelArguments: ['pci=realloc=off'], sysctls: { 'kernel.numa_balancing': '0' } } as const;

/** What the machine image has to know for the nodes of one pool, whatever system it is. */
export interface MachineNeeds {
  readonly kernelArguments: readonly string[];
  readonly sysctls: Readonly<Record<string, string>>;
  /** Whose GPUs they are. */
  readonly vendor: Pool['gpu']['vendor'];
  /** Kernel modules that are not loaded by themselves: they would have the GPUs before the driver that comes later. */
  readonly heldBack: readonly string[];
  /** Kernel modules that are loaded by name: no device asks for them. */
  readonly modules: readonly string[];
  readonly kubelet: KubeletSettings;
  /** Volume groups whose drives the file names. */
  readonly volumeGroups: readonly VolumeGroup[];
  /** Of the system, for the programs that the scripts call. */
  readonly packages: readonly string[];
  /** Red Hat keeps its boot loader and the kubelet's arguments elsewhere than Debian and its like. */
  readonly family: 'debian' | 'redhat';
  /** Bridges must send traffic between GPU and adapter straight on. */
  readonly peerToPeer: boolean;
  /** Somebody reads what the kernel has said, from the journal on the drive. */
  readonly journalRead: boolean;
  /** What nobody can set from here and a person has to see to. */
  readonly checklist: readonly string[];
}

/** Fields of KubeletConfiguration (kubelet.config.k8s.io/v1beta1). */
export interface KubeletSettings {
  /** From the first moment: until Node Feature Discovery has read its name, and its GPUs are cut, a node would take anybody's pods. */
  readonly registerWithTaints: readonly { readonly key: string; readonly value: string; readonly effect: string }[];
  readonly shutdownGracePeriod: string;
  readonly shutdownGracePeriodCriticalPods: string;
  readonly systemReserved?: { readonly cpu: string; readonly memory: string };
  readonly cpuManagerPolicy?: 'static';
  readonly topologyManagerPolicy?: 'best-effort';
}

export function machineNeeds(site: Site, pool: Pool): MachineNeeds {
  const { hugepages, reserved } = pool.spec.machine ?? {};
  const groups = volumeGroups(site, pool).filter(({ drives }) => drives !== undefined);
  const family = site.spec.cluster?.nodes?.os.startsWith('rhel') ? 'redhat' : 'debian';
  const peerToPeer = pool.server.kind === 'server';
  const pages = hugepages === undefined ? 0 : Math.ceil(hugepages.in(GiB) * PAGES_PER_GIB);
  return {
    // Devices reach memory as it is: a translation on the way costs GPUDirect its speed, or breaks it
    // (NVIDIA GPUDirect Storage and NCCL guides; Linux, admin-guide/kernel-parameters: the same word on x86 and Arm).
    kernelArguments: ['iommu.passthrough=1', ...(pool.gpu.vendor === 'amd' ? AMD_TUNING.kernelArguments : [])],
    sysctls: {
      ...(pool.gpu.vendor === 'amd' ? AMD_TUNING.sysctls : {}),
      ...(pages === 0 ? {} : { 'vm.nr_hugepages': String(pages) }),
    },
    vendor: pool.gpu.vendor,
    heldBack: heldBack(pool),
    modules: loadedModules(site, pool),
    kubelet: {
      registerWithTaints: [poolTaint(site, pool), ...(isPartitioned(pool) ? [PARTITIONING_TAINT] : [])],
      ...SHUTDOWN,
      ...present({ systemReserved: reserved === undefined ? undefined : reservedText(reserved) }),
      ...alignment(pool),
    },
    volumeGroups: groups,
    packages: [
      ...(peerToPeer ? ['pciutils'] : []),
      ...packagesFor(groups, { family, handedOver: isHandedOver(site, pool) }),
    ],
    family,
    peerToPeer,
    journalRead: site.spec.monitoring?.logs !== undefined,
    checklist: checklist(site, pool),
  };
}

/** What would take the GPUs before their own driver does (NVIDIA, CUDA Installation Guide for Linux, disabling nouveau). */
function heldBack(pool: Pool): readonly string[] {
  if (pool.gpu.vendor === 'nvidia') return ['nouveau'];
  return loadsAmdDriver(pool) ? ['amdgpu'] : [];
}

function reservedText(reserved: NonNullable<NonNullable<Pool['spec']['machine']>['reserved']>) {
  return {
    cpu: quantityText(reserved.cpus),
    memory: memoryText(reserved.memory),
  };
}

function checklist(site: Site, pool: Pool): string[] {
  const fabric = fabricOf(site, pool);
  const modules = loadedModules(site, pool);
  return [
    pool.inventory === undefined
      ? `node names match ${nodePattern(pool, pool.rows)}`
      : `node names are those of ${pool.spec.inventory}, each in its place`,
    'firmware: IOMMU on, addresses above 4 GB on, access control services (ACS) off on PCIe bridges between GPU and adapter',
    ...(fabric !== undefined && rdmaMode(site, fabric) === 'sriov'
      ? ['firmware: SR-IOV on, in the machine and in its adapters']
      : []),
    ...(fabric?.spec.spectrumX === undefined
      ? []
      : [
          `firmware: adapters have the version that NVIDIA names for Spectrum-X ${fabric.spec.spectrumX}: the operator writes settings and no firmware`,
        ]),
    ...portNames(pool),
    ...(fabric === undefined ? [] : planesOf(fabric)),
    ...(fabric?.spec.mtu !== undefined && rdmaMode(site, fabric) !== 'sriov'
      ? [
          `ports on fabric "${fabric.id}" are set to an MTU of ${fabric.spec.mtu}: interfaces of pods have that of their port`,
        ]
      : []),
    ...(modules.length > 0 ? [`the kernel has ${modules.join(', ')} (Ubuntu: some are in linux-modules-extra)`] : []),
    ...(fabric !== undefined && site.spec.cluster?.rdma?.ofed === 'host' ? ['DOCA-OFED is in the image'] : []),
    ...(site.spec.cluster?.cni === 'cilium' && site.fabrics.length > 0
      ? [
          'Cilium is installed with cni.exclusive=false, else it renames the configuration of Multus, which says nothing; and with devices that are those of the pod network, else it takes ports of the fabric for its own',
        ]
      : []),
    ...(pool.gpu.vendor === 'amd' ? [amdDriver(pool)] : nvidiaDriver(site, pool)),
    ...directPath(site, pool),
    ...(isPartitioned(pool)
      ? [
          `the node joins with taint ${PARTITIONING_TAINT.key}: runbooks/gpu-partitions.md says when somebody takes it off`,
        ]
      : []),
    'containerd is 2.0 or later, where CDI is on',
    ...(site.spec.monitoring?.logs !== undefined && site.spec.cluster?.machines === 'talos'
      ? [
          'Talos keeps no journal, so that lines of the kernel are in no store: the sub-code of an XID is read by talosctl dmesg, or sent on by a KmsgLogConfig of yours',
        ]
      : []),
    aligned(pool),
    ...volumeGroups(site, pool)
      .filter(({ drives }) => drives === undefined)
      .map(groupToMake),
    'the kubelet reads drop-ins or this file itself; kubeadm joins the node, and no credential is in this file',
  ];
}

/** What comes of what the file says, or does not say, of processors. */
function aligned(pool: Pool): string {
  switch (notAligned(pool)) {
    case undefined:
      return 'before cpuManagerPolicy reaches a node that has run: drain it, and take /var/lib/kubelet/cpu_manager_state away, or its kubelet does not start';
    case 'too-many-nodes':
      return 'processors are not chosen by GPUs: the memory of each GPU is NUMA nodes too, and the kubelet takes eight at most';
    case 'nothing-reserved':
      return 'nothing is reserved for the system, so pods may take all of it, and none gets processors near its GPUs: say machine.reserved';
  }
}

function groupToMake({ name, level, thinPool }: VolumeGroup): string {
  const below = level === undefined ? 'the data drives' : `an array (${level}) of the data drives`;
  return `the image makes LVM volume group "${name}" of ${below}${thinPool === undefined ? '' : `, and thin pool "${thinPool}" in it`}`;
}

/** The driver of the operator has with it what sets up the switches; that of an image is the driver alone. */
function nvidiaDriver(site: Site, pool: Pool): readonly string[] {
  if (driverOf(pool) !== undefined)
    return ['no NVIDIA driver is in the image; under Secure Boot the operator cannot load its own'];
  return [
    'the NVIDIA driver is in the image',
    ...(hasNvSwitches(pool) ? [switchManager(pool)] : []),
    // NVIDIA/cloud-native-docs, ComputeDomain prerequisites for a driver that was there before (#453).
    ...(hasNvlinkDomains(site) && nvlinkRacks(site).includes(pool)
      ? [
          'nvidia-imex of the same version as the driver is in the image, and its service masked: ComputeDomains start their own, and two would be one too many',
        ]
      : []),
  ];
}

/**
 * What no container brings for GPUs that read storage directly (NVIDIA GPUDirect
 * Storage, Installation and Troubleshooting Guide, 15.1 and 15.3, read 2026-11-26).
 */
function directPath(site: Site, pool: Pool): readonly string[] {
  const kinds = directStores(site, pool).map(({ spec }) => spec.kind);
  const transports = [
    ...(kinds.includes('node-nvme') ? ['NVMe'] : []),
    ...(kinds.includes('vast') && site.spec.cluster?.rdma?.ofed === 'host' ? ['NFS over RDMA'] : []),
  ];
  return [
    ...(kinds.length > 0 && driverOf(pool) === undefined
      ? [
          'nvidia-fs is in the image and loaded: GPUs read storage directly, and the driver of the image brings no such module',
        ]
      : []),
    ...(transports.length > 0
      ? [`the storage transports of DOCA-OFED for ${transports.join(' and ')} are in the image: GPUs read by them`]
      : []),
  ];
}

/** Fabric Manager refuses a driver of any other version (NVIDIA Fabric Manager User Guide). */
function switchManager(pool: Pool): string {
  const programs = hasNvSwitchesOnInfiniband(pool) ? 'Fabric Manager and NVLSM start' : 'Fabric Manager starts';
  return `${programs} with the machine, Fabric Manager in the very version of the driver: without them the GPUs stay apart, and CUDA fails with 802`;
}

function portNames({ spec: { adapters, interfaces } }: Pool): readonly string[] {
  if (adapters !== undefined)
    return [
      `adapters of the fabric are at ${adapters.join(', ')}, rail by rail, and udev takes rules from /etc/udev/rules.d: by one the operator names their interfaces`,
    ];
  return interfaces === undefined ? [] : [`ports are called ${interfaces.join(', ')}`];
}

/** How ports come to be as many interfaces as networks are made for. */
function planesOf(fabric: Fabric): readonly string[] {
  const { id, planes, spec, linkSpeed } = fabric;
  if (planes === 1) return [];
  if (interfacesPerRail(fabric) === 1)
    return [
      `a port on fabric "${id}" is one interface, and its adapter spreads traffic over ${planes} planes below it`,
    ];
  const divided = `a port on fabric "${id}" is ${planes} interfaces of ${linkSpeed}, one a plane`;
  return [
    spec.spectrumX === undefined
      ? `${divided}; firmware divides it before the node joins`
      : `${divided}; the operator of the adapters divides it, and starts the node again`,
  ];
}

function amdDriver(pool: Pool): string {
  return loadsAmdDriver(pool)
    ? 'amdgpu of the image is not loaded at boot; under Secure Boot the operator cannot load its own'
    : 'the amdgpu driver and its firmware are in the image';
}
