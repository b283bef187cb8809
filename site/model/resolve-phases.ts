import type { PhaseSpec, SiteSpec } from '../spec/index.ts';
import { kW, sum } from '../units/index.ts';
import { walkFailures } from './failure-walk.ts';
import { type HeatFacts, hallHeat } from './hall-heat.ts';
import { find } from './names.ts';
import type { Load, PowerElement, PowerGraph, Supplies } from './power-graph.ts';
import type { Report } from './report.ts';
import { fleetLoads } from './resolve-fleets.ts';
import { allStanding, removeMiners, standingOf } from './resolve-removals.ts';
import { type RowShell, rowsNamed } from './resolve-rows.ts';
import type { MinerFleet, Phase, Pool, Row, Shell, Standing } from './site.ts';

export interface PhaseInput {
  readonly spec: SiteSpec;
  readonly power: PowerGraph;
  readonly rows: readonly Row[];
  readonly shells: ReadonlyMap<string, RowShell>;
  /** What fills rows: pools, and the racks that tenants bring. */
  readonly fillers: readonly (Pool | Shell)[];
  readonly fleets: readonly MinerFleet[];
  readonly heatFacts: HeatFacts;
  /** The boards that carry a hall's cooling, by hall, where the file says so. */
  readonly coolingFeeds: ReadonlyMap<string, readonly PowerElement[]>;
}

/** The whole site at each step of its conversion; a file without phases has one, the finished site. */
export function resolvePhases(input: PhaseInput, report: Report): readonly Phase[] {
  const written = Object.entries(input.spec.phases ?? {});
  const left = allStanding(input.fleets);
  if (written.length === 0) {
    const rowsIn = new Map(input.fillers.map((pool) => [pool, new Set(pool.rows.map((row) => row.name))]));
    return [phaseOf('finished', undefined, input, rowsIn, standingOf(left))];
  }
  const present = new Map(input.fillers.map((pool) => [pool, new Set<string>()]));
  const phases = written.map(([id, phase]) => {
    addRacks(id, phase, input, present, report);
    removeMiners(id, phase, input.fleets, left, report);
    const rowsIn = new Map([...present].map(([pool, names]) => [pool, new Set(names)]));
    return phaseOf(id, phase, input, rowsIn, standingOf(left));
  });
  for (const [pool, names] of present) {
    const missing = pool.rows.filter((row) => !names.has(row.name));
    if (missing.length === 0) continue;
    report.add(
      'site/never-added',
      [...pool.path, 'racks'],
      `no phase adds ${missing.map((row) => `"${row.name}"`).join(', ')} of ${kindOf(pool)} "${pool.id}"`,
      `add them to a phase, as in adds: { ${pool.id}: all }`,
    );
  }
  return phases;
}

function kindOf(filler: Pool | Shell): 'pool' | 'shell' {
  return 'server' in filler ? 'pool' : 'shell';
}

function addRacks(
  id: string,
  phase: PhaseSpec,
  input: PhaseInput,
  present: Map<Pool | Shell, Set<string>>,
  report: Report,
): void {
  const pools = new Map(input.fillers.map((pool) => [pool.id, pool]));
  for (const [poolId, added] of Object.entries(phase.adds ?? {})) {
    const path = ['phases', id, 'adds', poolId];
    const pool = find(poolId, pools, 'pool', path, report, 'key');
    if (pool === undefined) continue;
    const there = present.get(pool);
    const names =
      added === 'all'
        ? pool.rows.map((row) => row.name)
        : rowsNamed(added, input.shells, path, report).map((row) => row.name);
    const own = new Set(pool.rows.map((row) => row.name));
    for (const name of names) {
      if (!own.has(name))
        report.add(
          'site/more-than-there-is',
          path,
          `row "${name}" is not of ${kindOf(pool)} "${poolId}"`,
          `name rows that the ${kindOf(pool)} has`,
        );
      else if (there?.has(name) && added !== 'all')
        report.add(
          'site/more-than-there-is',
          path,
          `row "${name}" of ${kindOf(pool)} "${poolId}" was added by an earlier phase`,
          'name each row in one phase',
        );
      there?.add(name);
    }
  }
}

