/**
 * What the exporter of AMD reads from each GPU. By itself it tells some two
 * hundred figures of each, and Prometheus is sized for what alerts and
 * dashboards ask for. What its health service goes by is read anyway
 * (https://github.com/ROCm/device-metrics-exporter, docs/configuration/metricslist.md and configmap.md,
 * pkg/amdgpu/gpuagent, read 2026-11-26).
 */
export const AMD_FIELDS = [
  'GPU_HEALTH',
  'GPU_PACKAGE_POWER',
  'GPU_ENERGY_CONSUMED',
  'GPU_JUNCTION_TEMPERATURE',
  'GPU_MEMORY_TEMPERATURE',
  'GPU_GFX_ACTIVITY',
  'GPU_UMC_ACTIVITY',
  'GPU_USED_VRAM',
  'GPU_TOTAL_VRAM',
  'PCIE_REPLAY_COUNT',
  'GPU_ECC_CORRECT_TOTAL',
  'GPU_ECC_UNCORRECT_TOTAL',
  'GPU_ECC_CORRECT_XGMI_WAFL',
  'GPU_ECC_UNCORRECT_XGMI_WAFL',
  'GPU_VIOLATION_CURRENT_ACCUMULATED_COUNTER',
  'GPU_VIOLATION_PPT_RESIDENCY_ACCUMULATED',
  'GPU_VIOLATION_SOCKET_THERMAL_RESIDENCY_ACCUMULATED',
  'GPU_VIOLATION_HBM_THERMAL_RESIDENCY_ACCUMULATED',
] as const;

/** The configuration as the exporter reads it. Its profiler takes the counters that a job's own profiler wants. */
export function exporterConfiguration(): object {
  return { GPUConfig: { Fields: AMD_FIELDS, ProfilerMetrics: { all: false } } };
}
