import { expect, test } from 'vitest';
import { type SiteData, siteWith } from '../constructs/sites.ts';
import { applyLayer } from './kubernetes/apply-layer.ts';
import { describeOnSharedCluster } from './kubernetes/cluster.ts';
import { renderedOf } from './rendered-site.ts';

/** Nobody has a partition, and there are addresses for all who then share a port. */
const withoutPartitions = (data: SiteData) => {
  delete data.tenants.meridian.pkey;
  data.cluster.rdma.subnet = '10.0.0.0/8';
};

/** Ways to build a site that no blueprint takes, and that between them render every section of every kind. */
const variants: readonly (readonly [string, (data: SiteData) => void])[] = [
  ['shared ports', withoutPartitions],
  [
    'RoCE by functions, with flow control',
    (data) => {
      withoutPartitions(data);
      Object.assign(data.fabrics.ib, {
        kind: 'roce',
        access: 'sriov',
        qos: { priority: 3, dscp: 26 },
        mtu: 9000,
        upgrade: { atOnce: 32 },
      });
    },
  ],
  [
    'whole ports, with the network driver of the operator',
    (data) => {
      withoutPartitions(data);
      Object.assign(data.fabrics.ib, { access: 'host-device', upgrade: { atOnce: 32 } });
      data.cluster.rdma.ofed = 'operator';
    },
  ],
  [
    'drivers that differ, precompiled and drained, and GPUs shared by MPS',
    (data) => {
      data.pools.train.driver = { precompiled: true, upgrade: { atOnce: 4, drainAfter: '24 h' } };
      Object.assign(data.pools.rental, { driver: { version: '580.95.05' }, sharing: 'mps', shares: 8 });
    },
  ],
  [
    'exporters, targets, logs and routes of alerts',
    (data) => {
      data.monitoring.exporters = {
        ipmi: { discovery: 'https://inventory.example.com/bmcs', secret: 'ipmi', module: 'dcmi' },
        redfish: { hosts: ['10.0.0.1'], secret: 'redfish' },
        snmp: { secret: 'snmp', groups: { pdus: { hosts: ['pdu-1:161'], modules: ['pdu', 'ups'], auth: 'v3' } } },
        smartctl: true,
        ufm: { host: 'ufm.example.com:9001' },
        others: { cdus: { hosts: ['cdu-1:8080'], scheme: 'https', samples: 1000 } },
      };
      data.monitoring.logs = { retention: '14 d', storage: '500 GB' };
      data.monitoring.alerts.receivers = {
        facility: { kind: 'webhook', secret: 'facility' },
        meridian: { kind: 'pagerduty', secret: 'meridian' },
      };
      data.monitoring.alerts.routes = [
        { domain: 'power', severity: 'critical', to: 'facility' },
        { tenant: 'meridian', to: 'meridian' },
      ];
    },
  ],
];

const sites = variants.map(([name, change]) => [name, renderedOf(siteWith(change))] as const);

describeOnSharedCluster('what a site may render beside the blueprints', (cluster) => {
  test.each(sites)('with %s is accepted by the API server, every field known to it', async (_, { layers }) => {
    const { api } = cluster();
    const applied = [];
    for (const layer of layers) applied.push(...(await applyLayer(api, layer, { dryRun: true })));
    expect(applied.length).toBeGreaterThan(50);
    expect(
      applied.flatMap(({ object, refusal }) => (refusal === undefined ? [] : [`${object.kind}: ${refusal}`])),
    ).toEqual([]);
    expect(api.warnings).toEqual([]);
  });
});
