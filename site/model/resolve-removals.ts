import type { SpecPath } from '../diagnostics/index.ts';
import { expandAll, type PhaseSpec } from '../spec/index.ts';
import { find } from './names.ts';
import type { Report } from './report.ts';
import type { MinerBlock, MinerFleet, Standing } from './site.ts';

/** What is left of each fleet, block by block: how many miners stand there. */
export type Left = Map<MinerFleet, Map<MinerBlock, number>>;

/** All miners that hash until the first phase changes that. */
export function allStanding(fleets: readonly MinerFleet[]): Left {
  return new Map(
    fleets
      .filter((fleet) => fleet.spec.fate !== 'remove')
      .map((fleet) => [fleet, new Map(fleet.blocks.map((block) => [block, block.count]))]),
  );
}

/** Takes away what a phase removes: whole fleets, rows of them, or a number of miners. */
export function removeMiners(
  id: string,
  phase: PhaseSpec,
  fleets: readonly MinerFleet[],
  left: Left,
  report: Report,
): void {
  const known = new Map(fleets.map((fleet) => [fleet.id, fleet]));
  const removes = phase.removes ?? [];
  const written = Array.isArray(removes)
    ? removes.map((name, i) => ({ name, what: 'all' as const, at: i }))
    : Object.entries(removes).map(([name, what]) => ({ name, what, at: name }));
  for (const { name, what, at } of written) {
    const path = ['phases', id, 'removes', at];
    const fleet = find(name, known, 'miner fleet', path, report, typeof at === 'string' ? 'key' : undefined);
    if (fleet === undefined) continue;
    const blocks = left.get(fleet) ?? new Map<MinerBlock, number>();
    const standing = [...blocks.values()].reduce((sum, count) => sum + count, 0);
    if (standing === 0)
      report.add('site/more-than-there-is', path, `fleet "${name}" is gone already`, 'name each fleet in one phase');
    else if (what === 'all') blocks.clear();
    else if (typeof what === 'number') removeCount(fleet, what, standing, blocks, path, report);
    else removeRows(fleet, what, blocks, path, report);
  }
}

/** What stands, with the blocks at their new size. */
export function standingOf(left: Left): ReadonlyMap<MinerFleet, Standing> {
  return new Map(
    [...left].flatMap(([fleet, blocks]) => {
      const now = [...blocks].flatMap(([block, count]) =>
        count === 0
          ? []
          : [count === block.count ? block : { ...block, count, draw: block.draw.times(count / block.count) }],
      );
      const count = now.reduce((sum, block) => sum + block.count, 0);
      return count === 0 ? [] : [[fleet, { count, draw: fleet.draw.times(count / fleet.spec.count), blocks: now }]];
    }),
  );
}

/** Miners without a row to name go from all blocks evenly. */
function removeCount(
  fleet: MinerFleet,
  count: number,
  standing: number,
  blocks: Map<MinerBlock, number>,
  path: SpecPath,
  report: Report,
): void {
  if (count > standing) {
    report.add(
      'site/more-than-there-is',
      path,
      `this removes ${count} miners of fleet "${fleet.id}", of which ${standing} are left`,
      `write ${standing}, or all`,
    );
    return;
  }
  let [seen, gone] = [0, 0];
  for (const [block, there] of blocks) {
    seen += there;
    const upTo = Math.round((count * seen) / standing);
    blocks.set(block, there - (upTo - gone));
    gone = upTo;
  }
}

function removeRows(
  fleet: MinerFleet,
  rows: string | readonly string[],
  blocks: Map<MinerBlock, number>,
  path: SpecPath,
  report: Report,
): void {
  const standing = new Map([...blocks.keys()].map((block) => [block.row, block]));
  for (const name of new Set(expandAll(rows))) {
    const block = standing.get(name);
    if (block !== undefined) {
      blocks.delete(block);
      continue;
    }
    const ever = fleet.blocks.some(({ row }) => row === name);
    report.add(
      'site/more-than-there-is',
      path,
      ever
        ? `the miners of fleet "${fleet.id}" in row "${name}" are gone already`
        : `no miner of fleet "${fleet.id}" stands in row "${name}"`,
      ever ? 'name each row in one phase' : 'name rows that the fleet has, or a number of miners',
    );
  }
}
