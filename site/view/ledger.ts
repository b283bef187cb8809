import type { Leftover, MinerFleet, Site } from '../model/index.ts';

/** One line of the ledger: a thing that the mine has, what becomes of it, and when. */
export interface LedgerLine {
  readonly id: string;
  readonly verdict: 'reuse' | 'retrofit' | 'replace' | 'remove' | 'ballast' | 'not allowed';
  /** Model and number, where the catalog knows it. */
  readonly what: string | null;
  /** The parts of this file that it becomes. */
  readonly becomes: readonly string[];
  /** What the target needs in its place. */
  readonly needs: string | null;
  /** The phase with which it is done; null for what stays. */
  readonly phase: string | null;
}

/** Everything that the mine has, and its fate. */
export function ledger(site: Site): readonly LedgerLine[] {
  return [
    ...site.fleets.map((fleet) => fleetLine(site, fleet)),
    ...site.leftovers.map(
      (leftover): LedgerLine => ({
        id: leftover.id,
        verdict: leftover.forbidden === undefined ? leftover.spec.fate : 'not allowed',
        what: whatOf(leftover),
        becomes: leftover.is,
        needs: leftover.spec.needs ?? null,
        phase: leftover.spec.fate === 'reuse' ? null : (leftover.phaseId ?? null),
      }),
    ),
  ];
}

/** `1500 x bitmain/s19-xp, 4,515 kW x 1.03`: model, number and draw, as far as the file says; fans and pumps come on top. */
export function whatOf(thing: MinerFleet | Leftover): string | null {
  if ('miner' in thing) return `${thing.spec.count} x ${thing.miner.id}, ${thing.draw} x ${thing.pue}`;
  const { spec, thing: model } = thing;
  return model === undefined ? null : `${spec.count === undefined ? '' : `${spec.count} x `}${model.id}`;
}

function fleetLine(site: Site, fleet: MinerFleet): LedgerLine {
  const gone = site.phases.find((phase) => !phase.standing.has(fleet));
  return {
    id: fleet.id,
    verdict: gone === undefined ? 'ballast' : 'remove',
    what: whatOf(fleet),
    becomes: [],
    needs: null,
    phase: gone?.spec === undefined ? null : gone.id,
  };
}
