import { append } from '../site/model/append.ts';
import type { WiredAdapter, WiredSwitch } from '../site/model/index.ts';
import type { Device, DeviceEnd, Discovered, LiveLink } from './discovered.ts';
import { exchanged, majority, vote } from './exchanged.ts';
import type { Called } from './node-descriptions.ts';
import { otherEnd, type Plan } from './plan.ts';

/** Which adapter of the plan a device says that it is. */
export type Railed = (device: Device) => WiredAdapter | undefined;

export type SwitchOf = ReadonlyMap<Device, WiredSwitch>;

/** Both ends of each link, each with the other. */
function* eachWay(links: readonly LiveLink[]): Iterable<readonly [DeviceEnd, DeviceEnd]> {
  for (const { ends } of links) {
    yield ends;
    yield [ends[1], ends[0]];
  }
}

/** By name; a name that two have says nothing of either. */
export function namedSwitches(plan: Plan, called: ReadonlyMap<Device, Called>): SwitchOf {
  const byName = new Map<string, Device[]>();
  for (const [device, one] of called) if (one.is === 'switch') append(byName, `${one.name} ${one.chip}`, device);
  const named = new Map<Device, WiredSwitch>();
  for (const [name, [device, ...more]] of byName) {
    const planned = plan.switches.get(name.split(' ')[0] ?? '');
    if (device !== undefined && more.length === 0 && planned !== undefined) named.set(device, planned);
  }
  return named;
}

/** Switches for devices that say no name of the plan: leaves by their nodes, then those above by the leaves. */
export function guessedSwitches(plan: Plan, { devices, links }: Discovered, named: SwitchOf, railed: Railed): SwitchOf {
  const guessed = new Map<Device, WiredSwitch>();
  if (devices.every((device) => device.kind !== 'switch' || named.has(device))) return guessed;
  for (let before = -1; before !== guessed.size; ) {
    before = guessed.size;
    const known = new Map([...named, ...guessed]);
    const taken = new Set(known.values());
    const votes = new Map<Device, Map<WiredSwitch, number>>();
    for (const [one, other] of eachWay(links)) {
      if (one.device.kind !== 'switch' || known.has(one.device)) continue;
      const planned = belongsTo(plan, other, known, railed);
      if (planned !== undefined && !taken.has(planned)) vote(votes, one.device, planned);
    }
    const wanted = new Map<WiredSwitch, Device[]>();
    for (const [device, counts] of votes) {
      const one = majority(counts);
      if (one !== undefined) append(wanted, one, device);
    }
    for (const [one, [device, ...more]] of wanted)
      if (device !== undefined && more.length === 0) guessed.set(device, one);
  }
  return guessed;
}

/** Switches that stand at the places of others. */
export function movedSwitches(plan: Plan, links: readonly LiveLink[], switchOf: SwitchOf, railed: Railed) {
  const votes = new Map<WiredSwitch, Map<WiredSwitch, number>>();
  for (const [one, other] of eachWay(links)) {
    const seen = switchOf.get(one.device);
    const planned = seen && belongsTo(plan, other, switchOf, railed);
    if (seen !== undefined && planned !== undefined) vote(votes, seen, planned);
  }
  return exchanged(new Set(switchOf.values()), votes);
}

/** Hosts, by the names that they say, that stand at the places of others. */
export function movedHosts(
  plan: Plan,
  links: readonly LiveLink[],
  switchOf: SwitchOf,
  called: ReadonlyMap<Device, Called>,
) {
  const hosts = new Set<string>();
  const votes = new Map<string, Map<string, number>>();
  for (const [one, other] of eachWay(links)) {
    const host = called.get(one.device);
    if (host?.is !== 'adapter') continue;
    hosts.add(host.host);
    const at = switchOf.get(other.device);
    const planned = at && plan.linkAt(at, other.port)?.from;
    // A host of the manager may be called anything.
    if (planned !== undefined && 'host' in planned && !planned.isManager) vote(votes, host.host, planned.host);
  }
  return exchanged(hosts, votes);
}

/** The switch to which a link belongs, by what was planned for its other end. */
function belongsTo(plan: Plan, { device, port }: DeviceEnd, switchOf: SwitchOf, railed: Railed) {
  const adapter = railed(device);
  if (adapter !== undefined) return plan.linkOf(adapter)?.to;
  const one = switchOf.get(device);
  const link = one && plan.linkAt(one, port);
  const other = link === undefined || one === undefined ? undefined : otherEnd(link, one).end;
  return other === undefined || 'host' in other ? undefined : other;
}
