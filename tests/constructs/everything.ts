import type { Site } from '../../site/model/index.ts';
import { frameworks } from '../../site/spec/index.ts';
import { onTwoPlanes, siteWith } from './sites.ts';

/** The default site with a release of every chart that a site can ask for beside it. */
export function everything(): Site {
  return siteWith((data) => {
    onTwoPlanes(data);
    data.monitoring.exporters = {
      ipmi: { hosts: ['a'], secret: 'ipmi' },
      redfish: { hosts: ['a'], secret: 'redfish' },
      snmp: { secret: 'snmp', groups: { pdus: { hosts: ['a'], modules: ['b'] } } },
      smartctl: true,
    };
    data.monitoring.logs = { retention: '14 d', storage: '500 GB' };
    Object.assign(data.monitoring, { seriesPerNode: 5000, storage: undefined });
    data.monitoring.remoteWrite = { url: 'https://metrics.example.com/push', secret: 'push', kind: 'mimir' };
    data.storage.bought = { kind: 'weka', capacity: '1 PB', write: '40 GB/s', secret: 'weka' };
    data.cluster.scheduling = { frameworks: [...frameworks], keda: true };
    Object.assign(data.storage.scratch, { layout: 'stripe', drives: 4, spare: '100 GiB' });
    Object.assign(data.storage['scratch-rental'], { thin: { overprovision: 2 }, snapshots: 'delete' });
    Object.assign(data.storage.checkpoints, {
      protection: { by: 'erasure', data: 4, parity: 2 },
      network: { public: '10.70.0.0/16', cluster: '10.71.0.0/16' },
      objects: { gateways: 2 },
    });
    data.halls['hall-1'].rows['row-15'] = { racks: 2, feeds: ['bus-a1', 'bus-b1'] };
    data.pools.amd = {
      server: 'supermicro/as-4126gs-nmr-lcc',
      perRack: 4,
      racks: 'hall-1/row-15',
      use: 'inference',
      driver: { version: '30.10', image: 'mirror.columbia.example/drivers/amdgpu' },
    };
    data.jobs.pretrain.to = 'checkpoints';
    delete data.phases;
    data.storage.other = { kind: 'vast', capacity: '1 PB', write: '40 GB/s', secret: 'vast', snapshots: 'delete' };
  });
}