function phaseOf(
  id: string,
  phase: PhaseSpec | undefined,
  input: PhaseInput,
  rowsIn: ReadonlyMap<Pool | Shell, ReadonlySet<string>>,
  standing: ReadonlyMap<MinerFleet, Standing>,
): Phase {
  const working = new Set([...rowsIn.values()].flatMap((names) => [...names]));
  // Rows without a pool hold switches, storage and management: they work from the first phase on.
  const rows = input.rows.filter(
    (row) =>
      row.contents.length > 0 && ((row.poolId === undefined && row.shellId === undefined) || working.has(row.name)),
  );
  const pue = input.spec.site.designPue;
  const suppliesIn = new Map(input.fillers.map((filler) => [filler.id, suppliesOf(filler)]));
  const loads = [
    ...rows.map((row) => rowLoad(row, suppliesIn.get(row.poolId ?? ''))),
    ...[...standing].flatMap(([fleet, { blocks }]) => fleetLoads(fleet, blocks, input.coolingFeeds)),
    ...coolingLoads(input, rows, pue),
  ];
  const walk = walkFailures(input.power, loads);
  const it = sum(
    kW(0),
    rows.map((row) => row.draw),
  );
  const miners = sum(
    kW(0),
    [...standing.values()].map(({ draw }) => draw),
  );
  const minerOverhead = sum(
    kW(0),
    [...standing].map(([fleet, { draw }]) => draw.times(fleet.pue - 1)),
  );
  return {
    id,
    spec: phase,
    path: phase === undefined ? ['phases'] : ['phases', id],
    ready: phase?.ready,
    racksOf: new Map(
      [...rowsIn].map(([pool, names]) => [
        pool,
        pool.rows.filter((row) => names.has(row.name)).reduce((n, row) => n + row.racks, 0),
      ]),
    ),
    rows,
    fleets: [...standing.keys()],
    standing,
    loads,
    heatOf: new Map(
      Object.entries(input.spec.halls).map(([hallId, hall]) => [
        hallId,
        hallHeat(
          hall,
          rows.filter((row) => row.hallId === hallId),
          [...standing].flatMap(([fleet, { draw }]) => (fleet.hallId === hallId ? [{ ...fleet, draw }] : [])),
          input.heatFacts,
        ),
      ]),
    ),
    it,
    miners,
    minerOverhead,
    losses: walk.losses,
    facility: it.times(pue).plus(miners).plus(minerOverhead).plus(walk.losses),
    loadOf: walk.loadOf,
    worstOf: walk.worstOf,
    outages: walk.outages,
    reductions: walk.reductions,
  };
}

function rowLoad(row: Row, supplies: Supplies | undefined): Load {
  const { name: id, path, draw, feeds } = row;
  return { id, path, kind: 'it', draw, feeds, singleCorded: false, ...(supplies && { supplies }) };
}

/** The power supplies, or the shelves, of a pool's systems, where they are published. */
function suppliesOf(filler: Pool | Shell): Supplies | undefined {
  if (!('server' in filler)) return undefined;
  const { id, psus } = filler.server;
  return psus === undefined ? undefined : { of: id, count: psus.count, required: psus.required };
}

/** A hall that says which boards carry its cooling lays (PUE - 1) of its racks on them. */
function coolingLoads(input: PhaseInput, rows: readonly Row[], pue: number): Load[] {
  return [...input.coolingFeeds].map(([id, feeds]) => {
    const racks = sum(
      kW(0),
      rows.filter((row) => row.hallId === id).map((row) => row.draw),
    );
    return {
      id: `cooling of ${id}`,
      path: ['halls', id, 'cooling', 'feeds'],
      kind: 'cooling',
      draw: racks.times(pue - 1),
      feeds,
      singleCorded: false,
    };
  });
}
