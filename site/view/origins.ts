import { confidenceIn, type EntryOf, printCitations } from '../catalog/index.ts';
import type { SpecPath } from '../diagnostics/index.ts';
import { type Fabric, type Phase, type Pool, railsOf, type Site, switchCountedAt } from '../model/index.ts';
import { hallOrigins } from './hall-origins.ts';
import type { Origin } from './origin.ts';
import { elementsOrigins, powerOrigins } from './power-origins.ts';
import { reliabilityOrigins } from './reliability-origins.ts';

/** The origins of the part of an overview that a path names; a longer path asks about less. */
export function originsOf(site: Site, phase: Phase, path: SpecPath): readonly Origin[] {
  const [part, first, second] = path.map(String);
  const all = ((): readonly Origin[] => {
    switch (part) {
      case 'power':
        return first === 'elements' ? elementsOrigins(site, phase, second) : powerOrigins(site, phase);
      case 'halls':
        return site.halls
          .filter((hall) => first === undefined || hall.id === first)
          .flatMap((hall) => hallOrigins(site, hall));
      case 'pools':
        return site.pools.filter((pool) => first === undefined || pool.id === first).flatMap(poolOrigins);
      case 'fabrics':
        return site.fabrics.filter((fabric) => first === undefined || fabric.id === first).flatMap(fabricOrigins);
      case 'reliability':
        return reliabilityOrigins(site, first, second);
      case 'mine':
        return site.fleets.map((fleet) => ({
          figure: `${fleet.id} draw`,
          is: `${fleet.spec.count} x ${fleet.miner.power}`,
          written: fleet.path,
          source: cited(fleet.miner, 'power'),
        }));
      default:
        return [];
    }
  })();
  const asked = path.at(-1);
  const exact = all.filter((origin) => origin.figure.endsWith(` ${asked}`) || origin.figure === asked);
  return exact.length > 0 ? exact : all;
}

function poolOrigins(pool: Pool): readonly Origin[] {
  const { server, systemsPerRack, racks, nodesPerRack, gpusPerNode } = pool;
  return [
    { figure: `${pool.id} racks`, is: `${racks} in ${pool.rows.length} rows`, written: [...pool.path, 'racks'] },
    {
      figure: `${pool.id} nodes`,
      is: `${racks} racks x ${systemsPerRack} systems x ${server.nodes} nodes = ${pool.nodes}`,
      written: pool.path,
      source: cited(server, 'nodes'),
    },
    {
      figure: `${pool.id} gpus`,
      is: `${racks} racks x ${nodesPerRack} nodes x ${gpusPerNode} GPUs = ${pool.gpus}`,
      written: pool.path,
      source: cited(server, 'gpuCount'),
    },
    {
      figure: `${pool.id} rack`,
      is: `${systemsPerRack} x ${server.maxPower} = ${pool.rackDraw}`,
      written: [...pool.path, 'server'],
      source: cited(server, 'maxPower'),
    },
    {
      figure: `${pool.id} power`,
      is: `${racks} racks x ${pool.rackDraw} = ${pool.draw}`,
      written: pool.path,
      source: cited(server, 'maxPower'),
    },
  ];
}

function fabricOrigins(fabric: Fabric): readonly Origin[] {
  const { id, radix, nodesPerUnit, uplinks, units, leaves, spines, cores, cables } = fabric;
  const written = fabric.path;
  const source = cited(fabric.switch, 'radix');
  const countedAt = switchCountedAt(fabric);
  return [
    {
      figure: `${id} endpoints`,
      is: `${fabric.pools.map((pool) => `${pool.nodes} nodes of "${pool.id}" x ${railsOf(pool)} ports`).join(' + ')} = ${fabric.endpoints}`,
      written,
    },
    {
      figure: `${id} leaves`,
      is:
        fabric.tiers === 1
          ? 'one switch holds every port'
          : `one for each rail of ${units} units of ${nodesPerUnit} nodes = ${leaves}`,
      written,
      source,
    },
    {
      figure: `${id} spines`,
      is:
        fabric.tiers === 2
          ? `smallest divisor of ${uplinks} uplinks that is at least ${leaves} x ${uplinks} / ${radix} = ${spines}`
          : `${spines}`,
      written,
      source,
    },
    {
      figure: `${id} cores`,
      is:
        fabric.tiers === 3
          ? `pods of ${radix / 2} leaves, cores of ${radix} ports = ${cores}`
          : 'none: two levels reach',
      written,
      source,
    },
    {
      figure: `${id} cables`,
      is: `${cables.nodeToLeaf} node to leaf, ${leaves} x ${uplinks} = ${cables.leafToSpine} leaf to spine, ${cables.spineToCore} spine to core`,
      written,
    },
    {
      figure: `${id} longestCable`,
      is: `the longest of ${fabric.runs.reduce((sum, { links }) => sum + links, 0)} links: along the rows, across them, down at both ends and slack where a layout says; else toCore`,
      written,
    },
    {
      figure: `${id} power`,
      is: `${fabric.chassis} switches x ${fabric.switchDraw}${countedAt === 'nameplate' ? ', the nameplate of its power supplies: a bound, since no draw is published' : countedAt === 'typicalPower' ? ', without optics' : ''}`,
      written,
      source: cited(fabric.switch, countedAt),
    },
  ];
}

type Cited = EntryOf<'servers'> | EntryOf<'switches'> | EntryOf<'miners'>;

function cited(entry: Cited, field: string): string {
  return `${entry.id}: ${printCitations(entry as never, field as never)}`;
}

/** Figures of the hardware in use that nobody has read again: a person should check them before relying on the site. */
export function recalled(site: Site): readonly { readonly id: string; readonly fields: readonly string[] }[] {
  const entries: readonly Cited[] = [
    ...site.pools.map((pool) => pool.server),
    ...site.fabrics.map((fabric) => fabric.switch),
    ...site.fleets.map((fleet) => fleet.miner),
  ];
  return [...new Set(entries)].flatMap((entry) => {
    const fields = Object.keys(entry).filter(
      (field) =>
        !['id', 'citations', 'confidence', 'confidenceOf', 'note'].includes(field) &&
        confidenceIn(entry as never, field as never) === 'recall',
    );
    return fields.length === 0 ? [] : [{ id: entry.id, fields }];
  });
}
