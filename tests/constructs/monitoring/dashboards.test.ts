import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { dashboards } from '../../../constructs/monitoring/dashboards/index.ts';
import { meters, thresholds } from '../../../constructs/monitoring/meters.ts';
import { SiteDashboard, siteDashboards } from '../../../constructs/monitoring/site-dashboard.ts';
import type { Site } from '../../../site/model/index.ts';
import { describeWith } from '../../rig/judges.ts';
import { promtool, promtoolJudge } from '../../rig/promtool.ts';
import { jsonOf } from '../../stacks/lab.ts';
import { everything } from '../everything.ts';
import { found, labStack, type SiteData, siteWith } from '../sites.ts';
import { grafanaTypes } from './grafana-types.ts';
import { metricNames } from './metric-names.ts';

interface Drawn {
  readonly id: number;
  readonly type: string;
  readonly gridPos: { readonly x: number; readonly y: number; readonly w: number; readonly h: number };
  readonly targets?: readonly { readonly expr: string }[];
}

/** With everything on that has panels of its own. */
const withAll = (data: SiteData) => {
  data.monitoring.exporters = { smartctl: true, ufm: { host: 'ufm.example.com:9002' } };
  data.halls['hall-1'].cooling.liquid.rise = '10 K';
  data.halls['hall-1'].cooling.liquid.pressure = { from: '1 bar', to: '2.5 bar' };
};
const site = siteWith(withAll);
const drawn = siteDashboards(site).map(({ name, json }) => ({ name, json, panels: json.panels as Drawn[] }));
const queriesOf = (panels: readonly Drawn[]) => panels.flatMap(({ targets = [] }) => targets.map(({ expr }) => expr));
const every = drawn.flatMap(({ panels }) => queriesOf(panels));

const thresholdsBy = (mode: string) => ({
  type: 'stat',
  fieldConfig: { defaults: { thresholds: { mode, steps: [] } }, overrides: [] },
});

