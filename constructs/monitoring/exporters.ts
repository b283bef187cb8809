import type { Construct } from 'constructs';
import type { ChartName } from '../../site/catalog/index.ts';
import type { Site } from '../../site/model/index.ts';
import type { ExportersSpec } from '../../site/spec/index.ts';
import { chartPin } from '../chart-pin.ts';
import { mirrored } from '../mirror.ts';
import { namespaces } from '../names.ts';
import { onPools } from '../placement.ts';
import { ROLLS } from '../terraform/daemon-roll.ts';
import { ChartRelease } from '../terraform/helm-release.ts';
import { platformTolerations, poolTolerations } from '../tolerations.ts';

/** Where the exporter of SNMP finds its configuration: the chart has no other way for one that is a Secret. */
const SNMP_FOLDER = '/run/secrets/snmp-exporter';

/** Owner and group may read, as Secrets are mounted by default. */
const READABLE = 0o644;

export interface ExporterProps {
  readonly site: Site;

  /** Releases of this stack that come first: what brings the kind ServiceMonitor. */
  readonly after: readonly ChartRelease[];
}

interface Exporter {
  readonly chart: ChartName;
  readonly values: object;
}

/**
 * What reads BMCs, power and cooling gear and drives: a release each, and only
 * those that the site file asks for. What they read is said by `SiteScrapes`.
 *
 * A release is called like its chart, and so its Service is too.
 */
export function addExporters(scope: Construct, { site, after }: ExporterProps): void {
  for (const { chart, values } of exportersOf(site)) {
    const pin = chartPin(site, chart);
    const release = pin.name;
    // To wait for a Secret that is made only afterwards, or for a node that is down, would end in a time-out, and the apply with it.
    new ChartRelease(scope, chart, { release, namespace: namespaces.monitoring, pin, values, wait: false, after });
  }
}

function exportersOf(site: Site): readonly Exporter[] {
  const { ipmi, redfish, snmp, smartctl }: ExportersSpec = site.spec.monitoring?.exporters ?? {};
  const image = (repository: string) => ({ image: { repository: mirrored(site, repository) } });
  return [
    ...(ipmi === undefined
      ? []
      : [
          {
            chart: 'prometheus-ipmi-exporter',
            values: {
              ...image('registry.hub.docker.com/prometheuscommunity/ipmi-exporter'),
              tolerations: platformTolerations,
              configSecret: { enabled: true, name: ipmi.secret, key: 'config.yml' },
            },
          } as const,
        ]),
    ...(redfish === undefined
      ? []
      : [
          {
            chart: 'idrac-exporter',
            // The chart's own text would make a Secret with the password "PASSWORD".
            values: {
              ...image('ghcr.io/mrlhansen/idrac_exporter'),
              tolerations: platformTolerations,
              existingSecret: redfish.secret,
              idracConfig: '',
            },
          } as const,
        ]),
    ...(snmp === undefined
      ? []
      : [
          {
            chart: 'prometheus-snmp-exporter',
            values: {
              ...image('quay.io/prometheus/snmp-exporter'),
              tolerations: platformTolerations,
              extraArgs: [`--config.file=${SNMP_FOLDER}/snmp.yml`],
              extraSecretMounts: [
                {
                  name: 'snmp-configuration',
                  mountPath: SNMP_FOLDER,
                  secretName: snmp.secret,
                  readOnly: true,
                  defaultMode: READABLE,
                },
              ],
            },
          } as const,
        ]),
    ...(smartctl === true
      ? [{ chart: 'prometheus-smartctl-exporter', values: smartctlValues(site, image) } as const]
      : []),
  ];
}

/** The drives of GPU nodes: those of a control plane are nobody's scratch. */
function smartctlValues(site: Site, image: (repository: string) => object) {
  return {
    ...image('quay.io/prometheuscommunity/smartctl-exporter'),
    affinity: onPools(site, site.pools),
    tolerations: poolTolerations(site),
    updateStrategy: ROLLS,
    serviceMonitor: {
      enabled: true,
      relabelings: [{ sourceLabels: ['__meta_kubernetes_pod_node_name'], targetLabel: 'node', action: 'replace' }],
    },
  };
}
