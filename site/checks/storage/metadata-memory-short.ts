import { cephMetadataServers, rookMetadataServers } from '../../catalog/storage-citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import { clientsOf, type Site, usualMetadataMemory } from '../../model/index.ts';
import { exampleCeph } from '../example-ceph.ts';
import { exampleSite } from '../example-site.ts';

export const metadataMemoryShort: Rule<Site> = {
  code: 'storage/metadata-memory-short',
  severity: 'warning',
  holds: 'A metadata server of a Ceph store has the memory that is usual for as many clients as there are nodes.',
  because:
    'It keeps what all clients have open in its cache, for which it has half of its memory: what does not fit is read from the drives again, and asked back from clients while they work.',
  citations: [cephMetadataServers, rookMetadataServers],

  *find(site) {
    const usual = usualMetadataMemory(site);
    for (const storage of site.storage) {
      if (storage.spec.kind !== 'rook-ceph') continue;
      const memory = storage.spec.metadata?.memory;
      if (memory === undefined || memory >= usual) continue;
      yield {
        path: [...storage.path, 'metadata', 'memory'],
        message: `storage "${storage.id}" gives a metadata server ${memory} for ${clientsOf(site)} clients, and ${usual} is usual`,
        help: `give it ${usual}, or leave it out to get that`,
      };
    }
  },

  examples: {
    valid: [exampleSite(), exampleCeph(''), exampleCeph('metadata: { memory: 16 GiB }')],
    invalid: [{ input: exampleCeph('metadata: { memory: 4 GiB }'), at: 'storage.checkpoints.metadata.memory' }],
  },
};
