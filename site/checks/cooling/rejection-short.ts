import { coolingPhysics } from '../../catalog/building-citations.ts';
import { ashrae } from '../../catalog/citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import type { Hall, Rejection, Site } from '../../model/index.ts';
import { kW, type Power, sum } from '../../units/index.ts';
import { exampleSite } from '../example-site.ts';

export const rejectionShort: Rule<Site> = {
  code: 'cooling/rejection-short',
  severity: 'error',
  holds:
    'What gives the heat of a hall to the weather carries all of it at the design hour, the spare machines out of work.',
  because:
    'A dry cooler rejects by the difference between its water and the air: rated at 35 °C with water coming at 48, it has lost four parts of thirteen at 39 °C, and a sixth more at 1,500 m.',
  citations: [coolingPhysics, ashrae],

  *find(site) {
    for (const hall of site.halls) {
      const machines = hall.rejections.filter(({ airIn }) => airIn !== undefined);
      if (machines.length === 0 || machines.length < hall.rejections.length) continue;
      const heat = heatToReject(hall, machines);
      const left = sum(
        kW(0),
        heat.map(({ beyond }) => beyond),
      );
      const shared = usableOf(machines, 'both');
      if (!left.exceeds(shared)) continue;
      const of = heat.map(({ medium, load }) => `${load} of ${medium} heat`).join(' and ');
      yield {
        path: [...hall.path, 'cooling', 'rejection'],
        message: `hall "${hall.id}" has ${of} to reject but ${machines.map(inWords).join(', ')}`,
        help: `add ${left.minus(shared).roundedUp()} at the design hour, let the loop run warmer, or place fewer racks`,
      };
    }
  },

  examples: {
    valid: [exampleWith('dry-(1..3)')],
    // One of two at work, 500 kW at 35 °C, is 375 kW at 39.
    invalid: [{ input: exampleWith('dry-(1..2)'), at: 'halls.hall-1.cooling.rejection' }],
  },
};

/** Heat by medium, and what of it is beyond the machines that take that medium alone; a medium that nobody takes is not said. */
function heatToReject(hall: Hall, machines: readonly Rejection[]) {
  return (['air', 'liquid'] as const).flatMap((medium) => {
    if (!machines.some(({ spec }) => spec.takes === medium || spec.takes === 'both')) return [];
    const { load } = hall[medium];
    const own = usableOf(machines, medium);
    return [{ medium, load, beyond: load.exceeds(own) ? load.minus(own) : kW(0) }];
  });
}

function usableOf(machines: readonly Rejection[], takes: Rejection['spec']['takes']): Power {
  return sum(
    kW(0),
    machines.flatMap(({ spec, usable }) => (spec.takes === takes ? [usable] : [])),
  );
}

function inWords({ id, machines, spec, usable, airIn }: Rejection): string {
  return `${Math.max(0, machines - spec.spare)} of ${machines} of "${id}" carry ${usable} in air of ${airIn}`;
}

/** 612 kW of a loop; its water comes to the dry coolers at 51 °C, in air of 39 °C. */
function exampleWith(units: string): string {
  return exampleSite({
    site: '{ name: example, electricalCode: nec, ambient: 39 °C, designPue: 1.3, asOf: 2026-11-22 }',
    'halls.hall-1.cooling': `
      air: { units: crah-(1..3), each: 60 kW, spare: 1, containment: true }
      liquid: { units: cdu-(1..3), each: 400 kW, spare: 1, supply: 46 °C }
      rejection: { dry: { kind: dry-cooler, takes: liquid, units: ${units}, each: 500 kW, spare: 1, at: 35 °C, supply: 41 °C, rise: 10 K } }`,
    'halls.hall-1.rows': 'row-1: { racks: 6, feeds: [bus-1, bus-2] }',
    pools: 'train: { server: nvidia/gb200-nvl72, racks: hall-1/row-1, use: training }',
    fabrics: '',
  });
}
