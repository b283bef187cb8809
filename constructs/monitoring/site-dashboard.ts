import type { Construct } from 'constructs';
import { fabricOf, type Site } from '../../site/model/index.ts';
import { ConfigMap } from '../kubernetes/config-map.ts';
import { namespaces } from '../names.ts';
import { jsonText } from '../terraform/json.ts';
import { DASHBOARD_LABEL } from './kube-prometheus-stack.ts';
import { meters, thresholds } from './meters.ts';
import { nodesMatching } from './node-matcher.ts';
import { layOut, type Section } from './panels.ts';

export interface SiteDashboardProps {
  readonly site: Site;
}

/** One Grafana dashboard of building and cluster together: what the feeds carry, and what the GPUs make of it. */
export class SiteDashboard extends ConfigMap {
  constructor(scope: Construct, id: string, { site }: SiteDashboardProps) {
    super(scope, id, {
      metadata: { name: 'site-dashboard', namespace: namespaces.monitoring, labels: DASHBOARD_LABEL },
      data: { [`${site.name}.json`]: jsonText(siteDashboard(site)) },
    });
  }
}

export function siteDashboard(site: Site) {
  return {
    uid: 'afterhash-site',
    title: `Site ${site.name}`,
    tags: ['afterhash'],
    timezone: 'browser',
    refresh: '1m',
    schemaVersion: 39,
    time: { from: 'now-6h', to: 'now' },
    templating: { list: [kindVariable] },
    panels: layOut([building, cooling, cluster(site), ...fabric(site)]),
  };
}

/** Which elements the power panels show: all of a busway's kind, say. */
const kindVariable = {
  name: 'kind',
  label: 'Elements',
  type: 'query',
  datasource: { type: 'prometheus', uid: 'prometheus' },
  query: `label_values(${thresholds.elementUsable}, kind)`,
  refresh: 2,
  includeAll: true,
  multi: true,
  current: { text: 'All', value: '$__all' },
};

const power = meters.elementPower.name;
const usable = `${thresholds.elementUsable}{kind=~"\${kind:regex}"}`;

const building: Section = {
  title: 'Power',
  panels: [
    {
      type: 'timeseries',
      title: 'Load over what the element carries for hours',
      unit: 'percentunit',
      queries: [{ expr: `max by (element) (${power}) / on (element) ${usable}`, legend: '{{element}}' }],
      limit: 1,
    },
    {
      type: 'bargauge',
      title: 'Least margin if the worst element fails now',
      unit: 'watt',
      queries: [
        {
          expr: [
            `bottomk(10, ${usable} - on (element) max by (element) (${power})`,
            `- on (element) max by (element) (${thresholds.failureTransfer} * on (failed) group_left ()`,
            `label_replace(max by (element) (${power}), "failed", "$1", "element", "(.+)")))`,
          ].join(' '),
          legend: '{{element}}',
        },
      ],
    },
    {
      type: 'timeseries',
      title: 'Intakes and their contract',
      unit: 'watt',
      queries: [
        {
          expr: `max by (element) (${power}) and on (element) ${thresholds.elementUsable}{kind="intake"}`,
          legend: '{{element}}',
        },
        { expr: `${thresholds.elementUsable}{kind="intake"}`, legend: '{{element}} at most' },
      ],
    },
    {
      type: 'timeseries',
      title: 'Fullest racks over plan',
      unit: 'percentunit',
      queries: [
        {
          expr: `topk(10, ${meters.rackPower.name} / on (row) group_left () ${thresholds.rackPlanned})`,
          legend: '{{row}} {{rack}}',
        },
      ],
      limit: 1,
    },
  ],
};

const cooling: Section = {
  title: 'Cooling',
  panels: [
    {
      type: 'timeseries',
      title: 'Heat over what the machines carry',
      unit: 'percentunit',
      queries: [
        {
          expr: `sum by (hall, medium) (${meters.coolingHeat.name}) / on (hall, medium) ${thresholds.coolingUsable}`,
          legend: '{{hall}} {{medium}}',
        },
      ],
      limit: 1,
    },
    {
      type: 'stat',
      title: 'Machines beyond those needed',
      unit: 'none',
      queries: [
        {
          expr: `sum by (hall, medium) (${meters.coolingUnitUp.name}) - on (hall, medium) ${thresholds.coolingUnitsNeeded}`,
          legend: '{{hall}} {{medium}}',
        },
      ],
    },
    {
      type: 'timeseries',
      title: 'Coolant supply',
      unit: 'celsius',
      queries: [
        { expr: meters.coolantSupply.name, legend: '{{hall}}' },
        { expr: thresholds.coolantSupplyLimit, legend: '{{hall}} planned' },
      ],
    },
  ],
};

function cluster({ pools }: Site): Section {
  const each = (of: (nodes: string) => string) =>
    pools.map((pool) => ({ expr: of(nodesMatching(pool)), legend: pool.id }));
  return {
    title: 'GPUs',
    panels: [
      {
        type: 'timeseries',
        title: 'GPU power by pool',
        unit: 'watt',
        queries: each((nodes) => `sum(DCGM_FI_DEV_POWER_USAGE{${nodes}})`),
      },
      {
        type: 'timeseries',
        title: 'GPU utilisation by pool',
        unit: 'percent',
        queries: each((nodes) => `avg(DCGM_FI_DEV_GPU_UTIL{${nodes}})`),
      },
      {
        type: 'timeseries',
        title: 'Hottest GPU by pool',
        unit: 'celsius',
        queries: each((nodes) => `max(DCGM_FI_DEV_GPU_TEMP{${nodes}})`),
      },
      {
        type: 'timeseries',
        title: 'Time lost to heat by pool',
        unit: 'percentunit',
        queries: each((nodes) => `max(rate(DCGM_FI_DEV_THERMAL_VIOLATION{${nodes}}[$__rate_interval])) / 1e9`),
      },
    ],
  };
}

function fabric(site: Site): Section[] {
  const pools = site.pools.filter((pool) => fabricOf(site, pool)?.spec.kind === 'infiniband');
  if (pools.length === 0) return [];
  const each = (of: (nodes: string) => string) =>
    pools.map((pool) => ({ expr: of(nodesMatching(pool)), legend: pool.id }));
  return [
    {
      title: 'InfiniBand',
      panels: [
        {
          type: 'timeseries',
          title: 'Active ports by pool',
          unit: 'none',
          queries: each((nodes) => `sum(node_infiniband_state_id{${nodes}} == bool 4)`),
        },
        {
          type: 'timeseries',
          title: 'Busiest port by pool',
          unit: 'percentunit',
          queries: each(
            (nodes) =>
              `max(rate(node_infiniband_port_data_transmitted_bytes_total{${nodes}}[$__rate_interval]) / node_infiniband_rate_bytes_per_second{${nodes}})`,
          ),
        },
      ],
    },
  ];
}
