import { coolingMethods } from '../../catalog/entries/cooling-methods.ts';
import type { Finding, Rule } from '../../diagnostics/index.ts';
import type { Hall, Row, Site } from '../../model/index.ts';
import type { Power } from '../../units/index.ts';
import { airOfRack, coolingMethod } from '../air-of-rack.ts';
import { exampleSite } from '../example-site.ts';

export const rackTooDense: Rule<Site> = {
  code: 'cooling/rack-too-dense',
  severity: 'error',
  waivable: true,
  holds:
    'The fullest rack of a row draws no more than its cooling takes from one rack, and what a liquid-cooled rack leaves to the air is no more than the air of its hall takes; a hall may say that it takes less than the trade does.',
  because:
    'A hall with megawatts to spare still cooks a rack that its air cannot pass through. The figures are the trade’s, not a law of nature: a vendor’s own may be agreed by a waiver.',
  citations: coolingMethods.flatMap(({ citations }) => citations),

  *find(site) {
    const said = new Set<string>();
    for (const hall of site.halls) {
      for (const row of hall.rows) {
        const key = row.path.join('.');
        const finding = said.has(key)
          ? undefined
          : (tooMuch(site, hall, row, row.cooling, row.rack.draw) ?? airOfLiquidRow(site, hall, row));
        if (finding === undefined) continue;
        said.add(key);
        yield finding;
      }
    }
  },

  examples: {
    valid: [exampleSite()],
    invalid: [
      {
        // The same racks without contained aisles.
        input: exampleSite({ 'halls.hall-1.cooling': 'air: { units: crah-(1..3), each: 60 kW, spare: 1 }' }),
        at: 'halls.hall-1.rows.row-1',
      },
      {
        // 15 % of a rack of 142 kW stay in the air: 21 kW, and open aisles take 15.
        input: exampleSite({
          'halls.hall-1.cooling':
            'air: { units: crah-(1..3), each: 60 kW, spare: 1 }\nliquid: { units: cdu-(1..2), each: 600 kW, spare: 1, supply: 40 °C }',
          pools: 'train: { server: nvidia/gb300-nvl72, racks: hall-1/row-1, use: training }',
          fabrics: '',
        }),
        at: 'halls.hall-1.rows.row-1',
      },
      {
        input: exampleSite({
          'halls.hall-1.cooling':
            'air: { units: crah-(1..3), each: 60 kW, spare: 1, containment: true }\nlimits: { contained-air: 20 kW }',
        }),
        at: 'halls.hall-1.rows.row-1',
      },
    ],
  },
};

function tooMuch(site: Site, hall: Hall, row: Row, cooling: Row['cooling'], power: Power): Finding | undefined {
  const method = coolingMethod(site, cooling);
  if (method === undefined) return undefined;
  const own = hall.spec.cooling.limits?.[cooling];
  const limit = own === undefined || own > method.maxRack ? method.maxRack : own;
  if (!power.exceeds(limit)) return undefined;
  const what = power === row.rack.draw ? `draws ${power}` : `leaves ${power} to the room`;
  return {
    path: row.path,
    message: `a rack of row "${row.name}" ${what} but ${cooling}${limit === own ? ' of this hall' : ''} takes at most ${limit} from one rack`,
    help:
      cooling === 'perimeter-air'
        ? 'contain the aisles, or put fewer systems in a rack'
        : 'put fewer systems in a rack, or cool the row by a denser medium',
    ...(limit === own
      ? { related: [{ path: [...hall.path, 'cooling', 'limits', cooling], message: 'the limit of the hall' }] }
      : {}),
  };
}

/** A loop takes a share of a rack; the rest goes to the room air as the hall has it. */
function airOfLiquidRow(site: Site, hall: Hall, row: Row): Finding | undefined {
  const { cooling, draw, all } = airOfRack(hall, row);
  return all ? undefined : tooMuch(site, hall, row, cooling, draw);
}
