import type { Hall, PowerElement, Site } from '../../site/model/index.ts';
import { celsius, W } from '../../site/units/index.ts';
import { thresholds } from './meters.ts';
import type { Threshold } from './rules.ts';

/** Every figure of the site file that an alert holds a meter against. */
export function siteThresholds(site: Site): readonly Threshold[] {
  return [
    ...site.power.elements.flatMap((element) => elementThresholds(site, element)),
    ...site.rows.filter((row) => row.contents.length > 0).map((row) => rackThreshold(row)),
    ...site.halls.flatMap(coolingThresholds),
  ];
}

function elementThresholds(site: Site, element: PowerElement): Threshold[] {
  const { id, kind, usable, continuousShare } = element;
  const labels = { element: id, kind };
  return [
    { record: thresholds.elementUsable, value: watts(usable), labels },
    { record: thresholds.elementRating, value: watts(usable.times(1 / continuousShare)), labels },
    ...failureTransfer(site, element),
  ];
}

/** From the walk over the finished site: the share is that of the single line, whatever flows in it today. */
function failureTransfer({ final }: Site, element: PowerElement): Threshold[] {
  const worst = final.worstOf.get(element);
  const load = final.loadOf.get(element);
  const lost = worst && final.loadOf.get(worst.of);
  if (worst === undefined || load === undefined || lost === undefined || lost.in(W) <= 0) return [];
  const value = Number((worst.load.minus(load).in(W) / lost.in(W)).toPrecision(4));
  return value > 0
    ? [{ record: thresholds.failureTransfer, value, labels: { element: element.id, failed: worst.of.id } }]
    : [];
}

function rackThreshold({ name, rack }: Site['rows'][number]): Threshold {
  return { record: thresholds.rackPlanned, value: watts(rack.draw), labels: { row: name } };
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
  const supply = cooling.liquid?.supply;
  return [
    ...machines('air', air),
    ...machines('liquid', liquid),
    ...(supply === undefined
      ? []
      : [{ record: thresholds.coolantSupplyLimit, value: supply.in(celsius), labels: { hall } }]),
  ];
}

function watts(power: PowerElement['usable']): number {
  return Math.round(power.in(W));
}
