import { kubernetesStorageClasses } from '../../catalog/storage-citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import type { Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

export const twoDefaults: Rule<Site> = {
  code: 'storage/two-defaults',
  severity: 'error',
  holds: 'At most one storage class is the default.',
  because:
    'Of several defaults Kubernetes takes the one that was made last: where a claim that names no class lands would depend on the order of an apply.',
  citations: [kubernetesStorageClasses],

  *find(site) {
    const [first, ...others] = site.storage.filter(({ spec }) => spec.default === true);
    for (const storage of others) {
      yield {
        path: [...storage.path, 'default'],
        message: `storage "${storage.id}" is the default class, and so is "${first?.id}"`,
        help: 'leave "default" at one of them',
        related: first === undefined ? [] : [{ path: first.path, message: 'the other default' }],
      };
    }
  },

  examples: {
    valid: [exampleSite(), defaults('false')],
    invalid: [{ input: defaults('true'), at: 'storage.checkpoints.default' }],
  },
};

function defaults(second: string): string {
  return exampleSite({
    storage: `
      scratch: { kind: node-nvme, on: [train], default: true }
      checkpoints: { kind: weka, capacity: 1 PB, write: 40 GB/s, secret: weka-csi, default: ${second} }`,
  });
}
