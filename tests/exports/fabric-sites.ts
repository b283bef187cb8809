import { exampleSite } from '../../site/checks/example-site.ts';
import type { Fabric, Site } from '../../site/model/index.ts';
import { siteOf } from '../site/checks/read-example.ts';

const rows = (racks: number) =>
  `row-1: { racks: ${racks}, feeds: [bus-1, bus-2] }\nrow-2: { racks: 4, feeds: [bus-1, bus-2] }`;

/** Sites whose fabrics differ in levels, taper, manager and switches. */
export const fabricSites = {
  'one switch': siteOf(exampleSite()),
  'two units of H100 with UFM and two tenants': siteOf(
    exampleSite({
      'halls.hall-1.rows': rows(63),
      pools: 'train: { server: nvidia/dgx-h100, perRack: 1, racks: hall-1/row-1, use: training, fabric: ib }',
      fabrics: 'ib: { kind: infiniband, switch: nvidia/qm9700, taper: 1, manager: ufm, racks: hall-1/row-2 }',
      tenants: `
        first: { isolation: dedicated-fabric, pools: { train: 30 nodes }, pkey: "0x0101", contract: { flexible: true } }
        open: { isolation: dedicated-nodes, pools: { train: 10 nodes }, contract: { flexible: true } }
        second: { isolation: dedicated-fabric, pools: { train: 20 nodes }, pkey: "0x0102", contract: { flexible: true } }`,
    }),
  ),
  'three units of H100 at a taper of three, opensm on a switch': siteOf(
    exampleSite({
      'halls.hall-1.rows': rows(130),
      pools: 'train: { server: nvidia/dgx-h100, perRack: 1, racks: hall-1/row-1, use: training, fabric: ib }',
      fabrics: 'ib: { kind: infiniband, switch: nvidia/qm9700, taper: 3, racks: hall-1/row-2 }',
    }),
  ),
  'three levels of HDR switches': siteOf(
    exampleSite({
      'halls.hall-1.rows': rows(61),
      pools: 'train: { server: nvidia/dgx-a100, perRack: 2, racks: hall-1/row-1, use: training, fabric: ib }',
      fabrics: 'ib: { kind: infiniband, switch: nvidia/qm8700, taper: 1, manager: ufm, racks: hall-1/row-2 }',
    }),
  ),
  'three levels of HDR switches at a taper of three': siteOf(
    exampleSite({
      'halls.hall-1.rows': rows(190),
      pools: 'train: { server: nvidia/dgx-a100, perRack: 1, racks: hall-1/row-1, use: training, fabric: ib }',
      fabrics: 'ib: { kind: infiniband, switch: nvidia/qm8700, taper: 3, racks: hall-1/row-2 }',
    }),
  ),
  'racks and servers on XDR, where UFM has its own port': siteOf(
    exampleSite({
      'halls.hall-1.rows': `${rows(5)}\nrow-3: { racks: 20, feeds: [bus-1, bus-2] }`,
      pools: `
        racks: { server: nvidia/gb300-nvl72, racks: hall-1/row-1, use: training, fabric: ib }
        boxes: { server: nvidia/dgx-b300, perRack: 2, racks: hall-1/row-3, use: training, fabric: ib }`,
      storage: '',
      fabrics: 'ib: { kind: infiniband, switch: nvidia/q3400-ra, taper: 1, manager: ufm, racks: hall-1/row-2 }',
    }),
  ),
  'nodes of two rails, where UFM takes the places of two': siteOf(
    exampleSite({
      'halls.hall-1.rows': rows(63),
      pools: 'train: { server: generic/8x-l40s-4u, perRack: 1, racks: hall-1/row-1, use: training, fabric: ib }',
      fabrics: 'ib: { kind: infiniband, switch: nvidia/qm9700, taper: 1, manager: ufm, racks: hall-1/row-2 }',
      storage: '',
    }),
  ),
} satisfies Readonly<Record<string, Site>>;

export const ethernetSites = {
  'two planes of Spectrum-X': siteOf(
    exampleSite({
      'halls.hall-1.rows': rows(130),
      pools: 'train: { server: nvidia/dgx-b300, perRack: 1, racks: hall-1/row-1, use: training, fabric: eth }',
      fabrics: 'eth: { kind: roce, switch: nvidia/sn5600, taper: 1, planes: 2, racks: hall-1/row-2 }',
    }),
  ),
} satisfies Readonly<Record<string, Site>>;

