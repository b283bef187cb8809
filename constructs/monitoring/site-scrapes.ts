import type { Construct } from 'constructs';
import type { Site } from '../../site/model/index.ts';
import { namespaces } from '../names.ts';
import { ResourceSet } from '../terraform/resource-set.ts';
import { scrapesOf } from './scrapes.ts';

export interface SiteScrapesProps {
  readonly site: Site;
}

/** What Prometheus reads beside the cluster: one object a group of machines, however many those are. */
export class SiteScrapes extends ResourceSet {
  constructor(scope: Construct, id: string, { site }: SiteScrapesProps) {
    super(scope, id, { name: 'site-scrapes', namespace: namespaces.monitoring, objects: scrapesOf(site) });
  }
}
