import { networkOperatorDocs, superPodB300Ethernet } from '../../catalog/citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import type { Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

/** The least that is rendered. */
const RENDERED = 'kubernetes: "1.34"\ncni: cilium\nstate: { backend: local }';

export const planesNotRendered: Rule<Site> = {
  code: 'fabric/planes-not-rendered',
  severity: 'error',
  waivable: true,
  holds: 'A fabric of a rendered cluster has one plane.',
  because:
    'With several, each port of an adapter is as many interfaces, each with a network and an address of its own. What is rendered has one network for each port, so a job would use one plane and leave the others idle, and nothing would say so.',
  citations: [superPodB300Ethernet, networkOperatorDocs],

  *find(site) {
    if (site.spec.cluster === undefined) return;
    for (const { id, path, planes, spec } of site.fabrics) {
      // Of planes on InfiniBand another rule speaks.
      if (planes === 1 || spec.kind === 'infiniband') continue;
      yield {
        path: [...path, 'planes'],
        message: `fabric "${id}" divides its ports among ${planes} planes, and networks are rendered for 1`,
        help: 'leave the cluster out and plan the fabric alone, or waive this where the adapters join their planes below the network',
      };
    }
  },

  examples: {
    valid: [exampleSite(), ethernet('1', RENDERED), ethernet('2', '')],
    invalid: [{ input: ethernet('2', RENDERED), at: 'fabrics.eth.planes' }],
  },
};

function ethernet(planes: string, cluster: string): string {
  return exampleSite({
    fabrics: `eth: { kind: roce, switch: nvidia/sn5600, taper: 1, planes: ${planes}, racks: hall-1/row-2 }`,
    pools: 'train: { server: nvidia/dgx-b300, perRack: 2, racks: hall-1/row-1, use: training, fabric: eth }',
    cluster,
  });
}
