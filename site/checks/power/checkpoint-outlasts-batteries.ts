import { llama3, superPodStorageH100 } from '../../catalog/citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import type { Pool, PowerElement, Site } from '../../model/index.ts';
import { type Duration, kW, larger, rideThrough, s } from '../../units/index.ts';
import { exampleSite } from '../example-site.ts';

export const checkpointOutlastsBatteries: Rule<Site> = {
  code: 'power/checkpoint-outlasts-batteries',
  severity: 'warning',
  holds:
    'A UPS that racks with a training job hang from, with no generator behind it, lasts for as long as one checkpoint takes to be safe.',
  because:
    'Without an engine the batteries are there for an orderly end. One that is shorter than a checkpoint saves the servers and loses the work.',
  citations: [llama3, superPodStorageH100],

  *find(site) {
    const said = new Set<string>();
    for (const pool of site.pools) {
      const stall = longestStop(site, pool);
      if (stall === undefined) continue;
      for (const element of new Set(pool.rows.flatMap((row) => row.feeds).map(upsAbove))) {
        if (element?.kind !== 'ups' || hasEngine(element)) continue;
        const load = site.final.loadOf.get(element) ?? kW(0);
        const key = element.path.join('.');
        if (Number(load) === 0 || said.has(key)) continue;
        const lasts = rideThrough(element.spec.energy, load, element.spec.efficiency);
        if (!stall.exceeds(lasts)) continue;
        said.add(key);
        yield {
          path: [...element.path, 'energy'],
          message: `ups "${element.id}" lasts for ${lasts.as(s)} without a generator behind it, and a checkpoint of pool "${pool.id}" takes ${stall.as(s)}`,
          help: `give it ${element.spec.energy.times(stall.per(lasts)).roundedUp()} of batteries or more, or a generator`,
        };
      }
    }
  },

  examples: {
    valid: [exampleSite(), withEnergy('2 kWh')],
    invalid: [{ input: withEnergy('0.5 kWh'), at: 'power.ups.ups-(1..2).energy' }],
  },
};

/** The longest that a job of a pool takes until its checkpoint is on drives: memory is lost with the power. */
function longestStop(site: Site, pool: Pool): Duration | undefined {
  return site.jobs
    .filter((job) => job.pool === pool)
    .flatMap(({ spec, first, cost, drain }) => {
      const stop = larger(cost ?? s(0), spec.stall ?? s(0));
      return [first === 'memory' ? stop.plus(drain ?? s(0)) : stop];
    })
    .reduce<Duration | undefined>((most, one) => (most === undefined ? one : larger(most, one)), undefined);
}

function upsAbove(feed: PowerElement): PowerElement | undefined {
  for (let at: PowerElement | undefined = feed; at !== undefined; at = at.sources[0]) if (at.kind === 'ups') return at;
  return undefined;
}

/** A generator that backs it or something above it, or that is what all of it hangs from. */
function hasEngine(element: PowerElement): boolean {
  const seen = new Set([element]);
  for (const one of seen) {
    if (one.kind === 'generator') return true;
    for (const above of [...one.sources, ...one.backups]) seen.add(above);
  }
  return false;
}

function withEnergy(energy: string): string {
  return exampleSite({
    'power.ups': `ups-(1..2): { from: msb-(1..2), rating: 100 kW, energy: ${energy}, efficiency: 0.96 }`,
    'power.busways': 'bus-(1..2): { from: ups-(1..2), rating: 250 A }',
    jobs: 'pretrain: { pool: train, parameters: 140 billion, stall: 60 s }',
  });
}
