import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { counterList } from '../../../constructs/gpu/exporter-counters.ts';
import { failureModes } from '../../../constructs/monitoring/alerts/index.ts';
import { meters, thresholds } from '../../../constructs/monitoring/meters.ts';
import { NODE_PLACE, NODE_SHED, placeGroup } from '../../../constructs/monitoring/node-places.ts';
import { ruleGroups } from '../../../constructs/monitoring/site-rules.ts';
import { siteThresholds } from '../../../constructs/monitoring/site-thresholds.ts';
import { withAndWithout } from '../../exports/renamed-hosts.ts';
import { describeWith } from '../../rig/judges.ts';
import { promtool, promtoolJudge } from '../../rig/promtool.ts';
import { onTwoPlanes, siteWith } from '../sites.ts';
import { both, standing, steady } from './alert-case.ts';
import { alertCases } from './alert-cases.ts';
import { fired } from './fired.ts';
import { metricNames } from './metric-names.ts';

/** With everything on that has alerts of its own. */
const site = siteWith((data) => {
  data.monitoring.exporters = {
    smartctl: true,
    ipmi: { hosts: ['10.0.0.2'], secret: 'ipmi' },
    redfish: { hosts: ['10.0.0.1'], secret: 'redfish' },
    ufm: { host: 'ufm.example.com:9002' },
  };
  delete data.monitoring.meters;
  data.monitoring.written = ['elementPower', 'coolantLeak'];
  data.halls['hall-1'].cooling.air.supply = '24 °C';
  data.halls['hall-1'].cooling.liquid.rise = '10 K';
  data.halls['hall-1'].cooling.liquid.pressure = { from: '1 bar', to: '2.5 bar' };
  data.fabrics.eth = { kind: 'roce', switch: 'nvidia/sn5600', taper: 1, racks: 'hall-1/row-13' };
  data.fabrics.ib.racks = 'hall-1/row-12';
  data.pools.rental.fabric = 'eth';
  data.storage['scratch-rental'].thin = { overprovision: 2 };
});
const groups = ruleGroups(site);
const alerts = failureModes.flatMap((alertsOf) => alertsOf(site));
const rules = JSON.stringify({ groups });
const cases = alertCases(site);

