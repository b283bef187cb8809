import { append } from '../site/model/append.ts';
import type { BuildingWords } from './building-words.ts';
import { type CablingFinding, cablingFinding } from './cabling-finding.ts';
import type { CablingCode } from './codes.ts';
import type { Plan } from './plan.ts';
import type { Sightings, Stranger } from './sightings.ts';

/** Ports that one finding names. */
const NAMED = 4;

/** What hangs on the switches of the plan and is none of it: each host, and each other device, once, and the nameless once a switch. */
export function* strangers(plan: Plan, seen: Sightings, words: BuildingWords): Iterable<CablingFinding> {
  const groups = new Map<string, Stranger[]>();
  for (const stranger of seen.strangers)
    if (!isForManager(plan, stranger) && !isUntold(plan, seen, stranger)) append(groups, groupOf(stranger), stranger);
  for (const [first, ...more] of groups.values()) {
    if (first === undefined) continue;
    const { code, message, help } = saidOf(plan, seen, first, [first, ...more], words);
    yield cablingFinding(code, plan.fabricOf(first.one), first.links[0], message, help);
  }
}

/** Hosts of a manager may be called anything, and go where the manager was planned, or on a port that is none of the fabric's. */
function isForManager(plan: Plan, { one, port, device }: Stranger): boolean {
  const from = plan.linkAt(one, port)?.from;
  if (device.kind !== 'adapter') return false;
  return from === undefined ? port > plan.fabricOf(one).radix : 'host' in from && from.isManager;
}

/** Of a pool whose rails cannot be told, that is said once. */
function isUntold(plan: Plan, seen: Sightings, stranger: Stranger): boolean {
  const pool = poolOf(plan, seen, stranger);
  const rails = pool && seen.railsOf.get(pool);
  return rails !== undefined && 'untold' in rails;
}

function poolOf(plan: Plan, { movedHosts }: Sightings, { called }: Stranger) {
  return called.is === 'adapter' ? plan.hosts.get(movedHosts.get(called.host) ?? called.host)?.pool : undefined;
}

function groupOf({ called, device, one }: Stranger): string {
  if (called.is === 'adapter') return `host ${called.host}`;
  return device.kind === 'adapter' ? `nameless ${one.name}` : device.guid;
}

function saidOf(
  plan: Plan,
  seen: Sightings,
  first: Stranger,
  of: readonly Stranger[],
  words: BuildingWords,
): { readonly code: CablingCode; readonly message: string; readonly help: string } {
  const { called, device, one } = first;
  const named = of.slice(0, NAMED).map(({ one, port }) => words.portAndPlace(one, port));
  const ports = of.length > NAMED ? `${named.join(', ')} and ${of.length - NAMED} more` : named.join(', ');
  const pool = poolOf(plan, seen, first);
  if (pool !== undefined)
    return {
      code: 'cabling/not-planned',
      message: `"${device.description}" is no rail of pool "${pool.id}", and is on ${ports}`,
      help: `pull it, or say which adapters are the rails with --adapters ${pool.id}=…`,
    };
  if (called.is === 'adapter')
    return {
      code: 'cabling/unknown-host',
      message: `host "${called.host}" is no node of the site, and is on ${ports}`,
      help: 'call it as the site calls the node that it is, or pull its cables',
    };
  if (device.kind === 'adapter')
    return {
      code: 'cabling/nameless',
      message: `${of.length} of the adapters on "${one.name}" do not say whose they are: on ${ports}`,
      help: 'start rdma-ndd on their hosts, or write their GUIDs and names into a file and name that with --node-name-map',
    };
  return {
    code: 'cabling/not-planned',
    message: `${device.kind} 0x${device.guid} "${device.description}" is none of the site, and is on ${ports}`,
    help: 'pull its cables, or say which switch of the site it is with --node-name-map',
  };
}
