import { type GpuVendor, gpuVendorsOf, type Site } from '../../../site/model/index.ts';
import { gpusHeld, queuedGpus } from '../gpu-matcher.ts';
import { thresholds } from '../meters.ts';
import type { Query, Section } from '../panels.ts';
import type { DashboardOf } from './dashboard.ts';

const NAMESPACE = 'namespace="${tenant:raw}"';

/** Its queues are called `tenant.pool`. */
const QUEUES = 'cluster_queue=~"${tenant:raw}[.].+"';

/** One tenant at a time: what it may use, what it uses and what waits. */
export const tenants: DashboardOf = (site) => {
  const { tenants } = site;
  const vendors = gpuVendorsOf(site);
  return tenants.length === 0
    ? undefined
    : {
        name: 'tenants',
        title: 'Tenants',
        variables: [{ name: 'tenant', label: 'Tenant', options: tenants.map(({ id }) => [id, id]) }],
        sections: [use(site, vendors), work(vendors), queues],
      };
};

/** The exporter says whose pod is on a GPU; the label of that name is of the exporter's own pod, so Prometheus renames it. */
const ITS_GPUS = 'exported_namespace="${tenant:raw}"';

/**
 * That of AMD says so too, and Prometheus is told to leave it as it is
 * (https://instinct.docs.amd.com/projects/device-metrics-exporter/en/latest/configuration/configmap.html, read 2026-11-26).
 */
const busy: Readonly<Record<GpuVendor, readonly Query[]>> = {
  nvidia: [
    { expr: `avg(DCGM_FI_PROF_GR_ENGINE_ACTIVE{${ITS_GPUS}})`, legend: 'mean' },
    { expr: `avg(DCGM_FI_PROF_PIPE_TENSOR_ACTIVE{${ITS_GPUS}})`, legend: 'tensor cores' },
  ],
  amd: [{ expr: `avg(gpu_gfx_activity{${NAMESPACE}}) / 100`, legend: 'mean of AMD' }],
};

const power: Readonly<Record<GpuVendor, readonly Query[]>> = {
  nvidia: [{ expr: `sum(DCGM_FI_DEV_POWER_USAGE{${ITS_GPUS}})`, legend: 'GPUs' }],
  amd: [{ expr: `sum(gpu_package_power{${NAMESPACE}})`, legend: 'GPUs of AMD' }],
};

const work = (vendors: readonly GpuVendor[]): Section => ({
  title: 'Work',
  panels: [
    {
      type: 'timeseries',
      title: 'Part of the time in which its GPUs compute',
      unit: 'percentunit',
      queries: vendors.flatMap((vendor) => busy[vendor]),
    },
    {
      type: 'timeseries',
      title: 'Power of its GPUs',
      unit: 'watt',
      queries: vendors.flatMap((vendor) => power[vendor]),
    },
  ],
});

const use = (site: Site, vendors: readonly GpuVendor[]): Section => ({
  title: 'Use',
  panels: [
    {
      type: 'timeseries',
      title: 'GPUs held, and those that its contract gives and lends',
      unit: 'none',
      queries: [
        { expr: `sum by (resource) (${gpusHeld(site, NAMESPACE)})`, legend: '{{resource}} held' },
        { expr: `${thresholds.tenantGpus}{tenant="\${tenant:raw}"}`, legend: '{{resource}} at most' },
      ],
    },
    {
      type: 'timeseries',
      title: 'Quota reserved',
      unit: 'none',
      queries: [
        {
          expr: `sum by (flavor) (kueue_cluster_queue_resource_reservation{${queuedGpus(vendors)}, ${QUEUES}})`,
          legend: '{{flavor}}',
        },
        {
          expr: `sum by (flavor) (kueue_cluster_queue_nominal_quota{${queuedGpus(vendors)}, ${QUEUES}})`,
          legend: '{{flavor}} nominal',
        },
      ],
    },
    {
      type: 'bargauge',
      title: 'Fullest volumes',
      unit: 'percentunit',
      queries: [
        {
          expr: `topk(10, 1 - kubelet_volume_stats_available_bytes{${NAMESPACE}} / kubelet_volume_stats_capacity_bytes{${NAMESPACE}})`,
          legend: '{{persistentvolumeclaim}}',
        },
      ],
      limit: 0.9,
    },
  ],
});

const queues: Section = {
  title: 'Queues',
  panels: [
    {
      type: 'timeseries',
      title: 'Jobs that wait',
      unit: 'none',
      queries: [
        {
          expr: `sum by (cluster_queue, status) (kueue_pending_workloads{${QUEUES}})`,
          legend: '{{cluster_queue}} {{status}}',
        },
      ],
    },
    {
      type: 'timeseries',
      title: 'Jobs that run',
      unit: 'none',
      queries: [
        { expr: `sum by (cluster_queue) (kueue_admitted_active_workloads{${QUEUES}})`, legend: '{{cluster_queue}}' },
      ],
    },
    {
      type: 'timeseries',
      title: 'Jobs put out in an hour',
      unit: 'none',
      queries: [
        {
          expr: `sum by (cluster_queue, reason) (increase(kueue_evicted_workloads_total{${QUEUES}}[1h]))`,
          legend: '{{cluster_queue}} {{reason}}',
        },
      ],
    },
  ],
};
