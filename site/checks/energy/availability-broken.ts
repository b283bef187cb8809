import { uptimeTiers } from '../../catalog/citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import { eventsAYear, type Programme, type Site, shedPlan, type Tenant } from '../../model/index.ts';
import { h, percent } from '../../units/index.ts';
import { exampleSite } from '../example-site.ts';

const HOURS_A_YEAR = 8760;

export const availabilityBroken: Rule<Site> = {
  code: 'energy/availability-broken',
  severity: 'error',
  holds: 'The hours for which programmes stop the nodes of a tenant are fewer than its availability leaves.',
  because:
    'A node that is paused for the grid does not work for its tenant: 99.9 % of a year are nine hours, which three events of four hours have used up. A cap slows nodes down and stops none.',
  citations: [uptimeTiers],

  *find(site) {
    for (const tenant of site.tenants) {
      const { availability } = tenant.spec.contract;
      if (availability === undefined || !tenant.flexible) continue;
      const calling = site.programmes.filter((programme) => stops(site, programme, tenant));
      const hours = calling.reduce(
        (total, { spec }) => total + (eventsAYear(spec.events) ?? 1) * spec.duration.in(h),
        0,
      );
      const left = (1 - availability.in(percent) / 100) * HOURS_A_YEAR;
      if (hours <= left) continue;
      yield {
        path: [...tenant.path, 'contract', 'availability'],
        message: `programmes ${calling.map(({ id }) => `"${id}"`).join(' and ')} stop nodes of tenant "${tenant.id}" for ${round(hours)} h a year, and ${availability} leave ${round(left)} h`,
        help: 'cap it instead, put other load before it on the ladder, or promise less',
        related: calling.map(({ path }) => ({ path, message: 'a programme that stops it' })),
      };
    }
  },

  examples: {
    valid: [exampleSite(), event('99 %', 'pause'), event('99.9 %', 'cap')],
    invalid: [{ input: event('99.9 %', 'pause'), at: 'tenants.open.contract.availability' }],
  },
};

/** Whether an event stops nodes of a tenant in some phase. */
function stops(site: Site, programme: Programme, tenant: Tenant): boolean {
  return site.phases.some((phase) =>
    shedPlan(site, programme, phase).called.some(
      ({ step }) => step.claim?.tenant === tenant && (step.by === 'pause' || step.by === 'scale'),
    ),
  );
}

function round(hours: number): number {
  return Math.round(hours * 100) / 100;
}

function event(availability: string, by: string): string {
  return exampleSite({
    pools: 'train: { server: nvidia/dgx-h100, perRack: 2, racks: hall-1/row-1, use: training, fabric: ib, idle: 6 kW }',
    tenants: `open: { isolation: shared, pools: { train: all }, contract: { flexible: true, availability: ${availability} } }`,
    energy: `
      floor: 50 kW
      programmes: { grid: { depth: 20 kW, notice: 10 min, duration: 4 h, events: 12 per year } }
      shed: [{ of: open.train, by: ${by} }]`,
  });
}
