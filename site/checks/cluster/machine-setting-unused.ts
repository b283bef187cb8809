import { kubernetesMultiTenancy } from '../../catalog/citations.ts';
import type { Finding, Rule } from '../../diagnostics/index.ts';
import type { Pool, Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

export const machineSettingUnused: Rule<Site> = {
  code: 'cluster/machine-setting-unused',
  severity: 'error',
  holds: 'What a pool says of its machines is written into a document that they start from.',
  because:
    'Hugepages, reserved processors and volume groups are no part of the cluster: without a document nobody sets them, and jobs that ask for them wait for ever.',
  citations: [kubernetesMultiTenancy],

  *find(site) {
    for (const pool of site.pools) yield* unused(site, pool);
  },

  examples: {
    valid: [exampleSite(), told('machines: cloud-init', 'hugepages: 64 GiB, drives: [nvme1n1]')],
    invalid: [
      { input: told('', 'hugepages: 64 GiB'), at: 'pools.train.machine' },
      { input: told('machines: talos', 'drives: [nvme1n1]'), at: 'pools.train.machine.drives' },
      { input: told('machines: flatcar', 'drives: [nvme1n1]', ''), at: 'pools.train.machine.drives' },
    ],
  },
};

function* unused(site: Site, pool: Pool): Iterable<Finding> {
  const { machine } = pool.spec;
  const machines = site.spec.cluster?.machines;
  if (machine === undefined) return;
  const path = [...pool.path, 'machine'];
  if (machines === undefined) {
    yield {
      path,
      message: `pool "${pool.id}" says how its machines are set up, and the file does not say what they start from`,
      help: 'write machines: talos, flatcar or cloud-init under cluster, or take this away',
    };
    return;
  }
  if (machine.drives === undefined) return;
  const stored = site.storage.some(({ spec, pools }) => spec.kind === 'node-nvme' && pools.includes(pool));
  if (stored && machines !== 'talos') return;
  yield {
    path: [...path, 'drives'],
    message: stored
      ? `pool "${pool.id}" names drives for a volume group, which a machine configuration of Talos cannot make`
      : `pool "${pool.id}" names drives for a volume group, and no storage of kind node-nvme is on it`,
    help: stored
      ? 'make the group when the drives are prepared, and take drives away'
      : `add it under storage, as in scratch: { kind: node-nvme, on: [${pool.id}] }, or take drives away`,
  };
}

function told(machines: string, settings: string, storage?: string): string {
  return exampleSite({
    pools: `train: { server: nvidia/dgx-h100, perRack: 2, racks: hall-1/row-1, use: rental, machine: { ${settings} } }`,
    fabrics: '',
    storage: storage ?? 'scratch: { kind: node-nvme, on: [train] }',
    cluster: `kubernetes: "1.34"\ncni: cilium\nstate: { backend: local }\n${machines}`,
  });
}
