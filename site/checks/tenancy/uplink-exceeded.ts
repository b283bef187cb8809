import { crusoeUplinks } from '../../catalog/citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import type { Site } from '../../model/index.ts';
import { Gbps, larger, sum } from '../../units/index.ts';
import { exampleSite } from '../example-site.ts';

export const uplinkExceeded: Rule<Site> = {
  code: 'tenancy/uplink-exceeded',
  severity: 'error',
  waivable: true,
  holds: 'What tenants are promised to the outside goes over the uplinks, the widest of several lost.',
  because:
    'A module at a well is joined by satellite, microwave or a fibre of its own: its GPUs are soon worth more than its line, and a tenant whose answers wait for it has bought idle racks.',
  citations: [crusoeUplinks],

  *find(site) {
    const uplinks = Object.values(site.spec.uplinks ?? {});
    const promises = site.tenants.flatMap((tenant) => {
      const { uplink } = tenant.spec.contract;
      return uplink === undefined ? [] : [{ tenant, uplink }];
    });
    const [first] = promises;
    if (first === undefined) return;
    const rates = uplinks.map(({ rate }) => rate);
    const lost = rates.length > 1 ? rates.reduce(larger) : Gbps(0);
    const left = sum(Gbps(0), rates).minus(lost);
    const promised = sum(
      Gbps(0),
      promises.map(({ uplink }) => uplink),
    );
    if (!promised.exceeds(left)) return;
    const names = promises.map(({ tenant }) => `"${tenant.id}"`).join(', ');
    yield {
      path: uplinks.length === 0 ? [...first.tenant.path, 'contract', 'uplink'] : ['uplinks'],
      message: `${names} ${promises.length === 1 ? 'is' : 'are'} promised ${promised} to the outside, but ${uplinks.length === 0 ? 'the site has no uplink' : `the uplinks carry ${left}${rates.length > 1 ? ' with the widest of them lost' : ''}`}`,
      help: 'add an uplink, or promise less',
    };
  },

  examples: {
    valid: [
      exampleSite(),
      uplinks('fibre: { rate: 10 Gb/s }\nmicrowave: { rate: 2 Gb/s, medium: microwave }', '2 Gb/s'),
    ],
    invalid: [
      { input: uplinks('satellite: { rate: 0.2 Gb/s, medium: satellite }', '1 Gb/s'), at: 'uplinks' },
      { input: uplinks('fibre: { rate: 10 Gb/s }\nmicrowave: { rate: 2 Gb/s }', '5 Gb/s'), at: 'uplinks' },
      { input: uplinks('', '1 Gb/s'), at: 'tenants.meridian.contract.uplink' },
    ],
  },
};

function uplinks(links: string, promised: string): string {
  return exampleSite({
    ...(links === '' ? {} : { uplinks: links }),
    tenants: `meridian: { isolation: shared, pools: { train: 4 nodes }, contract: { flexible: true, uplink: ${promised} } }`,
  });
}