const ALERTS_FOLDER = new URL('../../../constructs/monitoring/alerts/', import.meta.url);
describe('the failure modes', () => {
  it('are all in the index', () => {
    const index = readFileSync(new URL('index.ts', ALERTS_FOLDER), 'utf8');
    const files = readdirSync(ALERTS_FOLDER).filter((name) => name !== 'index.ts');
    expect(files.length).toBeGreaterThan(10);
    for (const file of files) expect(index).toContain(`'./${file}'`);
    expect(failureModes).toHaveLength(files.length);
  });

  it('ask only for metrics that exist, or for meters of ours', () => {
    const own = [...Object.values(meters).map(({ name }) => name), ...Object.values(thresholds), NODE_PLACE, NODE_SHED];
    const known = new Set([...metricNames, ...own]);
    const places = placeGroup(site).rules as readonly { readonly expr: string }[];
    const used = [...alerts, ...places].flatMap(
      ({ expr }) =>
        expr.match(
          /\b(DCGM|Effective|Link|Symbol|gpu|pcie|ipmi|phy|node|kube|kubelet|kueue|prometheus|smartctl|topolvm|afterhash)[_:][\w:]+/g,
        ) ?? [],
    );
    expect(used.length).toBeGreaterThan(30);
    expect([...new Set(used)].filter((name) => !known.has(name))).toEqual([]);
  });

  it('are those that the catalog has beside each meter', () => {
    const about = (meter: string) =>
      alerts.filter(({ name, expr }) => !name.startsWith('Meter') && expr.includes(meter)).map(({ name }) => name);
    for (const { name, alerts: known } of Object.values(meters)) {
      expect([...new Set(about(name))].sort(), name).toEqual([...known].sort());
    }
  });

  it('ask the GPU exporter only for what it is told to read', () => {
    const read = counterList();
    const used = alerts.flatMap(({ expr }) => expr.match(/\bDCGM_\w+/g) ?? []);
    for (const name of used) expect(read).toContain(`${name}, `);
  });

  it('look back over four readings at least, where they are a minute apart: one may be lost', () => {
    const seconds = { m: 60, h: 3600, d: 86_400 } as const;
    const ranges = alerts.flatMap(({ expr }) =>
      [...expr.matchAll(/[\w})]\[(\d+)([mhd])[\]:]/g)].map(
        ([, count, unit]) => Number(count) * seconds[unit as keyof typeof seconds],
      ),
    );
    expect(ranges.length).toBeGreaterThan(10);
    expect(Math.min(...ranges)).toBeGreaterThanOrEqual(4 * 60);
  });

  it('say how grave each is, where, and what a person does', () => {
    for (const alert of alerts) {
      expect(alert.summary, alert.name).toMatch(/^[\S ]{15,}[^.]$/);
      expect(alert.runbook, alert.name).toMatch(/^[A-Z].{20,}\.$/);
      expect(alert.link, alert.name).toMatch(/^https:\/\/\S+$/);
    }
  });

  it('carry the pool of the node that they are about, and its tenant where it is one alone', () => {
    const ofNodes = alerts.filter(({ summary }) => summary.includes('{{ $labels.node }}'));
    expect(ofNodes.length).toBeGreaterThan(50);
    const elsewhere = ofNodes.filter(({ labels }) => labels?.pool === undefined);
    // Nodes of no pool have disks too.
    expect(elsewhere.map(({ name }) => name)).toEqual(['NodeDiskNearFull']);
    for (const { name, labels } of ofNodes.filter(({ labels }) => labels?.pool === 'rental'))
      expect(labels?.tenant, name).toBe('open-market');
  });

  it('have each a case that fires and one that stays silent', () => {
    for (const name of new Set(alerts.map((alert) => alert.name))) {
      const own = cases.filter(({ alert }) => alert === name);
      expect(
        own.some(({ fires }) => fires > 0),
        name,
      ).toBe(true);
      expect(
        own.some(({ fires }) => fires === 0),
        name,
      ).toBe(true);
    }
  });
});

describe('a threshold', () => {
  const recorded = (record: string, labels: Record<string, string>) =>
    groups
      .slice(0, 2)
      .flatMap(({ rules }) => rules)
      .filter((rule) => {
        const { record: name, labels: own } = rule as { record: string; labels: Record<string, string> };
        return name === record && Object.entries(labels).every(([key, value]) => own[key] === value);
      });

  it('of a busway is 80 % of its rating at the power factor of the site', () => {
    // 2500 A x 415 V x sqrt(3) x 0.97 x 0.8
    expect(recorded(thresholds.elementUsable, { element: 'bus-a1' })).toMatchObject([{ expr: 'vector(1394474)' }]);
  });

  it('of an intake is the contract, with no share taken off', () => {
    expect(recorded(thresholds.elementUsable, { element: 'grid' })).toMatchObject([{ expr: 'vector(18000000)' }]);
  });

  it('of a code without a continuous share is the whole rating', () => {
    const iec = siteWith((data) => {
      data.site.electricalCode = 'iec';
    });
    const usable = siteThresholds(iec).find(({ labels }) => labels.element === 'bus-a1');
    expect(usable).toMatchObject({ record: thresholds.elementUsable, value: 1743093 });
  });

  it('says what each failure lays on an element, whichever is worst in the plan', () => {
    // Each transformer of side a carries two busways, and either lays its half on its twin.
    expect(recorded(thresholds.failureTransfer, { element: 'bus-b1' })).toMatchObject([
      { expr: 'vector(0.5)', labels: { failed: 'tx-a1' } },
      { expr: 'vector(1)', labels: { failed: 'bus-a1' } },
    ]);
  });

  it('of the loop is what the liquid share of each row takes at the planned rise', () => {
    const row = site.rows.find(({ name }) => name === 'hall-1/row-1');
    const share = Number(row?.liquidHeat) / Number(row?.draw);
    expect(share).toBeGreaterThan(0.5);
    // 25 % propylene glycol: 60 s / (1.0237 kg/L x 3.91 kJ/kgK x 10 K), for each kW.
    const perWatt = (share * 60) / (1.0237 * 3.91 * 10) / 1000;
    const [found] = recorded(thresholds.coolantFlowPerWatt, { row: 'hall-1/row-1', hall: 'hall-1' });
    expect(Number(/vector\((.*)\)/.exec(JSON.stringify(found))?.[1])).toBeCloseTo(perWatt, 6);
    expect(recorded(thresholds.coolantPressureMost, { hall: 'hall-1' })).toMatchObject([{ expr: 'vector(250000)' }]);
  });

  it('leaves the spare machine out of those that are needed', () => {
    expect(recorded(thresholds.coolingUnits, { medium: 'liquid' })).toMatchObject([{ expr: 'vector(9)' }]);
    expect(recorded(thresholds.coolingUnitsNeeded, { medium: 'liquid' })).toMatchObject([{ expr: 'vector(8)' }]);
  });
});

