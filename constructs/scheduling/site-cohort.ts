import type { Site } from '../../site/model/index.ts';
import type { KubernetesObject } from '../terraform/kubernetes-object.ts';
import { KUEUE_API } from './kueue-api.ts';

/** All queues of a site: what one tenant leaves idle of a pool another may borrow, as far as its own limit goes. */
export function siteCohort(site: Site): KubernetesObject {
  return { apiVersion: KUEUE_API, kind: 'Cohort', metadata: { name: cohortName(site) }, spec: {} };
}

export function cohortName(site: Site): string {
  return site.name;
}
