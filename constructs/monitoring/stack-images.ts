import type { Site } from '../../site/model/index.ts';
import { mirrored } from '../mirror.ts';

/**
 * Where each image of the stack comes from. The chart has one registry for all
 * of them, and they come from four: a mirror keeps each under its own name, so
 * each is said by itself.
 */
export function stackImages(site: Site) {
  const from = (host: string) => ({ registry: mirrored(site, host) });
  const quay = { image: from('quay.io') };
  return {
    operator: {
      ...quay,
      prometheusConfigReloader: quay,
      thanosImage: from('quay.io'),
      admissionWebhooks: { patch: { image: from('ghcr.io') } },
    },
    prometheus: quay,
    alertmanager: quay,
    objects: { image: from('registry.k8s.io') },
    node: quay,
    grafana: { image: from('docker.io'), testFramework: { enabled: false } },
    sidecar: quay,
  } as const;
}
