import { nicConfiguration } from '../../catalog/citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import type { Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

export const qosNeedsRoce: Rule<Site> = {
  code: 'fabric/qos-needs-roce',
  severity: 'error',
  holds: 'Only a RoCE fabric says how its traffic is marked.',
  because:
    'InfiniBand has credits in the place of flow control, and service levels that the subnet manager sets: DSCP and priorities would be written for nobody.',
  citations: [nicConfiguration],

  *find(site) {
    for (const fabric of site.fabrics) {
      if (fabric.spec.qos === undefined || fabric.spec.kind === 'roce') continue;
      yield {
        path: [...fabric.path, 'qos'],
        message: `fabric "${fabric.id}" has a priority and a DSCP for its traffic, and is ${fabric.spec.kind}`,
        help: 'take qos away, or write kind: roce',
      };
    }
  },

  examples: {
    valid: [exampleSite(), marked('roce', 'nvidia/sn5600')],
    invalid: [{ input: marked('infiniband', 'nvidia/qm9700'), at: 'fabrics.ib.qos' }],
  },
};

function marked(kind: string, model: string): string {
  return exampleSite({
    fabrics: `ib: { kind: ${kind}, switch: ${model}, taper: 1, racks: hall-1/row-2, qos: { priority: 3, dscp: 26 } }`,
  });
}
