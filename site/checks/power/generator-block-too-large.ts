import { iso8528Steps } from '../../catalog/index.ts';
import type { Rule } from '../../diagnostics/index.ts';
import {
  blockStep,
  generatorsBehind,
  type Island,
  inputOf,
  islandsOf,
  type Phase,
  type PowerElement,
  type Site,
  stepOf,
  swingOf,
} from '../../model/index.ts';
import { kW, type Power, sum } from '../../units/index.ts';
import { exampleSite, islandOf } from '../example-site.ts';
import { inPhase } from '../overload.ts';

export const generatorBlockTooLarge: Rule<Site> = {
  code: 'power/generator-block-too-large',
  severity: 'error',
  waivable: true,
  holds:
    'What comes to generators at once is no more than they take in one block: each backed element after an outage, or the block of power.restore; and on an island what a lost set leaves to the others, each element after a black start, and the swing of training.',
  because:
    'An engine that is asked for more than its step stalls in frequency and drops everything again. Its class (ISO 8528-5) says how far it may dip, its maker which block does that; half of its rating is a common first step, and less once it is loaded. An island has no grid that takes the difference: when one set trips, the others take its load at once or trip after it.',
  citations: [iso8528Steps],

  *find(site) {
    const said = new Set<string>();
    const islands = islandsOf(site.power).flatMap((island) =>
      site.phases.flatMap((phase) => [
        ...setLost(island, phase, site),
        ...blackStart(island, phase, site),
        ...swung(island, phase, site),
      ]),
    );
    for (const { element, cause, block, step, what, help } of [...restored(site), ...islands]) {
      const key = [cause, ...element.path].join('.');
      if (!block.exceeds(step) || said.has(key)) continue;
      said.add(key);
      yield {
        path: element.path,
        message: `${what} ${block.like(step)} come to ${cause === 'lost' ? 'those that are left' : `generator "${element.id}" and its like`} at once, and they take ${step} in one block`,
        help,
      };
    }
  },

  examples: {
    valid: [
      exampleSite(),
      backedBy('rating: 250 kW, class: G3'),
      backedBy('rating: 120 kW, class: G3', '{ block: 40 kW, wait: 10 s }'),
      // A class that is agreed upon with its buyer says nothing of its step.
      backedBy('rating: 120 kW, class: G4'),
      // 108 kW on three sets: one that trips leaves 36 kW, and the other two take half of 160 kW while they carry less.
      onIsland('rating: 80 kW, class: G3'),
    ],
    invalid: [
      // A board with 41.7 kW of racks and its part of the cooling: 54 kW, and half of 100 kW are 50.
      { input: backedBy('rating: 100 kW, class: G3'), at: 'power.generators.gen-1' },
      { input: backedBy('rating: 250 kW, step: 10 %', '{ block: 40 kW, wait: 10 s }'), at: 'power.generators.gen-1' },
      // The two that are left take 15 % of 160 kW.
      {
        input: onIsland('rating: 80 kW, step: 15 %', '{ block: 20 kW, wait: 10 s }'),
        at: 'power.generators.gen-(1..3)',
      },
      // A transformer with its half of everything, 54 kW: without the spare set, 25 % of two of 80 kW are 40.
      { input: onIsland('rating: 80 kW, step: 25 %, spare: 1'), at: 'power.generators.gen-(1..3)' },
    ],
  },
};

interface Block {
  /** The first of the generators that take it, or the one that is lost. */
  readonly element: PowerElement;
  readonly cause: 'outage' | 'lost' | 'black start' | 'swing';
  readonly block: Power;
  readonly step: Power;
  readonly what: string;
  readonly help: string;
}

/** What each backed element brings back after an outage. */
function* restored(site: Site): Iterable<Block> {
  const largest = site.spec.power.restore?.block;
  for (const backed of site.power.elements) {
    const generators = generatorsBehind(backed);
    const [element] = generators;
    const step = blockStep(generators);
    const load = inputOf(backed, site.final);
    if (element === undefined || step === undefined) continue;
    const inBlocks = largest !== undefined && load.exceeds(largest);
    yield {
      element,
      cause: 'outage',
      step,
      block: inBlocks ? largest : load,
      what: inBlocks
        ? 'after an outage blocks of'
        : `after an outage ${backed.kind} "${backed.id}" brings back at once:`,
      help: `bring it back in blocks, as in power.restore: { block: ${step.roundedDown()}, wait: 10 s }, or add generators`,
    };
  }
}

/** What the loss of one set leaves to the others of its island, with the load that they carry already. */
function* setLost({ sets }: Island, phase: Phase, site: Site): Iterable<Block> {
  const carried = (set: PowerElement): Power => phase.loadOf.get(set) ?? kW(0);
  for (const element of sets) {
    const left = sets.filter((set) => set !== element);
    const step = stepOf(left, sum(kW(0), left.map(carried)));
    if (step === undefined) continue;
    yield {
      element,
      cause: 'lost',
      step,
      block: carried(element),
      what: `when generator "${element.id}" of an island trips${inPhase(phase, site)},`,
      help: 'run more sets or larger ones, or let a battery carry the load until they follow and say what step they take then',
    };
  }
}

/** What comes back at once when a dark island starts: its largest element, or the block of `power.restore`. */
function* blackStart({ sets, blocks }: Island, phase: Phase, site: Site): Iterable<Block> {
  const [element] = sets;
  const [first, ...others] = blocks;
  const step = blockStep(sets);
  if (element === undefined || first === undefined || step === undefined) return;
  const largest = others.reduce(
    (most, next) => (inputOf(next, phase).exceeds(inputOf(most, phase)) ? next : most),
    first,
  );
  const load = inputOf(largest, phase);
  const limit = site.spec.power.restore?.block;
  const inBlocks = limit !== undefined && load.exceeds(limit);
  yield {
    element,
    cause: 'black start',
    step,
    block: inBlocks ? limit : load,
    what: inBlocks
      ? 'after a black start blocks of'
      : `after a black start ${largest.kind} "${largest.id}" brings back at once${inPhase(phase, site)}:`,
    help: `bring it back in blocks, as in power.restore: { block: ${step.roundedDown()}, wait: 10 s }, or add generators`,
  };
}

/** What training makes of the load of an island, iteration by iteration. */
function* swung({ sets }: Island, phase: Phase, site: Site): Iterable<Block> {
  const [element] = sets;
  const step = blockStep(sets);
  if (element === undefined || step === undefined) return;
  yield {
    element,
    cause: 'swing',
    step,
    block: swingOf(site, phase).range,
    what: `with each iteration of training${inPhase(phase, site)}`,
    help: 'flatten it by power floors, filler work or a battery, or run more sets',
  };
}

function backedBy(generator: string, restore = ''): string {
  return exampleSite({
    'power.generators': `gen-1: { ${generator}, startsIn: 12 s, backs: [msb-1, msb-2] }`,
    'power.restore': restore,
    pools: 'train: { server: nvidia/dgx-h100, perRack: 2, racks: hall-1/row-1, use: training, fabric: ib }',
  });
}

function onIsland(generator: string, restore = ''): string {
  return exampleSite({ ...islandOf(generator), 'power.restore': restore });
}
