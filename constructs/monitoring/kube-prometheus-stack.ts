import type { Construct } from 'constructs';
import {
  ALERTMANAGERS,
  BLOCK_SHARE,
  type MonitoringLoad,
  monitoringDisks,
  monitoringLoad,
  SILENCES,
  type Site,
} from '../../site/model/index.ts';
import type { MonitoringSpec, RemoteWriteSpec } from '../../site/spec/index.ts';
import { d, GB, GiB, type Storage, s } from '../../site/units/index.ts';
import { chartPin } from '../chart-pin.ts';
import { namespaces } from '../names.ts';
import { ROLLS } from '../terraform/daemon-roll.ts';
import { ChartRelease } from '../terraform/helm-release.ts';
import { platformTolerations } from '../tolerations.ts';
import { LOKI } from './logs.ts';
import { toldLabels } from './node-places.ts';
import { remoteWriteOf } from './remote-write.ts';
import { stackImages } from './stack-images.ts';

/** By this label Grafana finds dashboards in its own namespace. */
export const DASHBOARD_LABEL = { grafana_dashboard: '1' } as const;

/** For the jobs that make the certificate of its webhook: Helm runs them whether it waits for the rest or not. */
const HOOK_SECONDS = 900;

/** Where Grafana finds the lines of pods. */
const LINES = { name: 'Loki', uid: 'loki', type: 'loki', url: LOKI, access: 'proxy' } as const;

/** Never two on one node: a disk of its drives would hold them there for good. */
const APART = { podAntiAffinity: 'hard' } as const;

/** Of several, a drain takes one at a time. */
const ONE_STAYS = { podDisruptionBudget: { enabled: true } } as const;

/** Whoever looks at a graph asks the same one again: two have read a figure at different moments. */
const STEADY = { sessionAffinity: 'ClientIP' } as const;

export interface KubePrometheusStackProps {
  readonly site: Site;
  readonly monitoring: MonitoringSpec;
}

/**
 * Prometheus, Alertmanager, Grafana and the exporters of nodes and objects.
 *
 * Rules and monitors are found whatever release made them. Where alerts go is
 * in a Secret that a person makes: it is named in the site file, and its key
 * `alertmanager.yaml` is Alertmanager's own configuration.
 */
export class KubePrometheusStack extends ChartRelease {
  constructor(scope: Construct, id: string, { site, monitoring }: KubePrometheusStackProps) {
    const images = stackImages(site);
    const load = monitoringLoad(site, monitoring);
    const tolerations = platformTolerations;
    super(scope, id, {
      release: 'kube-prometheus-stack',
      namespace: namespaces.monitoring,
      pin: chartPin(site, 'kube-prometheus-stack'),
      values: {
        crds: { enabled: true },
        defaultRules: { disabled: ORDINARY_HERE },
        prometheusOperator: {
          ...images.operator,
          tolerations,
          admissionWebhooks: {
            failurePolicy: 'Ignore',
            patch: { ...images.operator.admissionWebhooks.patch, tolerations },
          },
        },
        prometheus: {
          prometheusSpec: { ...prometheusSpec(site, monitoring, load), tolerations, ...images.prometheus },
          ...(load.replicas > 1 ? { ...ONE_STAYS, service: STEADY } : {}),
        },
        alertmanager: {
          enabled: true,
          ...(monitoring.alerts === undefined ? {} : ONE_STAYS),
          alertmanagerSpec: { ...alertmanagerSpec(site, monitoring), tolerations, ...images.alertmanager },
        },
        'kube-state-metrics': { ...images.objects, tolerations, metricLabelsAllowlist: toldLabels(site) },
        grafana: {
          ...images.grafana,
          tolerations,
          // Else its account may read the Secrets of every namespace (grafana chart 12.11.1, values.yaml: rbac.namespaced).
          rbac: { namespaced: true },
          sidecar: { dashboards: dashboardSearch, ...images.sidecar },
          ...(monitoring.logs === undefined ? {} : { additionalDataSources: [LINES] }),
        },
        'prometheus-node-exporter': { ...nodeExporter, ...images.node },
        ...outOfReach,
      },
      // Its node exporter is on every node. What reads rules at their door lets them in while it is not there.
      wait: false,
      timeoutSeconds: HOOK_SECONDS,
    });
  }
}

const [[label, labelValue]] = Object.entries(DASHBOARD_LABEL) as [[string, string]];

/**
 * In one namespace, where the chart's own values say in all: what a ConfigMap of a tenant names would be written over our
 * files, or fetched from any address (kiwigrid/k8s-sidecar, README, read 2026-11-26).
 */
const dashboardSearch = { enabled: true, label, labelValue, searchNamespace: namespaces.monitoring };

/**
 * Alerts of the chart on what is ordinary here: a job of more than twelve hours, and a tenant that uses what it has paid
 * for (kubernetes-monitoring/kubernetes-mixin, alerts/apps_alerts.libsonnet and resource_alerts.libsonnet, read
 * 2026-11-26). That of a quota which is exceeded stays.
 */
const ORDINARY_HERE = { KubeJobNotCompleted: true, KubeQuotaAlmostFull: true, KubeQuotaFullyUsed: true } as const;

