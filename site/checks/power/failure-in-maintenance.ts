import { uptimeFaultTolerant } from '../../catalog/citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import {
  type Filler,
  fillersOf,
  loadsOfPool,
  nameOfFiller,
  promises,
  representatives,
  type Site,
  type WithoutWalk,
  walkWithout,
} from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';
import { askedFor, ratedFor } from '../overload.ts';

export const failureInMaintenance: Rule<Site> = {
  code: 'power/failure-in-maintenance',
  severity: 'error',
  holds:
    'While any one element is out of work for maintenance, no single failure more takes power from a rack of a 2(N+1) pool or asks a survivor for more than it carries.',
  because:
    'Two sides are one side while the other is serviced. Who sells a firm contract through maintenance needs a spare on each side, and only a walk over the pairs finds the one that is missing.',
  citations: [uptimeFaultTolerant],

  *find(site) {
    const pools = fillersOf(site).filter((pool) => promises(pool.spec.redundancy, '2(N+1)'));
    if (pools.length === 0) return;
    const walks = representatives(site, site.final).map((out) =>
      walkWithout(site.power, site.final.loads, new Set([out])),
    );
    for (const pool of pools) {
      const said = darkIn(walks, pool, site) ?? overloadIn(walks, pool);
      if (said !== undefined) yield { path: [...pool.path, 'redundancy'], ...said };
    }
  },

  examples: {
    valid: [siteOf('[bus-1, bus-2, bus-3]', 'tx-(1..4)')],
    invalid: [
      { input: siteOf('[bus-1, bus-2]', 'tx-(1..4)'), at: 'pools.train.redundancy' },
      // Three feeds, and two of them on one transformer.
      { input: siteOf('[bus-1, bus-3, bus-4]', '[tx-1, tx-2, tx-3, tx-3]'), at: 'pools.train.redundancy' },
    ],
  },
};

function darkIn(walks: readonly WithoutWalk[], pool: Filler, site: Site) {
  const own = new Set(loadsOfPool(pool, site.final));
  for (const { out, outages, already } of walks) {
    const [first] = out;
    // What one element alone takes dark is told by the rules for one.
    if (first === undefined || already.some((load) => own.has(load))) continue;
    const outage = outages.find(({ of, loads }) => of.kind !== 'intake' && loads.some((load) => own.has(load)));
    if (outage === undefined) continue;
    const [row] = outage.loads.filter((load) => own.has(load));
    return {
      message: `${nameOfFiller(pool)} asks for ${pool.spec.redundancy}, but while ${first.kind} "${first.id}" is out of work the loss of ${outage.of.kind} "${outage.of.id}" takes row "${row?.id}" dark`,
      help: 'hang the row from a third source, or ask for redundancy: fault-tolerant',
      related: [
        { path: first.path, message: 'out of work' },
        { path: outage.of.path, message: 'lost' },
      ],
    };
  }
  return undefined;
}

function overloadIn(walks: readonly WithoutWalk[], pool: Filler) {
  for (const { out, worstOf } of walks) {
    const [first] = out;
    for (const [element, { of, load }] of worstOf) {
      if (first === undefined || !load.exceeds(element.usable)) continue;
      return {
        message: `${nameOfFiller(pool)} asks for ${pool.spec.redundancy}, but with ${first.kind} "${first.id}" out of work and ${of.kind} "${of.id}" lost, ${askedFor(element, load)}`,
        help: `${ratedFor(element, load)}, or add another`,
        related: [{ path: element.path, message: 'overloaded here' }],
      };
    }
  }
  return undefined;
}

/** Four boards, on a transformer each or as named. */
function siteOf(feeds: string, transformers: string): string {
  const names = transformers.startsWith('[') ? transformers.slice(1, -1).split(', ') : undefined;
  return exampleSite({
    'power.intakes': 'grid-(1..2): { limit: 300 kW, voltage: 13.8 kV, powerFactor: 0.95 }',
    'power.transformers': 'tx-(1..4): { from: [grid-1, grid-2], rating: 250 kVA, secondary: 415 V }',
    'power.switchboards':
      names?.map((name, i) => `msb-${i + 1}: { from: ${name}, rating: 400 A }`).join('\n') ??
      `msb-(1..4): { from: ${transformers}, rating: 400 A }`,
    'power.busways': 'bus-(1..4): { from: msb-(1..4), rating: 250 A }',
    'halls.hall-1.rows': `row-1: { racks: 4, feeds: ${feeds} }\nrow-2: { racks: 1, feeds: [bus-1, bus-2] }`,
    pools:
      'train: { server: nvidia/dgx-a100, perRack: 2, racks: hall-1/row-1, use: training, fabric: ib, redundancy: 2(N+1) }',
    fabrics: 'ib: { kind: infiniband, switch: nvidia/qm8700, taper: 1, racks: hall-1/row-2 }',
  });
}