const layout = '{ aisles: { cold: 1.8 m, hot: 1.2 m }, cables: { drop: 2.2 m, slack: 1 m } }';
const manyRows = `
  row-(1..4): { racks: 8, feeds: [bus-1, bus-2] }
  net-1: { racks: 3, feeds: [bus-1, bus-2] }
  row-(5..8): { racks: 8, feeds: [bus-1, bus-2], columns: 1.6 m }`;

/** Sites whose rows and cables are measured. */
export const measuredSites = {
  'two units of H100 in eight rows, the switches between them': siteOf(
    exampleSite({
      'halls.hall-1.layout': layout,
      'halls.hall-1.rows': manyRows,
      pools: 'train: { server: nvidia/dgx-h100, perRack: 1, racks: hall-1/row-(1..8), use: training, fabric: ib }',
      fabrics: 'ib: { kind: infiniband, switch: nvidia/qm9700, taper: 1, manager: ufm, racks: hall-1/net-1 }',
    }),
  ),
  'three levels of NDR, rows end to end': siteOf(
    exampleSite({
      'halls.hall-1.layout':
        '{ position: { width: 600 mm, depth: 1200 mm }, aisles: { cold: 1.8 m, hot: 1.2 m }, abreast: 2, cables: { drop: 2.2 m, slack: 1 m } }',
      'halls.hall-1.rows': manyRows,
      pools: 'train: { server: nvidia/gb200-nvl72, racks: hall-1/row-(1..8), use: training, fabric: ib }',
      storage: '',
      fabrics: 'ib: { kind: infiniband, switch: nvidia/qm9700, taper: 1, racks: hall-1/net-1 }',
    }),
  ),
  'one switch beside two racks, on copper': siteOf(
    exampleSite({
      'halls.hall-1.layout':
        '{ aisles: { cold: 1.2 m, hot: 1.2 m }, abreast: 2, across: 600 mm, cables: { drop: 300 mm, slack: 0 m } }',
      'halls.hall-1.rows': 'row-1: { racks: 2, feeds: [bus-1, bus-2] }\nrow-2: { racks: 1, feeds: [bus-1, bus-2] }',
    }),
  ),
  'two planes of Spectrum-X in eight rows': siteOf(
    exampleSite({
      'halls.hall-1.layout': layout,
      'halls.hall-1.rows': manyRows,
      pools: 'train: { server: nvidia/dgx-b300, perRack: 2, racks: hall-1/row-(1..8), use: training, fabric: eth }',
      fabrics: 'eth: { kind: roce, switch: nvidia/sn5600, taper: 1, planes: 2, racks: hall-1/net-1 }',
    }),
  ),
  'nodes and switches in two halls': siteOf(
    exampleSite({
      'halls.hall-1.layout': layout,
      'halls.hall-1.rows': manyRows,
      'halls.hall-2': `{ floor: { load: 12 kPa }, toCore: 48 m, layout: ${layout}, cooling: { air: { units: fan-(1..3), each: 60 kW, spare: 1 } }, rows: { row-(1..4): { racks: 8, feeds: [bus-1, bus-2] }, net-1: { racks: 2, feeds: [bus-1, bus-2] } } }`,
      pools:
        'train: { server: nvidia/dgx-h100, perRack: 1, racks: [hall-1/row-(1..4), hall-2/row-(1..4)], use: training, fabric: ib }',
      fabrics: 'ib: { kind: infiniband, switch: nvidia/qm9700, taper: 1, racks: [hall-1/net-1, hall-2/net-1] }',
    }),
  ),
  'nodes in two halls, switches in one of them': siteOf(
    exampleSite({
      'halls.hall-1.layout': layout,
      'halls.hall-1.rows': manyRows,
      'halls.hall-2':
        '{ floor: { load: 12 kPa }, toCore: 48 m, cooling: { air: { units: fan-(1..3), each: 60 kW, spare: 1 } }, rows: { row-1: { racks: 4, feeds: [bus-1, bus-2] } } }',
      pools:
        'train: { server: nvidia/dgx-h100, perRack: 1, racks: [hall-1/row-(1..2), hall-2/row-1, hall-1/row-(3..4)], use: training, fabric: ib }',
      fabrics: 'ib: { kind: infiniband, switch: nvidia/qm9700, taper: 1, manager: ufm, racks: hall-1/net-1 }',
    }),
  ),
} satisfies Readonly<Record<string, Site>>;

export function onlyFabric(site: Site): Fabric {
  const [fabric, ...more] = site.fabrics;
  if (fabric === undefined || more.length > 0) throw new Error('the test asks for a site of one fabric');
  return fabric;
}
