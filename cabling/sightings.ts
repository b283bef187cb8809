import { append } from '../site/model/append.ts';
import type { Pool, WiredAdapter, WiredSwitch } from '../site/model/index.ts';
import type { Device, Discovered, LiveLink } from './discovered.ts';
import { type Called, calledOf } from './node-descriptions.ts';
import type { Plan } from './plan.ts';
import { type AdapterRails, railsOfAdapters } from './rails-of-adapters.ts';
import { guessedSwitches, movedHosts, movedSwitches, namedSwitches, type Railed, type SwitchOf } from './who-is-who.ts';

/** A port of a switch of the plan, with what was found on it. */
export interface OnSwitch {
  readonly one: WiredSwitch;
  readonly port: number;
  /** One, or one for each chip of a switch that divides its ports among several. */
  readonly links: LiveLink[];
}

/** An adapter of the plan where it was found. */
export interface SeenAdapter extends OnSwitch {
  readonly adapter: WiredAdapter;
}

/** An adapter that is none of the plan, or does not say which, or a device that is no adapter and no switch of the plan. */
export interface Stranger extends OnSwitch {
  readonly device: Device;
  readonly called: Called;
}

/** A link between two switches of the plan: `one` is the lower, where one is. */
export interface SeenTrunk extends OnSwitch {
  readonly to: WiredSwitch;
  readonly toPort: number;
}

/** What was found, in terms of what was planned. */
export interface Sightings {
  /** Chips of each switch that was found, as it is taken for. */
  readonly switches: ReadonlyMap<WiredSwitch, readonly Device[]>;
  /** Switches that say nothing of the plan, and which they are by their links. */
  readonly guessed: SwitchOf;
  /** Switches, and hosts, that stand at the places of others: most of their links say so. */
  readonly movedSwitches: ReadonlyMap<WiredSwitch, WiredSwitch>;
  readonly movedHosts: ReadonlyMap<string, string>;
  readonly adapters: ReadonlyMap<WiredAdapter, readonly SeenAdapter[]>;
  readonly strangers: readonly Stranger[];
  readonly trunks: readonly SeenTrunk[];
  readonly railsOf: ReadonlyMap<Pool, AdapterRails>;
  onPort(one: WiredSwitch, port: number): OnPort | undefined;
}

/** Tells which device is which of the plan: by its name, and where that fails or lies, by what it is joined to. */
export function sight(plan: Plan, found: Discovered, rails: ReadonlyMap<string, readonly string[]>): Sightings {
  const called = new Map(found.devices.map((device) => [device, calledOf(device)]));
  const railsOf = railsOfPools(plan, called, rails);
  const adapters = adaptersOf(plan, railsOf, called, new Map());
  const railed: Railed = (device) => adapters.get(device);
  const named = namedSwitches(plan, called);
  const guessed = guessedSwitches(plan, found, named, railed);
  const byName = new Map([...named, ...guessed]);
  const turned = movedSwitches(plan, found.links, byName, railed);
  const switchOf = new Map([...byName].map(([device, one]) => [device, turned.get(one) ?? one]));
  const moved = movedHosts(plan, found.links, switchOf, called);
  const placed = moved.size === 0 ? adapters : adaptersOf(plan, railsOf, called, moved);
  const switches = new Map<WiredSwitch, Device[]>();
  for (const [device, one] of switchOf) append(switches, one, device);
  return {
    switches,
    guessed,
    movedSwitches: turned,
    movedHosts: moved,
    railsOf,
    ...sorted(found.links, switchOf, called, (device) => placed.get(device)),
  };
}

function railsOfPools(
  plan: Plan,
  called: ReadonlyMap<Device, Called>,
  said: ReadonlyMap<string, readonly string[]>,
): ReadonlyMap<Pool, AdapterRails> {
  const seen = new Map<Pool, Map<string, Set<string>>>(
    plan.fabrics.flatMap(({ pools }) => pools.map((pool) => [pool, new Map()])),
  );
  for (const one of called.values()) {
    const pool = one.is === 'adapter' ? plan.hosts.get(one.host)?.pool : undefined;
    const hosts = pool && seen.get(pool);
    if (one.is === 'adapter') hosts?.set(one.host, (hosts.get(one.host) ?? new Set()).add(one.adapter));
  }
  return new Map([...seen].map(([pool, hosts]) => [pool, railsOfAdapters(pool, hosts, said.get(pool.id))]));
}

