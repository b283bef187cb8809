import { openAdr } from '../../catalog/citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import type { Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

export const rungShedsNothing: Rule<Site> = {
  code: 'energy/rung-sheds-nothing',
  severity: 'warning',
  holds: 'Every miner fleet on the ladder is there in some phase.',
  because:
    'A fleet that is gone before the first phase sheds nothing: whoever reads the ladder counts on power that does not exist.',
  citations: [openAdr],

  *find(site) {
    for (const { fleet, name, path } of site.ladder) {
      if (fleet === undefined || site.phases.some((phase) => phase.fleets.includes(fleet))) continue;
      yield {
        path,
        message: `the ladder sheds fleet "${name}", which is there in no phase`,
        help: 'take the rung away, or keep the fleet as ballast: fate: sheddable',
        related: [{ path: fleet.path, message: 'the fleet' }],
      };
    }
  },

  examples: {
    valid: [exampleSite(), ladder('sheddable')],
    invalid: [{ input: ladder('remove'), at: 'energy.shed.0' }],
  },
};

function ladder(fate: string): string {
  return exampleSite({
    mine: `asics: { miners: { model: bitmain/s19-xp, count: 10, feeds: bus-1, fate: ${fate} } }`,
    energy: 'floor: 50 kW\nshed: [miners]',
  });
}
