import { spectrumXConfiguration } from '../../catalog/citations.ts';
import type { Finding, Rule } from '../../diagnostics/index.ts';
import { fabricOf, marksOf, type Pool, type Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

const INTERFACES = 'interfaces: [en0, en1, en2, en3, en4, en5, en6, en7]';
const ADAPTERS = `adapters: [${['0c', '18', '2a', '3b', '9a', 'ab', 'bc', 'cd'].map((bus) => `"0000:${bus}:00.0"`).join(', ')}]`;

export const adaptersNamedByNobody: Rule<Site> = {
  code: 'fabric/adapters-named-by-nobody',
  severity: 'error',
  holds: 'A pool says the PCI addresses of its adapters only where the operator that sets them names their interfaces.',
  because:
    'Interfaces get the names of their rails from a rule of udev, which that operator writes on each node. Without it, or beside names from the machine image, resources would be made for interfaces that no node has.',
  citations: [spectrumXConfiguration],

  *find(site) {
    for (const pool of site.pools) {
      if (pool.spec.adapters !== undefined) yield* misplaced(site, pool);
    }
  },

  examples: {
    valid: [exampleSite(), ethernet(ADAPTERS, 'qos: { priority: 3, dscp: 26 }'), ethernet(INTERFACES, '')],
    invalid: [
      { input: ethernet(ADAPTERS, ''), at: 'pools.train.adapters' },
      {
        input: ethernet(`${ADAPTERS}, ${INTERFACES}`, 'qos: { priority: 3, dscp: 26 }'),
        at: 'pools.train.interfaces',
      },
    ],
  },
};

function* misplaced(site: Site, pool: Pool): Iterable<Finding> {
  const fabric = fabricOf(site, pool);
  if (fabric === undefined || marksOf(fabric) === undefined) {
    yield {
      path: [...pool.path, 'adapters'],
      message: `pool "${pool.id}" says the PCI addresses of its adapters, and ${fabric === undefined ? 'joins no fabric' : `those of fabric "${fabric.id}" are set by no operator`}`,
      help: 'write qos for a RoCE fabric, or name interfaces in the place of adapters',
    };
  } else if (pool.spec.interfaces !== undefined) {
    yield {
      path: [...pool.path, 'interfaces'],
      message: `pool "${pool.id}" names its interfaces, and says the adapters by which the operator names them`,
      help: 'take one of the two away',
      related: [{ path: [...pool.path, 'adapters'], message: 'the adapters are here' }],
    };
  }
}

function ethernet(named: string, qos: string): string {
  return exampleSite({
    fabrics: `eth: { kind: roce, switch: nvidia/sn5600, taper: 1, racks: hall-1/row-2, ${qos} }`,
    pools: `train: { server: nvidia/dgx-b300, perRack: 2, racks: hall-1/row-1, use: training, fabric: eth, ${named} }`,
  });
}
