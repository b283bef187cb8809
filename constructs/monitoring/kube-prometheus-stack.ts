import type { Construct } from 'constructs';
import { BLOCK_SHARE, monitoringDisks, type Site } from '../../site/model/index.ts';
import type { MonitoringSpec } from '../../site/spec/index.ts';
import { d, GB, GiB, type Storage, s } from '../../site/units/index.ts';
import { chartPin } from '../chart-pin.ts';
import { namespaces } from '../names.ts';
import { ChartRelease } from '../terraform/helm-release.ts';
import { LOKI } from './logs.ts';
import { remoteWriteOf } from './remote-write.ts';
import { stackImages } from './stack-images.ts';

/** By this label Grafana finds dashboards in any namespace. */
export const DASHBOARD_LABEL = { grafana_dashboard: '1' } as const;

const TIMEOUT_SECONDS = 900;

/** Disk of an Alertmanager, for silences and what was told: a figure of ours. */
const SILENCES = GB(2);

/** Where Grafana finds the lines of pods. */
const LINES = { name: 'Loki', uid: 'loki', type: 'loki', url: LOKI, access: 'proxy' } as const;

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
    super(scope, id, {
      release: 'kube-prometheus-stack',
      namespace: namespaces.monitoring,
      pin: chartPin(site, 'kube-prometheus-stack'),
      values: {
        crds: { enabled: true },
        prometheusOperator: images.operator,
        prometheus: { prometheusSpec: { ...prometheusSpec(site, monitoring), ...images.prometheus } },
        alertmanager: {
          enabled: true,
          alertmanagerSpec: { ...alertmanagerSpec(site, monitoring), ...images.alertmanager },
        },
        'kube-state-metrics': images.objects,
        grafana: {
          ...images.grafana,
          sidecar: { dashboards: { ...dashboardSearch, searchNamespace: 'ALL' }, ...images.sidecar },
          ...(monitoring.logs === undefined ? {} : { additionalDataSources: [LINES] }),
        },
        'prometheus-node-exporter': { ...nodeExporter, ...images.node },
        ...outOfReach,
      },
      timeoutSeconds: TIMEOUT_SECONDS,
    });
  }
}

const [[label, labelValue]] = Object.entries(DASHBOARD_LABEL) as [[string, string]];
const dashboardSearch = { enabled: true, label, labelValue };

/** On bare metal these listen on 127.0.0.1 (kubeadm's default) or are not run at all: their alerts would never end. */
const outOfReach = {
  kubeEtcd: { enabled: false },
  kubeScheduler: { enabled: false },
  kubeControllerManager: { enabled: false },
  kubeProxy: { enabled: false },
};

const nodeExporter = {
  // Its arguments are one list: the two exclusions are here because the list replaces the chart's.
  extraArgs: [
    '--collector.infiniband',
    '--collector.filesystem.mount-points-exclude=^/(dev|proc|sys|run/containerd/.+|var/lib/kubelet/.+)($|/)',
    '--collector.filesystem.fs-types-exclude=^(autofs|bpf|cgroup2?|configfs|debugfs|devpts|nsfs|overlay|proc|sysfs|tmpfs|tracefs)$',
  ],
  prometheus: {
    monitor: {
      // The alerts of GPUs and ports go by the node's name, and "instance" is an address.
      relabelings: [{ sourceLabels: ['__meta_kubernetes_pod_node_name'], targetLabel: 'node', action: 'replace' }],
    },
  },
};

function prometheusSpec(site: Site, { retention, storage, interval, remoteWrite }: MonitoringSpec) {
  return {
    externalLabels: { site: site.name },
    ...(interval === undefined ? {} : { scrapeInterval: `${Math.round(interval.in(s))}s` }),
    ...(remoteWrite === undefined ? {} : { remoteWrite: [remoteWriteOf(site, remoteWrite)] }),
    retention: `${Math.ceil(retention.in(d))}d`,
    ...(storage === undefined ? {} : disk(site, storage)),
    ruleSelectorNilUsesHelmValues: false,
    serviceMonitorSelectorNilUsesHelmValues: false,
    podMonitorSelectorNilUsesHelmValues: false,
    probeSelectorNilUsesHelmValues: false,
    scrapeConfigSelectorNilUsesHelmValues: false,
  };
}

function disk(site: Site, storage: Storage) {
  return {
    // What Prometheus calls GB is 2^30 bytes.
    retentionSize: `${Math.floor(storage.in(GiB) * BLOCK_SHARE)}GB`,
    storageSpec: claim(site, storage),
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
    // Two know of each other's messages and silences: a node that is drained takes neither with it.
    replicas: 2,
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
