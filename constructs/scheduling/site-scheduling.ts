import type { Construct } from 'constructs';
import type { Site } from '../../site/model/index.ts';
import { namespaces } from '../names.ts';
import { ResourceSet } from '../terraform/resource-set.ts';
import { admissionChecks } from './admission-checks.ts';
import { poolFlavor } from './pool-flavor.ts';
import { priorityClasses } from './priority-classes.ts';
import { siteCohort } from './site-cohort.ts';
import { topologyTrees } from './topology-tree.ts';

export interface SiteSchedulingProps {
  readonly site: Site;
}

/**
 * What all queues stand on: the topologies, the pools' flavors, the
 * cohort and the ranks. One release, so that Helm makes a changed topology or
 * flavor under its new name before it deletes the old.
 */
export class SiteScheduling extends ResourceSet {
  constructor(scope: Construct, id: string, { site }: SiteSchedulingProps) {
    super(scope, id, {
      name: 'site-scheduling',
      namespace: namespaces.kueue,
      objects: [
        ...topologyTrees(site),
        ...site.pools.map((pool) => poolFlavor(site, pool)),
        siteCohort(site),
        ...priorityClasses(site),
        ...admissionChecks(site),
      ],
    });
  }
}
