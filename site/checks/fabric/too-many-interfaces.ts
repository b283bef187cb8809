import { ncclGuide } from '../../catalog/citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import { interfacesPerNode, railsOf, type Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

/** NCCL documentation, NCCL_IB_HCA. */
const DEVICES = 32;

export const tooManyInterfaces: Rule<Site> = {
  code: 'fabric/too-many-interfaces',
  severity: 'error',
  holds: 'A node of a rendered cluster has at most 32 interfaces on its fabric.',
  because:
    'Where software joins planes, each rail is as many devices as there are planes. NCCL looks at no more than 32, and a queue of Kueue holds 64 kinds of resources, of which every rail and plane is one.',
  citations: [ncclGuide],

  *find(site) {
    if (site.spec.cluster === undefined) return;
    for (const fabric of site.fabrics) {
      for (const pool of fabric.pools) {
        const interfaces = interfacesPerNode(fabric, pool);
        if (interfaces <= DEVICES) continue;
        yield {
          path: [...fabric.path, 'planes'],
          message: `nodes of pool "${pool.id}" have ${interfaces} interfaces on fabric "${fabric.id}", ${fabric.planes} on each of ${railsOf(pool)} rails, where NCCL uses ${DEVICES}`,
          help: 'divide ports among fewer planes, or have the adapters join them',
        };
      }
    }
  },

  examples: {
    valid: [exampleSite(), inPlanes('4, planesJoined: by-software'), inPlanes('8, planesJoined: by-adapter')],
    invalid: [{ input: inPlanes('8, planesJoined: by-software'), at: 'fabrics.eth.planes' }],
  },
};

function inPlanes(planes: string): string {
  return exampleSite({
    fabrics: `eth: { kind: roce, switch: nvidia/sn5600, taper: 1, planes: ${planes}, racks: hall-1/row-2 }`,
    pools: 'train: { server: nvidia/dgx-b300, perRack: 2, racks: hall-1/row-1, use: training, fabric: eth }',
    cluster: 'kubernetes: "1.34"\ncni: cilium\nstate: { backend: local }',
  });
}