describeWith(promtoolJudge)('promtool', () => {
  it('takes every rule', async () => {
    expect(await promtool.checkRules(rules)).toMatchObject({ code: 0, stderr: '' });
  });

  it('fires each alert where it should, and nowhere else', async () => {
    const outcome = await fired(site, alerts, cases);
    expect(outcome.code, outcome.stdout + outcome.stderr).toBe(0);
  });
});

describeWith(promtoolJudge)('where pods claim GPUs', () => {
  const claims = siteWith((data) => {
    Object.assign(data.cluster, { kubernetes: '1.34.2', gpus: 'dra' });
  });
  const alertsCalled = (called: string) =>
    failureModes.flatMap((alertsOf) => alertsOf(claims)).filter(({ name }) => name === called);

  it('one that is gone is missed by the exporter: its node has no GPUs among what it can allot', async () => {
    const node = 'train-hall-1-row-3-u1-r5-n17';
    const seen = (gpus: number) =>
      Object.fromEntries(
        Array.from({ length: gpus }, (_, gpu) => [`DCGM_FI_DEV_GPU_TEMP{node="${node}",gpu="${gpu}"}`, steady(50, 30)]),
      );
    const missing = alertsCalled('GpusMissing');
    expect(missing).toHaveLength(claims.pools.length);
    const outcome = await fired(claims, missing, both('GpusMissing', 'three of four are seen', 20, [seen(3), seen(4)]));
    expect(outcome).toMatchObject({ code: 0 });
  });

  const counted = (type: string, most: number, deviceClass = 'gpu.nvidia.com') => {
    const resource = `${deviceClass}.deviceclass.resource.k8s.io/devices`;
    return {
      [`kube_resourcequota{resourcequota="tenant",namespace="meridian",type="${type}",resource="${resource}"}`]: steady(
        most,
        30,
      ),
    };
  };

  it('a tenant is held to its contract by what its quota counts, parts of GPUs too', async () => {
    const outcome = await fired(claims, alertsCalled('TenantOverQuota'), [
      ...both(
        'TenantOverQuota',
        'one GPU more than its share, and as many',
        10,
        [counted('used', 4609), counted('used', 4608)],
        { tenant: 'meridian' },
      ),
      ...both('TenantOverQuota', 'an instance, of which no contract has any, and none', 10, [
        counted('used', 1, 'mig.nvidia.com'),
        counted('used', 0, 'mig.nvidia.com'),
      ]),
    ]);
    expect(outcome.code, outcome.stdout + outcome.stderr).toBe(0);
  });

  it('a tenant whose quota is gone is told of: then nothing counts what it holds', async () => {
    const classes = ['gpu.nvidia.com', 'mig.nvidia.com', 'vfio.gpu.nvidia.com'];
    const all = Object.assign({}, ...classes.map((name) => counted('hard', 1, name)));
    const tenants = claims.tenants.length;
    expect(tenants).toBeGreaterThan(1);
    const gone = (series: object, fires: number) => ({
      alert: 'TenantUncounted',
      when: `${Object.keys(series).length} classes of one tenant are counted`,
      series: { ...series, up: steady(1, 30) },
      atMinute: 15,
      fires,
    });
    const outcome = await fired(claims, alertsCalled('TenantUncounted'), [
      gone(all, (tenants - 1) * classes.length),
      gone(counted('hard', 1), tenants * classes.length - 1),
    ]);
    expect(outcome.code, outcome.stdout + outcome.stderr).toBe(0);
  });
});

