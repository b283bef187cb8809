import { charts } from '../../catalog/index.ts';
import type { Rule } from '../../diagnostics/index.ts';
import { kubernetesFit, type Site, sayOutside } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

export const kubernetesOutsideWindow: Rule<Site> = {
  code: 'cluster/kubernetes-outside-window',
  severity: 'error',
  waivable: true,
  holds: 'The Kubernetes version is inside the window of every chart that the site needs.',
  because:
    'Outside its window a chart is refused by Helm, or installed where nobody has tried it: operators fail at the first API that has moved.',
  citations: [
    ...charts['gpu-operator'].citations,
    ...charts['network-operator'].citations,
    ...charts['cert-manager'].citations,
  ],

  *find(site) {
    const version = site.spec.cluster?.kubernetes;
    if (version === undefined) return;
    const { outside, nearest, range } = kubernetesFit(site, version);
    if (outside.length === 0) return;
    yield {
      path: ['cluster', 'kubernetes'],
      message: sayOutside(version, outside),
      help:
        nearest === undefined
          ? 'no version suits every chart that this site needs: give one of them another version under cluster.charts'
          : `take ${nearest}, the nearest that every chart of this site goes with (${range})`,
    };
  },

  examples: {
    valid: [exampleSite(), on('1.33'), on('1.35.2'), on('1.36', 'charts: { network-operator: 26.7.0 }')],
    invalid: [
      { input: on('1.32'), at: 'cluster.kubernetes' },
      { input: on('1.36'), at: 'cluster.kubernetes' },
      { input: on('1.31', 'charts: { network-operator: 26.7.0 }'), at: 'cluster.kubernetes' },
    ],
  },
};

function on(version: string, more = ''): string {
  return exampleSite({ cluster: `kubernetes: "${version}"\ncni: cilium\nstate: { backend: local }\n${more}` });
}
