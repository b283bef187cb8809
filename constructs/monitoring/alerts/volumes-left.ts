import { links } from '../links.ts';
import type { FailureMode } from '../rules.ts';

const RELEASED = 'kube_persistentvolume_status_phase{phase="Released"} == 1';

/**
 * Volumes that outlived their claims. Nobody can claim them, and no quota counts
 * them: who claims, fills and deletes again and again fills the store for all.
 */
export const volumesLeft: FailureMode = () => [
  {
    name: 'VolumesLeft',
    severity: 'warning',
    domain: 'storage',
    expr: `sum by (claim_namespace) ((kube_persistentvolume_capacity_bytes and on (persistentvolume) ${RELEASED}) * on (persistentvolume) group_left (claim_namespace) kube_persistentvolume_claim_ref) > 0`,
    holds: '1d',
    summary: '{{ $labels.claim_namespace }} has left volumes of {{ $value | humanize1024 }}B behind, in no quota',
    runbook:
      'Ask whose they are, then set persistentVolumeReclaimPolicy of each to Delete: its driver deletes it with what is in it.',
    link: links.reclaiming,
  },
];
