import { expect, test } from 'vitest';
import { alertmanagerConfig } from '../../constructs/monitoring/alert-routes.ts';
import { KubePrometheusStack } from '../../constructs/monitoring/kube-prometheus-stack.ts';
import type { KubernetesObject } from '../../constructs/terraform/kubernetes-object.ts';
import { found, labStack, siteWith } from '../constructs/sites.ts';
import { strangersIn } from './crds/strangers.ts';
import { describeOnSharedCluster } from './kubernetes/cluster.ts';

const kinds = ['webhook', 'pagerduty', 'slack', 'opsgenie', 'msteamsv2'];
const site = siteWith((data) => {
  Object.assign(data.monitoring, {
    seriesPerNode: 5000,
    interval: '15 s',
    remoteWrite: {
      url: 'https://metrics.example.com/push',
      secret: 'push',
      kind: 'mimir',
      only: ['*:*', 'DCGM_*'],
      never: ['node_*'],
    },
  });
  delete data.monitoring.storage;
  Object.assign(data.monitoring.alerts, {
    receivers: Object.fromEntries(kinds.map((kind) => [kind, { kind, secret: kind }])),
    routes: kinds.map((to) => ({ domain: 'power', to })),
    groupWait: '10 s',
    repeatInterval: '12 h',
  });
});
const monitoring = found(site.spec.monitoring);
const { values } = new KubePrometheusStack(labStack(), 'a', { site, monitoring });
const { prometheus, alertmanager } = values as {
  readonly prometheus: { readonly prometheusSpec: Record<string, unknown> };
  readonly alertmanager: { readonly alertmanagerSpec: Record<string, unknown> };
};

/** Values that the chart turns into something else, or into other objects. */
const OF_THE_CHART = [
  'image',
  'podAntiAffinity',
  'useExistingSecret',
  'storageSpec',
  'prometheusExternalLabelNameClear',
];

/** As the chart makes them of its values: most fields go by the same name (templates/prometheus/prometheus.yaml and alertmanager/alertmanager.yaml). */
const objects: readonly KubernetesObject[] = [
  stackObject('Prometheus', prometheus.prometheusSpec, { storage: prometheus.prometheusSpec.storageSpec }),
  stackObject('Alertmanager', alertmanager.alertmanagerSpec),
  alertmanagerConfig(found(monitoring.alerts)),
];

function stackObject(kind: string, spec: Record<string, unknown>, more: object = {}): KubernetesObject {
  const same = Object.entries(spec).filter(
    ([key]) => !OF_THE_CHART.includes(key) && !key.endsWith('NilUsesHelmValues'),
  );
  return {
    apiVersion: 'monitoring.coreos.com/v1',
    kind,
    metadata: { name: 'stack', namespace: 'monitoring' },
    spec: { ...Object.fromEntries(same), ...more },
  };
}

test('Prometheus, Alertmanager and its routes have only fields that their kinds know', () => {
  expect(objects.flatMap(strangersIn)).toEqual([]);
});

describeOnSharedCluster('what the operator of Prometheus is told', (cluster) => {
  test.each(objects.map((object) => [object.kind, object] as const))(
    'is accepted by the API server: %s',
    async (_, object) => {
      const { api, namespace } = cluster();
      await namespace('monitoring');
      await api.apply(object, { dryRun: true });
      const wrong = {
        ...object,
        spec: { ...(object.spec as object), retention: 'a month', route: { groupWait: 'soon' } },
      };
      await expect(api.apply(wrong, { dryRun: true })).rejects.toThrow();
      expect(api.warnings).toEqual([]);
    },
  );
});
