import type { Construct } from 'constructs';
import type { Site } from '../../site/model/index.ts';
import type { AlertsSpec, ReceiverSpec, RouteSpec } from '../../site/spec/index.ts';
import { namespaces } from '../names.ts';
import type { KubernetesObject } from '../terraform/kubernetes-object.ts';
import { ResourceSet } from '../terraform/resource-set.ts';
import { inhibitRules } from './inhibitions.ts';

/** By what alerts are told together: one message for all racks of a feeder. */
const GROUP_BY = ['alertname', 'domain', 'tenant'];

export interface AlertRoutesProps {
  readonly site: Site;
  readonly alerts: AlertsSpec;
}

/**
 * Who is told of what, and what is left out because another alert says it, beside the configuration that a person keeps.
 *
 * The operator of Prometheus puts these routes before those of the Secret and
 * lets alerts go on to them, so that a slip here keeps nobody asleep.
 */
export class AlertRoutes extends ResourceSet {
  constructor(scope: Construct, id: string, { alerts }: AlertRoutesProps) {
    super(scope, id, { name: 'alert-routes', namespace: namespaces.monitoring, objects: [alertmanagerConfig(alerts)] });
  }
}

export function alertmanagerConfig({ receivers = {}, routes = [] }: AlertsSpec): KubernetesObject {
  const used = [...new Set(routes.map(({ to }) => to))];
  return {
    apiVersion: 'monitoring.coreos.com/v1alpha1',
    kind: 'AlertmanagerConfig',
    metadata: { name: 'site', namespace: namespaces.monitoring },
    spec: {
      route: {
        // What none of the routes below takes is told to nobody here.
        receiver: NOBODY,
        groupBy: GROUP_BY,
        continue: true,
        routes: routes.map(route),
      },
      receivers: [
        { name: NOBODY },
        ...used.flatMap((name) => {
          const spec = receivers[name];
          return spec === undefined ? [] : [{ name, ...told(spec) }];
        }),
      ],
      inhibitRules: inhibitRules(),
    },
  };
}

/** No id has a capital, so no receiver of the author's is called so. */
const NOBODY = 'Nobody';

function route({ to, domain, tenant, severity }: RouteSpec): object {
  const matchers = Object.entries({ domain, tenant, severity }).flatMap(([name, value]) =>
    value === undefined ? [] : [{ name, value, matchType: '=' }],
  );
  return { receiver: to, matchers, continue: true };
}

function told({ kind, secret, key }: ReceiverSpec): object {
  if (kind === 'webhook') return { webhookConfigs: [{ urlSecret: { name: secret, key: key ?? 'url' } }] };
  return { pagerdutyConfigs: [{ routingKey: { name: secret, key: key ?? 'routing-key' } }] };
}
