/**
 * Where a person reads on, by what an alert is about. Each was looked for on
 * 2026-11-26 and is there; of NFPA, ASHRAE and OpenADR these are the pages by
 * which they sell or hand out the text itself, which was not opened.
 */
export const links = {
  xid: 'https://docs.nvidia.com/deploy/xid-errors/analyzing-xid-catalog.html',
  gpuMemory: 'https://docs.nvidia.com/deploy/a100-gpu-mem-error-mgmt/index.html',
  gpuThrottling: 'https://docs.nvidia.com/datacenter/dcgm/latest/dcgm-api/dcgm-api-field-ids.html',
  gpuOperator: 'https://docs.nvidia.com/datacenter/cloud-native/gpu-operator/latest/troubleshooting.html',
  amdGpuHealth: 'https://instinct.docs.amd.com/projects/gpu-operator/en/latest/metrics/health.html',
  amdGpuThrottling: 'https://rocm.docs.amd.com/projects/amdsmi/en/develop/conceptual/gpu-violations.html',
  amdGpuOperator: 'https://instinct.docs.amd.com/projects/gpu-operator/en/latest/troubleshooting.html',
  collectives: 'https://docs.nvidia.com/deeplearning/nccl/user-guide/docs/troubleshooting.html',
  infinibandPorts: 'https://github.com/prometheus/node_exporter/blob/v1.12.1/collector/infiniband_linux.go',
  ufmTelemetry:
    'https://docs.nvidia.com/networking/display/ufmenterpriseumv6242/low-frequency-(secondary)-telemetry-fields',
  bitErrorRate: 'https://docs.nvidia.com/dgx-superpod/design-guide-cabling-data-centers/latest/widths-rates.html',
  continuousLoad: 'https://www.nfpa.org/codes-and-standards/nfpa-70-standard-development/70',
  singleFailure:
    'https://docs.nvidia.com/dgx-superpod/design-guides/dgx-superpod-data-center-design-h100/latest/planning.html',
  rackDensity:
    'https://docs.nvidia.com/dgx-superpod/design-guides/dgx-superpod-data-center-design-h100/latest/planning.html',
  cooling: 'https://www.ashrae.org/technical-resources/bookstore/datacom-series',
  // What a building system is told of a leak of a rack, and of the isolation of its liquid and its power.
  coolant: 'https://docs.nvidia.com/dsx-exchange/schema/bms-event-bus/operations/rack/rack-metadata',
  // What a building system publishes of a CDU: temperature, flow, pressure and its difference.
  loop: 'https://docs.nvidia.com/dsx-exchange/schema/bms-event-bus/operations/cdu/cdu-metadata',
  staleness: 'https://prometheus.io/docs/prometheus/latest/querying/basics/#staleness',
  standby: 'https://www.nfpa.org/codes-and-standards/nfpa-110-standard-development/110',
  programmes: 'https://www.openadr.org/',
  queues: 'https://kueue.sigs.k8s.io/docs/tasks/troubleshooting/troubleshooting_queues/',
  gangs: 'https://kueue.sigs.k8s.io/docs/tasks/manage/setup_wait_for_pods_ready/',
  quotas: 'https://kueue.sigs.k8s.io/docs/concepts/cluster_queue/',
  nodes: 'https://kubernetes.io/docs/tasks/debug/debug-cluster/monitor-node-health/',
  volumes: 'https://kubernetes.io/docs/concepts/storage/persistent-volumes/#expanding-persistent-volumes-claims',
  prometheusDisk: 'https://prometheus-operator.dev/docs/platform/storage/#resizing-volumes',
  reclaiming: 'https://kubernetes.io/docs/tasks/administer-cluster/change-pv-reclaim-policy/',
  localVolumes: 'https://github.com/topolvm/topolvm/blob/v0.41.0/docs/topolvm-node.md#prometheus-metrics',
  drives: 'https://github.com/prometheus-community/smartctl_exporter',
} as const;
