import { superPodStorageH100 } from '../../catalog/citations.ts';
import { gpuDirectStorage } from '../../catalog/storage-citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import { type Site, storageLinks } from '../../model/index.ts';
import { GBps } from '../../units/index.ts';
import { exampleSite } from '../example-site.ts';

/** What a node reads by GPUDirect Storage that is worth it; recalled, so this is advice. */
const WORTH_IT = GBps(40);

export const gpuDirectPathSlow: Rule<Site> = {
  code: 'storage/gpu-direct-path-slow',
  severity: 'warning',
  holds:
    'Where GPUs read shared storage directly, the store and the storage ports of a node give one node 40 GB/s at least.',
  because:
    'Going around the host pays where the host was in the way: on a slower path the store or the link is the limit, and the module is one more thing that has to load.',
  citations: [superPodStorageH100, gpuDirectStorage],

  *find(site) {
    for (const storage of site.storage) {
      const { spec } = storage;
      if (spec.kind === 'node-nvme' || spec.kind === 'rook-ceph' || spec.gpuDirect !== true) continue;
      if (spec.read !== undefined && WORTH_IT.exceeds(spec.read)) {
        yield {
          path: [...storage.path, 'gpuDirect'],
          message: `storage "${storage.id}" is read by GPUs directly, but reads ${spec.read} in all, and ${WORTH_IT} are advised for one node`,
          help: 'take "gpuDirect" away, or build it for more',
        };
        continue;
      }
      for (const pool of site.pools) {
        const links = storageLinks(pool)?.as(GBps);
        if (links === undefined || !WORTH_IT.exceeds(links)) continue;
        yield {
          path: [...storage.path, 'gpuDirect'],
          message: `storage "${storage.id}" is read by GPUs directly, but the storage ports of a node of pool "${pool.id}" carry ${links}, and ${WORTH_IT} are advised`,
          help: 'take "gpuDirect" away, or have faster storage ports',
          related: [{ path: pool.path, message: 'the pool' }],
        };
      }
    }
  },

  examples: {
    valid: [exampleSite(), direct('80 GB/s')],
    invalid: [{ input: direct('20 GB/s'), at: 'storage.checkpoints.gpuDirect' }],
  },
};

function direct(read: string): string {
  return exampleSite({
    storage: `
      scratch: { kind: node-nvme, on: [train] }
      checkpoints: { kind: weka, capacity: 1 PB, write: 40 GB/s, read: ${read}, secret: weka-csi, gpuDirect: true }`,
  });
}
