import { iso8528Steps } from '../../catalog/index.ts';
import type { Rule } from '../../diagnostics/index.ts';
import {
  blockStep,
  generatorsBehind,
  inputOf,
  type PowerElement,
  runsAlways,
  type Site,
  swingOf,
} from '../../model/index.ts';
import type { Power } from '../../units/index.ts';
import { exampleSite } from '../example-site.ts';

export const generatorBlockTooLarge: Rule<Site> = {
  code: 'power/generator-block-too-large',
  severity: 'error',
  waivable: true,
  holds:
    'What comes to generators at once is no more than they take in one block: each backed element after an outage, or the block of power.restore, and on an island the swing of training.',
  because:
    'An engine that is asked for more than its step stalls in frequency and drops everything again. Its class (ISO 8528-5) says how far it may dip, its maker which block does that; half of its rating is a common first step.',
  citations: [iso8528Steps],

  *find(site) {
    const said = new Set<string>();
    for (const { element, block, step, what, help } of [...restored(site), ...swung(site)]) {
      const key = element.path.join('.');
      if (!block.exceeds(step) || said.has(key)) continue;
      said.add(key);
      yield {
        path: element.path,
        message: `${what} ${block.like(step)} come to generator "${element.id}" and its like at once, and they take ${step} in one block`,
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
    ],
    invalid: [
      // A board with 41.7 kW of racks and its part of the cooling: 54 kW, and half of 100 kW are 50.
      { input: backedBy('rating: 100 kW, class: G3'), at: 'power.generators.gen-1' },
      { input: backedBy('rating: 250 kW, step: 10 %', '{ block: 40 kW, wait: 10 s }'), at: 'power.generators.gen-1' },
    ],
  },
};

interface Block {
  /** The first of the generators that take it. */
  readonly element: PowerElement;
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
      step,
      block: inBlocks ? largest : load,
      what: inBlocks
        ? 'after an outage blocks of'
        : `after an outage ${backed.kind} "${backed.id}" brings back at once:`,
      help: `bring it back in blocks, as in power.restore: { block: ${step.roundedDown()}, wait: 10 s }, or add generators`,
    };
  }
}

/** What training makes of the load of an island, iteration by iteration. */
function* swung(site: Site): Iterable<Block> {
  const own = site.power.elements.filter(runsAlways);
  const [element] = own;
  const step = blockStep(own);
  if (element === undefined || step === undefined || site.power.elements.some(({ kind }) => kind === 'intake')) return;
  yield {
    element,
    step,
    block: swingOf(site, site.final).range,
    what: 'with each iteration of training',
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
