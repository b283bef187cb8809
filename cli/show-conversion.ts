import type { Overview } from '../site/view/overview.ts';
import { columns } from './table.ts';

type Row = readonly string[];

/** What goes in and out between two phases, hall by hall. */
export function printMoves(view: Overview): string {
  return columns(
    view.phases.flatMap(({ id, ready, moves }): Row[] => {
      const lines: Row[] = [
        ...moves.minersOut.map(
          ({ fleet, hall, count, power }): Row => ['out', hall ?? 'outside', `${count} miners of ${fleet}`, `${power}`],
        ),
        ...moves.racksIn.map(
          ({ hall, of, racks, power }): Row => [
            'in',
            hall,
            of === null ? `${racks} racks of switches and storage` : `${racks} racks of ${of}`,
            `${power}`,
          ],
        ),
        ['', '', 'freed at the intake', `${moves.freed}`],
        ['', '', 'taken at the intake', `${moves.taken}`],
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
