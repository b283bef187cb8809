import { nvidiaNetworkManuals } from '../../catalog/citations.ts';
import type { Finding, Rule } from '../../diagnostics/index.ts';
import type { Fabric, Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

export const kindMismatch: Rule<Site> = {
  code: 'fabric/kind-mismatch',
  severity: 'error',
  holds: 'An InfiniBand fabric is of InfiniBand switches and adapters, a RoCE fabric of Ethernet ones.',
  because: 'The two share cables and cages but no protocol: the links come up on neither side.',
  citations: [nvidiaNetworkManuals],

  *find(site) {
    for (const fabric of site.fabrics) {
      const asked = fabric.spec.kind === 'infiniband' ? 'infiniband' : 'ethernet';
      if (fabric.switch.fabric !== asked) {
        yield {
          path: [...fabric.path, 'switch'],
          message: `fabric "${fabric.id}" is ${fabric.spec.kind}, but "${fabric.switch.id}" is an ${fabric.switch.fabric} switch`,
          help:
            fabric.spec.kind === 'infiniband'
              ? 'name an InfiniBand switch, or write kind: roce'
              : 'name an Ethernet switch, or write kind: infiniband',
        };
      }
      yield* adaptersThatSpeakNone(fabric, site);
    }
  },

  examples: {
    valid: [
      exampleSite(),
      exampleSite({ fabrics: 'ib: { kind: roce, switch: nvidia/sn5600, taper: 1, racks: hall-1/row-2 }' }),
    ],
    invalid: [
      {
        input: exampleSite({
          fabrics: 'ib: { kind: infiniband, switch: nvidia/sn5600, taper: 1, racks: hall-1/row-2 }',
        }),
        at: 'fabrics.ib.switch',
      },
      {
        input: exampleSite({
          pools:
            'train: { server: supermicro/as-8125gs-tnmr2, perRack: 2, racks: hall-1/row-1, use: training, fabric: ib }',
        }),
        at: 'pools.train.fabric',
      },
    ],
  },
};

/** An adapter that the catalog gives no InfiniBand generation speaks Ethernet only; one that has it speaks both. */
function* adaptersThatSpeakNone(fabric: Fabric, site: Site): Iterable<Finding> {
  if (fabric.spec.kind !== 'infiniband') return;
  for (const pool of fabric.pools) {
    const name = pool.server.fabric?.adapter;
    const adapter = name === undefined ? undefined : site.catalog.adapter(name);
    if (adapter === undefined || adapter.infiniband !== undefined) continue;
    yield {
      path: [...pool.path, 'fabric'],
      message: `pool "${pool.id}" joins InfiniBand fabric "${fabric.id}", but its adapter "${adapter.id}" speaks Ethernet only`,
      help: 'put the pool on a RoCE fabric',
    };
  }
}
