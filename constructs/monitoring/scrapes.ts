import type { Site } from '../../site/model/index.ts';
import type { ExportersSpec } from '../../site/spec/index.ts';
import { namespaces } from '../names.ts';
import type { KubernetesObject } from '../terraform/kubernetes-object.ts';
import { UFM_PATH, ufmScrape } from './ufm.ts';

/** BMCs and PDUs answer in seconds, not in tenths: less would be a target that is always down. */
const SLOW = { scrapeInterval: '60s', scrapeTimeout: '55s' } as const;

/** Figures of one machine of the author's own: an exporter that runs wild takes Prometheus with it. */
const MOST_SAMPLES = 50_000;

/** The objects that say what Prometheus reads beside the cluster. */
export function scrapesOf(site: Site): readonly KubernetesObject[] {
  const { ipmi, redfish, snmp, ufm, others = {} }: ExportersSpec = site.spec.monitoring?.exporters ?? {};
  return [
    ...(ipmi === undefined
      ? []
      : [
          scrape('ipmi', ipmi, {
            ...SLOW,
            metricsPath: '/ipmi',
            params: { module: [ipmi.module ?? 'default'] },
            relabelings: through('prometheus-ipmi-exporter', 9290),
          }),
        ]),
    ...(redfish === undefined
      ? []
      : [
          scrape('redfish', redfish, {
            ...SLOW,
            metricsPath: '/metrics',
            relabelings: through('idrac-exporter', 9348),
          }),
        ]),
    ...Object.entries(snmp?.groups ?? {}).map(([name, group]) =>
      scrape(`snmp-${name}`, group, {
        ...SLOW,
        metricsPath: '/snmp',
        params: { module: group.modules, auth: [group.auth ?? 'public_v2'] },
        relabelings: through('prometheus-snmp-exporter', 9116),
      }),
    ),
    ...(ufm === undefined
      ? []
      : [scrape('ufm', { hosts: [ufm.host] }, { ...SLOW, ...ufmScrape, metricsPath: ufm.path ?? UFM_PATH })]),
    ...Object.entries(others).map(([name, { path, scheme, samples, ...group }]) =>
      scrape(`other-${name}`, group, {
        metricsPath: path ?? '/metrics',
        scheme: scheme === 'https' ? 'HTTPS' : 'HTTP',
        sampleLimit: samples ?? MOST_SAMPLES,
      }),
    ),
  ];
}

interface Machines {
  readonly hosts?: readonly string[] | undefined;
  readonly discovery?: string | undefined;
}

function scrape(name: string, { hosts, discovery }: Machines, how: object): KubernetesObject {
  return {
    apiVersion: 'monitoring.coreos.com/v1alpha1',
    kind: 'ScrapeConfig',
    metadata: { name, namespace: namespaces.monitoring },
    spec: {
      jobName: name,
      ...(hosts === undefined ? {} : { staticConfigs: [{ targets: hosts }] }),
      ...(discovery === undefined ? {} : { httpSDConfigs: [{ url: discovery }] }),
      ...how,
    },
  };
}

/** The exporter is asked, and the machine is named in the question; the figures go by the machine. */
function through(service: string, port: number) {
  return [
    { sourceLabels: ['__address__'], targetLabel: '__param_target', action: 'replace' },
    { sourceLabels: ['__param_target'], targetLabel: 'instance', action: 'replace' },
    { targetLabel: '__address__', replacement: `${service}.${namespaces.monitoring}.svc:${port}`, action: 'replace' },
  ];
}
