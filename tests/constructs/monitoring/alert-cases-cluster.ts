import { type AlertCase, both, standing, steady } from './alert-case.ts';

const NODE = 'node="train-hall-1-row-3-u1-r5-n17"';
const RENTAL = 'node="rental-hall-1-row-11-u1-r5-n1"';
const gpu = (metric: string) => `${metric}{${NODE},gpu="0"}`;
const port = (metric: string, device: number) => `${metric}{${NODE},device="mlx5_${device}",port="1"}`;
const roce = (metric: string, device: number) => `${metric}{${RENTAL},device="mlx5_${device}",port="1"}`;
const queue = 'cluster_queue="meridian.train"';
const volume = (namespace: string, free: number) => ({
  [`kubelet_volume_stats_available_bytes{namespace="${namespace}",persistentvolumeclaim="data"}`]: steady(free, 30),
  [`kubelet_volume_stats_capacity_bytes{namespace="${namespace}",persistentvolumeclaim="data"}`]: steady(100, 30),
});
/** A volume of 10 TB that a claim of tenant meridian made. */
const claimed = (phase: string) => ({
  'kube_persistentvolume_capacity_bytes{persistentvolume="pvc-1"}': steady(1e13, 1500),
  'kube_persistentvolume_claim_ref{persistentvolume="pvc-1",claim_namespace="meridian",name="data"}': steady(1, 1500),
  [`kube_persistentvolume_status_phase{persistentvolume="pvc-1",phase="${phase}"}`]: steady(1, 1500),
});
const drive = (metric: string) => `smartctl_device_${metric}{${NODE},device="nvme0"}`;
const ready = `kube_node_status_condition{condition="Ready",status="true",${NODE}}`;

const TRAIN = 'train-hall-1-row-3-u1-r5';
const stands = (n: number, rung?: string) => standing(`${TRAIN}-n${n}`, 'train', 'hall-1-row-3-r5', rung);
const isReady = (n: number, up: 0 | 1) => ({ [ready.replace('-n17', `-n${n}`)]: steady(up, 30) });

/** A pod of the job "step" of a tenant. */
const pod = (name: string, phase: string) => {
  const of = `namespace="meridian",pod="${name}",uid="${name}"`;
  return {
    [`kube_pod_info{${of},created_by_kind="Job",created_by_name="step"}`]: steady(1, 30),
    [`kube_pod_status_phase{${of},phase="${phase}"}`]: steady(1, 30),
  };
};
const holds = (gpus: number, phase: string, resource = 'nvidia_com_gpu', tenant = 'meridian') => ({
  [`kube_pod_container_resource_requests{resource="${resource}",namespace="${tenant}",pod="a",uid="a",container="c"}`]:
    steady(gpus, 30),
  [`kube_pod_status_phase{namespace="${tenant}",pod="a",uid="a",phase="${phase}"}`]: steady(1, 30),
});
const allocatable = (resource: string, count: number) => ({
  [`kube_node_status_allocatable{resource="${resource}",${RENTAL}}`]: steady(count, 30),
});

/** Bytes a second of two rails, at 800 Gb/s. */
const rails = (first: number, second: number) => ({
  [port('node_infiniband_port_data_transmitted_bytes_total', 0)]: `0+${first * 60}x60`,
  [port('node_infiniband_port_data_transmitted_bytes_total', 1)]: `0+${second * 60}x60`,
  [port('node_infiniband_rate_bytes_per_second', 0)]: steady(1e11, 60),
  [port('node_infiniband_rate_bytes_per_second', 1)]: steady(1e11, 60),
});

/** A port of a leaf, as UFM says it. */
const leaf = (metric: string, port = 5) =>
  `${metric}{job="ufm",instance="ufm:9002",Node_GUID="0x2c5eab0300b87b40",Port_Number="${port}",port_label="3/1",node_description="MF0;ib-leaf-1:Q3400_RA/U1"}`;
const answers = { 'up{job="ufm",instance="ufm:9002"}': steady(1, 60) };

