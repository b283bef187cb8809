import type { MinerFleet, Site } from '../model/index.ts';

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
      ({ id, spec, is, thing, phaseId, forbidden }): LedgerLine => ({
        id,
        verdict: forbidden === undefined ? spec.fate : 'not allowed',
        what: thing === undefined ? null : `${spec.count === undefined ? '' : `${spec.count} x `}${thing.id}`,
        becomes: is,
        needs: spec.needs ?? null,
        phase: spec.fate === 'reuse' ? null : (phaseId ?? null),
      }),
    ),
  ];
}

function fleetLine(site: Site, fleet: MinerFleet): LedgerLine {
  const gone = site.phases.find((phase) => !phase.standing.has(fleet));
  return {
    id: fleet.id,
    verdict: gone === undefined ? 'ballast' : 'remove',
    what: `${fleet.spec.count} x ${fleet.miner.id}, ${fleet.draw} x ${fleet.pue}`,
    becomes: [],
    needs: null,
    phase: gone?.spec === undefined ? null : gone.id,
  };
}
