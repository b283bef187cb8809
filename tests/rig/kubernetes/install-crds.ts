import { setTimeout as wait } from 'node:timers/promises';
import type { KubernetesObject } from '../../../constructs/terraform/kubernetes-object.ts';
import type { Api } from './api.ts';

const POLL_MILLISECONDS = 100;

/** All kinds of all groups in one answer: asking for an object of each would cost the server a second a dozen. */
const DISCOVERY = 'application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList';

interface Discovery {
  readonly items: readonly {
    readonly metadata: { readonly name: string };
    readonly versions: readonly { readonly resources?: readonly { readonly resource: string }[] }[];
  }[];
}

/** Applies CRDs and waits until the API server serves all of them. */
export async function installCrds(api: Api, crds: readonly KubernetesObject[]): Promise<void> {
  await Promise.all(crds.map((crd) => api.apply(crd)));
  await served(api, crds);
}

/** Waits until the API server serves the kinds of all of these. */
export async function served(api: Api, crds: readonly KubernetesObject[]): Promise<void> {
  const missing = new Set(crds.map(({ metadata }) => metadata.name));
  while (missing.size > 0) {
    const { items } = (await api.raw('GET', '/apis', { accept: DISCOVERY })) as Discovery;
    for (const { metadata, versions } of items) {
      for (const { resources = [] } of versions) {
        for (const { resource } of resources) missing.delete(`${resource}.${metadata.name}`);
      }
    }
    if (missing.size > 0) await wait(POLL_MILLISECONDS);
  }
}