/** Nodes, GPUs, ports, drives, volumes, queues and gangs. */
export const clusterCases: readonly AlertCase[] = [
  both(
    'VolumesLeft',
    'the claim of one is gone for more than a day, and is there',
    1450,
    [claimed('Released'), claimed('Bound')],
    { claim_namespace: 'meridian' },
  ),
  both('SwitchPortLost', 'it was up before, and was never cabled', 40, [
    { [leaf('phy_state')]: '5x20 2x30', [leaf('phy_state', 6)]: steady(5, 60) },
    { [leaf('phy_state')]: steady(2, 60), [leaf('phy_state', 6)]: steady(5, 60) },
  ]),
  both('SwitchPortFlapping', 'twice in an hour, and once', 55, [
    { [leaf('Link_Down')]: '3x20 4x20 5x20' },
    { [leaf('Link_Down')]: '3x20 4x40' },
  ]),
  both('SwitchPortErrors', 'they go on for hours, and came once with the link', 170, [
    { [leaf('Symbol_Errors')]: '0+2x180' },
    { [leaf('Symbol_Errors')]: '0x5 900x180' },
  ]),
  both('SwitchPortBitErrorRate', 'ten times what the specification allows, and what cables are tested to', 70, [
    { [leaf('Effective_BER')]: '1e-11x80' },
    { [leaf('Effective_BER')]: '1e-15x80' },
  ]),
  both('FabricUnseen', 'UFM answers with other figures, and with those of ports', 40, [
    answers,
    { ...answers, [leaf('Link_Down')]: steady(0, 60) },
  ]),
  {
    alert: 'FabricUnseen',
    when: 'UFM does not answer: that is said of the machine',
    series: { 'up{job="ufm",instance="ufm:9002"}': steady(0, 60) },
    atMinute: 40,
    fires: 0,
  },
  both('GpuRowsRemapped', 'the counter grows, and one from before does not', 40, [
    { [gpu('DCGM_FI_DEV_UNCORRECTABLE_REMAPPED_ROWS')]: '0x20 1x40' },
    { [gpu('DCGM_FI_DEV_UNCORRECTABLE_REMAPPED_ROWS')]: '1x60' },
  ]),
  both('GpuNvlinkErrors', 'ten a minute, and one in five minutes', 100, [nvlink(10), nvlink(0.2)]),
  both('GpuNvlinkErrors', 'NVLink 5 has one of its own counters only', 100, [
    { [gpu('DCGM_FI_DEV_NVLINK_COUNT_EFFECTIVE_ERRORS')]: '0+10x110' },
    { [gpu('DCGM_FI_DEV_NVLINK_COUNT_EFFECTIVE_ERRORS')]: '0+0.2x110' },
  ]),
  both('GpuNvlinkDown', 'a recovery failed, and one succeeded', 40, [
    { [gpu('DCGM_FI_DEV_NVLINK_COUNT_LINK_RECOVERY_FAILED_EVENTS')]: '0x20 1x40' },
    { [gpu('DCGM_FI_DEV_NVLINK_COUNT_LINK_RECOVERY_SUCCESSFUL_EVENTS')]: '0x20 1x40' },
  ]),
  both('GpuOutsideFabric', 'the fabric manager failed, and is not there in a rack system', 20, [
    { [gpu('DCGM_FI_DEV_FABRIC_MANAGER_STATUS')]: steady(4, 30) },
    { [gpu('DCGM_FI_DEV_FABRIC_MANAGER_STATUS')]: steady(0, 30) },
  ]),
  both('GpuNvlinkRecovered', 'a link was trained again, and was so before', 40, [
    { [gpu('DCGM_FI_DEV_NVLINK_RECOVERY_ERROR_COUNT_TOTAL')]: '0x20 1x40' },
    { [gpu('DCGM_FI_DEV_NVLINK_RECOVERY_ERROR_COUNT_TOTAL')]: '1x60' },
  ]),
  both('GpuSpins', 'busy without moving anything, and busy at work', 40, [
    {
      [gpu('DCGM_FI_DEV_GPU_UTIL')]: steady(100, 60),
      [gpu('DCGM_FI_PROF_DRAM_ACTIVE')]: '0.001x60',
      [gpu('DCGM_FI_PROF_PIPE_TENSOR_ACTIVE')]: '0x60',
    },
    {
      [gpu('DCGM_FI_DEV_GPU_UTIL')]: steady(100, 60),
      [gpu('DCGM_FI_PROF_DRAM_ACTIVE')]: '0.4x60',
      [gpu('DCGM_FI_PROF_PIPE_TENSOR_ACTIVE')]: '0.5x60',
    },
  ]),
  both('InfinibandPortErrors', 'two a second, and one in ten minutes', 50, [
    { [port('node_infiniband_symbol_error_total', 0)]: '0+120x60' },
    { [port('node_infiniband_symbol_error_total', 0)]: '0+0.1x60' },
  ]),
  both('InfinibandPortDiscards', 'two a second, and none', 50, [
    { [port('node_infiniband_port_discards_transmitted_total', 0)]: '0+120x60' },
    { [port('node_infiniband_port_discards_transmitted_total', 0)]: '7x60' },
  ]),
  both('InfinibandRailsUneven', 'a third of the other rail, and nine tenths', 55, [
    rails(1e10, 3e10),
    rails(2.7e10, 3e10),
  ]),
  {
    alert: 'InfinibandRailsUneven',
    when: 'hardly anything is sent',
    series: rails(1e6, 3e6),
    atMinute: 55,
    fires: 0,
  },
  both('RocePortLost', 'a port that worked, and one that was never cabled', 40, [
    { [roce('node_infiniband_state_id', 0)]: '4x30 1x30' },
    { [roce('node_infiniband_state_id', 0)]: '1x60' },
  ]),
  both('RoceRailsMissing', 'one of eight rails is down, and none', 20, [ethernet(7), ethernet(8)]),
  both('RocePortSlow', 'all rails are active at a quarter of the speed, and at all of it', 20, [
    ethernet(8, 2.5e10),
    ethernet(8),
  ]),
  both('RocePortFlapping', 'two rounds in half an hour, and one', 30, [
    { [roce('node_infiniband_state_id', 0)]: '4x5 1x2 4x5 1x2 4x20' },
    { [roce('node_infiniband_state_id', 0)]: '4x5 1x2 4x30' },
  ]),
  both('RocePacketsLost', 'two a second, and one in ten minutes', 50, [
    { [roce('node_infiniband_packet_sequence_errors_total', 0)]: '0+120x60' },
    { [roce('node_infiniband_packet_sequence_errors_total', 0)]: '0+0.1x60' },
  ]),
  both('RoceCongested', 'two thousand a second, and one', 50, [
    { [roce('node_infiniband_rp_cnp_packets_handled_total', 0)]: '0+120000x60' },
    { [roce('node_infiniband_rp_cnp_packets_handled_total', 0)]: '0+60x60' },
  ]),
  both('MachineSilent', 'a BMC does not answer, and a pod of somebody else', 15, [
    { 'up{job="redfish",instance="10.0.0.1"}': steady(0, 30) },
    { 'up{job="other",instance="10.0.0.1"}': steady(0, 30) },
  ]),
  both('MachineSilent', 'a BMC answers to nothing that its exporter asks, and one has no DCMI', 15, [
    bmc(0, 0),
    bmc(1, 0),
  ]),
  both('NodeFlapping', 'three rounds in half an hour, and one', 25, [
    { [ready]: '1x4 0 1x4 0 1x4 0 1x15' },
    { [ready]: '1x10 0x3 1x20' },
  ]),
  both(
    'NodeLost',
    'not ready, and ready',
    15,
    [
      { ...stands(17), ...isReady(17, 0) },
      { ...stands(17), ...isReady(17, 1) },
    ],
    { hall: 'hall-1', row: 'hall-1/row-3', rack: '5', pool: 'train' },
  ),
  {
    alert: 'NodeLost',
    when: 'nobody tells where it stands',
    series: isReady(17, 0),
    atMinute: 15,
    fires: 1,
    labels: { hall: 'unknown', row: 'unknown', rack: 'unknown' },
  },
  both(
    'NodeShed',
    'the shed ladder took it and it is off, and it still works',
    5,
    [
      { ...stands(17, 'open-market.train'), ...isReady(17, 0) },
      { ...stands(17, 'open-market.train'), ...isReady(17, 1) },
    ],
    { row: 'hall-1/row-3', rack: '5', rung: 'open-market.train' },
  ),
  both(
    'RackLost',
    'both nodes of a rack, and one of them',
    10,
    [
      { ...stands(17), ...isReady(17, 0), ...stands(18), ...isReady(18, 0) },
      { ...stands(17), ...isReady(17, 0), ...stands(18), ...isReady(18, 1) },
    ],
    { hall: 'hall-1', row: 'hall-1/row-3', rack: '5', pool: 'train' },
  ),
  both('RackLost', 'one of its nodes was not taken by the shed ladder, and all were', 10, [
    { ...stands(17, 'open-market.train'), ...isReady(17, 0), ...stands(18), ...isReady(18, 0) },
    { ...stands(17, 'open-market.train'), ...isReady(17, 0), ...stands(18, 'open-market.train'), ...isReady(18, 0) },
  ]),
  {
    alert: 'RackLost',
    when: 'the only node of a rack: it is told of by itself',
    series: { ...stands(17), ...isReady(17, 0) },
    atMinute: 10,
    fires: 0,
  },
  both(
    'TenantVolumeNearFull',
    'a twentieth is free, and a fifth',
    20,
    [volume('meridian', 5), volume('meridian', 20)],
    {
      tenant: 'meridian',
    },
  ),
  both('PlatformVolumeNearFull', "the disk of Prometheus, and a tenant's", 20, [
    volume('monitoring', 2),
    volume('meridian', 2),
  ]),
  both('NodeDiskNearFull', 'a twentieth is free, and a fifth', 20, [filesystem(5), filesystem(20)], { pool: 'train' }),
  {
    alert: 'NodeDiskNearFull',
    when: 'a twentieth is free of a node of the control plane, which is told of once and has no pool',
    series: filesystem(5, 'rw', 'node="control-1"'),
    atMinute: 20,
    fires: 1,
    labels: { pool: '' },
  },
  both('NodeDiskNearFull', 'nothing is free on one that is written, and on one that is only read', 20, [
    filesystem(0),
    filesystem(0, 'ro'),
  ]),
  both(
    'RetentionOverDisk',
    'it may fill four fifths of a disk that its claim never became, and of the one that it has',
    90,
    [prometheusDisk(400, 250), prometheusDisk(400, 480)],
  ),
  both('ScratchNearFull', 'a twentieth is not cut yet, and a fifth', 20, [volumeGroup(5), volumeGroup(20)]),
  both('ScratchNearFull', 'nothing is left to cut from, and all of it is a thin pool', 20, [
    volumeGroup(0),
    { ...volumeGroup(0), ...thinPool(3, 3) },
  ]),
  both('ThinPoolNearFull', 'four fifths are filled, and a half', 20, [thinPool(80, 20), thinPool(50, 20)]),
  both('ThinPoolNearFull', 'what it keeps of them is filled, and neither is', 20, [thinPool(20, 80), thinPool(74, 74)]),
  both('ThinPoolAlmostFull', 'nine tenths are filled, and four fifths', 20, [thinPool(90, 20), thinPool(80, 80)]),
  both('DriveWorn', 'past four fifths of its writes, and before', 2, [
    { [drive('percentage_used')]: steady(81, 5) },
    { [drive('percentage_used')]: steady(79, 5) },
  ]),
  both('DriveSpareLow', 'below its own threshold, and above', 2, [
    { [drive('available_spare')]: steady(9, 5), [drive('available_spare_threshold')]: steady(10, 5) },
    { [drive('available_spare')]: steady(11, 5), [drive('available_spare_threshold')]: steady(10, 5) },
  ]),
  both('DriveFailing', 'it warns, and it does not', 2, [
    { [drive('critical_warning')]: steady(4, 5) },
    { [drive('critical_warning')]: steady(0, 5) },
  ]),
  both('DriveMediaErrors', 'the counter grows, and one from before does not', 40, [
    { [drive('media_errors')]: '0x20 1x40' },
    { [drive('media_errors')]: '3x60' },
  ]),
  both('QueueStarved', 'none was let in for hours while none runs, and one runs', 260, [starved(0), starved(1)], {
    tenant: 'meridian',
  }),
  both('QueueLeavesWaiting', 'jobs do not fit for a day while others run, and for an hour', 1500, [
    crowded('3x1600'),
    crowded('0x1400 3x60 0x140'),
  ]),
  both('QueueStopped', 'the queue is stopped, and works', 40, [status('pending'), status('active')], {
    tenant: 'meridian',
  }),
  both(
    'GangIncomplete',
    'one of two pods waits, and both run',
    20,
    [
      { ...pod('a', 'Running'), ...pod('b', 'Pending') },
      { ...pod('a', 'Running'), ...pod('b', 'Running') },
    ],
    { tenant: 'meridian' },
  ),
  both(
    'GangTimedOut',
    'a gang gave its place back, and another was preempted',
    40,
    [
      { [`kueue_evicted_workloads_total{${queue},reason="PodsReadyTimeout"}`]: '0x20 1x40' },
      { [`kueue_evicted_workloads_total{${queue},reason="Preempted"}`]: '0x20 1x40' },
    ],
    { tenant: 'meridian' },
  ),
  // 64 racks of 72 GPUs are 4,608.
  both(
    'TenantOverQuota',
    'pods that run hold more than its share, and pods that have ended',
    10,
    [holds(4609, 'Running'), holds(4609, 'Succeeded')],
    { tenant: 'meridian' },
  ),
  // 16 nodes of 8 GPUs, each of which all-balanced cuts into two of the smallest instance: 256.
  both(
    'TenantOverQuota',
    'pods hold more instances than its share, and as many',
    10,
    [
      holds(257, 'Running', 'nvidia_com_mig_1g_34gb', 'open-market'),
      holds(256, 'Running', 'nvidia_com_mig_1g_34gb', 'open-market'),
    ],
    { tenant: 'open-market', resource: 'nvidia_com_mig_1g_34gb' },
  ),
  both('GpusMissing', 'a node of instances lacks those of a GPU, and has all', 20, [
    allocatable('nvidia_com_mig_1g_34gb', 14),
    allocatable('nvidia_com_mig_1g_34gb', 16),
  ]),
].flat();

