import { validatedSystems } from '../../catalog/index.ts';
import { networkOperatorPlatforms } from '../../catalog/upgrade-citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import type { Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

export const systemNotValidated: Rule<Site> = {
  code: 'cluster/system-not-validated',
  severity: 'warning',
  waivable: true,
  holds: 'Servers that NVIDIA tried its Network Operator on boot one of the systems that it was tried with.',
  because:
    'A server of another system may do as well, and nobody has published that it does: drivers of network and GPU are built for a kernel each.',
  citations: [networkOperatorPlatforms],

  *find(site) {
    const os = site.spec.cluster?.nodes?.os;
    if (os === undefined) return;
    for (const pool of site.pools) {
      const tried = validatedSystems[pool.gpu.id];
      if (pool.fabricId === undefined || tried === undefined || tried.includes(os)) continue;
      yield {
        path: ['cluster', 'nodes', 'os'],
        message: `pool "${pool.id}" boots ${os}, and the Network Operator was tried on "${pool.gpu.id}" with ${tried.join(' and ')}`,
        help: `boot ${tried.at(-1)}, the nearest that it was tried with, or waive this where you have tried it`,
      };
    }
  },

  examples: {
    valid: [exampleSite(), on('nvidia/dgx-b200', 'ubuntu24.04'), on('nvidia/dgx-h100', 'rhel9')],
    invalid: [{ input: on('nvidia/dgx-b200', 'rhel9'), at: 'cluster.nodes.os' }],
  },
};

function on(server: string, os: string): string {
  return exampleSite({
    pools: `train: { server: ${server}, perRack: 1, racks: hall-1/row-1, use: training, fabric: ib }`,
    cluster: `kubernetes: "1.34"\ncni: cilium\nstate: { backend: local }\nnodes: { os: ${os} }`,
  });
}
