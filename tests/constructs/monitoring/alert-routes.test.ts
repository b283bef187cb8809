import { describe, expect, it } from 'vitest';
import { alertmanagerConfig } from '../../../constructs/monitoring/alert-routes.ts';
import { failureModes } from '../../../constructs/monitoring/alerts/index.ts';
import { CHART_ALERTS, inhibitedAlerts } from '../../../constructs/monitoring/inhibitions.ts';
import { KubePrometheusStack } from '../../../constructs/monitoring/kube-prometheus-stack.ts';
import { thresholds } from '../../../constructs/monitoring/meters.ts';
import { siteThresholds } from '../../../constructs/monitoring/site-thresholds.ts';
import { alertmanagerJudge, mutedOf } from '../../rig/alertmanager.ts';
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
  data.storage['scratch-rental'].thin = { overprovision: 2 };
  data.fabrics.eth = { kind: 'roce', switch: 'nvidia/sn5600', taper: 1, racks: 'hall-1/row-13' };
  data.fabrics.ib.racks = 'hall-1/row-12';
  data.pools.rental.fabric = 'eth';
  data.halls['hall-1'].cooling.air.supply = '24 °C';
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
    const names = new Set<string>([...alerts.map(({ name }) => name), ...CHART_ALERTS]);
    expect(inhibitedAlerts.filter((name) => !names.has(name))).toEqual([]);
  });

  it('tell a tenant of a dark row too, for it hears of its nodes no more', () => {
    const alerts = failureModes.flatMap((alertsOf) => alertsOf(withEverything));
    const feeds = siteThresholds(withEverything).filter(({ record }) => record === thresholds.rowFeed);
    const tenants = new Map(feeds.map(({ labels }) => [labels.row, labels.tenant]));
    expect([...tenants.values()]).toContain('open-market');
    for (const pool of withEverything.pools) {
      const nodeLost = alerts.find(({ name, labels }) => name === 'NodeLost' && labels?.pool === pool.id);
      for (const row of pool.rows) expect(tenants.get(row.name), row.name).toBe(nodeLost?.labels?.tenant);
    }
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

describeWith(alertmanagerJudge)('alertmanager', () => {
  const configuration = asOperatorWrites(config.spec as Routed);
  const alerts = failureModes.flatMap((alertsOf) => alertsOf(withEverything));

  /** An alert as Prometheus sends it: alert-cases.ts has promtool say that its place is what is put in here. */
  const firing = (name: string, labels: Readonly<Record<string, string>>) => {
    const own = alerts.find((alert) => alert.name === name && [undefined, 'train'].includes(alert.labels?.pool));
    if (own === undefined) throw new Error(`there is no alert ${name}`);
    const { severity, domain, labels: said = {} } = own;
    const fixed = Object.entries(said).filter(([, value]) => !value.includes('{{'));
    return { ...Object.fromEntries(fixed), alertname: name, severity, domain, ...labels };
  };
  const node = (rack: number, n: number, row = 'row-3') => ({
    hall: 'hall-1',
    row: `hall-1/${row}`,
    rack: `${rack}`,
    node: `train-hall-1-${row}-u1-r${rack}-n${n}`,
  });
  const muted = async (all: readonly Readonly<Record<string, string>>[]) =>
    (await mutedOf(configuration, all))
      .map(({ alertname, node, rack, hall }) => `${alertname} ${node ?? rack ?? hall}`)
      .sort();

  it('tells of a dark row once, and of a node elsewhere too', async () => {
    const all = [
      firing('FeedLost', { element: 'bus-a3' }),
      firing('RowDark', { row: 'hall-1/row-3', hall: 'hall-1' }),
      firing('RackLost', { row: 'hall-1/row-3', rack: '5', hall: 'hall-1' }),
      firing('NodeLost', node(5, 17)),
      firing('NodeLost', node(6, 1)),
      firing('GpuExporterSilent', node(6, 1)),
      firing('MeterSilent', { row: 'hall-1/row-3', rack: '6', meter: 'rackPower' }),
      firing('GpuThrottledByHeat', node(6, 2)),
      firing('NodeLost', node(5, 17, 'row-4')),
    ];
    expect(await muted(all)).toEqual([
      'GpuExporterSilent train-hall-1-row-3-u1-r6-n1',
      'MeterSilent 6',
      'NodeLost train-hall-1-row-3-u1-r5-n17',
      'NodeLost train-hall-1-row-3-u1-r6-n1',
      'RackLost 5',
    ]);
  });

  it('tells of a rack without power once, and of the next rack too', async () => {
    const all = [
      firing('RackLost', { row: 'hall-1/row-3', rack: '5', hall: 'hall-1' }),
      ...Array.from({ length: 18 }, (_, n) => firing('NodeLost', node(5, n + 1))),
      firing('InfinibandPortLost', { ...node(5, 1), device: 'mlx5_0', port: '1' }),
      { alertname: 'KubeNodeNotReady', severity: 'warning', node: node(5, 2).node },
      { alertname: 'KubeNodeUnreachable', severity: 'warning', node: node(4, 2).node },
      firing('NodeLost', node(4, 1)),
      firing('RackLost', { row: 'hall-1/row-4', rack: '5', hall: 'hall-1' }),
    ];
    const kept = await mutedOf(configuration, all);
    expect(kept.filter(({ rack }) => rack === '5')).toHaveLength(19);
    expect(kept.filter(({ rack }) => rack !== '5')).toEqual([
      { alertname: 'KubeNodeNotReady', severity: 'warning', node: node(5, 2).node },
    ]);
  });

  it('tells of a node once, where its rack has others', async () => {
    const all = [
      firing('NodeLost', node(5, 17)),
      firing('InfinibandRailsMissing', node(5, 17)),
      firing('InfinibandRailsMissing', node(5, 16)),
    ];
    expect(await muted(all)).toEqual(['InfinibandRailsMissing train-hall-1-row-3-u1-r5-n17']);
  });

  it('tells of nodes that were shed in one line each, and of a node beside them that has failed', async () => {
    const shed = (n: number) => firing('NodeShed', { ...node(5, n), rung: 'open-market.train' });
    const all = [
      ...[1, 2].flatMap((n) => [shed(n), firing('NodeLost', node(5, n)), firing('GpuExporterSilent', node(5, n))]),
      { alertname: 'KubeNodeNotReady', severity: 'warning', node: node(5, 1).node },
      firing('NodeLost', node(5, 3)),
    ];
    const kept = await mutedOf(configuration, all);
    expect(kept).toHaveLength(5);
    expect(kept.filter(({ node: name }) => name === node(5, 3).node)).toEqual([]);
  });

  it('tells of a loop without its machines once, and of GPUs that the air cools too', async () => {
    const hot = (medium: string, hall = 'hall-1') => ({ ...firing('GpuThrottledByHeat', node(5, 1)), medium, hall });
    const all = [
      firing('CoolingShort', { hall: 'hall-1', medium: 'liquid' }),
      firing('CoolantSupplyTooWarm', { hall: 'hall-1' }),
      hot('liquid'),
      hot('air'),
      hot('liquid', 'hall-2'),
    ];
    expect(await muted(all)).toEqual(['CoolantSupplyTooWarm hall-1', 'GpuThrottledByHeat train-hall-1-row-3-u1-r5-n1']);
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
function asOperatorWrites({ route, receivers, inhibitRules }: Routed) {
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
