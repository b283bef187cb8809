import type { Construct } from 'constructs';
import { alertDomains } from '../../site/catalog/index.ts';
import type { Site } from '../../site/model/index.ts';
import { namespaces } from '../names.ts';
import type { KubernetesObject } from '../terraform/kubernetes-object.ts';
import { ResourceSet } from '../terraform/resource-set.ts';
import { failureModes } from './alerts/index.ts';
import { meterGroup } from './meter-rules.ts';
import { placeGroup } from './node-places.ts';
import { alertGroup, type RuleGroup, thresholdGroup } from './rules.ts';
import { failureThresholds, siteThresholds } from './site-thresholds.ts';

export interface SiteRulesProps {
  readonly site: Site;
}

/**
 * The alerts of building and cluster. Their thresholds are what the site file
 * says, recorded as series of their own: an alert is the same for every site,
 * and a changed breaker changes one line of a plan.
 */
export class SiteRules extends ResourceSet {
  constructor(scope: Construct, id: string, { site }: SiteRulesProps) {
    super(scope, id, {
      name: 'site-rules',
      namespace: namespaces.monitoring,
      objects: ruleGroups(site).map((group) => prometheusRule(site, group)),
    });
  }
}

/** One object a group, so that none grows with the others. */
function prometheusRule(site: Site, group: RuleGroup): KubernetesObject {
  return {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'PrometheusRule',
    metadata: { name: `${site.name}-${group.name}`, namespace: namespaces.monitoring },
    spec: { groups: [group] },
  };
}

/** A group a domain, and one for each pool in it: a changed pool moves no line of another. */
export function ruleGroups(site: Site): readonly RuleGroup[] {
  const alerts = failureModes.flatMap((alertsOf) => alertsOf(site));
  const pools = [undefined, ...site.pools.map(({ id }) => id)];
  return [
    thresholdGroup('thresholds', siteThresholds(site)),
    // On a campus these alone are thousands, and an object of Kubernetes holds 1.5 MB.
    thresholdGroup('failures', failureThresholds(site)),
    placeGroup(site),
    ...meterGroup(site),
    ...alertDomains
      .flatMap((domain) =>
        pools.map((pool) =>
          alertGroup(
            pool === undefined ? domain : `${domain}-${pool}`,
            alerts.filter((alert) => alert.domain === domain && alert.labels?.pool === pool),
          ),
        ),
      )
      .filter(({ rules }) => rules.length > 0),
  ];
}
