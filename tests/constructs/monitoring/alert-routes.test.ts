import { describe, expect, it } from 'vitest';
import { alertmanagerConfig } from '../../../constructs/monitoring/alert-routes.ts';
import { failureModes } from '../../../constructs/monitoring/alerts/index.ts';
import { inhibitedAlerts } from '../../../constructs/monitoring/inhibitions.ts';
import { KubePrometheusStack } from '../../../constructs/monitoring/kube-prometheus-stack.ts';
import { amtool, amtoolJudge } from '../../rig/amtool.ts';
import { strangersIn } from '../../rig/crds/strangers.ts';
import { describeWith } from '../../rig/judges.ts';
import { labStack, siteWith } from '../sites.ts';

const site = siteWith((data) => {
  data.monitoring.alerts.receivers = {
    facility: { kind: 'webhook', secret: 'facility-hook' },
    meridian: { kind: 'pagerduty', secret: 'meridian-pager', key: 'events-v2' },
    nobody: { kind: 'webhook', secret: 'unused' },
  };
  data.monitoring.alerts.routes = [
    { domain: 'power', to: 'facility' },
    { domain: 'cooling', severity: 'critical', to: 'facility' },
    { tenant: 'meridian', to: 'meridian' },
  ];
});
const { monitoring } = site.spec;
if (monitoring?.alerts === undefined) throw new Error('the site has no alerts');
/** With a fabric of either kind, and meters that may be absent. */
const withEverything = siteWith((data) => {
  data.fabrics.eth = { kind: 'roce', switch: 'nvidia/sn5600', taper: 1, racks: 'hall-1/row-13' };
  data.fabrics.ib.racks = 'hall-1/row-12';
  data.pools.rental.fabric = 'eth';
  data.halls['hall-1'].cooling.liquid.rise = '10 K';
});
const config = alertmanagerConfig(monitoring.alerts);

describe('the routes of alerts', () => {
  it('have only fields that their kind knows', () => {
    expect(strangersIn(config)).toEqual([]);
  });

  it('name Secrets, and only those of receivers that are used', () => {
    expect(config.spec).toMatchObject({
      receivers: [
        { name: 'Nobody' },
        { name: 'facility', webhookConfigs: [{ urlSecret: { name: 'facility-hook', key: 'url' } }] },
        { name: 'meridian', pagerdutyConfigs: [{ routingKey: { name: 'meridian-pager', key: 'events-v2' } }] },
      ],
    });
  });

  it('mute only alerts that there are', () => {
    const alerts = failureModes.flatMap((alertsOf) => alertsOf(withEverything));
    const names = new Set(alerts.map(({ name }) => name));
    expect(inhibitedAlerts.filter((name) => !names.has(name))).toEqual([]);
  });

  it('outlive the node of an Alertmanager, silences too', () => {
    const { values } = new KubePrometheusStack(labStack(), 'a', { site, monitoring });
    expect(values).toMatchObject({
      alertmanager: {
        alertmanagerSpec: {
          replicas: 2,
          storage: { volumeClaimTemplate: { spec: { storageClassName: 'local-path' } } },
        },
      },
    });
  });

  it('are read from the namespace of the platform alone, and hear of alerts of any', () => {
    const { values } = new KubePrometheusStack(labStack(), 'a', { site, monitoring });
    expect(values).toMatchObject({
      alertmanager: {
        alertmanagerSpec: {
          configSecret: 'noc-pager',
          alertmanagerConfigMatcherStrategy: { type: 'None' },
          alertmanagerConfigNamespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'monitoring' } },
        },
      },
    });
  });
});

describeWith(amtoolJudge)('amtool', () => {
  const text = JSON.stringify(asOperatorWrites(config.spec as Routed));

  it('takes the configuration that becomes of them', async () => {
    const { code, stdout, stderr } = await amtool.checkConfig(text);
    expect(code, stdout + stderr).toBe(0);
    const broken = asOperatorWrites({ ...(config.spec as Routed), receivers: [] });
    expect((await amtool.checkConfig(JSON.stringify(broken))).code).not.toBe(0);
  });

  it.each([
    [{ domain: 'power', severity: 'warning' }, ['facility', 'pager']],
    [{ domain: 'cooling', severity: 'warning' }, ['site/Nobody', 'pager']],
    [{ domain: 'cooling', severity: 'critical' }, ['facility', 'pager']],
    [{ domain: 'scheduling', tenant: 'meridian' }, ['meridian', 'pager']],
    [{ domain: 'power', tenant: 'meridian' }, ['facility', 'meridian', 'pager']],
    [{ domain: 'gpu', tenant: 'open-market' }, ['site/Nobody', 'pager']],
  ])('sends %j to %j', async (labels, receivers) => {
    const reached = await amtool.receiversOf(text, labels);
    expect(reached.map((name) => name.replace(/^site\/(?!Nobody)/, ''))).toEqual(receivers);
  });
});

interface Route {
  readonly receiver: string;
  readonly matchers?: readonly { readonly name: string; readonly value: string; readonly matchType: string }[];
  readonly continue?: boolean;
  readonly groupBy?: readonly string[];
  readonly routes?: readonly Route[];
}
interface Inhibition {
  readonly sourceMatch: NonNullable<Route['matchers']>;
  readonly targetMatch: NonNullable<Route['matchers']>;
  readonly equal: readonly string[];
}
interface Routed {
  readonly inhibitRules: readonly Inhibition[];
  readonly route: Route;
  readonly receivers: readonly { readonly name: string }[];
}

/**
 * The operator's own way (prometheus-operator v0.93.1, pkg/alertmanager/amcfg.go): the routes of the object go before
 * those of the Secret, each receiver under the object's name.
 */
function asOperatorWrites({ route, receivers, inhibitRules }: Routed): object {
  const matching = (matchers: NonNullable<Route['matchers']>) =>
    matchers.map(({ name, matchType, value }) => `${name}${matchType}"${value}"`);
  const written = (one: Route): object => ({
    receiver: `site/${one.receiver}`,
    ...(one.matchers === undefined ? {} : { matchers: matching(one.matchers) }),
    ...(one.groupBy === undefined ? {} : { group_by: one.groupBy }),
    continue: one.continue ?? false,
    ...(one.routes === undefined ? {} : { routes: one.routes.map(written) }),
  });
  return {
    route: { receiver: 'pager', routes: [written(route), { receiver: 'pager' }] },
    receivers: [{ name: 'pager' }, ...receivers.map(({ name }) => ({ name: `site/${name}` }))],
    inhibit_rules: inhibitRules.map(({ sourceMatch, targetMatch, equal }) => ({
      source_matchers: matching(sourceMatch),
      target_matchers: matching(targetMatch),
      equal,
    })),
  };
}
