import { nicConfiguration } from '../../catalog/citations.ts';
import type { Finding, Rule } from '../../diagnostics/index.ts';
import type { Fabric, Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

export const qosNeedsRoce: Rule<Site> = {
  code: 'fabric/qos-needs-roce',
  severity: 'error',
  holds: 'Only a RoCE fabric says how its traffic is marked, and in a cluster only one whose adapters are known.',
  because:
    'InfiniBand has credits in the place of flow control, and service levels that the subnet manager sets: DSCP and priorities would be written for nobody. The operator that sets adapters knows each by its device code: where the catalog names no adapter, nothing would be set and nothing said.',
  citations: [nicConfiguration],

  *find(site) {
    for (const fabric of site.fabrics) {
      if (fabric.spec.qos === undefined) continue;
      if (fabric.spec.kind === 'roce') {
        if (site.spec.cluster !== undefined) yield* unknownAdapters(fabric);
        continue;
      }
      yield {
        path: [...fabric.path, 'qos'],
        message: `fabric "${fabric.id}" has a priority and a DSCP for its traffic, and is ${fabric.spec.kind}`,
        help: 'take qos away, or write kind: roce',
      };
    }
  },

  examples: {
    valid: [exampleSite(), marked('roce', 'nvidia/sn5600')],
    invalid: [
      { input: marked('infiniband', 'nvidia/qm9700'), at: 'fabrics.ib.qos' },
      { input: unnamedAdapter(), at: 'pools.train.fabric' },
    ],
  },
};

function* unknownAdapters(fabric: Fabric): Iterable<Finding> {
  for (const pool of fabric.pools) {
    // One that is named and not driven is said by cluster/adapter-not-driven.
    if (pool.server.fabric?.adapter !== undefined) continue;
    yield {
      path: [...pool.path, 'fabric'],
      message: `the catalog names no adapter of "${pool.server.id}", so those of pool "${pool.id}" cannot be set as fabric "${fabric.id}" asks`,
      help: 'bring the server with its adapter in a catalog file beside the site file, or take qos away and set adapters in the machine image',
    };
  }
}

function unnamedAdapter(): string {
  return exampleSite({
    pools: 'train: { server: generic/8x-l40s-4u, perRack: 2, racks: hall-1/row-1, use: rental, fabric: eth }',
    fabrics:
      'eth: { kind: roce, switch: nvidia/sn5600, taper: 1, racks: hall-1/row-2, qos: { priority: 3, dscp: 26 } }',
    storage: '',
    cluster: 'kubernetes: "1.34"\ncni: cilium\nstate: { backend: local }',
  });
}

function marked(kind: string, model: string): string {
  return exampleSite({
    fabrics: `ib: { kind: ${kind}, switch: ${model}, taper: 1, racks: hall-1/row-2, qos: { priority: 3, dscp: 26 } }`,
  });
}
