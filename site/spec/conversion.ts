import { z } from 'zod';
import {
  catalogId,
  count,
  day,
  feedReferences,
  id,
  prose,
  quantity,
  ratio,
  references,
  rowReferences,
} from './fields.ts';

export const MinerFleetSpec = z
  .strictObject({
    model: catalogId.describe('A miner of the catalog.'),
    count: count.describe('How many miners there are.'),
    feeds: feedReferences
      .optional()
      .describe('What the fleet hangs on, dealt out evenly. Default: the feeds of its rows; needed without rows.'),
    rows: rowReferences
      .optional()
      .describe(
        'Rows of a hall that its shelves stand in, dealt out over them: miners and racks in one hall, row by row. Default: none, outside of the halls.',
      ),
    hall: id
      .optional()
      .describe(
        "The hall whose cooling takes the fleet's heat, beside the racks. Default: none, it blows outside air through itself.",
      ),
    container: catalogId.optional().describe('The container of the catalog that it stands in. Default: none is named.'),
    containers: count.optional().describe('How many of those there are. Default: 1.'),
    pue: ratio(1, 1.5, 'miners on air have 1.01 to 1.08 and on water 1.02 to 1.10')
      .optional()
      .describe(
        'What the fleet draws at the intake over what its miners draw: fans, pumps, transformers. Default: that of its container, else what is usual for its cooling: 1.03 on air, 1.05 on water, 1.06 in immersion.',
      ),
    stopsIn: quantity('duration', {
      from: '1 s',
      to: '30 min',
      why: 'commands, fans and pools take seconds at the least; a fleet is never credited below them',
      example: '16 s',
    })
      .optional()
      .describe('From the call to the load of the whole fleet being gone, as it was tested. Default: 180 s.'),
    fate: z
      .enum(['sheddable', 'remove'], { error: 'takes "sheddable" or "remove"' })
      .describe(
        'sheddable: hashes on as ballast that is shed first, until a phase removes it. remove: gone before the first phase.',
      ),
  })
  .describe('Miners of one model on the same feeds.');

export const LeftoverSpec = z
  .strictObject({
    fate: z
      .enum(['reuse', 'retrofit', 'replace', 'remove'], { error: 'takes "reuse", "retrofit", "replace" or "remove"' })
      .describe('What becomes of it.'),
    needs: prose.optional().describe('What has to come in its place. Default: nothing.'),
    model: catalogId
      .optional()
      .describe('What it is made of, where the catalog has it: a server, a container, a switch. Default: not said.'),
    count: count.optional().describe('How many of those there are. Default: not said.'),
    phase: id.optional().describe('The phase with which it is done. Default: the first.'),
    is: references
      .optional()
      .describe('The things of this file that it becomes: transformers that are reused, say. Default: none.'),
  })
  .describe('One thing that the mine leaves.');

export const MineSpec = z.strictObject({
  asics: z.record(id, MinerFleetSpec).optional().describe('The miner fleets that are still there. Default: none.'),
  keeps: z.record(id, LeftoverSpec).optional().describe('Everything else that the mine leaves. Default: nothing.'),
});

const REMOVED = 'takes "all", a number of miners, or rows such as "hall-1/row-(1..5)"';

export const PhaseSpec = z
  .strictObject({
    ready: day.describe('The day from which it stands so.'),
    adds: z
      .record(
        id,
        z
          .union([z.literal('all'), rowReferences], { error: 'takes "all" or rows such as "hall-1/row-(1..5)"' })
          .describe('The rows of this pool that start work: "all", or "hall-1/row-(1..5)".'),
      )
      .optional()
      .describe('Racks that start work in this phase, by pool. Default: none.'),
    removes: z
      .union(
        [
          z.array(id),
          z.record(
            id,
            z
              .union([z.literal('all'), z.int().min(1).max(1_000_000), rowReferences], { error: REMOVED })
              .describe('What of this fleet goes: "all", a number of miners, or the rows that they stand in.'),
          ),
        ],
        { error: 'takes a list of fleets, or by fleet what goes, as in { s19: hall-1/row-(1..2) }' },
      )
      .optional()
      .describe(
        'Miners that are gone from this phase on: whole fleets in a list, or by fleet "all", a number of miners or rows. Default: none.',
      ),
  })
  .describe('One step of the conversion: what changes, not the whole site again.');

export type MinerFleetSpec = z.infer<typeof MinerFleetSpec>;
export type LeftoverSpec = z.infer<typeof LeftoverSpec>;
export type MineSpec = z.infer<typeof MineSpec>;
export type PhaseSpec = z.infer<typeof PhaseSpec>;
