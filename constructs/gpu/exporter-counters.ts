interface Counter {
  readonly field: string;
  readonly type: 'gauge' | 'counter' | 'label';
  readonly help: string;
}

const gauge = (field: string, help: string): Counter => ({ field, type: 'gauge', help });
const counter = (field: string, help: string): Counter => ({ field, type: 'counter', help });

/**
 * What the exporter reads from each GPU. Its own list leaves out the throttling,
 * XID and ECC counters that alerts need
 * (https://github.com/NVIDIA/dcgm-exporter 4.5.3-4.8.2, etc/default-counters.csv, read 2026-11-22), and knows no
 * field of NVLink 5 or of the fabric manager
 * (https://github.com/NVIDIA/DCGM, dcgmlib/dcgm_fields.h, fields 170 and 1200 to 1219, read 2026-11-26).
 */
const COUNTERS: readonly Counter[] = [
  gauge('DCGM_FI_DEV_SM_CLOCK', 'SM clock in MHz.'),
  gauge('DCGM_FI_DEV_MEM_CLOCK', 'Memory clock in MHz.'),
  gauge('DCGM_FI_DEV_GPU_TEMP', 'GPU temperature in C.'),
  gauge('DCGM_FI_DEV_MEMORY_TEMP', 'Memory temperature in C.'),
  gauge('DCGM_FI_DEV_POWER_USAGE', 'Power draw in W.'),
  counter('DCGM_FI_DEV_TOTAL_ENERGY_CONSUMPTION', 'Energy since the driver was loaded in mJ.'),
  gauge('DCGM_FI_DEV_GPU_UTIL', 'Utilisation in %.'),
  gauge('DCGM_FI_DEV_FB_FREE', 'Free frame buffer in MiB.'),
  gauge('DCGM_FI_DEV_FB_USED', 'Used frame buffer in MiB.'),
  counter('DCGM_FI_DEV_PCIE_REPLAY_COUNTER', 'PCIe retries.'),
  gauge('DCGM_FI_DEV_XID_ERRORS', 'The last XID; stays until the driver is loaded again.'),
  gauge('DCGM_EXP_XID_ERRORS_COUNT', 'XIDs in the last five minutes by number.'),
  counter('DCGM_FI_DEV_POWER_VIOLATION', 'Time throttled by the power limit in ns.'),
  counter('DCGM_FI_DEV_THERMAL_VIOLATION', 'Time throttled by heat in ns.'),
  counter('DCGM_FI_DEV_ECC_SBE_VOL_TOTAL', 'Single-bit errors corrected since the driver was loaded.'),
  counter('DCGM_FI_DEV_ECC_DBE_VOL_TOTAL', 'Double-bit errors since the driver was loaded.'),
  counter('DCGM_FI_DEV_UNCORRECTABLE_REMAPPED_ROWS', 'Rows remapped for uncorrectable errors.'),
  counter('DCGM_FI_DEV_CORRECTABLE_REMAPPED_ROWS', 'Rows remapped for correctable errors.'),
  gauge('DCGM_FI_DEV_ROW_REMAP_FAILURE', 'Whether remapping of a row has failed.'),
  counter('DCGM_FI_DEV_NVLINK_BANDWIDTH_TOTAL', 'NVLink bandwidth of all lanes.'),
  counter('DCGM_FI_DEV_NVLINK_CRC_FLIT_ERROR_COUNT_TOTAL', 'NVLink flow-control CRC errors.'),
  counter('DCGM_FI_DEV_NVLINK_CRC_DATA_ERROR_COUNT_TOTAL', 'NVLink data CRC errors.'),
  counter('DCGM_FI_DEV_NVLINK_REPLAY_ERROR_COUNT_TOTAL', 'NVLink retries.'),
  counter('DCGM_FI_DEV_NVLINK_RECOVERY_ERROR_COUNT_TOTAL', 'NVLink recoveries.'),
  // Fifth-generation NVLink has counters of its own, and a GPU has values for one kind only.
  counter('DCGM_FI_DEV_NVLINK_COUNT_LOCAL_LINK_INTEGRITY_ERRORS', 'Local errors of NVLink 5 above their threshold.'),
  counter('DCGM_FI_DEV_NVLINK_COUNT_EFFECTIVE_ERRORS', 'Errors in packets of NVLink 5 after correction.'),
  counter('DCGM_FI_DEV_NVLINK_COUNT_RX_ERRORS', 'Packets of NVLink 5 received with errors.'),
  counter(
    'DCGM_FI_DEV_NVLINK_COUNT_LINK_RECOVERY_SUCCESSFUL_EVENTS',
    'Recoveries of NVLink 5 after which the link was up.',
  ),
  counter(
    'DCGM_FI_DEV_NVLINK_COUNT_LINK_RECOVERY_FAILED_EVENTS',
    'Recoveries of NVLink 5 after which the link was down.',
  ),
  gauge('DCGM_FI_DEV_FABRIC_MANAGER_STATUS', 'State of the fabric manager. 3 is success and 4 failure.'),
  { field: 'DCGM_FI_DRIVER_VERSION', type: 'label', help: 'Driver version.' },
  gauge('DCGM_FI_PROF_GR_ENGINE_ACTIVE', 'Share of time in which the GPU computes.'),
  gauge('DCGM_FI_PROF_PIPE_TENSOR_ACTIVE', 'Share of cycles in which the tensor cores compute.'),
  gauge('DCGM_FI_PROF_DRAM_ACTIVE', 'Share of cycles in which the memory moves data.'),
];

/** The list as the exporter reads it: a field, its type and a help text a line. */
export function counterList(): string {
  return COUNTERS.map(({ field, type, help }) => `${field}, ${type}, ${help}\n`).join('');
}
