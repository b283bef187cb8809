import { type Chart, type ChartName, charts } from '../../catalog/index.ts';
import type { Rule } from '../../diagnostics/index.ts';
import { chartsNeeded, type Site } from '../../model/index.ts';
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
    const asked = minorOf(version);
    // A chart of another version has another window, which is not known.
    const needed = chartsNeeded(site)
      .filter((name) => site.spec.cluster?.charts?.[name] === undefined)
      .map(chartOf);
    const outside = needed.filter(
      ({ kubernetes: { min, max } }) => asked < minorOf(min ?? version) || asked > minorOf(max ?? version),
    );
    if (outside.length === 0) return;
    const least = Math.max(...needed.map(({ kubernetes: { min } }) => (min === undefined ? 0 : minorOf(min))));
    const most = Math.min(
      ...needed.map(({ kubernetes: { max } }) => (max === undefined ? Number.POSITIVE_INFINITY : minorOf(max))),
    );
    yield {
      path: ['cluster', 'kubernetes'],
      message: `kubernetes ${version} is outside the window of ${outside.map((chart) => `"${chart.name}" ${chart.version} (${windowOf(chart)})`).join(', ')}`,
      help: Number.isFinite(most)
        ? `every chart that this site needs takes 1.${least} to 1.${most}`
        : `every chart that this site needs takes 1.${least} and later`,
    };
  },

  examples: {
    valid: [exampleSite(), on('1.33'), on('1.35.2')],
    invalid: [
      { input: on('1.32'), at: 'cluster.kubernetes' },
      { input: on('1.36'), at: 'cluster.kubernetes' },
    ],
  },
};

function chartOf(name: ChartName): Chart {
  return charts[name];
}

/** The minor version: 34 of 1.34.2. Kubernetes has had one major version. */
function minorOf(version: string): number {
  return Number(version.split('.')[1]);
}

function windowOf({ kubernetes: { min, max, basis } }: Chart): string {
  if (max === undefined) return `${min} and later, ${basis}`;
  return `${min} to ${max}, ${basis}`;
}

function on(version: string): string {
  return exampleSite({ cluster: `kubernetes: "${version}"\ncni: cilium\nstate: { backend: local }` });
}
