import type { Device, Discovered, LiveLink, Spot, Unread } from './discovered.ts';

/**
 * The lines of a topology as the program prints them, with the ports of a chassis where it groups
 * (https://github.com/linux-rdma/rdma-core, infiniband-diags/ibnetdiscover.c, read 2026-11-26). A description may hold
 * a quote: the last one of the line ends it.
 */
const HEAD = /^(Switch|Ca|Rt)\s+\d+\s+"[SHR]-([0-9a-f]{16})"\s+# "(.*)"/;
const PORT =
  /^\[(\d+)\](?:\[ext \d+\])?(?:\([0-9a-f]+\))?\s+"[SHR]-([0-9a-f]{16})"\[(\d+)\](?:\[ext \d+\])?\s*(?:\([0-9a-f]+\))?\s+# (?:lid \d+ lmc \d+ )?"(.*)" lid \d+ ?(\S*)/;
const ASIDE = /^(#|vendid=|devid=|sysimgguid=|(switch|ca|rt)guid=|Chassis \d|Hostname: |Non-Chassis Nodes|\s*$)/;

const KIND = { Switch: 'switch', Ca: 'adapter', Rt: 'router' } as const;

/** Gb/s of one lane, as the speed is named. XDR is no word of older programs: they print question marks. */
const LANE: Readonly<Record<string, number>> = {
  SDR: 2.5,
  DDR: 5,
  QDR: 10,
  FDR10: 10,
  FDR: 14,
  EDR: 25,
  HDR: 50,
  NDR: 100,
  XDR: 200,
};

const AGAIN = 'take it again on a host of the fabric, as root: ibnetdiscover > fabric.txt';

/** A text under its name in print. */
export interface DiscoveredText {
  readonly file: string;
  readonly text: string;
}

/** What one file of `ibnetdiscover` says; or why it says nothing. Names of the map stand for what devices call themselves. */
export function readIbnetdiscover(
  { file, text }: DiscoveredText,
  names: ReadonlyMap<string, string>,
): Discovered | Unread {
  if (text.trim() === '') return { message: `"${file}" is empty`, help: AGAIN };
  const heads: (Omit<Device, 'description'> & { readonly own: string })[] = [];
  const ports: RawPort[] = [];
  const called = new Map(names);
  const lines = text.split('\n');
  for (const [i, raw] of lines.entries()) {
    const line = raw.endsWith('\r') ? raw.slice(0, -1) : raw;
    const spot = { file, range: { start: { line: i + 1, column: 1 }, end: { line: i + 1, column: line.length + 1 } } };
    const port = line.startsWith('[') ? PORT.exec(line) : null;
    const head = port === null ? HEAD.exec(line) : null;
    const owner = heads.at(-1);
    if (port !== null && owner !== undefined) {
      const [, number, peer = '', peerPort, description = '', said = ''] = port;
      // With a map of its own, the program renames a device in the lines of its neighbours, and an adapter nowhere else.
      if (!called.has(peer)) called.set(peer, description);
      ports.push({ owner: owner.guid, port: Number(number), peer, peerPort: Number(peerPort), said, spot });
    } else if (head !== null) {
      const [, kind = 'Ca', guid = '', own = ''] = head;
      heads.push({ ...spot, kind: KIND[kind as keyof typeof KIND], guid, own });
    } else if (!ASIDE.test(line)) {
      const last = i === lines.length - 1 && heads.length > 0;
      return last
        ? { message: `"${file}" breaks off in line ${i + 1}`, help: AGAIN }
        : { message: `line ${i + 1} of "${file}" is nothing that ibnetdiscover prints`, help: AGAIN };
    }
  }
  const devices = new Map(
    heads.map(({ own, ...head }) => [head.guid, { ...head, description: called.get(head.guid) ?? own }]),
  );
  if (devices.size === 0) return { message: `"${file}" names no switch and no adapter`, help: AGAIN };
  const absent = ports.find(({ peer }) => !devices.has(peer));
  if (absent !== undefined)
    return {
      message: `"${file}" breaks off: line ${absent.spot.range.start.line} speaks of ${absent.peer}, which has no lines of its own`,
      help: AGAIN,
    };
  return { devices: [...devices.values()], links: linksOf(ports, devices) };
}

interface RawPort {
  readonly owner: string;
  readonly port: number;
  readonly peer: string;
  readonly peerPort: number;
  readonly said: string;
  readonly spot: Spot;
}

/** Each link stands at its first line: switches are printed before adapters. */
function linksOf(ports: readonly RawPort[], devices: ReadonlyMap<string, Device>): LiveLink[] {
  const links: LiveLink[] = [];
  const printed = new Map([...devices.values()].map((device) => [device, new Set<number>()]));
  for (const { owner, port, peer, peerPort, said, spot } of ports) {
    const [one, other] = [devices.get(owner), devices.get(peer)];
    if (one === undefined || other === undefined) continue;
    printed.get(one)?.add(port);
    if (printed.get(other)?.has(peerPort)) continue;
    links.push({
      ...spot,
      ends: [
        { device: one, port },
        { device: other, port: peerPort },
      ],
      said,
      gbps: speedOf(said),
    });
  }
  return links;
}

function speedOf(said: string): number | undefined {
  const [, lanes, name = ''] = /^(\d+)x(\w+)$/.exec(said) ?? [];
  const lane = LANE[name];
  return lane === undefined ? undefined : Number(lanes) * lane;
}
