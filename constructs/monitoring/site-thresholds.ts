import {
  failureTransfers,
  type Hall,
  type Pool,
  type PowerElement,
  type Site,
  type Tenant,
} from '../../site/model/index.ts';
import {
  celsius,
  liquidFlowFor,
  litresPerMinute,
  Pa,
  type Pressure,
  realPower,
  type Temperature,
  threePhaseApparentPower,
  W,
} from '../../site/units/index.ts';
import { claimedDevices } from '../names.ts';
import { offeredByGpu } from '../scheduling/quotas.ts';
import { exportedName } from './exported-name.ts';
import { GPU_CLASSES } from './gpu-matcher.ts';
import { thresholds } from './meters.ts';
import { poolLabels } from './pool-labels.ts';
import type { Threshold } from './rules.ts';

/** Every figure of the site file that an alert holds a meter against, but for those of failures. */
export function siteThresholds(site: Site): readonly Threshold[] {
  return [
    ...site.power.elements.flatMap(elementThresholds),
    ...site.rows.filter((row) => row.contents.length > 0).map((row) => rackThreshold(row)),
    ...site.rows.flatMap((row) => tapThreshold(site, row)),
    ...site.rows.flatMap((row) => feedThresholds(site, row)),
    ...site.halls.flatMap(coolingThresholds),
    ...site.halls.flatMap(flowThresholds),
    ...site.programmes.map(({ id, spec }) => ({
      record: thresholds.programmeDepth,
      value: watts(spec.depth),
      labels: { programme: id },
    })),
    ...(site.spec.energy === undefined
      ? []
      : [{ record: thresholds.facilityFloor, value: watts(site.spec.energy.floor), labels: {} }]),
    ...site.tenants.flatMap((tenant) => tenantThresholds(site, tenant)),
  ];
}

/** Less of a failed element's load than this is lost in the error of a meter: a figure of ours. */
const LEAST_SHARE = 0.005;

/**
 * What comes over to each element with each single failure, from the walk over
 * the finished site. All of them: with the load of today another failure may be
 * the bad one than with that of the plan.
 */
export function failureThresholds({ power, final }: Site): readonly Threshold[] {
  return [...failureTransfers(power, final.loads)]
    .filter(({ share }) => share >= LEAST_SHARE)
    .map(({ failed, to, share }) => ({
      record: thresholds.failureTransfer,
      value: Number(share.toPrecision(4)),
      labels: { element: to.id, failed: failed.id },
    }));
}

function elementThresholds({ id, kind, usable, continuousShare }: PowerElement): Threshold[] {
  const labels = { element: id, kind };
  return [
    { record: thresholds.elementUsable, value: watts(usable), labels },
    { record: thresholds.elementRating, value: watts(usable.times(1 / continuousShare)), labels },
  ];
}

function rackThreshold({ name, rack }: Site['rows'][number]): Threshold {
  return { record: thresholds.rackPlanned, value: watts(rack.draw), labels: { row: name } };
}

/** With whoever the racks are of: a row that is dark mutes what would have told a tenant of them. */
function feedThresholds(site: Site, row: Site['rows'][number]): Threshold[] {
  if (row.contents.length === 0) return [];
  const pool = site.pools.find(({ id }) => id === row.poolId);
  const shell = site.shells.find(({ id }) => id === row.shellId);
  const of = {
    ...(pool === undefined ? {} : poolLabels(site, pool)),
    ...(shell === undefined ? {} : { tenant: shell.spec.tenant }),
  };
  return [...new Set(row.feeds)].map(({ id }) => ({
    record: thresholds.rowFeed,
    value: 1,
    labels: { row: row.name, element: id, ...of },
  }));
}

