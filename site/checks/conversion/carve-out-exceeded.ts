import { appliedDigitalHalls } from '../../catalog/citations-conversion.ts';
import type { Rule } from '../../diagnostics/index.ts';
import type { CarveOut, Phase, Site } from '../../model/index.ts';
import { kW, type Power, sum } from '../../units/index.ts';
import { exampleSite } from '../example-site.ts';
import { inPhase } from '../overload.ts';

export const carveOutExceeded: Rule<Site> = {
  code: 'conversion/carve-out-exceeded',
  severity: 'error',
  holds: 'In every phase, what stands in a carve-out draws no more than its limit.',
  because:
    'A part of a hall that is let or metered apart has megawatts of its own: what it draws beyond them is taken from the rest of the hall, which was promised to somebody else.',
  citations: [appliedDigitalHalls],

  *find(site) {
    for (const { carveOuts } of site.halls) {
      for (const carveOut of carveOuts) {
        const draws = site.phases.map((phase) => ({ phase, draw: drawOf(carveOut, phase) }));
        const worst = draws.reduce((most, next) => (next.draw > most.draw ? next : most));
        const { limit } = carveOut.spec;
        if (!worst.draw.exceeds(limit)) continue;
        yield {
          path: [...carveOut.path, 'limit'],
          message: `what stands in carve-out "${carveOut.id}" draws ${worst.draw.like(limit)}${inPhase(worst.phase, site)}, and its limit is ${limit}`,
          help: `take ${worst.draw.minus(limit).like(limit).roundedUp()} out of its rows, or agree on a higher limit`,
        };
      }
    }
  },

  examples: {
    valid: [exampleSite(), carved('82 kW')],
    invalid: [{ input: carved('80 kW'), at: 'halls.hall-1.carveOuts.lab.limit' }],
  },
};

function drawOf(carveOut: CarveOut, phase: Phase): Power {
  const names = new Set(carveOut.rows.map((row) => row.name));
  const blocks = [...phase.standing.values()].flatMap((standing) => standing.blocks);
  return sum(kW(0), [
    ...phase.rows.filter((row) => names.has(row.name)).map((row) => row.draw),
    ...blocks.filter(({ row }) => row !== undefined && names.has(row)).map((block) => block.draw),
  ]);
}

/** The row holds eight DGX H100 of 10.2 kW: 81.6 kW. */
function carved(limit: string): string {
  return exampleSite({ 'halls.hall-1.carveOuts': `lab: { rows: row-1, limit: ${limit} }` });
}
