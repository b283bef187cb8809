import type { MinerFleet, Phase, Row, Site } from '../model/index.ts';
import { kW, type Power, sum } from '../units/index.ts';

/** Racks that start work in a phase, of one pool or shell in one hall; `of` is null for switches and storage. */
export interface RacksIn {
  readonly hall: string;
  readonly of: string | null;
  readonly racks: number;
  readonly power: Power;
  readonly rows: readonly Row[];
}

/** Miners that are gone with a phase, of one fleet in one hall; `hall` is null for those outside of the halls. */
export interface MinersOut {
  readonly fleet: string;
  readonly hall: string | null;
  readonly count: number;
  readonly power: Power;
}

/** What changes between a phase and the one before it; before the first stands the mine as it is today. */
export interface Moves {
  readonly phase: Phase;
  readonly racksIn: readonly RacksIn[];
  readonly minersOut: readonly MinersOut[];
  /** What the miners that went had drawn at the intake, with their fans and pumps. */
  readonly freed: Power;
  /** What the racks that came draw at the intake, with their cooling. */
  readonly taken: Power;
}

export function movesOf(site: Site): readonly Moves[] {
  const pueOf = new Map(site.fleets.map(({ id, pue }) => [id, pue]));
  return site.phases.map((phase, i) => {
    const before = site.phases[i - 1];
    const there = new Set(before?.rows.map((row) => row.name));
    const racksIn = byHall(phase.rows.filter((row) => !there.has(row.name)));
    const minersOut = site.fleets.flatMap((fleet) => outOf(fleet, before, phase));
    return {
      phase,
      racksIn,
      minersOut,
      freed: sum(
        kW(0),
        minersOut.map(({ fleet, power }) => power.times(pueOf.get(fleet) ?? 1)),
      ),
      taken: sum(
        kW(0),
        racksIn.map(({ power }) => power),
      ).times(site.spec.site.designPue),
    };
  });
}

/** `hall-1.train`, `s19-fleet.outside`: what moves, as the overview names it. */
export function movedId(moved: RacksIn | MinersOut): string {
  return 'fleet' in moved
    ? `${moved.fleet}.${moved.hall ?? 'outside'}`
    : `${moved.hall}.${moved.of ?? 'switches-and-storage'}`;
}

function byHall(rows: readonly Row[]): readonly RacksIn[] {
  const groups = new Map<string, RacksIn>();
  for (const row of rows) {
    const of = row.poolId ?? row.shellId ?? null;
    const key = JSON.stringify([row.hallId, of]);
    const known = groups.get(key) ?? { hall: row.hallId, of, racks: 0, power: kW(0), rows: [] };
    groups.set(key, {
      ...known,
      racks: known.racks + row.racks,
      power: known.power.plus(row.draw),
      rows: [...known.rows, row],
    });
  }
  return [...groups.values()];
}

function outOf(fleet: MinerFleet, before: Phase | undefined, phase: Phase): readonly MinersOut[] {
  // Before the first phase all miners stand, those that are to be gone by then too.
  const old = before === undefined ? fleet.blocks : (before.standing.get(fleet)?.blocks ?? []);
  const now = phase.standing.get(fleet)?.blocks ?? [];
  const halls = new Set(old.map((block) => block.hallId));
  const countIn = (blocks: typeof old, hall: string | undefined): number =>
    blocks.filter((block) => block.hallId === hall).reduce((total, { count }) => total + count, 0);
  return [...halls].flatMap((hall) => {
    const count = countIn(old, hall) - countIn(now, hall);
    return count === 0
      ? []
      : [{ fleet: fleet.id, hall: hall ?? null, count, power: fleet.miner.power.times(count).as(kW) }];
  });
}