/** The rails of a node on Ethernet, so many of them active. */
function ethernet(active: number, bytes = 1e11) {
  return Object.fromEntries(
    Array.from({ length: 8 }, (_, i) => i).flatMap((i) => [
      [roce('node_infiniband_state_id', i), steady(i < active ? 4 : 1, 60)],
      [roce('node_infiniband_rate_bytes_per_second', i), steady(bytes, 60)],
    ]),
  );
}

function nvlink(perMinute: number) {
  return Object.fromEntries(
    ['REPLAY'].map((kind) => [gpu(`DCGM_FI_DEV_NVLINK_${kind}_ERROR_COUNT_TOTAL`), `0+${perMinute}x110`]),
  );
}

/** The exporter of IPMI answers whatever the BMC does. */
function bmc(chassis: number, dcmi: number) {
  const of = 'job="ipmi",instance="10.0.0.2"';
  return {
    [`up{${of}}`]: steady(1, 30),
    [`ipmi_up{${of},collector="chassis"}`]: steady(chassis, 30),
    [`ipmi_up{${of},collector="dcmi"}`]: steady(dcmi, 30),
  };
}

function filesystem(free: number, mode: 'rw' | 'ro' = 'rw', node = NODE) {
  const of = `{${node},mountpoint="/"}`;
  return {
    [`node_filesystem_avail_bytes${of}`]: steady(free, 30),
    [`node_filesystem_size_bytes${of}`]: steady(100, 30),
    [`node_filesystem_readonly${of}`]: steady(mode === 'ro' ? 1 : 0, 30),
  };
}

