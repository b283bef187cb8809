import { printedPort } from '../exports/cables/printed-port.ts';
import type { WiredAdapter, WiredSwitch } from '../site/model/index.ts';
import type { Plan } from './plan.ts';
import type { Sightings } from './sightings.ts';

/** What is found, in the words of who pulls the cable: as the cable book has them. */
export interface BuildingWords {
  /** `hall-1/row-2 rack 1 U5`. */
  place(end: WiredAdapter | WiredSwitch): string;
  /** `port 3/1 of "ib-leaf-1"`. */
  port(one: WiredSwitch, port: number): string;
  /** `port 3/1 of "ib-leaf-1" (hall-1/row-2 rack 1 U5)`. */
  portAndPlace(one: WiredSwitch, port: number): string;
  /** `rail 3 of "train-hall-1-row-1-u1-r1-n1"`. */
  rail(adapter: WiredAdapter): string;
  /** What was planned at a port. */
  planned(one: WiredSwitch, port: number): string;
  /** `, which "train-hall-1-row-1-u1-r1-n1 mlx5_0" has now`; nothing where the port is free. */
  taken(one: WiredSwitch, port: number): string;
}

export function buildingWords(plan: Plan, seen: Sightings): BuildingWords {
  const place = (end: WiredAdapter | WiredSwitch) => {
    const { row, rack, unit } = plan.placeOf(end);
    return `${row.name} rack ${rack + 1}${unit === undefined ? '' : ` U${unit}`}`;
  };
  const port = (one: WiredSwitch, number: number) => `port ${printedPort(plan.fabricOf(one), number)} of "${one.name}"`;
  const rail = ({ host, index }: WiredAdapter) => `rail ${index} of "${host}"`;
  return {
    place,
    port,
    rail,
    portAndPlace: (one, number) => `${port(one, number)} (${place(one)})`,
    planned(one, number) {
      const link = plan.linkAt(one, number);
      if (link === undefined) return 'nothing';
      if (link.to !== one) return port(link.to, link.toPort);
      return 'host' in link.from ? rail(link.from) : port(link.from, link.fromPort);
    },
    taken(one, number) {
      const there = seen.onPort(one, number);
      if (there === undefined) return '';
      if ('adapter' in there) return `, which ${rail(there.adapter)} has now`;
      if ('device' in there) return `, which "${there.device.description}" has now`;
      return `, which ${there.to === one ? port(there.one, there.port) : port(there.to, there.toPort)} has now`;
    },
  };
}
