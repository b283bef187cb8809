import { pueRanges } from '../catalog/entries/pue-ranges.ts';
import type { Catalog, Container, Miner, PueRange } from '../catalog/index.ts';
import type { SpecPath } from '../diagnostics/index.ts';
import type { MinerFleetSpec, SiteSpec } from '../spec/index.ts';
import { kW, lineToNeutral } from '../units/index.ts';
import { dealt, find } from './names.ts';
import type { Load, PowerElement, PowerGraph } from './power-graph.ts';
import type { Report } from './report.ts';
import { nearestHelp, type RowShell, refuseNoFeed, rowsNamed, spread } from './resolve-rows.ts';
import type { MinerBlock, MinerFleet } from './site.ts';

/** The miner fleets that the mine leaves, on their feeds and, in a hall of racks and miners, in their rows. */
export function resolveFleets(
  spec: SiteSpec,
  power: PowerGraph,
  shells: ReadonlyMap<string, RowShell>,
  catalog: Catalog,
  report: Report,
): readonly MinerFleet[] {
  const halls = new Map(Object.entries(spec.halls));
  return Object.entries(spec.mine?.asics ?? {}).flatMap(([id, fleet]) => {
    const path = ['mine', 'asics', id];
    const miner = catalog.miner(fleet.model);
    if (miner === undefined) {
      report.add(
        'site/unknown-catalog-entry',
        [...path, 'model'],
        `fleet "${id}" names miner "${fleet.model}", which the catalog does not have`,
        nearestHelp(catalog, 'miners', fleet.model),
      );
    }
    const container = containerOf(id, fleet, path, catalog, report);
    const rows = fleet.rows === undefined ? [] : rowsNamed(fleet.rows, shells, [...path, 'rows'], report);
    if (fleet.hall !== undefined) find(fleet.hall, halls, 'hall', [...path, 'hall'], report);
    const feedsOf = feedsIn(id, fleet, path, rows, power, report);
    if (miner === undefined) return [];
    const counts = rows.length === 0 ? [fleet.count] : spread(fleet.count, rows);
    const blocks = counts.map((count, i): MinerBlock => {
      const row = rows[i];
      const feeds = feedsOf[i] ?? [];
      return { row: row?.name, hallId: row?.hallId, count, draw: miner.power.times(count).as(kW), feeds };
    });
    const feeds = [...new Set(feedsOf.flat())];
    const draw = miner.power.times(fleet.count).as(kW);
    const usual = usualPue(miner);
    const pue = fleet.pue ?? container?.pue ?? usual?.typical ?? usual?.max ?? 1;
    return [{ id, spec: fleet, path, miner, container, feeds, blocks, draw, pue, hallId: fleet.hall }];
  });
}

/** Power at the intake for one of a miner that is cooled so: what is typical, or else the most, is what a fleet is counted with. */
export function usualPue({ cooling }: Miner): PueRange | undefined {
  return pueRanges.find(({ miners }: PueRange) => miners === cooling);
}

/**
 * What a fleet lays on the graph: its miners, which have one cord, so that what their feed loses is dark, and the fans
 * and pumps that they bring with them.
 */
export function fleetLoads(
  fleet: MinerFleet,
  blocks: readonly MinerBlock[],
  coolingFeeds: ReadonlyMap<string, readonly PowerElement[]>,
): readonly Load[] {
  return blocks.flatMap((block): Load[] => {
    const id = block.row === undefined ? fleet.id : `${fleet.id} in ${block.row}`;
    const shared = { path: fleet.path, kind: 'miners' } as const;
    const ofHall = coolingFeeds.get(block.hallId ?? fleet.hallId ?? '');
    // Circuits are the miners' own: what cools them hangs from the panel above.
    const ofBlock = block.feeds.flatMap((feed) => (feed.kind === 'feed' ? feed.sources : feed));
    return [
      { ...shared, id, draw: block.draw, feeds: block.feeds, singleCorded: true, ...singlePhaseOf(fleet, block) },
      ...(fleet.pue === 1
        ? []
        : [
            {
              ...shared,
              id: `fans and pumps of ${id}`,
              draw: block.draw.times(fleet.pue - 1),
              feeds: ofHall ?? ofBlock,
              singleCorded: ofHall === undefined,
            },
          ]),
    ];
  });
}

/** A miner of one phase hangs between a line and the neutral where that is a voltage it takes, else between two lines. */
function singlePhaseOf({ miner }: MinerFleet, { count, feeds }: MinerBlock): Pick<Load, 'singlePhase'> {
  const [feed] = feeds;
  if (miner.supply?.phases !== 1 || feed?.voltage === undefined) return {};
  const toNeutral = lineToNeutral(feed.voltage);
  const { minVoltage, maxVoltage } = miner.supply;
  const fits = feed.neutral && toNeutral >= minVoltage && toNeutral <= maxVoltage;
  return { singlePhase: { devices: count, between: fits ? 'neutral' : 'lines' } };
}

/** The feeds of each block: those that are written, dealt out over its rows, else those of its row. */
function feedsIn(
  id: string,
  fleet: MinerFleetSpec,
  path: SpecPath,
  rows: readonly RowShell[],
  power: PowerGraph,
  report: Report,
): readonly (readonly PowerElement[])[] {
  const written = fleet.feeds;
  if (written === undefined) {
    if (fleet.rows === undefined) refuseNoFeed(`fleet "${id}"`, [], path, report);
    return rows.map((row) => row.feeds);
  }
  refuseNoFeed(`fleet "${id}"`, written, [...path, 'feeds'], report);
  const of = Math.max(1, rows.length);
  return Array.from({ length: of }, (_, index) =>
    dealt(written, { index, of, path }, 'feeds', report).flatMap(
      ({ name, path: at }) => find(name, power.byId, 'power element', at, report) ?? [],
    ),
  );
}

function containerOf(
  id: string,
  fleet: MinerFleetSpec,
  path: SpecPath,
  catalog: Catalog,
  report: Report,
): Container | undefined {
  if (fleet.container === undefined) return undefined;
  const container = catalog.container(fleet.container);
  if (container === undefined)
    report.add(
      'site/unknown-catalog-entry',
      [...path, 'container'],
      `fleet "${id}" names container "${fleet.container}", which the catalog does not have`,
      nearestHelp(catalog, 'containers', fleet.container),
    );
  return container;
}
