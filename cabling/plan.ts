import { type Place, placesOf } from '../exports/cables/places.ts';
import {
  type Fabric,
  linkSpeedOf,
  nodesOf,
  type Pool,
  type Site,
  type WiredAdapter,
  type WiredLink,
  type WiredSwitch,
  wiringOf,
} from '../site/model/index.ts';
import { Gbps } from '../site/units/index.ts';

/** A host as it was planned: its adapters, rail by rail. */
export interface PlannedHost {
  readonly name: string;
  /** Absent for hosts of a fabric manager. */
  readonly pool: Pool | undefined;
  /** `hall-1/row-3`; absent as the pool is. */
  readonly row: string | undefined;
  readonly adapters: readonly WiredAdapter[];
}

/** What the site promises of all its InfiniBand fabrics, to be looked up by what is found. */
export interface Plan {
  readonly fabrics: readonly Fabric[];
  /** By name in lower case, as all names are. */
  readonly switches: ReadonlyMap<string, WiredSwitch>;
  readonly hosts: ReadonlyMap<string, PlannedHost>;
  fabricOf(end: WiredAdapter | WiredSwitch): Fabric;
  hostOf(adapter: WiredAdapter): PlannedHost;
  /** The link of an adapter; of a switch, that of one of its ports. */
  linkOf(adapter: WiredAdapter): WiredLink | undefined;
  linkAt(one: WiredSwitch, port: number): WiredLink | undefined;
  linksOf(one: WiredSwitch): Iterable<WiredLink>;
  placeOf(end: WiredAdapter | WiredSwitch): Place;
  /** Gb/s that was bought; absent for the fabric manager, whose adapters no file names. */
  gbpsOf(link: WiredLink): number | undefined;
}

export function planOf(site: Site): Plan {
  const fabrics = site.fabrics.filter(({ spec, pools }) => spec.kind === 'infiniband' && pools.length > 0);
  const switches = new Map<string, WiredSwitch>();
  const hosts = new Map<string, PlannedHost & { readonly adapters: WiredAdapter[] }>();
  const owners = new Map<WiredAdapter | WiredSwitch, Fabric>();
  const ofAdapter = new Map<WiredAdapter, WiredLink>();
  const ofPort = new Map<WiredSwitch, Map<number, WiredLink>>();
  const places = new Map<Fabric, ReturnType<typeof placesOf>>();
  for (const fabric of fabrics) {
    const wiring = wiringOf(site, fabric);
    const nodes = new Map(
      fabric.pools.flatMap((pool) =>
        [...nodesOf(site, pool)].map(({ name, hallId, rowId }) => [name, { pool, row: `${hallId}/${rowId}` }]),
      ),
    );
    places.set(fabric, placesOf(site, fabric, wiring));
    for (const one of wiring.switches) {
      switches.set(one.name, one);
      owners.set(one, fabric);
      ofPort.set(one, new Map());
    }
    for (const adapter of wiring.adapters) {
      owners.set(adapter, fabric);
      const host = hosts.get(adapter.host);
      if (host !== undefined) host.adapters.push(adapter);
      else {
        const { pool, row } = nodes.get(adapter.host) ?? {};
        hosts.set(adapter.host, { name: adapter.host, pool, row, adapters: [adapter] });
      }
    }
    for (const link of wiring.links) {
      if ('host' in link.from) ofAdapter.set(link.from, link);
      else ofPort.get(link.from)?.set(link.fromPort, link);
      ofPort.get(link.to)?.set(link.toPort, link);
    }
  }
  for (const { adapters } of hosts.values()) adapters.sort((a, b) => a.index - b.index);
  const fabricOf = (end: WiredAdapter | WiredSwitch) => known(owners.get(end));
  const hostOf = (adapter: WiredAdapter) => known(hosts.get(adapter.host));
  return {
    fabrics,
    switches,
    hosts,
    fabricOf,
    hostOf,
    linkOf: (adapter) => ofAdapter.get(adapter),
    linkAt: (one, port) => ofPort.get(one)?.get(port),
    linksOf: (one) => ofPort.get(one)?.values() ?? [],
    placeOf: (end) => known(places.get(fabricOf(end)))(end),
    gbpsOf: ({ from }) => ('host' in from ? gbpsOfHost(fabricOf(from), hostOf(from)) : gbpsOfSwitch(fabricOf(from))),
  };
}

/** The end of a link that is not this one. */
export function otherEnd(
  link: WiredLink,
  end: WiredSwitch,
): { readonly end: WiredAdapter | WiredSwitch; readonly port: number } {
  return link.to === end ? { end: link.from, port: link.fromPort } : { end: link.to, port: link.toPort };
}

function gbpsOfHost({ planes }: Fabric, { pool }: PlannedHost): number | undefined {
  return pool === undefined ? undefined : linkSpeedOf(pool, planes)?.in(Gbps);
}

/** Between switches ports run at full speed, or all of them at the speed of half a port. */
function gbpsOfSwitch({ radix, switch: { split, portSpeed } }: Fabric): number {
  return (split !== undefined && radix === split.radix ? split.portSpeed : portSpeed).in(Gbps);
}

function known<T>(thing: T | undefined): T {
  if (thing === undefined) throw new Error('a bug: an end of the plan that no fabric has');
  return thing;
}
