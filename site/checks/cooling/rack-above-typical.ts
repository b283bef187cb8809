import { coolingMethods } from '../../catalog/entries/cooling-methods.ts';
import type { Rule } from '../../diagnostics/index.ts';
import type { Site } from '../../model/index.ts';
import { airOfRack, coolingMethod } from '../air-of-rack.ts';
import { exampleSite } from '../example-site.ts';

export const rackAboveTypical: Rule<Site> = {
  code: 'cooling/rack-above-typical',
  severity: 'info',
  holds: 'The fullest rack of a row draws no more than racks so cooled usually do.',
  because:
    'Between the usual and the most, 10 to 15 kW beside open aisles and 30 to 45 kW in contained ones, it works where every blanking panel, tile and seal is in its place.',
  citations: coolingMethods.flatMap(({ citations }) => citations),

  *find(site) {
    const said = new Set<string>();
    for (const hall of site.halls) {
      for (const row of hall.rows) {
        const key = row.path.join('.');
        const air = airOfRack(hall, row);
        const method = coolingMethod(site, air.cooling);
        const usual = method?.typicalMaxRack;
        if (usual === undefined || said.has(key)) continue;
        if (!air.draw.exceeds(usual) || air.draw.exceeds(method?.maxRack ?? usual)) continue;
        said.add(key);
        yield {
          path: row.path,
          message: `a rack of row "${row.name}" ${air.all ? 'draws' : 'leaves'} ${air.draw}${air.all ? '' : ' to the room'} but ${air.cooling} usually takes ${usual} from one rack`,
          help: 'model the airflow before it is built, or put fewer systems in a rack',
        };
      }
    }
  },

  examples: {
    valid: [exampleSite(), servers(2)],
    invalid: [{ input: servers(3), at: 'halls.hall-1.rows.row-1' }],
  },
};

/** Of 10.2 kW, in contained aisles. */
function servers(perRack: number): string {
  return exampleSite({
    pools: `train: { server: nvidia/dgx-h100, perRack: ${perRack}, racks: hall-1/row-1, use: training }`,
    fabrics: '',
  });
}
