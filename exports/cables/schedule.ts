import {
  type CableRun,
  type CableTier,
  type Fabric,
  lengthOfCable,
  type Site,
  type WiredLink,
  wiringOf,
} from '../../site/model/index.ts';
import { type Place, placesOf } from './places.ts';
import { printedPort } from './printed-port.ts';

const HEAD = [
  'cable',
  'tier',
  ...['from', 'to'].flatMap((end) => ['hall', 'row', 'rack', 'unit', 'device', 'port'].map((part) => `${end} ${part}`)),
  'length m',
  'medium',
  'part',
];

/** One line for each link, in the order of the switches that they hang on: the label for both of its ends, and its way. */
export function* schedule(site: Site, fabric: Fabric): Iterable<readonly (string | number)[]> {
  yield HEAD;
  const wiring = wiringOf(site, fabric);
  const placeOf = placesOf(site, fabric, wiring);
  const floors = { halls: site.spec.halls, plans: new Map(site.halls.map(({ id, plan }) => [id, plan])) };
  const cableOf = new Map(fabric.runs.map((run) => [keyOf(run, Number(run.length)), run.cable]));
  const digits = String(wiring.links.length).length;
  let number = 0;
  for (const link of wiring.links) {
    const [from, to] = [placeOf(link.from), placeOf(link.to)];
    const tier = tierOf(link);
    const poolId = tier === 'node-leaf' ? from.row.poolId : undefined;
    const metres = lengthOfCable(from, to, floors);
    const cable = cableOf.get(keyOf({ tier, poolId, from: from.row.hallId, to: to.row.hallId }, metres));
    yield [
      `${fabric.id}-${String(++number).padStart(digits, '0')}`,
      tier,
      ...end(from, 'host' in link.from ? link.from.host : link.from.name, fromPort(fabric, link)),
      ...end(to, link.to.name, printedPort(fabric, link.toPort)),
      metres,
      cable?.kind ?? '',
      cable?.id ?? '',
    ];
  }
}

function keyOf({ tier, poolId, from, to }: Pick<CableRun, 'tier' | 'poolId' | 'from' | 'to'>, metres: number): string {
  return [tier, poolId, from, to, metres].join(' ');
}

function tierOf({ from, to }: WiredLink): CableTier {
  if ('host' in from) return from.isManager ? 'manager-leaf' : 'node-leaf';
  return to.level === 'spine' ? 'leaf-spine' : 'spine-core';
}

function end({ row, rack, unit }: Place, device: string, port: string): readonly (string | number)[] {
  return [row.hallId, row.id, rack + 1, unit ?? '', device, port];
}

function fromPort(fabric: Fabric, { from, fromPort: port }: WiredLink): string {
  if (!('host' in from)) return printedPort(fabric, port);
  return fabric.planes === 1 ? `rail${from.index}` : `rail${from.index}/plane${port}`;
}