/** What the taps carry for hours: those of one side where the other may be lost. */
function tapThreshold(site: Site, row: Site['rows'][number]): Threshold[] {
  const { tap } = row.spec;
  const [feed] = row.feeds.toSorted((a, b) => Number(a.voltage ?? 0) - Number(b.voltage ?? 0));
  if (tap === undefined || feed?.voltage === undefined || row.contents.length === 0) return [];
  const breakers = new Set(row.feeds).size;
  const redundant = site.pools.some((pool) => pool.id === row.poolId && pool.spec.redundancy === '2N');
  const carrying = redundant ? Math.max(1, Math.floor(breakers / 2)) : breakers;
  const usable = tap.times(site.electricalCode.continuousShare * carrying);
  const value = watts(realPower(threePhaseApparentPower(usable, feed.voltage), feed.powerFactor));
  return [{ record: thresholds.rackUsable, value, labels: { row: row.name } }];
}

/** Of each form in which GPUs are offered or claimed, for a slice is no GPU. */
function tenantThresholds(site: Site, { id, claims }: Tenant): Threshold[] {
  const most = new Map<string, number>();
  for (const { pool, gpus, borrowsGpus } of claims)
    for (const [name, each] of formsOf(site, pool)) most.set(name, (most.get(name) ?? 0) + (gpus + borrowsGpus) * each);
  return [...most].map(([resource, value]) => ({
    record: thresholds.tenantGpus,
    value,
    labels: { tenant: id, resource },
  }));
}

/** What one GPU is, as kube-state-metrics calls it: in requests of pods, or in a quota of claims. */
function formsOf(site: Site, pool: Pool): readonly (readonly [string, number])[] {
  if (site.spec.cluster?.gpus === 'dra')
    return [...GPU_CLASSES].map(([name, each]) => [claimedDevices(name), each] as const);
  return offeredByGpu(pool).map(([name, each]) => [exportedName(name), each] as const);
}

function coolingThresholds({ id: hall, spec, air, liquid }: Hall): Threshold[] {
  const { cooling } = spec;
  const machines = (medium: 'air' | 'liquid', { usable, machines }: Hall['air']): Threshold[] => {
    const part = cooling[medium];
    if (part === undefined || usable === undefined) return [];
    const labels = { hall, medium };
    return [
      { record: thresholds.coolingUnits, value: machines, labels },
      { record: thresholds.coolingUnitsNeeded, value: machines - part.spare, labels },
      { record: thresholds.coolingUsable, value: watts(usable), labels },
    ];
  };
  const limit = (record: string, supply: Temperature | undefined): Threshold[] =>
    supply === undefined ? [] : [{ record, value: supply.in(celsius), labels: { hall } }];
  return [
    ...machines('air', air),
    ...machines('liquid', liquid),
    ...limit(thresholds.coolantSupplyLimit, cooling.liquid?.supply),
    ...limit(thresholds.airSupplyLimit, cooling.air?.supply),
    ...pressureThresholds(hall, cooling.liquid?.pressure),
  ];
}

function pressureThresholds(hall: string, pressure: { readonly from: Pressure; readonly to: Pressure } | undefined) {
  if (pressure === undefined) return [];
  return [
    { record: thresholds.coolantPressureLeast, value: pressure.from.in(Pa), labels: { hall } },
    { record: thresholds.coolantPressureMost, value: pressure.to.in(Pa), labels: { hall } },
  ];
}

/** What the liquid share of a row takes: pumps that follow the load move less than they can, and that is right. */
function flowThresholds({ id: hall, spec, rows, coolant }: Hall): Threshold[] {
  const rise = spec.cooling.liquid?.rise;
  if (rise === undefined || coolant === undefined) return [];
  return rows
    .filter(({ liquidHeat }) => Number(liquidHeat) > 0)
    .map(({ name, liquidHeat, draw }) => ({
      record: thresholds.coolantFlowPerWatt,
      value: Number((liquidFlowFor(liquidHeat, rise, coolant).in(litresPerMinute) / draw.in(W)).toPrecision(4)),
      labels: { row: name, hall },
    }));
}

function watts(power: PowerElement['usable']): number {
  return Math.round(power.in(W));
}
