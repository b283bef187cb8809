import { nfpa110 } from '../../catalog/citations.ts';
import { iso8528Steps } from '../../catalog/index.ts';
import type { Rule } from '../../diagnostics/index.ts';
import { generatorsBehind, inputOf, type PowerElement, type Site } from '../../model/index.ts';
import { type Duration, kW, larger, rideThrough, s } from '../../units/index.ts';
import { exampleSite } from '../example-site.ts';

export const restoreOutlastsBatteries: Rule<Site> = {
  code: 'power/restore-outlasts-batteries',
  severity: 'warning',
  holds:
    'Where load comes back in blocks, each UPS lasts until its turn has come: the start of its generators and all the blocks before.',
  because:
    'Ten blocks at ten seconds are more than a minute and a half. The UPS that is switched last needs batteries for all of it.',
  citations: [nfpa110, iso8528Steps],

  *find(site) {
    const { restore } = site.spec.power;
    if (restore === undefined) return;
    const said = new Set<string>();
    for (const [generators, backed] of byGenerators(site)) {
      const loads = backed.map((element) => inputOf(element, site.final));
      const total = loads.reduce((sum, load) => sum.plus(load), kW(0));
      const blocks = Math.ceil(total.per(restore.block) - 1e-9);
      const needed = startOf(generators).plus(restore.wait.times(Math.max(0, blocks - 1)));
      for (const element of backed) {
        const load = site.final.loadOf.get(element) ?? kW(0);
        const key = element.path.join('.');
        if (element.kind !== 'ups' || Number(load) === 0 || said.has(key)) continue;
        const lasts = rideThrough(element.spec.energy, load, element.spec.efficiency);
        if (!needed.exceeds(lasts)) continue;
        said.add(key);
        yield {
          path: [...element.path, 'energy'],
          message: `ups "${element.id}" lasts for ${lasts.as(s)}, and the last of ${blocks} blocks comes back after ${needed.as(s)}`,
          help: `give it ${element.spec.energy.times(needed.per(lasts)).roundedUp()} of batteries or more, or bring larger blocks back`,
        };
      }
    }
  },

  examples: {
    valid: [exampleSite(), inBlocksOf('60 kW')],
    // 2 kWh carry 41.7 kW for 166 s; five blocks of 20 kW at 60 s, after a start of 12 s, take 252 s.
    invalid: [{ input: inBlocksOf('20 kW'), at: 'power.ups.ups-(1..2).energy' }],
  },
};

/** Backed elements by the generators that back them. */
function byGenerators(site: Site): ReadonlyMap<readonly PowerElement[], readonly PowerElement[]> {
  const groups = new Map<string, { readonly generators: readonly PowerElement[]; readonly backed: PowerElement[] }>();
  for (const element of site.power.elements) {
    const generators = generatorsBehind(element);
    if (generators.length === 0) continue;
    const key = generators.map(({ id }) => id).join();
    const group = groups.get(key) ?? { generators, backed: [] };
    group.backed.push(element);
    groups.set(key, group);
  }
  return new Map([...groups.values()].map(({ generators, backed }) => [generators, backed]));
}

function startOf(generators: readonly PowerElement[]): Duration {
  const starts = generators.flatMap((one) => (one.kind === 'generator' ? (one.spec.startsIn ?? []) : []));
  return starts.reduce(larger, s(0));
}

function inBlocksOf(block: string): string {
  return exampleSite({
    'power.generators': 'gen-1: { rating: 250 kW, startsIn: 12 s, backs: ups-(1..2) }',
    'power.ups': 'ups-(1..2): { from: msb-(1..2), rating: 100 kW, energy: 2 kWh, efficiency: 0.96 }',
    'power.busways': 'bus-(1..2): { from: ups-(1..2), rating: 250 A }',
    'power.restore': `{ block: ${block}, wait: 60 s }`,
  });
}
