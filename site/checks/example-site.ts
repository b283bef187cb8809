/** The parts of the example site, in the order of the file; a dot stands before what is inside a part. */
const parts = {
  site: '{ name: example, electricalCode: nec, ambient: 35 °C, designPue: 1.3, asOf: 2026-11-22 }',
  'power.intakes': 'grid: { limit: 300 kW, voltage: 13.8 kV, powerFactor: 0.95 }',
  'power.generators': '',
  'power.transformers': 'tx-(1..2): { from: grid, rating: 250 kVA, secondary: 415 V }',
  'power.switchboards': 'msb-(1..2): { from: tx-(1..2), rating: 400 A }',
  'power.ups': '',
  'power.swing': '',
  'power.restore': '',
  'power.transferSwitches': '',
  'power.pdus': '',
  'power.busways': 'bus-(1..2): { from: msb-(1..2), rating: 250 A }',
  'power.feeds': '',
  'halls.hall-1.floor': 'load: 12 kPa',
  'halls.hall-1.toCore': '30 m',
  'halls.hall-1.layout': '',
  'halls.hall-1.cooling': 'air: { units: crah-(1..3), each: 60 kW, spare: 1, containment: true }\nfeeds: msb-(1..2)',
  'halls.hall-1.carveOuts': '',
  'halls.hall-1.rows': 'row-1: { racks: 4, feeds: [bus-1, bus-2] }\nrow-2: { racks: 1, feeds: [bus-1, bus-2] }',
  'halls.hall-2': '',
  pools:
    'train: { server: nvidia/dgx-h100, perRack: 2, racks: hall-1/row-1, use: training, fabric: ib, redundancy: 2N }',
  shells: '',
  fabrics: 'ib: { kind: infiniband, switch: nvidia/qm9700, taper: 1, racks: hall-1/row-2 }',
  storage:
    'scratch: { kind: node-nvme, on: [train] }\ncheckpoints: { kind: weka, capacity: 1 PB, write: 40 GB/s, secret: weka-csi }',
  jobs: '',
  tenants: '',
  retired: '',
  mine: '',
  phases: '',
  energy: '',
  cluster: '',
  monitoring: '',
  expect: '',
  assumptions: '',
  waivers: '',
} as const;

export type ExamplePart = keyof typeof parts;

/** A third side, for what two do not carry. */
export const threeSides = {
  'power.transformers': 'tx-(1..3): { from: grid, rating: 250 kVA, secondary: 415 V }',
  'power.switchboards': 'msb-(1..3): { from: tx-(1..3), rating: 400 A }',
  'power.busways': 'bus-(1..3): { from: msb-(1..3), rating: 250 A }',
} as const satisfies Partial<Record<ExamplePart, string>>;

/** A site without a utility: three sets on one bus, and two sides below it. */
export function islandOf(generator: string): Partial<Record<ExamplePart, string>> {
  return {
    'power.intakes': '',
    'power.generators': `gen-(1..3): { ${generator}, runs: always, voltage: 13.8 kV, powerFactor: 0.95 }`,
    'power.transformers': 'tx-(1..2): { from: plant, rating: 250 kVA, secondary: 415 V }',
    'power.switchboards': 'plant: { from: gen-(1..3), rating: 100 A }\nmsb-(1..2): { from: tx-(1..2), rating: 400 A }',
  };
}

/**
 * A whole site file, as small as a site can be: one intake, two sides, one hall, one pool. A rule's example replaces the
 * parts that it is about; an empty text leaves a part out.
 */
export function exampleSite(replaced: Partial<Record<ExamplePart, string>> = {}): string {
  const lines = ['afterhash: 1'];
  const open: string[] = [];
  for (const [part, text] of Object.entries({ ...parts, ...replaced })) {
    const body = dedent(text);
    if (body.length === 0) continue;
    const keys = part.split('.');
    const shared = keys.findIndex((key, depth) => open[depth] !== key);
    const from = shared === -1 ? keys.length : shared;
    keys.forEach((key, depth) => {
      if (depth >= from) lines.push(`${'  '.repeat(depth)}${key}:`);
    });
    open.splice(0, open.length, ...keys);
    lines.push(...body.map((line) => `${'  '.repeat(keys.length)}${line}`));
  }
  return `${lines.join('\n')}\n`;
}

/** A UPS on each side, 41.7 kW on each of them, 83.3 with the other lost, and a generator behind. */
export function upsExample(energy: string, backs = 'ups-(1..2)', startsIn = '12 s'): string {
  return exampleSite({
    'power.generators': `gen-1: { rating: 250 kW, startsIn: ${startsIn}, backs: ${backs} }`,
    'power.ups': `ups-(1..2): { from: msb-(1..2), rating: 100 kW, energy: ${energy}, efficiency: 0.96 }`,
    'power.busways': 'bus-(1..2): { from: ups-(1..2), rating: 250 A }',
  });
}

/** The lines of a text, without the blanks that all of them begin with and without empty lines around them. */
function dedent(text: string): string[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const margin = Math.min(...lines.map((line) => line.search(/\S/)));
  return lines.map((line) => line.slice(margin));
}