/** On bare metal these listen on 127.0.0.1 (kubeadm's default) or are not run at all: their alerts would never end. */
const outOfReach = {
  kubeEtcd: { enabled: false },
  kubeScheduler: { enabled: false },
  kubeControllerManager: { enabled: false },
  kubeProxy: { enabled: false },
};

/** What is no disk, or full by its nature, as the images of snaps are: the chart's own list (88.5.3, values.yaml), and memory. */
const NO_DISKS = [
  ...['autofs', 'binfmt_misc', 'bpf', 'cgroup2?', 'configfs', 'debugfs', 'devpts', 'devtmpfs', 'erofs', 'fusectl'],
  ...['hugetlbfs', 'iso9660', 'mqueue', 'nsfs', 'overlay', 'proc', 'procfs', 'pstore', 'rpc_pipefs', 'securityfs'],
  ...['selinuxfs', 'squashfs', 'sysfs', 'tmpfs', 'tracefs'],
];

const nodeExporter = {
  // Its arguments are one list: the two exclusions are here because the list replaces the chart's.
  extraArgs: [
    '--collector.infiniband',
    '--collector.filesystem.mount-points-exclude=^/(dev|proc|sys|run/containerd/.+|var/lib/docker/.+|var/lib/kubelet/.+)($|/)',
    `--collector.filesystem.fs-types-exclude=^(${NO_DISKS.join('|')})$`,
  ],
  updateStrategy: ROLLS,
  prometheus: {
    monitor: {
      // The alerts of GPUs and ports go by the node's name, and "instance" is an address.
      relabelings: [{ sourceLabels: ['__meta_kubernetes_pod_node_name'], targetLabel: 'node', action: 'replace' }],
    },
  },
};

function prometheusSpec(site: Site, monitoring: MonitoringSpec, { disk, memory, replicas, shards }: MonitoringLoad) {
  const { interval, remoteWrite, retention } = monitoring;
  return {
    ...labelsBeyond(site, remoteWrite?.kind),
    ...(interval === undefined ? {} : { scrapeInterval: `${Math.round(interval.in(s))}s` }),
    ...(remoteWrite === undefined || shards === undefined
      ? {}
      : { remoteWrite: [remoteWriteOf(site, remoteWrite, shards)] }),
    ...(replicas > 1 ? { replicas, ...APART } : {}),
    resources: {
      requests: { memory: mebibytes(memory.request) },
      ...(memory.limit === undefined ? {} : { limits: { memory: mebibytes(memory.limit) } }),
    },
    retention: `${Math.ceil(retention.in(d))}d`,
    ...(disk === undefined ? {} : kept(site, disk)),
    ruleSelectorNilUsesHelmValues: false,
    serviceMonitorSelectorNilUsesHelmValues: false,
    podMonitorSelectorNilUsesHelmValues: false,
    probeSelectorNilUsesHelmValues: false,
    scrapeConfigSelectorNilUsesHelmValues: false,
  };
}

/**
 * What a store beyond the cluster tells this site and its Prometheus by. Each replica has a label of its own, which the
 * operator takes off alerts again. The label that it gives to both alike is the same on every site: to Mimir two sites
 * would be one pair, and it would take the figures of one of them only.
 */
function labelsBeyond({ name }: Site, kind: RemoteWriteSpec['kind']): object {
  if (kind !== 'mimir') return { externalLabels: { site: name } };
  return {
    // https://grafana.com/docs/mimir/latest/configure/configure-high-availability-deduplication/, read 2026-11-26
    externalLabels: { site: name, cluster: name },
    replicaExternalLabelName: '__replica__',
    prometheusExternalLabelNameClear: true,
  };
}

function mebibytes(memory: Storage): string {
  return `${Math.ceil(memory.in(GiB) * 1024)}Mi`;
}

function kept(site: Site, disk: Storage) {
  return {
    // What Prometheus calls MB is 2^20 bytes. A small disk in whole GB would be 0, which is no limit.
    retentionSize: `${Math.floor(disk.in(GiB) * BLOCK_SHARE * 1024)}MB`,
    storageSpec: claim(site, disk),
  };
}

/** Always by the name of its class: a claim that names none waits for a default that may never be. */
function claim(site: Site, storage: Storage) {
  const { class: storageClassName } = monitoringDisks(site) ?? {};
  return {
    volumeClaimTemplate: {
      spec: {
        ...(storageClassName === undefined ? {} : { storageClassName }),
        accessModes: ['ReadWriteOnce'],
        resources: { requests: { storage: `${Math.round(storage.in(GB))}G` } },
      },
    },
  };
}

function alertmanagerSpec(site: Site, { alerts }: MonitoringSpec): object {
  if (alerts === undefined) return {};
  return {
    replicas: ALERTMANAGERS,
    ...APART,
    ...(monitoringDisks(site) === undefined ? {} : { storage: claim(site, SILENCES) }),
    useExistingSecret: true,
    configSecret: alerts.to,
    // Else a route would hear only of alerts that carry the namespace it stands in.
    alertmanagerConfigMatcherStrategy: { type: 'None' },
    alertmanagerConfigSelector: {},
    // The chart's own selector takes routes from every namespace, a tenant's too.
    alertmanagerConfigNamespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': namespaces.monitoring } },
  };
}
