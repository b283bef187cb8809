import { superPodDataCenterH100 } from '../../catalog/citations.ts';
import { linkxCopper, linkxProductLine, opticalCabling } from '../../catalog/floor-citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import { type CableRun, type Fabric, reachOf, type Site } from '../../model/index.ts';
import { type Length, m } from '../../units/index.ts';
import { exampleSite } from '../example-site.ts';

/** The longest run that the SuperPOD layouts allow, which is the reach of multimode optics. */
const LAYOUT_LIMIT = m(50);

export const cableTooLong: Rule<Site> = {
  code: 'fabric/cable-too-long',
  severity: 'error',
  holds:
    'The longest run of a fabric is within the reach of its cable between such ends, and within 50 m where no cable is named.',
  because:
    'A link beyond its reach does not come up, or comes up and drops under load: cables of a hall are bought once.',
  citations: [superPodDataCenterH100, linkxProductLine, linkxCopper, opticalCabling],

  *find(site) {
    for (const fabric of site.fabrics) {
      const { cable, id } = fabric;
      const run = farthest(fabric);
      if (fabric.pools.length === 0 || run === undefined || !run.length.exceeds(reach(fabric, run))) continue;
      const between = run.tier.replace('-', ' to ');
      yield {
        path: cable === undefined ? fabric.path : [...fabric.path, 'cable'],
        message: `fabric "${id}" runs up to ${run.length} from ${between}, but ${limit(fabric, run)}`,
        help:
          cable === undefined
            ? 'name a cable that reaches, or bring the switches nearer'
            : 'name a cable that reaches farther, or bring the switches nearer',
      };
    }
  },

  examples: {
    valid: [
      exampleSite(),
      named('120 m', 'nvidia/ndr-sm-optics'),
      // One rack away, by the trays over both.
      near('nvidia/ndr-dac'),
    ],
    invalid: [
      { input: exampleSite({ 'halls.hall-1.toCore': '60 m' }), at: 'fabrics.ib' },
      { input: named('30 m', 'nvidia/ndr-dac'), at: 'fabrics.ib.cable' },
      // Amplified copper is made for links between switches.
      { input: near('nvidia/ndr-acc'), at: 'fabrics.ib.cable' },
    ],
  },
};

/** The run that is most beyond its reach. */
function farthest(fabric: Fabric): CableRun | undefined {
  const beyond = (run: CableRun) => Number(run.length) - Number(reach(fabric, run));
  return fabric.runs.reduce<CableRun | undefined>(
    (most, run) => (most === undefined || beyond(run) > beyond(most) ? run : most),
    undefined,
  );
}

function limit(fabric: Fabric, run: CableRun): string {
  const { cable } = fabric;
  if (cable === undefined) return `a layout without a named cable reaches ${LAYOUT_LIMIT}`;
  const far = reach(fabric, run);
  return Number(far) === 0 ? `"${cable.id}" is not made for that` : `"${cable.id}" reaches ${far} there`;
}

function reach({ cable }: Fabric, run: CableRun): Length {
  return cable === undefined ? LAYOUT_LIMIT : reachOf(cable, run.tier);
}

function named(toCore: string, cable: string): string {
  return exampleSite({
    'halls.hall-1.toCore': toCore,
    fabrics: `ib: { kind: infiniband, switch: nvidia/qm9700, taper: 1, racks: hall-1/row-2, cable: ${cable} }`,
  });
}

function near(cable: string): string {
  return exampleSite({
    'halls.hall-1.layout':
      '{ aisles: { cold: 1.2 m, hot: 1.2 m }, abreast: 2, across: 600 mm, cables: { drop: 300 mm, slack: 0 m } }',
    'halls.hall-1.rows': 'row-1: { racks: 1, feeds: [bus-1, bus-2] }\nrow-2: { racks: 1, feeds: [bus-1, bus-2] }',
    fabrics: `ib: { kind: infiniband, switch: nvidia/qm9700, taper: 1, racks: hall-1/row-2, cable: ${cable} }`,
  });
}
