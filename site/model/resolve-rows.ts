import type { Catalog, Rack, Server, Switch } from '../catalog/index.ts';
import type { SpecPath } from '../diagnostics/index.ts';
import {
  expandAll,
  type HallSpec,
  type PoolSpec,
  type RowCooling,
  type RowSpec,
  type ShellSpec,
  type StorageServersSpec,
} from '../spec/index.ts';
import { kg, kW, type Length, larger, type Power, sum, U } from '../units/index.ts';
import { dealt, find, refuseDuplicates, refuseEmptyRange, spellOut } from './names.ts';
import type { PowerElement, PowerGraph } from './power-graph.ts';
import type { Report } from './report.ts';
import type { RackContent, Row } from './site.ts';

/** The rack that loose servers stand in where a row names none: what the SuperPOD guide recommends. */
const DEFAULT_RACK = 'generic/eia-48u-800x1200';

/** A row before anything stands in it. */
export interface RowShell {
  readonly id: string;
  readonly name: string;
  readonly hallId: string;
  readonly spec: RowSpec;
  readonly path: SpecPath;
  readonly racks: number;
  readonly feeds: readonly PowerElement[];
}

/** Spells out the rows of all halls and hangs them on their feeds. */
export function resolveRowShells(
  halls: Readonly<Record<string, HallSpec>>,
  power: PowerGraph,
  report: Report,
): ReadonlyMap<string, RowShell> {
  const shells = Object.entries(halls).flatMap(([hallId, hall]) => {
    const rows = spellOut(hall.rows, ['halls', hallId, 'rows'], report);
    refuseDuplicates(rows, report);
    return rows.map((row): RowShell => {
      refuseNoFeed(`row "${hallId}/${row.id}"`, row.spec.feeds, [...row.path, 'feeds'], report);
      const feeds = dealt(row.spec.feeds, row, 'feeds', report).flatMap(({ name, path }) => {
        const element = find(name, power.byId, 'power element', path, report);
        if (element === undefined || !carriesRacks(element, path, report)) return [];
        return [element];
      });
      return {
        id: row.id,
        name: `${hallId}/${row.id}`,
        hallId,
        spec: row.spec,
        path: row.path,
        racks: row.spec.racks,
        feeds,
      };
    });
  });
  return new Map(shells.map((shell) => [shell.name, shell]));
}

/** Refuses what hangs from nothing. */
export function refuseNoFeed(what: string, feeds: string | readonly string[], path: SpecPath, report: Report): void {
  if (feeds.length > 0) return;
  report.add(
    'site/no-feed',
    path,
    `${what} hangs from no feed`,
    'name what it hangs from, as in feeds: [bus-a1, bus-b1]',
  );
}

function carriesRacks(element: PowerElement, path: SpecPath, report: Report): boolean {
  if (element.kind !== 'intake' && element.kind !== 'generator' && element.kind !== 'transformer') return true;
  report.add(
    'site/wrong-kind',
    path,
    `racks cannot hang from ${element.kind} "${element.id}"`,
    'hang them from a busway, a feed, a switchboard or a UPS',
  );
  return false;
}

/** The rows that a reference names, each once; what is not there is reported. */
export function rowsNamed(
  references: string | readonly string[],
  rows: ReadonlyMap<string, RowShell>,
  path: SpecPath,
  report: Report,
): readonly RowShell[] {
  const names = expandAll(references);
  for (const range of typeof references === 'string' ? [references] : references) refuseEmptyRange(range, path, report);
  return [...new Set(names)].flatMap((name) => find(name, rows, 'row', path, report) ?? []);
}

/** What fills rows, by row name. */
export interface Filling {
  readonly serversIn: ReadonlyMap<
    string,
    { readonly poolId: string; readonly server: Server; readonly pool: PoolSpec; readonly perRack: number }
  >;
  readonly shellIn: ReadonlyMap<string, { readonly shellId: string; readonly shell: ShellSpec }>;
  readonly switchesIn: ReadonlyMap<
    string,
    readonly { readonly fabricId: string; readonly switch: Switch; readonly count: number; readonly draw: Power }[]
  >;
  readonly storageIn: ReadonlyMap<
    string,
    readonly { readonly storageId: string; readonly servers: StorageServersSpec; readonly count: number }[]
  >;
}

