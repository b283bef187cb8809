import { type Chart, charts } from '../../catalog/index.ts';
import { didYouMean, type Rule } from '../../diagnostics/index.ts';
import type { Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

export const chartVersionUnknown: Rule<Site> = {
  code: 'cluster/chart-version-unknown',
  severity: 'error',
  waivable: true,
  holds: 'Every chart is one that Afterhash renders, in a version whose custom resources it knows.',
  because:
    'A field that moved between two versions is pruned by the API server without a word: the object is there, the operator says ready, and the setting is gone.',
  citations: [...charts['gpu-operator'].citations, ...charts.kueue.citations],

  *find(site) {
    for (const [name, version] of Object.entries(site.spec.cluster?.charts ?? {})) {
      const path = ['cluster', 'charts', name];
      const chart = known.get(name);
      if (chart === undefined) {
        yield {
          path,
          message: `there is no chart "${name}" to give version ${version}`,
          help: didYouMean(name, [...known.keys()]) ?? `there are: ${[...known.keys()].join(', ')}`,
        };
      } else if (version !== chart.version && bringsKinds(chart)) {
        yield {
          path,
          message: `chart "${name}" is asked for in version ${version}, but the custom resources of ${chart.version} alone are known`,
          help: `take the line away and have ${chart.version}, or try what is rendered on a cluster of that version and waive this`,
        };
      }
    }
  },

  examples: {
    valid: [exampleSite(), pinned('{ kueue: 0.19.2, csi-wekafs: 2.9.0 }')],
    invalid: [
      { input: pinned('{ kueue: 0.20.7 }'), at: 'cluster.charts.kueue' },
      { input: pinned('{ kueu: 0.19.2 }'), at: 'cluster.charts.kueu' },
    ],
  },
};

const known: ReadonlyMap<string, Chart> = new Map(Object.entries(charts));

/** A chart without custom resource definitions takes values and nothing else. */
function bringsKinds(chart: Chart): boolean {
  return !chart.crds.startsWith('none');
}

function pinned(versions: string): string {
  return exampleSite({ cluster: `kubernetes: "1.34"\ncni: cilium\nstate: { backend: local }\ncharts: ${versions}` });
}
