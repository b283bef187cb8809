import { spectrumXPlanes, superPodB300Ethernet } from '../../catalog/citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import type { Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

/** The least that is rendered. */
const RENDERED = 'kubernetes: "1.34"\ncni: cilium\nstate: { backend: local }';

export const planesJoinedByNobody: Rule<Site> = {
  code: 'fabric/planes-joined-by-nobody',
  severity: 'error',
  holds: 'A fabric of several planes in a rendered cluster says who joins them.',
  because:
    'Where software joins planes, a port is as many interfaces as planes, each with a network, a resource and addresses of its own. Where the adapter does, it is one. The same switches serve both, so only who sets up the adapters knows; on the wrong guess jobs use one plane and leave the others idle, or ask for interfaces that no node has.',
  citations: [spectrumXPlanes, superPodB300Ethernet],

  *find(site) {
    if (site.spec.cluster === undefined) return;
    for (const { id, path, planes, spec } of site.fabrics) {
      // Of planes on InfiniBand another rule speaks.
      if (planes === 1 || spec.kind === 'infiniband' || spec.planesJoined !== undefined) continue;
      yield {
        path: [...path, 'planes'],
        message: `fabric "${id}" divides its ports among ${planes} planes, and does not say who joins them`,
        help: `write planesJoined: by-software where a node has ${planes} interfaces for each port, or by-adapter where it has one`,
      };
    }
  },

  examples: {
    valid: [
      exampleSite(),
      ethernet('1', RENDERED),
      ethernet('2', ''),
      ethernet('2, planesJoined: by-software', RENDERED),
      ethernet('2, planesJoined: by-adapter', RENDERED),
    ],
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
