import { expect, test } from 'vitest';
import { AMD_FIELDS } from '../../../constructs/gpu/amd-exporter-fields.ts';
import { counterList } from '../../../constructs/gpu/exporter-counters.ts';
import { exampleSite } from '../../../site/checks/example-site.ts';
import { diskTooSmall } from '../../../site/checks/monitoring/disk-too-small.ts';
import { monitoringLoad, SERIES_PER_GPU, SERIES_PER_PORT } from '../../../site/model/index.ts';
import { GB, GiB } from '../../../site/units/index.ts';
import { metricNames } from '../../constructs/monitoring/metric-names.ts';
import { readExample, siteOf } from './read-example.ts';

const monitored = (monitoring: string) =>
  exampleSite({ cluster: 'kubernetes: "1.34"\ncni: cilium\nstate: { backend: local }', monitoring });

function loadOf(monitoring: string) {
  const site = siteOf(monitored(monitoring));
  if (site.spec.monitoring === undefined) throw new Error('the site has no monitoring');
  return monitoringLoad(site, site.spec.monitoring);
}

test('counts the fields that the exporters of GPUs read, and what node_exporter reads of a port', () => {
  const fields = counterList()
    .split('\n')
    .filter((line) => /, (gauge|counter), /.test(line));
  expect(fields).toHaveLength(SERIES_PER_GPU.nvidia);
  expect(AMD_FIELDS).toHaveLength(SERIES_PER_GPU.amd);
  const ofPorts = [...metricNames].filter((name) => name.startsWith('node_infiniband_'));
  expect(ofPorts).toHaveLength(SERIES_PER_PORT);
});

test('works out the series and the blocks of 64 GPUs with a port each', () => {
  const load = loadOf('{ retention: 30 d }');
  const series = 40_000 + 64 * (SERIES_PER_GPU.nvidia + SERIES_PER_PORT);
  expect(load.series).toBe(series);
  // a sample every 30 s for 30 d, of two bytes
  expect(load.blocks.in(GB)).toBeCloseTo((series * ((30 * 86_400) / 30) * 2) / 1e9);
});

test('makes the disk as large as the retention needs, but not for series that nobody counted', () => {
  // 40,000 + 6,208 + 8 nodes of 20,000, a sample every 30 s for 30 d of two bytes, on 80 % of the disk: 44.5 GB,
  // and disks go by steps of 100 GB, for a claim in use keeps its size
  const counted = loadOf('{ retention: 30 d, class: local-path, seriesPerNode: 20000 }');
  expect(`${counted.disk}`).toBe('100 GB');
  expect(loadOf('{ retention: 30 d, class: local-path }').disk).toBeUndefined();
  expect(loadOf('{ retention: 30 d, seriesPerNode: 20000 }').disk).toBeUndefined();
  expect(`${loadOf('{ retention: 30 d, class: local-path, storage: 90 GB }').disk}`).toBe('90 GB');
});

test('asks for the memory of the series, and sets no limit that nobody has counted for', () => {
  // 732 bytes, 20 labels of 32 and twice a name of 40, twice; and 360 samples of two bytes, half as much again, twice
  const gib = (series: number) => (series * (2 * (732 + 20 * 32 + 2 * 40) + 360 * 2 * 1.5 * 2)) / 2 ** 30;
  const counted = loadOf('{ retention: 30 d, seriesPerNode: 20000 }').memory;
  expect(counted.needed.in(GiB)).toBeCloseTo(gib(206_208));
  // In steps of half a GiB, so that a rack more starts no Prometheus anew.
  expect(`${counted.request} ${counted.limit}`).toBe('1 GiB 2 GiB');
  const few = loadOf('{ retention: 30 d }').memory;
  expect(`${few.request}`).toBe('0.5 GiB');
  expect(few.limit).toBeUndefined();
  const written = loadOf('{ retention: 30 d, memory: 16 GiB }').memory;
  expect(`${written.request} ${written.limit}`).toBe('16 GiB 16 GiB');
});

test('asks for a quarter more memory, and for its queues, where figures are sent on', () => {
  const lines = 'retention: 30 d, seriesPerNode: 20000';
  const here = loadOf(`{ ${lines} }`).memory.needed.in(GiB);
  const sent = loadOf(`{ ${lines}, remoteWrite: { url: "https://metrics.example.com/push" } }`).memory.needed.in(GiB);
  expect(sent).toBeCloseTo(here * 1.25 + 2e6 / 2 ** 30);
});

test('has a second Prometheus where somebody is told of alerts, or as many as the file says', () => {
  expect(loadOf('{ retention: 30 d }').replicas).toBe(1);
  expect(loadOf('{ retention: 30 d, alerts: { to: pager } }').replicas).toBe(2);
  expect(loadOf('{ retention: 30 d, alerts: { to: pager }, replicas: 1 }').replicas).toBe(1);
});

test('says how large the disk has to be, and how long this one lasts', () => {
  const [finding] = diskTooSmall.find(
    siteOf(monitored('{ retention: 30 d, storage: 20 GB, class: local-path, seriesPerNode: 20000, interval: 15 s }')),
  );
  expect(finding?.message).toMatch(
    /^a disk of 20 GB keeps blocks of 16 GB, but 206,208 series every 15 s for 30 d are/,
  );
  expect(finding?.help).toMatch(/^give it \d+(\.\d+)? GB, read less often, or keep \d+ d here/);
});

test.each([
  ['a route to nobody', 'alerts: { to: pager, routes: [{ domain: power, to: facility }] }', 'site/unknown-reference'],
  [
    'a route of a tenant that is not there',
    'alerts: { to: pager, receivers: { hook: { kind: webhook, secret: hook } }, routes: [{ tenant: nobody, to: hook }] }',
    'site/unknown-reference',
  ],
  ['a route that takes everything', 'alerts: { to: pager, routes: [{ to: pager }] }', 'site/invalid-field'],
  ['a password in an address', 'remoteWrite: { url: "https://me:secret@metrics.example.com" }', 'site/invalid-field'],
  ['an address without encryption', 'remoteWrite: { url: "http://metrics.example.com" }', 'site/invalid-field'],
  [
    'machines named and discovered',
    'exporters: { redfish: { hosts: [a], discovery: "https://b.c", secret: d } }',
    'site/invalid-field',
  ],
  ['machines neither named nor discovered', 'exporters: { ipmi: { secret: d } }', 'site/invalid-field'],
  [
    'a pattern for the name of metrics',
    'remoteWrite: { url: "https://a.example.com", only: ["DCGM_.+"] }',
    'site/invalid-field',
  ],
  [
    'a name of metrics that is every name',
    'remoteWrite: { url: "https://a.example.com", never: ["*"] }',
    'site/invalid-field',
  ],
  ['figures that are read too seldom for the alerts', 'interval: 2 min', 'site/invalid-field'],
  ['alerts told again sooner than more of them', 'alerts: { to: pager, repeatInterval: 2 min }', 'site/invalid-field'],
  ['a memory that no Prometheus starts with', 'memory: 0.1 GB', 'site/invalid-field'],
  ['a class and a store at once', 'class: local-path, store: checkpoints', 'site/invalid-field'],
  ['a store that is not there', 'store: checkpoint', 'site/unknown-reference'],
  ['a store on the nodes of a pool', 'store: scratch', 'site/unknown-reference'],
  ['a template for a host', 'exporters: { ufm: { host: "{{ x }}" } }', 'source/template'],
])('refuses %s', (_, part, code) => {
  const { diagnostics } = readExample(monitored(`{ retention: 30 d, ${part} }`));
  expect(diagnostics.map((one) => one.code)).toContain(code);
});
