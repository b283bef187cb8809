import type { Construct } from 'constructs';
import type { Site } from '../../site/model/index.ts';
import { ALERT_TIMES, type AlertsSpec, type ReceiverSpec, type RouteSpec } from '../../site/spec/index.ts';
import { type Duration, s } from '../../site/units/index.ts';
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

export function alertmanagerConfig(alerts: AlertsSpec): KubernetesObject {
  const { receivers = {}, routes = [] } = alerts;
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
        groupWait: seconds(alerts.groupWait ?? ALERT_TIMES.groupWait),
        groupInterval: seconds(alerts.groupInterval ?? ALERT_TIMES.groupInterval),
        repeatInterval: seconds(alerts.repeatInterval ?? ALERT_TIMES.repeatInterval),
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

function seconds(time: Duration): string {
  return `${Math.round(time.in(s))}s`;
}

/** Each kind as the operator of Prometheus takes it; the titles and texts are Alertmanager's own. */
function told({ kind, secret, key }: ReceiverSpec): object {
  const ref = (usual: string) => ({ name: secret, key: key ?? usual });
  switch (kind) {
    case 'webhook':
      return { webhookConfigs: [{ urlSecret: ref('url') }] };
    case 'pagerduty':
      return { pagerdutyConfigs: [{ routingKey: ref('routing-key') }] };
    case 'slack':
      return { slackConfigs: [{ apiURL: ref('url') }] };
    case 'opsgenie':
      return { opsgenieConfigs: [{ apiKey: ref('api-key') }] };
    case 'msteamsv2':
      return { msteamsv2Configs: [{ webhookURL: ref('url') }] };
  }
}
