import type { Cable } from '../catalog/index.ts';
import { isOptical } from './cable-choice.ts';
import type { Joint, SwitchRange } from './fabric-joints.ts';

/** Transceivers in the cages of switches, for one kind of fibre. */
export interface SwitchTransceivers {
  readonly cable: Cable;
  readonly count: number;
}

/** Links of each switch for one kind of fibre: those to below and those to above share no cage. */
interface OfCable {
  readonly down: Float64Array;
  readonly up: Float64Array;
}

/** Counts transceivers switch by switch: one carries two links, and an odd link has one for itself. */
export class Transceivers {
  readonly #switches: number;
  readonly #ofCable = new Map<Cable, OfCable>();

  constructor(switches: number) {
    this.#switches = switches;
  }

  add({ below, above, each, links }: Joint, cable: Cable | undefined): void {
    if (cable === undefined || !isOptical(cable)) return;
    const ofCable = this.#ofCable.get(cable) ?? {
      down: new Float64Array(this.#switches),
      up: new Float64Array(this.#switches),
    };
    this.#ofCable.set(cable, ofCable);
    addTo(ofCable.down, above, below === undefined ? links : (below[1] - below[0]) * each);
    if (below !== undefined) addTo(ofCable.up, below, (above[1] - above[0]) * each);
  }

  count(): readonly SwitchTransceivers[] {
    return [...this.#ofCable].map(([cable, { down, up }]) => {
      const inCages = (links: number) => Math.ceil(links / (cable.linksPerTwinPort ?? 1));
      return { cable, count: [...down, ...up].reduce((sum, links) => sum + inCages(links), 0) };
    });
  }
}

function addTo(links: Float64Array, [first, end]: SwitchRange, each: number): void {
  for (let index = first; index < end; index++) links[index] = (links[index] ?? 0) + each;
}
