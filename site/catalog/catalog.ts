import { type Finding, nearest } from '../diagnostics/index.ts';
import type { CatalogAdditions } from './catalog-file.ts';
import { builtinEntries } from './entries/index.ts';
import { type CatalogKind, type EntriesByKind, type EntryOf, kindNames } from './kinds/index.ts';

/** An entry, and the kind that it is of. */
export type CatalogItem = {
  [Kind in CatalogKind]: { readonly kind: Kind; readonly entry: EntryOf<Kind> };
}[CatalogKind];

/** What is known of hardware and halls: one lookup a kind, by id. */
export interface Catalog {
  gpu(id: string): EntryOf<'gpus'> | undefined;
  server(id: string): EntryOf<'servers'> | undefined;
  switch(id: string): EntryOf<'switches'> | undefined;
  adapter(id: string): EntryOf<'adapters'> | undefined;
  cable(id: string): EntryOf<'cables'> | undefined;
  miner(id: string): EntryOf<'miners'> | undefined;
  container(id: string): EntryOf<'containers'> | undefined;
  coolingMethod(id: string): EntryOf<'coolingMethods'> | undefined;
  airClass(id: string): EntryOf<'airClasses'> | undefined;
  waterClass(id: string): EntryOf<'waterClasses'> | undefined;
  coolant(id: string): EntryOf<'coolants'> | undefined;
  pueRange(id: string): EntryOf<'pueRanges'> | undefined;
  rack(id: string): EntryOf<'racks'> | undefined;
  connector(id: string): EntryOf<'connectors'> | undefined;
  drive(id: string): EntryOf<'drives'> | undefined;
  failureRate(id: string): EntryOf<'failureRates'> | undefined;
  floorLoad(id: string): EntryOf<'floorLoads'> | undefined;
  redundancyLevel(id: string): EntryOf<'redundancyLevels'> | undefined;
  /** Ids of a kind that an author may have meant, the likeliest first; at most three. */
  nearest(kind: CatalogKind, id: string): string[];
  all(): Iterable<CatalogItem>;
}

/** What comes with Afterhash. */
export const builtinCatalog: Catalog = catalogOf([builtinEntries]);

/** The catalog with a site's own entries. They may not replace what is there, nor name what is nowhere. */
export function catalogWith(additions: CatalogAdditions): { catalog: Catalog } | { issues: readonly Finding[] } {
  const catalog = catalogOf([builtinEntries, additions]);
  const issues = [...shadowing(additions), ...namingNothing(additions, catalog)];
  return issues.length > 0 ? { issues } : { catalog };
}

function catalogOf(sources: readonly Partial<EntriesByKind>[]): Catalog {
  const index = <Kind extends CatalogKind>(kind: Kind): ReadonlyMap<string, EntryOf<Kind>> =>
    new Map(sources.flatMap((entries) => entries[kind] ?? []).map((entry) => [entry.id, entry]));
  const maps: { readonly [Kind in CatalogKind]: ReadonlyMap<string, EntryOf<Kind>> } = {
    gpus: index('gpus'),
    servers: index('servers'),
    switches: index('switches'),
    adapters: index('adapters'),
    cables: index('cables'),
    miners: index('miners'),
    containers: index('containers'),
    coolingMethods: index('coolingMethods'),
    airClasses: index('airClasses'),
    waterClasses: index('waterClasses'),
    coolants: index('coolants'),
    pueRanges: index('pueRanges'),
    racks: index('racks'),
    connectors: index('connectors'),
    drives: index('drives'),
    failureRates: index('failureRates'),
    floorLoads: index('floorLoads'),
    redundancyLevels: index('redundancyLevels'),
  };
  return {
    gpu: (id) => maps.gpus.get(id),
    server: (id) => maps.servers.get(id),
    switch: (id) => maps.switches.get(id),
    adapter: (id) => maps.adapters.get(id),
    cable: (id) => maps.cables.get(id),
    miner: (id) => maps.miners.get(id),
    container: (id) => maps.containers.get(id),
    coolingMethod: (id) => maps.coolingMethods.get(id),
    airClass: (id) => maps.airClasses.get(id),
    waterClass: (id) => maps.waterClasses.get(id),
    coolant: (id) => maps.coolants.get(id),
    pueRange: (id) => maps.pueRanges.get(id),
    rack: (id) => maps.racks.get(id),
    connector: (id) => maps.connectors.get(id),
    drive: (id) => maps.drives.get(id),
    failureRate: (id) => maps.failureRates.get(id),
    floorLoad: (id) => maps.floorLoads.get(id),
    redundancyLevel: (id) => maps.redundancyLevels.get(id),
    nearest: (kind, id) => nearest(id, maps[kind].keys()),
    *all() {
      for (const kind of kindNames) for (const entry of maps[kind].values()) yield { kind, entry } as CatalogItem;
    },
  };
}

/** An id is unique among all kinds, so an addition must be new among them and among the other additions. */
function* shadowing(additions: CatalogAdditions): Iterable<Finding> {
  const taken = new Map([...builtinCatalog.all()].map(({ kind, entry }) => [entry.id, `Afterhash's ${kind}`]));
  for (const kind of kindNames) {
    for (const { id } of additions[kind] ?? []) {
      const holder = taken.get(id);
      if (holder === undefined) taken.set(id, `this file's ${kind}`);
      else
        yield {
          path: [kind, id],
          message: `"${id}" is already among ${holder}`,
          help: 'give the entry an id of its own',
        };
    }
  }
}

function* namingNothing(additions: CatalogAdditions, catalog: Catalog): Iterable<Finding> {
  for (const server of additions.servers ?? []) {
    const { id, gpu, fabric } = server;
    if (catalog.gpu(gpu) === undefined) yield unknown(catalog, ['servers', id, 'gpu'], 'gpus', gpu);
    if (fabric?.adapter !== undefined && catalog.adapter(fabric.adapter) === undefined) {
      yield unknown(catalog, ['servers', id, 'fabric', 'adapter'], 'adapters', fabric.adapter);
    }
  }
}

function unknown(catalog: Catalog, path: Finding['path'], kind: CatalogKind, name: string): Finding {
  const [first] = catalog.nearest(kind, name);
  return {
    path,
    message: `"${path[1]}" names "${name}", which the ${kind} of the catalog do not have`,
    help: first === undefined ? `describe it in this file under ${kind}` : `did you mean "${first}"?`,
  };
}