/** Works out what a row draws, weighs and gives to air and loop. */
export function resolveRow(shell: RowShell, hall: HallSpec, filling: Filling, catalog: Catalog, report: Report): Row {
  const contents = contentsOf(shell, filling);
  const servers = filling.serversIn.get(shell.name);
  const cooling = coolingOf(shell.spec, hall, contents);
  const brought = filling.shellIn.get(shell.name);
  // A rack that a tenant brings stands in the file's cabinet only where the row names one.
  const ownRack = servers?.server.kind === 'rack' || (brought !== undefined && shell.spec.rack === undefined);
  const cabinet = ownRack ? undefined : cabinetOf(shell, catalog, report);
  const perRack = contents.map((content) => ({ ...content, most: Math.ceil(content.count / shell.racks) }));
  const draw = sum(
    kW(0),
    contents.map((content) => content.each.draw.times(content.count)),
  );
  return {
    id: shell.id,
    name: shell.name,
    hallId: shell.hallId,
    spec: shell.spec,
    path: shell.path,
    racks: shell.racks,
    feeds: shell.feeds,
    poolId: servers?.poolId,
    shellId: brought?.shellId,
    contents,
    cooling,
    cabinet,
    rack: {
      draw: sum(
        kW(0),
        perRack.map(({ each, most }) => each.draw.times(most)),
      ),
      height: sum(
        U(0),
        perRack.map(({ each, most }) => each.height.times(most)),
      ),
      heightLimit: cabinet?.height ?? servers?.server.height ?? U(0),
      weight: perRack.some(({ each }) => each.weight === undefined)
        ? undefined
        : sum(
            kg(0),
            perRack.map(({ each, most }) => (each.weight ?? kg(0)).times(most)),
          ),
      footprint: brought?.shell.footprint ?? footprintOf(cabinet ?? servers?.server),
    },
    draw,
    liquidHeat: liquidHeat(contents, cooling, draw),
  };
}

function contentsOf(shell: RowShell, filling: Filling): RackContent[] {
  const contents: RackContent[] = [];
  const servers = filling.serversIn.get(shell.name);
  if (servers !== undefined) {
    const { server } = servers;
    contents.push({
      what: 'servers',
      name: server.id,
      count: shell.racks * servers.perRack,
      each: { draw: server.maxPower, height: server.height ?? U(0), weight: server.weight },
      liquidShare: server.liquidShare,
      airflow: server.airflow,
      airGap: server.airGap,
      path: ['pools', servers.poolId],
    });
  }
  const brought = filling.shellIn.get(shell.name);
  if (brought !== undefined) {
    const { draw, height, weight, liquidShare = 0 } = brought.shell;
    contents.push({
      what: 'shell',
      name: brought.shellId,
      count: shell.racks,
      each: { draw, height: height ?? U(0), weight },
      liquidShare,
      airflow: undefined,
      airGap: undefined,
      path: ['shells', brought.shellId],
    });
  }
  for (const { fabricId, switch: model, count, draw } of filling.switchesIn.get(shell.name) ?? []) {
    contents.push({
      what: 'switches',
      name: model.id,
      count,
      each: { draw, height: model.height, weight: model.weight },
      liquidShare: 0,
      airflow: undefined,
      airGap: undefined,
      path: ['fabrics', fabricId],
    });
  }
  for (const { storageId, servers: model, count } of filling.storageIn.get(shell.name) ?? []) {
    contents.push({
      what: 'storage',
      name: storageId,
      count,
      each: { draw: model.draw, height: model.height, weight: model.weight },
      liquidShare: 0,
      airflow: undefined,
      airGap: undefined,
      path: ['storage', storageId],
    });
  }
  return contents;
}

function coolingOf(row: RowSpec, hall: HallSpec, contents: readonly RackContent[]): RowCooling {
  if (row.cooling !== undefined) return row.cooling;
  if (contents.some((content) => content.liquidShare > 0)) return 'liquid';
  return hall.cooling.air?.containment ? 'contained-air' : 'perimeter-air';
}

function cabinetOf(shell: RowShell, catalog: Catalog, report: Report): Rack | undefined {
  const id = shell.spec.rack ?? DEFAULT_RACK;
  const rack = catalog.rack(id);
  if (rack !== undefined) return rack;
  report.add(
    'site/unknown-catalog-entry',
    [...shell.path, 'rack'],
    `row "${shell.name}" names rack "${id}", which the catalog does not have`,
    nearestHelp(catalog, 'racks', id),
  );
  return undefined;
}

export function nearestHelp(catalog: Catalog, kind: Parameters<Catalog['nearest']>[0], id: string): string {
  const [near] = catalog.nearest(kind, id);
  return near === undefined
    ? '`afterhash catalog` lists what there is; a catalog file beside the site file adds more'
    : `did you mean "${near}"?`;
}

function footprintOf(
  stands: { readonly width?: Length; readonly depth?: Length } | undefined,
): Row['rack']['footprint'] {
  if (stands?.width === undefined || stands.depth === undefined) return undefined;
  return { width: stands.width, depth: stands.depth };
}

/** A rear door or a tank takes all of a rack's heat to water; a plate loop takes the share that its systems give. */
function liquidHeat(contents: readonly RackContent[], cooling: RowCooling, draw: Power): Power {
  if (cooling === 'rear-door' || cooling === 'immersion') return draw;
  const toLoop = sum(
    kW(0),
    contents.map((content) => content.each.draw.times(content.count * content.liquidShare)),
  );
  return larger(kW(0), toLoop);
}

/** Deals machines over rows in order, as evenly as racks allow. */
export function spread(count: number, rows: readonly { readonly racks: number }[]): readonly number[] {
  const racks = rows.reduce((total, row) => total + row.racks, 0);
  let [seen, dealtOut] = [0, 0];
  return rows.map((row) => {
    seen += row.racks;
    const upTo = racks === 0 ? 0 : Math.round((count * seen) / racks);
    const share = upTo - dealtOut;
    dealtOut = upTo;
    return share;
  });
}
