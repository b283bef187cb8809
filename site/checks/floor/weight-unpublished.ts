import { tia942 } from '../../catalog/citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import type { Hall, Row, Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

export const weightUnpublished: Rule<Site> = {
  code: 'floor/weight-unpublished',
  severity: 'info',
  holds: 'The weight of every rack and the area that it stands on are known.',
  because: 'What no vendor has published is not guessed, so the floor under that row is not checked: a person has to.',
  citations: [tia942],

  *find(site) {
    const said = new Set<string>();
    for (const hall of site.halls) {
      for (const row of hall.rows) {
        for (const unknown of unknownOf(hall, row)) {
          if (said.has(unknown)) continue;
          said.add(unknown);
          yield {
            path: row.path,
            message: `${unknown}, so the floor under row "${row.name}" is not checked`,
            help: 'ask the vendor, and bring the figure in a catalog file beside the site file',
          };
        }
      }
    }
  },

  examples: {
    valid: [exampleSite()],
    invalid: [
      {
        input: exampleSite({
          pools: 'train: { server: nvidia/dgx-b300, perRack: 1, racks: hall-1/row-1, use: training }',
          fabrics: '',
        }),
        at: 'halls.hall-1.rows.row-1',
      },
      {
        // Its weight is published, its width and depth are not, and nothing is said of plates.
        input: exampleSite({
          pools: 'train: { server: nvidia/gb300-nvl72, racks: hall-1/row-1, use: training }',
          fabrics: '',
        }),
        at: 'halls.hall-1.rows.row-1',
      },
    ],
  },
};

function unknownOf(hall: Hall, row: Row): string[] {
  const unknown = row.contents
    .filter(({ each }) => each.weight === undefined)
    .map(({ name, what }) =>
      what === 'storage' || what === 'shell'
        ? `${what === 'shell' ? 'a rack of shell' : 'the servers of storage'} "${name}" ${what === 'shell' ? 'has' : 'have'} no weight here`
        : `the catalog has no weight of "${name}"`,
    );
  if (unknown.length > 0 || row.contents.length === 0) return unknown;
  const area = hall.spec.floor.spreadOver ?? row.rack.footprint;
  if (area !== undefined) return [];
  const [first] = row.contents;
  const who = first?.what === 'shell' ? `shell "${first.name}" has` : 'the catalog has';
  return [`${who} no width and depth${first?.what === 'shell' ? ' of a rack' : ` of "${first?.name}"`}`];
}
