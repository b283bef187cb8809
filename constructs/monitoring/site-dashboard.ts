import type { Construct } from 'constructs';
import type { Site } from '../../site/model/index.ts';
import { ConfigMap } from '../kubernetes/config-map.ts';
import { namespaces } from '../names.ts';
import { jsonText } from '../terraform/json.ts';
import { drawnBy } from './dashboards/dashboard.ts';
import { dashboards } from './dashboards/index.ts';
import { DASHBOARD_LABEL } from './kube-prometheus-stack.ts';

export interface SiteDashboardProps {
  readonly site: Site;
}

/** The dashboards of building and cluster, as one object that Grafana's side-car reads: a file a dashboard. */
export class SiteDashboard extends ConfigMap {
  constructor(scope: Construct, id: string, { site }: SiteDashboardProps) {
    const files = siteDashboards(site).map(({ name, json }) => [`${site.name}-${name}.json`, jsonText(json)]);
    super(scope, id, {
      metadata: { name: 'site-dashboard', namespace: namespaces.monitoring, labels: DASHBOARD_LABEL },
      data: Object.fromEntries(files),
    });
  }
}

export function siteDashboards(site: Site) {
  return dashboards.flatMap((of) => {
    const dashboard = of(site);
    return dashboard === undefined ? [] : [{ name: dashboard.name, json: drawnBy({ site }, dashboard) }];
  });
}
