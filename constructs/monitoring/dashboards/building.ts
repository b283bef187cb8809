import type { Site } from '../../../site/model/index.ts';
import { meters, thresholds } from '../meters.ts';
import type { Panel, Section } from '../panels.ts';
import type { DashboardOf } from './dashboard.ts';

/** The single line and the cooling as they are now, against what the site file plans. */
export const building: DashboardOf = (site) => ({
  name: 'building',
  title: 'Building',
  variables: [{ name: 'kind', label: 'Elements', values: `label_values(${thresholds.elementUsable}, kind)` }],
  sections: [
    feeders,
    racks,
    ...(site.power.elements.some(({ kind }) => kind === 'ups') ? [supplies] : []),
    cooling(site),
  ],
});

const power = meters.elementPower.name;
const usable = `${thresholds.elementUsable}{kind=~"\${kind:regex}"}`;

const feeders: Section = {
  title: 'Single line',
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
      title: 'Plan and load of each element',
      unit: 'watt',
      queries: [
        { expr: `max by (element) (${power}) and on (element) ${usable}`, legend: '{{element}}' },
        { expr: usable, legend: '{{element}} carries for hours' },
      ],
    },
  ],
};

const racks: Section = {
  title: 'Racks',
  panels: [
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
    {
      type: 'timeseries',
      title: 'Fullest racks over what their taps carry for hours',
      unit: 'percentunit',
      queries: [
        {
          expr: `topk(10, ${meters.rackPower.name} / on (row) group_left () ${thresholds.rackUsable})`,
          legend: '{{row}} {{rack}}',
        },
      ],
      limit: 1,
    },
  ],
};

const leaks = `max by (hall) (${meters.coolantLeak.name})`;

const cooling = ({ halls }: Site): Section => ({
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
    {
      type: 'timeseries',
      title: 'Air supply',
      unit: 'celsius',
      queries: [
        { expr: meters.airSupply.name, legend: '{{hall}}' },
        { expr: thresholds.airSupplyLimit, legend: '{{hall}} planned' },
      ],
    },
    { type: 'stat', title: 'Leaks', unit: 'none', queries: [{ expr: leaks, legend: '{{hall}}' }], limit: 1 },
    ...(halls.some(({ spec }) => spec.cooling.liquid?.rise !== undefined) ? [flow] : []),
    ...(halls.some(({ spec }) => spec.cooling.liquid?.pressure !== undefined) ? [pressure] : []),
  ],
});

const flow: Panel = {
  type: 'timeseries',
  title: 'Flow of the loop, and what its racks take',
  unit: 'flowlpm',
  queries: [
    { expr: `sum by (hall) (${meters.coolantFlow.name})`, legend: '{{hall}}' },
    {
      expr: `sum by (hall) (${meters.rackPower.name} * on (row) group_left (hall) ${thresholds.coolantFlowPerWatt})`,
      legend: '{{hall}} takes',
    },
  ],
};

const pressure: Panel = {
  type: 'timeseries',
  title: 'Pressure of the loop',
  unit: 'pressurepa',
  queries: [
    { expr: meters.coolantPressure.name, legend: '{{hall}} {{unit}}' },
    { expr: thresholds.coolantPressureLeast, legend: '{{hall}} at least' },
    { expr: thresholds.coolantPressureMost, legend: '{{hall}} at most' },
  ],
};

const supplies: Section = {
  title: 'Uninterruptible supplies',
  panels: [
    {
      type: 'stat',
      title: 'On batteries',
      unit: 'none',
      queries: [{ expr: meters.upsOnBattery.name, legend: '{{element}}' }],
      limit: 1,
    },
    {
      type: 'timeseries',
      title: 'What the batteries last',
      unit: 's',
      queries: [{ expr: meters.upsRemaining.name, legend: '{{element}}' }],
    },
  ],
};
