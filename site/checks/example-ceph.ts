import { type ExamplePart, exampleSite } from './example-site.ts';

/** The example site with a third row that holds a Ceph store, its last lines as given. */
export function exampleCeph(
  lines: string,
  { servers = 6, ...replaced }: { readonly servers?: number } & Partial<Record<ExamplePart, string>> = {},
): string {
  return exampleSite({
    'halls.hall-1.rows':
      'row-1: { racks: 2, feeds: [bus-1, bus-2] }\nrow-2: { racks: 1, feeds: [bus-1, bus-2] }\nrow-3: { racks: 1, feeds: [bus-1, bus-2] }',
    storage: `
      scratch: { kind: node-nvme, on: [train] }
      checkpoints:
        kind: rook-ceph
        racks: hall-1/row-3
        servers: { count: ${servers}, draw: 0.5 kW, height: 1 U, weight: 20 kg }
        capacity: 1 PB
        write: 40 GB/s
        ${lines}`,
    ...replaced,
  });
}
