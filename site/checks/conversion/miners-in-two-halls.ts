import { irenPrinceGeorge } from '../../catalog/citations-conversion.ts';
import type { Rule } from '../../diagnostics/index.ts';
import type { Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

export const minersInTwoHalls: Rule<Site> = {
  code: 'conversion/miners-in-two-halls',
  severity: 'error',
  holds: 'The hall whose cooling takes the heat of a fleet is the hall in whose rows it stands.',
  because: 'Heat does not change halls: the one that is named has machines to spare, and the one that is mined is hot.',
  citations: [irenPrinceGeorge],

  *find(site) {
    for (const { id, path, hallId, blocks } of site.fleets) {
      const stranger = blocks.find((block) => block.hallId !== undefined && block.hallId !== hallId);
      if (hallId === undefined || stranger === undefined) continue;
      yield {
        path: [...path, 'hall'],
        message: `fleet "${id}" stands in row "${stranger.row}", but gives its heat to hall "${hallId}"`,
        help: `write hall: ${stranger.hallId}, or make two fleets of it`,
        related: [{ path: [...path, 'rows'], message: 'its rows' }],
      };
    }
  },

  examples: {
    valid: [exampleSite(), mined('hall-1')],
    invalid: [{ input: mined('hall-2'), at: 'mine.asics.s19.hall' }],
  },
};

function mined(hall: string): string {
  const other =
    '  hall-2: { floor: { load: 12 kPa }, toCore: 30 m, cooling: { air: { units: fan-(1..3), each: 60 kW, spare: 1 } } }';
  return exampleSite({
    'halls.hall-1.rows':
      'row-1: { racks: 4, feeds: [bus-1, bus-2] }\nrow-2: { racks: 1, feeds: [bus-1, bus-2] }\nrow-3: { racks: 4, feeds: [bus-1, bus-2] }',
    mine: `asics:\n  s19: { model: bitmain/s19-xp, count: 8, rows: hall-1/row-3, hall: ${hall}, fate: sheddable }`,
  }).replace('\npools:', `\n${other}\npools:`);
}
