import { phoenixFlexibility } from '../../catalog/citations.ts';
import type { Finding, Rule } from '../../diagnostics/index.ts';
import { eventsAYear, type Programme, type Site, shedPlan, type Tenant } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

export const contractExhausted: Rule<Site> = {
  code: 'energy/contract-exhausted',
  severity: 'error',
  holds: 'A tenant is shed no more often, and for no longer, than its contract lets it be.',
  because:
    'A programme calls as often as it is allowed to. The season in which it does is the one in which the contract with the tenant is broken.',
  citations: [phoenixFlexibility],

  *find(site) {
    for (const tenant of site.tenants) {
      const calling = site.programmes.filter((programme) => callsOn(site, programme, tenant));
      yield* tooLong(tenant, calling);
      yield* tooOften(tenant, calling);
    }
  },

  examples: {
    valid: [exampleSite(), event('shedAtMost: 12 per year, shedFor: 4 h', '1 per month'), event('', '99 per year')],
    invalid: [
      { input: event('shedAtMost: 11 per year', '1 per month'), at: 'tenants.open.contract.shedAtMost' },
      { input: event('shedFor: 3 h', '12 per year'), at: 'tenants.open.contract.shedFor' },
      { input: event('shedAtMost: 12 per year', ''), at: 'tenants.open.contract.shedAtMost' },
    ],
  },
};

/** Whether an event needs something of a tenant in some phase. */
function callsOn(site: Site, programme: Programme, tenant: Tenant): boolean {
  return site.phases.some((phase) =>
    shedPlan(site, programme, phase).called.some(({ step }) => step.claim?.tenant === tenant),
  );
}

function* tooLong(tenant: Tenant, calling: readonly Programme[]): Iterable<Finding> {
  const { shedFor } = tenant.spec.contract;
  const longest = shedFor === undefined ? undefined : calling.find(({ spec }) => spec.duration > shedFor);
  if (shedFor === undefined || longest === undefined) return;
  yield {
    path: [...tenant.path, 'contract', 'shedFor'],
    message: `programme "${longest.id}" sheds tenant "${tenant.id}" for ${longest.spec.duration.like(shedFor)}, and its contract allows ${shedFor}`,
    help: 'put other load before it on the ladder, or agree on longer events with the tenant',
    related: [{ path: [...longest.path, 'duration'], message: 'the programme' }],
  };
}

function* tooOften(tenant: Tenant, calling: readonly Programme[]): Iterable<Finding> {
  const { shedAtMost } = tenant.spec.contract;
  const allowed = eventsAYear(shedAtMost);
  if (allowed === undefined || calling.length === 0) return;
  const path = [...tenant.path, 'contract', 'shedAtMost'];
  const silent = calling.find(({ spec }) => spec.events === undefined);
  if (silent !== undefined) {
    yield {
      path,
      message: `tenant "${tenant.id}" may be shed ${shedAtMost}, but programme "${silent.id}" does not say how often it calls`,
      help: 'write it in the programme, as in events: 12 per year',
      related: [{ path: silent.path, message: 'the programme' }],
    };
    return;
  }
  const calls = calling.reduce((total, { spec }) => total + (eventsAYear(spec.events) ?? 0), 0);
  if (calls <= allowed) return;
  yield {
    path,
    message: `programmes ${calling.map(({ id }) => `"${id}"`).join(' and ')} shed tenant "${tenant.id}" ${calls} times a year, and its contract allows ${allowed}`,
    help: 'put other load before it on the ladder, sign up for fewer events, or agree on more with the tenant',
    related: calling.map(({ path: at }) => ({ path: [...at, 'events'], message: 'a programme that calls on it' })),
  };
}

function event(contract: string, events: string): string {
  return exampleSite({
    tenants: `open: { isolation: shared, pools: { train: all }, contract: { flexible: true${contract === '' ? '' : `, ${contract}`} } }`,
    energy: `
      floor: 50 kW
      programmes: { grid: { depth: 20 kW, notice: 10 min, duration: 4 h${events === '' ? '' : `, events: ${events}`} } }
      shed: [open.train]`,
  });
}
