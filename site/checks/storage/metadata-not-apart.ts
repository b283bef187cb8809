import { cephMetadataServers, rookMetadataServers } from '../../catalog/storage-citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import { metadataServersOf, type Site } from '../../model/index.ts';
import { exampleCeph } from '../example-ceph.ts';
import { exampleSite } from '../example-site.ts';

/** Rook runs a standby for each one that is active. */
const WITH_STANDBY = 2;

export const metadataNotApart: Rule<Site> = {
  code: 'storage/metadata-not-apart',
  severity: 'error',
  holds: 'A Ceph store has a server for each of its metadata servers, the standbys among them.',
  because:
    'No two of them run on one server, so that the standby outlives the server of the one that it stands by: what finds no server of its own does not start, and the first fault stops the file system.',
  citations: [rookMetadataServers, cephMetadataServers],

  *find(site) {
    for (const storage of site.storage) {
      const { spec } = storage;
      if (spec.kind !== 'rook-ceph') continue;
      const { active } = metadataServersOf(site, spec);
      const needed = active * WITH_STANDBY;
      if (spec.servers.count >= needed) continue;
      yield {
        path: [...storage.path, ...(spec.metadata?.active === undefined ? ['servers'] : ['metadata', 'active'])],
        message: `storage "${storage.id}" has ${active} active metadata servers and as many standbys, and ${spec.servers.count} servers`,
        help: `give it ${needed} servers, or fewer active metadata servers`,
      };
    }
  },

  examples: {
    valid: [exampleSite(), exampleCeph('metadata: { active: 3 }')],
    invalid: [{ input: exampleCeph('metadata: { active: 4 }'), at: 'storage.checkpoints.metadata.active' }],
  },
};