function prometheusDisk(limit: number, volume: number) {
  const pod = 'prometheus-kube-prometheus-stack-prometheus-0';
  const room = (claim: string, bytes: number) => ({
    [`kubelet_volume_stats_capacity_bytes{namespace="monitoring",persistentvolumeclaim="${claim}"}`]: steady(
      bytes,
      100,
    ),
  });
  return {
    [`prometheus_tsdb_retention_limit_bytes{namespace="monitoring",pod="${pod}"}`]: steady(limit, 100),
    ...room(`prometheus-kube-prometheus-stack-prometheus-db-${pod}`, volume),
    ...room('storage-loki-0', 1),
    ...room('alertmanager-db-0', 1),
  };
}

function volumeGroup(free: number) {
  return {
    [`topolvm_volumegroup_available_bytes{${RENTAL},device_class="nvme"}`]: steady(free, 30),
    [`topolvm_volumegroup_size_bytes{${RENTAL},device_class="nvme"}`]: steady(100, 30),
  };
}

function thinPool(data: number, metadata: number) {
  return {
    [`topolvm_thinpool_data_percent{${RENTAL},device_class="nvme"}`]: steady(data, 30),
    [`topolvm_thinpool_metadata_percent{${RENTAL},device_class="nvme"}`]: steady(metadata, 30),
  };
}

function starved(running: number) {
  return {
    [`kueue_pending_workloads{${queue},status="inadmissible"}`]: steady(3, 300),
    [`kueue_admitted_workloads_total{${queue}}`]: steady(5, 300),
    [`kueue_admitted_active_workloads{${queue}}`]: steady(running, 300),
    [`kueue_cluster_queue_status{${queue},status="active"}`]: steady(1, 300),
  };
}

/** A queue in which small jobs come and go. */
function crowded(waiting: string) {
  return {
    [`kueue_pending_workloads{${queue},status="inadmissible"}`]: waiting,
    [`kueue_admitted_workloads_total{${queue}}`]: '0+1x1600',
    [`kueue_admitted_active_workloads{${queue}}`]: '5x1600',
    [`kueue_cluster_queue_status{${queue},status="active"}`]: '1x1600',
  };
}

function status(active: string) {
  return {
    [`kueue_pending_workloads{${queue},status="active"}`]: steady(3, 60),
    [`kueue_cluster_queue_status{${queue},status="${active}"}`]: steady(1, 60),
  };
}
