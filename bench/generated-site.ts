/** Megawatts of GPU load in one hall. */
const HALL_MW = 25;
/** 36 racks of two DGX B300 at 14 kW each are about a megawatt, and one unit of 72 nodes of an XDR fabric. */
const ROWS_PER_MW = 3;
const RACKS_PER_ROW = 12;
/** Racks of switches for one megawatt: six switches of 7 kW a rack. */
const SWITCH_RACKS_PER_MW = 4;
/** Air machines for one megawatt of racks and its switches, and one spare for each hall. */
const CRAH_PER_MW = 8;

/** A site of the given size, all in one pool: everything grows but the number of pools and fabrics, and of tenants unless asked. */
export function generatedSite(megawatts: number, tenants = 1): string {
  const rows = megawatts * ROWS_PER_MW;
  const halls = Array.from({ length: Math.ceil(megawatts / HALL_MW) }, (_, i) =>
    hall(i + 1, Math.min(HALL_MW, megawatts - i * HALL_MW), i * HALL_MW),
  );
  return `afterhash: 1
site: { name: generated, electricalCode: nec, ambient: 35 °C, designPue: 1.3, asOf: 2026-11-22 }
power:
  intakes: { grid: { limit: ${megawatts * 2} MW, voltage: 138 kV, powerFactor: 0.97 } }
  transformers:
    tx-a(1..${megawatts}): { from: grid, rating: 2 MVA, secondary: 415 V }
    tx-b(1..${megawatts}): { from: grid, rating: 2 MVA, secondary: 415 V }
  switchboards:
    msb-a(1..${megawatts}): { from: tx-a(1..${megawatts}), rating: 2500 A }
    msb-b(1..${megawatts}): { from: tx-b(1..${megawatts}), rating: 2500 A }
  busways:
    bus-a(1..${rows}): { from: msb-a(1..${megawatts}), rating: 800 A }
    bus-b(1..${rows}): { from: msb-b(1..${megawatts}), rating: 800 A }
    net-a(1..${megawatts}): { from: msb-a(1..${megawatts}), rating: 800 A }
    net-b(1..${megawatts}): { from: msb-b(1..${megawatts}), rating: 800 A }
halls:
${halls.map((one) => one.text).join('\n')}
pools:
  train: { server: nvidia/dgx-b300, perRack: 2, racks: [${halls.map((one) => one.rows).join(', ')}], use: training, fabric: ib, redundancy: 2N }
fabrics:
  ib: { kind: infiniband, switch: nvidia/q3400-ra, taper: 1, racks: [${halls.map((one) => one.net).join(', ')}], manager: ufm }
storage:
  scratch: { kind: node-nvme, on: [train] }
  checkpoints: { kind: weka, capacity: 8 PB, write: 200 GB/s, secret: weka-api }
jobs:
  tuning: { pool: train, gpus: 64, parameters: 360 billion, stall: 60 s }
tenants:
${Array.from({ length: tenants }, (_, i) => tenant(i + 1, tenants)).join('\n')}
cluster:
  kubernetes: "1.34"
  cni: cilium
  state: { backend: local }
monitoring: { retention: 30 d }
`;
}

function tenant(number: number, of: number): string {
  return `  tenant-${number}:
    isolation: dedicated-nodes
    pools: { train: ${of === 1 ? 'all' : '1 node'} }
    contract: { flexible: true }
    attests: [{ control: [D3, N4, G1, G2, S2], by: platform team, on: 2026-11-02, until: 2027-11-02 }]`;
}

function hall(
  number: number,
  megawatts: number,
  before: number,
): { readonly text: string; readonly rows: string; readonly net: string } {
  const id = `hall-${number}`;
  const rows = megawatts * ROWS_PER_MW;
  const span = (stem: string, count: number, from: number): string => `${stem}(${from + 1}..${from + count})`;
  const feeds = (stem: string, count: number, from: number): string =>
    `[${span(`${stem}-a`, count, from)}, ${span(`${stem}-b`, count, from)}]`;
  const text = `  ${id}:
    floor: { load: 17 kPa }
    toCore: 45 m
    cooling: { air: { units: crah-(1..${megawatts * CRAH_PER_MW + 1}), each: 160 kW, spare: 1, containment: true } }
    rows:
      row-(1..${rows}): { racks: ${RACKS_PER_ROW}, feeds: ${feeds('bus', rows, before * ROWS_PER_MW)} }
      net-(1..${megawatts}): { racks: ${SWITCH_RACKS_PER_MW}, feeds: ${feeds('net', megawatts, before)} }`;
  return { text, rows: `${id}/row-(1..${rows})`, net: `${id}/net-(1..${megawatts})` };
}
