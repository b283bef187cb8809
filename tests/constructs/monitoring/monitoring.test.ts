import { Testing } from 'cdktf';
import { describe, expect, it } from 'vitest';
import { KubePrometheusStack } from '../../../constructs/monitoring/kube-prometheus-stack.ts';
import { meters, thresholds } from '../../../constructs/monitoring/meters.ts';
import { SiteDashboard, siteDashboard } from '../../../constructs/monitoring/site-dashboard.ts';
import { SiteRules } from '../../../constructs/monitoring/site-rules.ts';
import { describeWith } from '../../rig/judges.ts';
import { promtool, promtoolJudge } from '../../rig/promtool.ts';
import { jsonOf, LabStack } from '../../stacks/lab.ts';
import { siteWith } from '../sites.ts';

const site = siteWith();
const lab = () => new LabStack(Testing.app());

describe('kube-prometheus-stack', () => {
  const { monitoring } = site.spec;
  if (monitoring === undefined) throw new Error('the site has no monitoring');
  const { values } = new KubePrometheusStack(lab(), 'a', { site, monitoring });

  it('finds rules and monitors of any release', () => {
    const { prometheusSpec } = (values as { prometheus: { prometheusSpec: object } }).prometheus;
    const nil = Object.entries(prometheusSpec).filter(([key]) => key.endsWith('NilUsesHelmValues'));
    expect(nil.map(([, value]) => value)).toEqual([false, false, false, false, false]);
  });

  it('keeps what the site file says, in what Prometheus calls GB', () => {
    // 80 % of 500 GB in units of 2^30 bytes
    expect(values).toMatchObject({
      prometheus: {
        prometheusSpec: { retention: '30d', retentionSize: '372GB', externalLabels: { site: 'columbia-18' } },
      },
    });
  });

  it('claims its disk from a class that exists, for none is the default', () => {
    expect(values).toMatchObject({
      prometheus: {
        prometheusSpec: {
          storageSpec: {
            volumeClaimTemplate: {
              spec: { storageClassName: 'checkpoints', resources: { requests: { storage: '500G' } } },
            },
          },
        },
      },
    });
  });

  it('does not ask for what bare metal keeps to itself', () => {
    for (const part of ['kubeEtcd', 'kubeScheduler', 'kubeControllerManager', 'kubeProxy']) {
      expect(values).toMatchObject({ [part]: { enabled: false } });
    }
  });

  it('has Alertmanager configured by a Secret that it only names', () => {
    expect(values).toMatchObject({
      alertmanager: { alertmanagerSpec: { useExistingSecret: true, configSecret: 'noc-pager' } },
    });
  });

  it('reads InfiniBand ports and calls their node by its name', () => {
    expect(values).toMatchObject({
      'prometheus-node-exporter': {
        extraArgs: expect.arrayContaining(['--collector.infiniband']),
        prometheus: { monitor: { relabelings: [{ targetLabel: 'node' }] } },
      },
    });
  });
});

describe('the rules of a site', () => {
  it('are one object a group, in the namespace of Prometheus', () => {
    const { objects } = new SiteRules(lab(), 'a', { site });
    expect(objects.map(({ kind, metadata }) => `${kind} ${metadata.namespace}/${metadata.name}`)).toEqual([
      'PrometheusRule monitoring/columbia-18-cluster',
      'PrometheusRule monitoring/columbia-18-cooling',
      'PrometheusRule monitoring/columbia-18-energy',
      'PrometheusRule monitoring/columbia-18-fabric',
      'PrometheusRule monitoring/columbia-18-gpu',
      'PrometheusRule monitoring/columbia-18-power',
      'PrometheusRule monitoring/columbia-18-scheduling',
      'PrometheusRule monitoring/columbia-18-storage',
      'PrometheusRule monitoring/columbia-18-thresholds',
    ]);
  });

  it('are as many resources of Terraform for ten times the racks', () => {
    const { objects } = new SiteRules(lab(), 'a', { site });
    const larger = siteWith((data) => {
      data.halls['hall-1'].rows['row-(1..10)'].racks = 80;
    });
    expect(new SiteRules(lab(), 'a', { site: larger }).objects).toHaveLength(objects.length);
  });

  it('reach Prometheus with their own templates as they are', async () => {
    const text = JSON.stringify(await jsonOf((stack) => new SiteRules(stack, 'a', { site })));
    expect(text).toContain('{{ $labels.element }} carries {{ $value | humanize }}W');
  });
});

describe('the dashboard', () => {
  interface Drawn {
    id: number;
    type: string;
    gridPos: { x: number; y: number; w: number; h: number };
    targets?: { expr: string }[];
  }
  const panels = siteDashboard(site).panels as Drawn[];
  const queries = panels.flatMap(({ targets = [] }) => targets.map(({ expr }) => expr));

  it('shows building and cluster together', () => {
    for (const name of [
      meters.elementPower.name,
      thresholds.failureTransfer,
      'DCGM_FI_DEV_POWER_USAGE',
      'node_infiniband_state_id',
    ]) {
      expect(
        queries.some((expr) => expr.includes(name)),
        name,
      ).toBe(true);
    }
  });

  it('has no two panels in one place, or of one id', () => {
    const corners = panels.map(({ gridPos: { x, y } }) => `${x},${y}`);
    expect(new Set(corners).size).toBe(panels.length);
    expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
    for (const { gridPos } of panels) expect(gridPos.x + gridPos.w).toBeLessThanOrEqual(24);
  });

  it('has no InfiniBand where the site has none', () => {
    const without = siteWith((data) => {
      delete data.fabrics;
      for (const pool of Object.values<{ fabric?: string }>(data.pools)) delete pool.fabric;
      delete data.tenants.meridian.pkey;
    });
    expect(JSON.stringify(siteDashboard(without))).not.toContain('infiniband');
  });

  it('is found by Grafana through its label', () => {
    const { manifest } = new SiteDashboard(lab(), 'a', { site });
    expect(manifest.metadata.labels).toEqual({ grafana_dashboard: '1' });
    expect(Object.keys(manifest.data ?? {})).toEqual(['columbia-18.json']);
  });

  it('keeps the variables of Grafana from Terraform, and gives them to Grafana', async () => {
    const json = JSON.stringify(await jsonOf((stack) => new SiteDashboard(stack, 'a', { site })));
    expect(json).toContain('$${kind:regex}');
    expect(json).toContain('{{element}}');
  });

  describeWith(promtoolJudge)('by promtool', () => {
    it('asks what Prometheus understands', async () => {
      const rules = queries.map((expr, i) => ({
        record: `panel:query${i}`,
        expr: expr.replaceAll('$__rate_interval', '5m').replaceAll('${kind:regex}', '.*'),
      }));
      expect(rules.length).toBeGreaterThan(10);
      const outcome = await promtool.checkRules(JSON.stringify({ groups: [{ name: 'panels', rules }] }));
      expect(outcome.code, outcome.stdout + outcome.stderr).toBe(0);
    });
  });
});