describeWith(promtoolJudge)('hosts that an inventory names', () => {
  const { listed } = withAndWithout(
    (data) => {
      data.cluster.labels = 'gpu.columbia-18.example';
    },
    (pool) => (i) => `${pool === 'train' ? 'x' : 'gpu-a'}${i}.dc1`,
  );
  const place = { hall: 'hall-1', row: 'hall-1/row-1', rack: '2' };
  // Racks of 18: the last two of the second rack, and the first of the third.
  const stand = (host: number, rack: number) =>
    standing(`x${host}.dc1`, 'train', `hall-1-row-1-r${rack}`, undefined, 'gpu_columbia_18_example');
  const up = (host: number, value: 0 | 1) => ({
    [`kube_node_status_condition{condition="Ready",status="true",node="x${host}.dc1"}`]: steady(value, 30),
  });
  const all = { ...stand(34, 2), ...stand(35, 2), ...stand(36, 3), ...up(36, 1) };

  it('are told of with their place, and a rack of them as one', async () => {
    const own = failureModes
      .flatMap((alertsOf) => alertsOf(listed))
      .filter(({ name, labels }) => ['RackLost', 'NodeLost'].includes(name) && labels?.pool === 'train');
    expect(own).toHaveLength(2);
    const outcome = await fired(listed, own, [
      ...both(
        'RackLost',
        'no host of a rack is ready, and one is',
        15,
        [
          { ...all, ...up(34, 0), ...up(35, 0) },
          { ...all, ...up(34, 0), ...up(35, 1) },
        ],
        place,
      ),
      ...both(
        'NodeLost',
        'a host is not ready, and all are',
        15,
        [
          { ...all, ...up(34, 0), ...up(35, 1) },
          { ...all, ...up(34, 1), ...up(35, 1) },
        ],
        { ...place, node: 'x34.dc1' },
      ),
    ]);
    expect(outcome.code, outcome.stdout + outcome.stderr).toBe(0);
  });
});

describe('ports of a node on two planes', () => {
  const alertsWhere = (joined: string) => {
    const planes = siteWith((data) => {
      onTwoPlanes(data);
      data.fabrics.eth.planesJoined = joined;
    });
    const [names, about] = [['RoceRailsMissing', 'RocePortSlow'], failureModes.flatMap((alertsOf) => alertsOf(planes))];
    return { planes, alerts: about.filter(({ name }) => names.includes(name)) };
  };

  const node = 'rental-hall-1-row-11-u1-r5-n1';
  /** So many of sixteen ports active, at 400 Gb/s or another speed. */
  const ports = (active: number, bytes = 5e10) =>
    Object.fromEntries(
      Array.from({ length: 16 }, (_, i) => i).flatMap((i) => [
        [`node_infiniband_state_id{node="${node}",device="mlx5_${i}",port="1"}`, steady(i < active ? 4 : 1, 60)],
        [`node_infiniband_rate_bytes_per_second{node="${node}",device="mlx5_${i}",port="1"}`, steady(bytes, 60)],
      ]),
    );

  describeWith(promtoolJudge)('that software joins', () => {
    it('are each counted, at the speed of a plane', async () => {
      const { planes, alerts } = alertsWhere('by-software');
      expect(alerts.map(({ name }) => name)).toEqual(['RoceRailsMissing', 'RocePortSlow']);
      const outcome = await fired(planes, alerts, [
        ...both('RoceRailsMissing', 'one plane of one rail is down, and none', 20, [ports(15), ports(16)]),
        ...both('RocePortSlow', 'all are active at half the speed of a plane, and at all of it', 20, [
          ports(16, 2.5e10),
          ports(16),
        ]),
      ]);
      expect(outcome.code, outcome.stdout + outcome.stderr).toBe(0);
    });
  });

  it('that the adapter joins are one a rail, at a speed that nobody says', () => {
    const { alerts } = alertsWhere('by-adapter');
    expect(alerts.map(({ name, expr }) => [name, expr.includes('< 8')])).toEqual([['RoceRailsMissing', true]]);
  });
});
