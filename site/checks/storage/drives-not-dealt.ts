import { lvmThin, topoLvmLimits } from '../../catalog/storage-citations.ts';
import type { Finding, Rule } from '../../diagnostics/index.ts';
import { drivesAsked, drivesByStore, nodeStores, type Pool, type Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

export const drivesNotDealt: Rule<Site> = {
  code: 'storage/drives-not-dealt',
  severity: 'error',
  holds: 'The drives that a pool names are as many as its storage takes.',
  because:
    'Volume groups are made of the named drives in the order of the file, each of as many as its storage says. With one too few or too many a group gets a drive that was meant for another, and TopoLVM stops on every node that lacks a group.',
  citations: [topoLvmLimits, lvmThin],

  *find(site) {
    for (const pool of site.pools) yield* undealt(site, pool);
  },

  examples: {
    valid: [
      exampleSite(),
      onDrives('scratch: { kind: node-nvme, on: [train] }'),
      onDrives('scratch: { kind: node-nvme, on: [train], layout: raid10, drives: 4 }'),
      onDrives(`scratch: { kind: node-nvme, on: [train], drives: 3 }
      cache: { kind: node-nvme, on: [train], volumeGroup: cache, drives: 1 }`),
    ],
    invalid: [
      {
        input: onDrives('scratch: { kind: node-nvme, on: [train], layout: raid10, drives: 6 }'),
        at: 'pools.train.machine.drives',
      },
      {
        input: onDrives(`scratch: { kind: node-nvme, on: [train], drives: 3 }
      cache: { kind: node-nvme, on: [train], volumeGroup: cache }`),
        at: 'pools.train.machine.drives',
      },
    ],
  },
};

function* undealt(site: Site, pool: Pool): Iterable<Finding> {
  const drives = pool.spec.machine?.drives;
  const stores = nodeStores(site, pool);
  // Of drives that nobody uses another rule speaks.
  if (drives === undefined || stores.length === 0 || drivesByStore(site, pool) !== undefined) return;
  const silent = stores.find((store) => drivesAsked(store, pool) === undefined);
  const asked = stores.reduce((sum, store) => sum + (drivesAsked(store, pool) ?? 0), 0);
  yield {
    path: [...pool.path, 'machine', 'drives'],
    message:
      silent === undefined
        ? `pool "${pool.id}" names ${drives.length} drives, and its storage takes ${asked}`
        : `pool "${pool.id}" names ${drives.length} drives for ${stores.length} volume groups, and storage "${silent.id}" does not say how many of them it takes`,
    help: 'name every data drive once, and say under storage how many each takes, as in drives: 4',
    related: stores.map(({ id, path }) => ({ path, message: `storage "${id}" is on them` })),
  };
}

function onDrives(storage: string): string {
  return exampleSite({
    pools:
      'train: { server: nvidia/dgx-h100, perRack: 2, racks: hall-1/row-1, use: rental, machine: { reserved: { cpus: 8, memory: 32 GiB }, drives: [nvme1n1, nvme2n1, nvme3n1, nvme4n1] } }',
    fabrics: '',
    storage: `
      ${storage}`,
    cluster: 'kubernetes: "1.34"\ncni: cilium\nstate: { backend: local }\nmachines: cloud-init',
  });
}
