import { appliedDigitalHalls } from '../../catalog/citations-conversion.ts';
import type { Finding, Rule } from '../../diagnostics/index.ts';
import type { CarveOut, Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

export const carveOutShared: Rule<Site> = {
  code: 'conversion/carve-out-shared',
  severity: 'error',
  holds: 'In a carve-out of one tenant stand its racks alone, and a row belongs to one carve-out.',
  because:
    'A cage has one door and one key. A pool that others use, another tenant’s racks or miners behind it break the promise that the rows were let with.',
  citations: [appliedDigitalHalls],

  *find(site) {
    for (const hall of site.halls) {
      const taken = new Map<string, CarveOut>();
      for (const carveOut of hall.carveOuts) {
        yield* rowsTwice(carveOut, taken);
        const { tenant } = carveOut.spec;
        if (tenant === undefined) continue;
        const stranger = strangerIn(site, carveOut, tenant);
        if (stranger === undefined) continue;
        yield {
          path: [...carveOut.path, 'tenant'],
          message: `carve-out "${carveOut.id}" is for tenant "${tenant}" alone, but ${stranger}`,
          help: `give the others other rows, or say no tenant`,
        };
      }
    }
  },

  examples: {
    valid: [exampleSite(), carved('lab: { rows: row-1, limit: 90 kW, tenant: lab }', 'all')],
    invalid: [
      {
        input: carved('lab: { rows: row-1, limit: 90 kW, tenant: lab }', '4 nodes'),
        at: 'halls.hall-1.carveOuts.lab.tenant',
      },
      {
        input: carved('lab: { rows: row-1, limit: 90 kW }\nrest: { rows: [row-1, row-2], limit: 100 kW }', 'all'),
        at: 'halls.hall-1.carveOuts.rest.rows',
      },
    ],
  },
};

function* rowsTwice(carveOut: CarveOut, taken: Map<string, CarveOut>): Iterable<Finding> {
  const twice = carveOut.rows.find((row) => taken.has(row.id));
  const other = twice === undefined ? undefined : taken.get(twice.id);
  for (const row of carveOut.rows) taken.set(row.id, carveOut);
  if (twice === undefined || other === undefined) return;
  yield {
    path: [...carveOut.path, 'rows'],
    message: `row "${twice.name}" of carve-out "${carveOut.id}" already belongs to carve-out "${other.id}"`,
    help: 'give each row to one carve-out',
    related: [{ path: [...other.path, 'rows'], message: 'set apart here' }],
  };
}

/** Who else has something in the rows of a tenant: another's part of a pool, another's racks, or miners. */
function strangerIn(site: Site, carveOut: CarveOut, tenant: string): string | undefined {
  const names = new Set(carveOut.rows.map((row) => row.name));
  const stands = ({ rows }: { readonly rows: readonly { readonly name: string }[] }) =>
    rows.some((row) => names.has(row.name));
  for (const other of site.tenants) {
    if (other.id === tenant) continue;
    const claim = other.claims.find(({ pool }) => stands(pool));
    if (claim !== undefined) return `tenant "${other.id}" has a part of pool "${claim.pool.id}" there`;
    const shell = other.shells.find(stands);
    if (shell !== undefined) return `shell "${shell.id}" of tenant "${other.id}" stands there`;
  }
  const mined = site.final.fleets.find((fleet) =>
    site.final.standing.get(fleet)?.blocks.some(({ row }) => row !== undefined && names.has(row)),
  );
  return mined === undefined ? undefined : `miners of fleet "${mined.id}" stand there in the last phase`;
}

function carved(carveOuts: string, share: string): string {
  return exampleSite({
    'halls.hall-1.carveOuts': carveOuts,
    tenants: `
      lab: { isolation: shared, pools: { train: ${share} }, contract: { firm: 100 kW } }
      ${share === 'all' ? '' : 'other: { isolation: shared, pools: { train: 2 nodes }, contract: { firm: 30 kW } }'}`,
  });
}
