import { expect, test } from 'vitest';
import { AMD_FIELDS } from '../../../constructs/gpu/amd-exporter-fields.ts';
import { counterList } from '../../../constructs/gpu/exporter-counters.ts';
import { exampleSite } from '../../../site/checks/example-site.ts';
import { diskTooSmall } from '../../../site/checks/monitoring/disk-too-small.ts';
import { monitoringLoad, SERIES_PER_GPU, SERIES_PER_PORT } from '../../../site/model/index.ts';
import { GB } from '../../../site/units/index.ts';
import { metricNames } from '../../constructs/monitoring/metric-names.ts';
import { readExample, siteOf } from './read-example.ts';

const monitored = (monitoring: string) =>
  exampleSite({ cluster: 'kubernetes: "1.34"\ncni: cilium\nstate: { backend: local }', monitoring });

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
  const load = monitoringLoad(siteOf(monitored('{ retention: 30 d }')));
  const series = 64 * (SERIES_PER_GPU.nvidia + SERIES_PER_PORT);
  expect(load?.series).toBe(series);
  // a sample every 30 s for 30 d, of two bytes
  expect(load?.blocks.in(GB)).toBeCloseTo((series * ((30 * 86_400) / 30) * 2) / 1e9);
});

test('says how large the disk has to be, and how long this one lasts', () => {
  const [finding] = diskTooSmall.find(
    siteOf(monitored('{ retention: 30 d, storage: 20 GB, class: local-path, seriesPerNode: 20000, interval: 15 s }')),
  );
  expect(finding?.message).toMatch(
    /^a disk of 20 GB keeps blocks of 16 GB, but 166,208 series every 15 s for 30 d are/,
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
  ['a class and a store at once', 'class: local-path, store: checkpoints', 'site/invalid-field'],
  ['a store that is not there', 'store: checkpoint', 'site/unknown-reference'],
  ['a store on the nodes of a pool', 'store: scratch', 'site/unknown-reference'],
  ['a template for a host', 'exporters: { ufm: { host: "{{ x }}" } }', 'source/template'],
])('refuses %s', (_, part, code) => {
  const { diagnostics } = readExample(monitored(`{ retention: 30 d, ${part} }`));
  expect(diagnostics.map((one) => one.code)).toContain(code);
});
