import { llama3, superPodH100 } from '../../catalog/citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import type { Fabric, Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

export const taperUndeclared: Rule<Site> = {
  code: 'fabric/taper-undeclared',
  severity: 'error',
  holds: 'A leaf is oversubscribed by no more than the fabric declares.',
  because:
    'A taper above a pod can be meant, as in the 1:7 of a cluster of 24,000 GPUs; one that nobody wrote down slows every collective and is found by those who pay for it.',
  citations: [superPodH100, llama3],

  *find(site) {
    for (const fabric of site.fabrics) {
      const { id, spec, nodesPerUnit, uplinks, taper } = fabric;
      if (fabric.tiers === 1 || taperWithin(fabric) <= spec.taper) continue;
      yield {
        path: [...fabric.path, 'taper'],
        message: `leaves of fabric "${id}" carry ${nodesPerUnit} nodes on ${uplinks} uplinks, a taper of ${Number(taper.toFixed(2))} where ${spec.taper} is declared`,
        help: `declare taper: ${Math.ceil(taper * 100) / 100}, or give a leaf ${Math.ceil(nodesPerUnit / spec.taper)} uplinks`,
      };
    }
  },

  examples: {
    valid: [
      exampleSite(),
      twoUnits('{ kind: infiniband, switch: nvidia/qm9700, taper: 1, racks: hall-1/row-2 }'),
      twoUnits('{ kind: infiniband, switch: nvidia/qm9700, taper: 3, racks: hall-1/row-2 }'),
    ],
    invalid: [
      {
        input: twoUnits(
          '{ kind: infiniband, switch: nvidia/qm9700, taper: 1, nodesPerUnit: 40, uplinks: 24, racks: hall-1/row-2 }',
        ),
        at: 'fabrics.ib.taper',
      },
    ],
  },
};

/** Uplinks that were not pinned are the declared taper rounded to whole links, which is no taper of the author's. */
function taperWithin(fabric: Fabric): number {
  const pinned = fabric.spec.uplinks !== undefined || fabric.spec.nodesPerUnit !== undefined;
  return pinned ? fabric.taper : fabric.nodesPerUnit / (fabric.uplinks + 1);
}

function twoUnits(fabric: string): string {
  return exampleSite({
    'halls.hall-1.rows': 'row-1: { racks: 32, feeds: [bus-1, bus-2] }\nrow-2: { racks: 4, feeds: [bus-1, bus-2] }',
    fabrics: `ib: ${fabric}`,
  });
}
