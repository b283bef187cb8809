import { describe, expect, it } from 'vitest';
import { KubePrometheusStack } from '../../../constructs/monitoring/kube-prometheus-stack.ts';
import { SiteRules } from '../../../constructs/monitoring/site-rules.ts';
import { jsonOf } from '../../stacks/lab.ts';
import { labStack, siteWith } from '../sites.ts';

const site = siteWith();
const PUSH = 'https://metrics.example.com/push';

/** The part about Prometheus, with some lines of the site's monitoring changed. */
function prometheusOf(lines: object): Readonly<Record<string, unknown>> {
  const changed = siteWith((data) => {
    Object.assign(data.monitoring, lines);
  });
  const { monitoring } = changed.spec;
  if (monitoring === undefined) throw new Error('the site has no monitoring');
  const { values } = new KubePrometheusStack(labStack(), 'a', { site: changed, monitoring });
  return (values as { prometheus: { prometheusSpec: Record<string, unknown> } }).prometheus.prometheusSpec;
}

describe('kube-prometheus-stack', () => {
  const { monitoring } = site.spec;
  if (monitoring === undefined) throw new Error('the site has no monitoring');
  const { values } = new KubePrometheusStack(labStack(), 'a', { site, monitoring });

  it('finds rules and monitors of any release', () => {
    const { prometheusSpec } = (values as { prometheus: { prometheusSpec: object } }).prometheus;
    const nil = Object.entries(prometheusSpec).filter(([key]) => key.endsWith('NilUsesHelmValues'));
    expect(nil.map(([, value]) => value)).toEqual([false, false, false, false, false]);
  });

  it('keeps what the site file says, in what Prometheus calls MB', () => {
    // 80 % of 6 TB in units of 2^20 bytes
    expect(values).toMatchObject({
      prometheus: {
        prometheusSpec: { retention: '30d', retentionSize: '4577636MB', externalLabels: { site: 'columbia-18' } },
      },
    });
  });

  it('keeps a size on the smallest disk too', () => {
    // 80 % of 1 GB in units of 2^20 bytes: in whole GB it would be 0, which is no limit.
    expect(prometheusOf({ storage: '1 GB', retention: '1 d' })).toMatchObject({ retentionSize: '762MB' });
  });

  it('claims its disk from the class that the file names, for none is the default', () => {
    expect(values).toMatchObject({
      prometheus: {
        prometheusSpec: {
          storageSpec: {
            volumeClaimTemplate: {
              spec: { storageClassName: 'local-path', resources: { requests: { storage: '6000G' } } },
            },
          },
        },
      },
    });
  });

  it('sends figures through as many shards as the series of the site need', () => {
    const sent = (seriesPerNode: number) => prometheusOf({ seriesPerNode, remoteWrite: { url: PUSH, kind: 'thanos' } });
    // 10,000 series of each of 1,456 nodes every 30 s are half a million a second, of which a shard sends 20,000.
    expect(sent(10_000)).toMatchObject({
      remoteWrite: [{ url: PUSH, queueConfig: { minShards: 26, maxShards: 104, capacity: 10_000 } }],
    });
    expect(sent(1)).toMatchObject({ remoteWrite: [{ queueConfig: { minShards: 2, maxShards: 50 } }] });
  });

  it('asks for memory and a disk by the series of the site, and keeps from filling that disk', () => {
    // 40,000 of the cluster, 5,888 GPUs of 33, as many ports of 64 and 1,456 nodes of 10,000 are 15,171,136 series:
    // 5,064 bytes each in memory, in steps of half a GiB, and 86,400 samples of two bytes on 80 % of the disk, by steps of 100 GB.
    expect(prometheusOf({ seriesPerNode: 10_000, storage: undefined })).toMatchObject({
      resources: { requests: { memory: '73728Mi' }, limits: { memory: '147456Mi' } },
      retentionSize: '2517700MB',
      storageSpec: { volumeClaimTemplate: { spec: { resources: { requests: { storage: '3300G' } } } } },
    });
    expect(prometheusOf({ memory: '64 GiB' })).toMatchObject({
      resources: { requests: { memory: '65536Mi' }, limits: { memory: '65536Mi' } },
    });
    expect(prometheusOf({}).resources).not.toHaveProperty('limits');
  });

  it('has a second Prometheus on another node where somebody is told of alerts, and a drain takes one at a time', () => {
    expect(values).toMatchObject({
      prometheus: {
        prometheusSpec: { replicas: 2, podAntiAffinity: 'hard' },
        podDisruptionBudget: { enabled: true },
        service: { sessionAffinity: 'ClientIP' },
      },
      alertmanager: { alertmanagerSpec: { podAntiAffinity: 'hard' }, podDisruptionBudget: { enabled: true } },
    });
    expect(prometheusOf({ replicas: 1 })).not.toHaveProperty('replicas');
  });

  it('tells a Mimir its replicas by the labels that it goes by, and two sites apart', () => {
    expect(prometheusOf({ remoteWrite: { url: PUSH, kind: 'mimir' } })).toMatchObject({
      externalLabels: { site: 'columbia-18', cluster: 'columbia-18' },
      replicaExternalLabelName: '__replica__',
      prometheusExternalLabelNameClear: true,
    });
    expect(prometheusOf({ remoteWrite: { url: PUSH, kind: 'thanos' } })).not.toHaveProperty('replicaExternalLabelName');
  });

  /** Of the collector of file systems of node_exporter. */
  function argument(name: string): readonly string[] {
    const { extraArgs } = (values as { 'prometheus-node-exporter': { extraArgs: string[] } })[
      'prometheus-node-exporter'
    ];
    const before = `--collector.filesystem.${name}=`;
    return extraArgs.filter((text) => text.startsWith(before)).map((text) => text.slice(before.length));
  }

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

  it('tells nobody that a job has run for a night, or that a tenant uses all of its quota', () => {
    expect(values).toMatchObject({
      defaultRules: { disabled: { KubeJobNotCompleted: true, KubeQuotaAlmostFull: true, KubeQuotaFullyUsed: true } },
    });
    expect(JSON.stringify(values)).not.toContain('KubeQuotaExceeded');
  });

  it('draws dashboards of its own namespace alone: a tenant makes ConfigMaps with any label', () => {
    expect(values).toMatchObject({
      grafana: {
        rbac: { namespaced: true },
        sidecar: { dashboards: { enabled: true, searchNamespace: 'monitoring' } },
      },
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

  it('leaves out every file system that the chart leaves out: the image of a snap is always full', () => {
    const [excluded] = argument('fs-types-exclude');
    // kube-prometheus-stack 88.5.3, values.yaml (read 2026-11-26)
    const chart =
      'autofs binfmt_misc bpf cgroup cgroup2 configfs debugfs devpts devtmpfs fusectl hugetlbfs iso9660 mqueue nsfs overlay proc procfs pstore rpc_pipefs securityfs selinuxfs squashfs sysfs tracefs erofs';
    for (const type of chart.split(' ')) expect(type).toMatch(new RegExp(excluded ?? ''));
    for (const type of ['ext4', 'xfs', 'btrfs', 'zfs', 'vfat']) expect(type).not.toMatch(new RegExp(excluded ?? ''));
  });
});

describe('kube-state-metrics', () => {
  it('is told which labels of nodes to tell, under the prefix of the site: by itself it tells none', () => {
    const own = siteWith((data) => {
      data.cluster.labels = 'gpu.columbia.example';
    });
    const { monitoring } = own.spec;
    if (monitoring === undefined) throw new Error('the site has no monitoring');
    const { values } = new KubePrometheusStack(labStack(), 'a', { site: own, monitoring });
    expect(values).toMatchObject({
      'kube-state-metrics': {
        metricLabelsAllowlist: [
          'nodes=[gpu.columbia.example/pool,gpu.columbia.example/rack,gpu.columbia.example/shed]',
        ],
      },
    });
  });
});

describe('the rules of a site', () => {
  it('are one object a group and pool, in the namespace of Prometheus', () => {
    const { objects } = new SiteRules(labStack(), 'a', { site });
    expect(objects.map(({ kind, metadata }) => `${kind} ${metadata.namespace}/${metadata.name}`)).toEqual([
      'PrometheusRule monitoring/columbia-18-cluster',
      'PrometheusRule monitoring/columbia-18-cluster-rental',
      'PrometheusRule monitoring/columbia-18-cluster-train',
      'PrometheusRule monitoring/columbia-18-cooling',
      'PrometheusRule monitoring/columbia-18-energy',
      'PrometheusRule monitoring/columbia-18-energy-train',
      'PrometheusRule monitoring/columbia-18-fabric-rental',
      'PrometheusRule monitoring/columbia-18-fabric-train',
      'PrometheusRule monitoring/columbia-18-failures',
      'PrometheusRule monitoring/columbia-18-gpu-rental',
      'PrometheusRule monitoring/columbia-18-gpu-train',
      'PrometheusRule monitoring/columbia-18-meters',
      'PrometheusRule monitoring/columbia-18-places',
      'PrometheusRule monitoring/columbia-18-power',
      'PrometheusRule monitoring/columbia-18-scheduling',
      'PrometheusRule monitoring/columbia-18-storage',
      'PrometheusRule monitoring/columbia-18-storage-rental',
      'PrometheusRule monitoring/columbia-18-storage-train',
      'PrometheusRule monitoring/columbia-18-thresholds',
    ]);
  });

  it('are as many resources of Terraform for ten times the racks', () => {
    const { objects } = new SiteRules(labStack(), 'a', { site });
    const larger = siteWith((data) => {
      data.halls['hall-1'].rows['row-(1..10)'].racks = 80;
    });
    expect(new SiteRules(labStack(), 'a', { site: larger }).objects).toHaveLength(objects.length);
  });

  it('reach Prometheus with their own templates as they are', async () => {
    const text = JSON.stringify(await jsonOf((stack) => new SiteRules(stack, 'a', { site })));
    expect(text).toContain('{{ $labels.element }} carries {{ $value | humanize }}W');
  });
});
