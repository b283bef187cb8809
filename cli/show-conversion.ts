import type { Overview } from '../site/view/overview.ts';
import { alikeRows } from './alike-rows.ts';
import { counted } from './counted.ts';
import { mega } from './mega.ts';
import { columns } from './table.ts';

type Row = readonly string[];

/** The cell of a line that names its hall. */
const HALL = 1;

/** What goes in and out between two phases, hall by hall; figures of several halls are each one's. */
export function printMoves(view: Overview): string {
  return columns(
    view.phases.flatMap(({ id, ready, moves }): Row[] => {
      const out = moves.minersOut.map(
        ({ fleet, hall, count, power }): Row => [
          'out',
          hall ?? 'outside',
          `${counted(count, 'miner')} of ${fleet}`,
          `${power}`,
        ],
      );
      const come = moves.racksIn.map(
        ({ hall, of, racks, power }): Row => [
          'in',
          hall,
          `${counted(racks, 'rack')} of ${of ?? 'switches and storage'}`,
          `${power}`,
        ],
      );
      const lines: readonly Row[] = [
        ...alikeRows(out, HALL),
        ...alikeRows(come, HALL),
        ...(out.length === 0 ? [] : [['', '', 'freed at the intake', mega(moves.freed)]]),
        ...(come.length === 0 ? [] : [['', '', 'taken at the intake', mega(moves.taken)]]),
      ];
      return lines.map((line, i) => [i === 0 ? id : '', i === 0 ? (ready ?? '') : '', ...line]);
    }),
  );
}

/** Each thing that the mine has and what becomes of it. */
export function printLedger(view: Overview): string {
  return columns(
    view.mine.ledger.map(
      ({ id, verdict, what, becomes, needs, phase }): Row => [
        id,
        verdict,
        phase ?? '',
        [what, becomes.length === 0 ? null : `becomes ${some(becomes)}`, needs === null ? null : `needs ${needs}`]
          .filter((part) => part !== null)
          .join('; '),
      ],
    ),
  );
}

function some(names: readonly string[]): string {
  return names.length > 4 ? `${names.slice(0, 3).join(', ')} and ${names.length - 3} more` : names.join(', ');
}
