import { networkOperatorDocs } from '../../catalog/citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import { fabricOf, functionsPerInterface, rdmaMode, type Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

export const fewerPortsThanPods: Rule<Site> = {
  code: 'fabric/fewer-ports-than-pods',
  severity: 'info',
  holds: 'A pool whose GPUs are shared shares its ports too.',
  because:
    'Ports are cut for pods with whole GPUs. Parts of GPUs make more pods of a node, and those that ask for a port when all are taken wait, though GPUs are free.',
  citations: [networkOperatorDocs],

  *find(site) {
    if (site.spec.cluster === undefined) return;
    for (const pool of site.pools) {
      const { sharing = 'none' } = pool.spec;
      const fabric = fabricOf(site, pool);
      if (sharing === 'none' || fabric === undefined) continue;
      const mode = rdmaMode(site, fabric);
      if (mode === 'shared') continue;
      const ports = mode === 'sriov' ? counted(functionsPerInterface(fabric)) : '1 whole port';
      yield {
        path: [...pool.path, 'sharing'],
        message: `pool "${pool.id}" has its GPUs shared (${sharing}), and a node has ${ports} on each rail of fabric "${fabric.id}": no more of its pods can have a port`,
        help: 'leave the fabric to pods with whole GPUs, or write access: shared where nobody has to be kept apart',
      };
    }
  },

  examples: {
    valid: [exampleSite(), shared('sharing: mig', 'shared'), shared('', 'sriov')],
    invalid: [
      { input: shared('sharing: mig', 'sriov'), at: 'pools.train.sharing' },
      { input: shared('sharing: time-slices', 'host-device'), at: 'pools.train.sharing' },
    ],
  },
};

function counted(functions: number): string {
  return functions === 1 ? '1 virtual function' : `${functions} virtual functions`;
}

function shared(sharing: string, access: string): string {
  return exampleSite({
    pools: `train: { server: nvidia/dgx-h100, perRack: 2, racks: hall-1/row-1, use: rental, fabric: ib, interfaces: [ib0, ib1, ib2, ib3, ib4, ib5, ib6, ib7], ${sharing} }`,
    fabrics: `ib: { kind: infiniband, switch: nvidia/qm9700, taper: 1, racks: hall-1/row-2, access: ${access} }`,
    storage: '',
    cluster: 'kubernetes: "1.34"\ncni: cilium\nstate: { backend: local }',
  });
}