describe('the dashboards', () => {
  it('are building, fabric, pools, tenants and energy, each the file of its name', () => {
    expect(drawn.map(({ name }) => name)).toEqual(['building', 'fabric', 'pools', 'tenants', 'energy']);
    const folder = new URL('../../../constructs/monitoring/dashboards/', import.meta.url);
    const files = readdirSync(folder).filter((file) => !['index.ts', 'dashboard.ts'].includes(file));
    expect(files).toHaveLength(dashboards.length);
  });

  it("keep to Grafana's own types", async () => {
    expect(await grafanaTypes(drawn.map(({ json }) => json))).toMatchObject({ code: 0, stdout: '' });
  });

  it('count the GPUs of a pool by their exporter where pods claim them: no node offers any', () => {
    const claims = siteWith((data) => Object.assign(data.cluster, { kubernetes: '1.34.2', gpus: 'dra' }));
    const queries = (of: Site) => {
      const pools = siteDashboards(of).find(({ name }) => name === 'pools');
      return queriesOf(found(pools).json.panels as Drawn[]).join('\n');
    };
    expect(queries(site)).toContain('sum(kube_node_status_allocatable{');
    expect(queries(claims)).toContain('count(DCGM_FI_DEV_GPU_TEMP{');
    expect(queries(claims)).not.toMatch(/kube_node_status_allocatable|kube_pod_container_resource_requests/);
  });

  it.each([
    ['a field that Grafana does not have', { tagz: [] }, 'tagz'],
    ['a word for thresholds that it does not know', { panels: [thresholdsBy('absolutely')] }, '"absolutely"'],
  ])('would be refused %s', async (_, spoiled, said) => {
    const { code, stdout } = await grafanaTypes([{ ...drawn[0]?.json, ...spoiled }]);
    expect(code).not.toBe(0);
    expect(stdout).toContain(said);
  });

  it.each(drawn.map(({ name, panels }) => [name, panels] as const))(
    'have no two panels in one place, or of one id: %s',
    (_, panels) => {
      const corners = panels.map(({ gridPos: { x, y } }) => `${x},${y}`);
      expect(new Set(corners).size).toBe(panels.length);
      expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
      for (const { gridPos } of panels) expect(gridPos.x + gridPos.w).toBeLessThanOrEqual(24);
    },
  );

  it('ask only for metrics that exist, or for meters of ours', () => {
    const own = [...Object.values(meters).map(({ name }) => name), ...Object.values(thresholds)];
    const known = new Set([...metricNames, ...own]);
    const used = every.flatMap(
      (expr) =>
        expr
          .replaceAll('node_description', '')
          .match(
            /\b(DCGM|Effective|Link|Symbol|phy|gpu|pcie|node|kube|kubelet|kueue|smartctl|topolvm|afterhash)[_:][\w:]+/g,
          ) ?? [],
    );
    expect(used.length).toBeGreaterThan(50);
    expect([...new Set(used)].filter((name) => !known.has(name))).toEqual([]);
  });

  it('name only choices that they offer', () => {
    for (const { name, json } of drawn) {
      const offered = new Set((json.templating.list as { name: string }[]).map((one) => one.name));
      const named = JSON.stringify(json.panels).match(/\$\{(\w+):/g) ?? [];
      expect(
        named.filter((one) => !offered.has(one.slice(2, -1))),
        name,
      ).toEqual([]);
    }
  });

  it('show the single line as it is against the plan', () => {
    const [building] = drawn;
    for (const record of [thresholds.elementUsable, thresholds.failureTransfer, thresholds.rackPlanned])
      expect(
        queriesOf(building?.panels ?? []).some((expr) => expr.includes(record)),
        record,
      ).toBe(true);
  });

  it('grow with pools, and never with racks', () => {
    const larger = siteWith((data) => {
      withAll(data);
      data.halls['hall-1'].rows['row-(1..10)'].racks = 80;
    });
    const panels = siteDashboards(larger).map(({ json }) => json.panels.length);
    expect(panels).toEqual(drawn.map(({ json }) => json.panels.length));
  });

  it('are none of InfiniBand, tenants or programmes where the site has none', () => {
    const without = siteWith((data) => {
      delete data.fabrics;
      delete data.tenants;
      delete data.jobs;
      data.energy = { floor: '1 MW' };
      for (const pool of Object.values<{ fabric?: string }>(data.pools)) delete pool.fabric;
    });
    expect(siteDashboards(without).map(({ name }) => name)).toEqual(['building', 'pools', 'energy']);
    expect(JSON.stringify(siteDashboards(without))).not.toMatch(/infiniband|programme/);
  });

  it('show a tenant the work and the power of its GPUs, of each vendor by the label that its exporter has', () => {
    const tenants = siteDashboards(everything()).find(({ name }) => name === 'tenants');
    const queries = queriesOf((tenants?.json.panels ?? []) as Drawn[]);
    for (const own of [
      'DCGM_FI_PROF_GR_ENGINE_ACTIVE{exported_namespace="${tenant:raw}"}',
      'DCGM_FI_DEV_POWER_USAGE{exported_namespace="${tenant:raw}"}',
      'gpu_gfx_activity{namespace="${tenant:raw}"}',
      'gpu_package_power{namespace="${tenant:raw}"}',
    ])
      expect(
        queries.some((expr) => expr.includes(own)),
        own,
      ).toBe(true);
  });

  it('are found by Grafana through their label, a file each', () => {
    const { manifest } = new SiteDashboard(labStack(), 'a', { site });
    expect(manifest.metadata.labels).toEqual({ grafana_dashboard: '1' });
    expect(Object.keys(manifest.data ?? {})).toContain('columbia-18-building.json');
    // A ConfigMap holds 1 MiB.
    expect(JSON.stringify(manifest).length).toBeLessThan(2 ** 19);
  });

  it('keep the choices of Grafana from Terraform, and give them to Grafana', async () => {
    const json = JSON.stringify(await jsonOf((stack) => new SiteDashboard(stack, 'a', { site })));
    expect(json).toContain('$${kind:regex}');
    expect(json).toContain('$${tenant:raw}');
    expect(json).toContain('{{element}}');
  });
});

describeWith(promtoolJudge)('by promtool', () => {
  it('ask what Prometheus understands', async () => {
    const rules = every.map((expr, i) => ({
      record: `panel:query${i}`,
      expr: expr.replaceAll('$__rate_interval', '5m').replaceAll(/\$\{\w+:\w+\}/g, 'x'),
    }));
    expect(rules.length).toBeGreaterThan(50);
    const outcome = await promtool.checkRules(JSON.stringify({ groups: [{ name: 'panels', rules }] }));
    expect(outcome.code, outcome.stdout + outcome.stderr).toBe(0);
  });
});