/** Which adapter of the plan each device says that it is, under the names of hosts that are taken for others. */
function adaptersOf(
  plan: Plan,
  railsOf: ReadonlyMap<Pool, AdapterRails>,
  called: ReadonlyMap<Device, Called>,
  moved: ReadonlyMap<string, string>,
): ReadonlyMap<Device, WiredAdapter> {
  const adapters = new Map<Device, WiredAdapter>();
  for (const [device, one] of called) {
    const host = one.is === 'adapter' ? plan.hosts.get(moved.get(one.host) ?? one.host) : undefined;
    if (one.is !== 'adapter' || host === undefined) continue;
    const rails = host.pool && railsOf.get(host.pool);
    // Hosts of a fabric manager have no pool that says their rails, and one or two adapters.
    const rail =
      rails === undefined
        ? host.adapters.findIndex(({ index }) => one.adapter === `mlx5_${index}`)
        : 'untold' in rails
          ? undefined
          : rails.get(one.adapter);
    const adapter = rail === undefined ? undefined : host.adapters[rail];
    if (adapter !== undefined) adapters.set(device, adapter);
  }
  return adapters;
}

type OnPort = SeenAdapter | Stranger | SeenTrunk;

/** Each link by the things that it joins; the links of the chips of one switch at one of its ports are one. */
function sorted(
  links: readonly LiveLink[],
  switchOf: SwitchOf,
  called: ReadonlyMap<Device, Called>,
  railed: Railed,
): Pick<Sightings, 'adapters' | 'strangers' | 'trunks' | 'onPort'> {
  const adapters = new Map<WiredAdapter, SeenAdapter[]>();
  const strangers: Stranger[] = [];
  const trunks: SeenTrunk[] = [];
  const ports = new Map<WiredSwitch, OnPort[]>([...switchOf.values()].map((one) => [one, []]));
  for (const link of links) {
    const [end, other] = switchOf.has(link.ends[0].device) ? link.ends : [link.ends[1], link.ends[0]];
    const one = switchOf.get(end.device);
    const who = called.get(other.device);
    if (one === undefined || who === undefined || who.is === 'aggregation') continue;
    const at = { one, port: end.port, links: [link] };
    const to = switchOf.get(other.device);
    const before = ports.get(one)?.[end.port];
    const adapter = railed(other.device);
    if (to !== undefined) {
      const trunk = upward({ ...at, to, toPort: other.port });
      if (isSame(before, trunk)) before?.links.push(link);
      else {
        trunks.push(trunk);
        put(ports, one, end.port, trunk);
        put(ports, to, other.port, trunk);
      }
    } else if (adapter !== undefined) {
      const seen = { ...at, adapter };
      if (isSame(before, seen)) before?.links.push(link);
      else {
        append(adapters, adapter, seen);
        put(ports, one, end.port, seen);
      }
    } else {
      const stranger = { ...at, device: other.device, called: who };
      strangers.push(stranger);
      put(ports, one, end.port, stranger);
    }
  }
  return { adapters, strangers, trunks, onPort: (one, port) => ports.get(one)?.[port] };
}

function put(ports: ReadonlyMap<WiredSwitch, OnPort[]>, one: WiredSwitch, port: number, seen: OnPort): void {
  const ofSwitch = ports.get(one);
  if (ofSwitch !== undefined) ofSwitch[port] = seen;
}

/** Whether another chip of the switch has the same thing at the same port. */
function isSame(before: OnPort | undefined, now: SeenAdapter | SeenTrunk): boolean {
  if (before === undefined || 'device' in before) return false;
  if ('adapter' in now) return 'adapter' in before && before.adapter === now.adapter;
  return (
    'to' in before &&
    before.one === now.one &&
    before.port === now.port &&
    before.to === now.to &&
    before.toPort === now.toPort
  );
}

const LEVELS = ['leaf', 'spine', 'core'] as const;

function upward(trunk: SeenTrunk): SeenTrunk {
  const [low, high] = [LEVELS.indexOf(trunk.one.level), LEVELS.indexOf(trunk.to.level)];
  if (low < high || (low === high && trunk.one.name <= trunk.to.name)) return trunk;
  return { ...trunk, one: trunk.to, port: trunk.toPort, to: trunk.one, toPort: trunk.port };
}
