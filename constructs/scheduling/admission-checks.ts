import type { Pool, Site } from '../../site/model/index.ts';
import type { KubernetesObject } from '../terraform/kubernetes-object.ts';
import { KUEUE_API } from './kueue-api.ts';

/** What is asked before a job starts. A queue whose check nobody answers for is inactive, and Kueue says so. */
export function admissionChecks(site: Site): readonly KubernetesObject[] {
  return Object.entries(checksOf(site)).map(([name, { controller }]) => ({
    apiVersion: KUEUE_API,
    kind: 'AdmissionCheck',
    metadata: { name },
    spec: { controllerName: controller },
  }));
}

/** Names of the checks that jobs of a pool wait for. */
export function checksOn(site: Site, pool: Pool): readonly string[] {
  return Object.entries(checksOf(site)).flatMap(([name, { on }]) => (on?.includes(pool.id) === false ? [] : [name]));
}

function checksOf(site: Site) {
  return site.spec.cluster?.scheduling?.checks ?? {};
}
