import type { Fabric, Site, WiredAdapter, WiredSwitch, Wiring } from '../../site/model/index.ts';

/** Second bit of the first byte: a locally administered EUI-64, which no vendor gives out. */
const LOCAL = 0x02af_0000_0000_0000n;

/** Room for the ports of one adapter: a port's GUID is that of its node and its number. */
const PORTS_OF_A_NODE = 16n;

/** GUIDs of a fabric that stands on paper only. */
export interface PlannedGuids {
  adapter(adapter: WiredAdapter): string;
  /** The GUID of an adapter's only port, which partitions and path records speak of. */
  port(adapter: WiredAdapter): string;
  switch(one: WiredSwitch): string;
}

/**
 * Numbers the nodes of a fabric in order. GUIDs are burnt into hardware that nobody has bought yet: these stand in for
 * them until `guids.csv` has the real ones.
 */
export function planGuids(site: Site, fabric: Fabric, wiring: Wiring): PlannedGuids {
  const base = LOCAL | (BigInt(site.fabrics.indexOf(fabric)) << 40n);
  const adapters = new Map(wiring.adapters.map((one, i) => [one, base | (BigInt(i + 1) * PORTS_OF_A_NODE)]));
  const switches = new Map(wiring.switches.map((one, i) => [one, base | (1n << 32n) | BigInt(i + 1)]));
  return {
    adapter: (one) => hex(adapters.get(one)),
    port: (one) => hex((adapters.get(one) ?? 0n) + 1n),
    switch: (one) => hex(switches.get(one)),
  };
}

function hex(guid: bigint | undefined): string {
  return (guid ?? 0n).toString(16).padStart(16, '0');
}
