import { type ChartName, charts } from '../../site/catalog/index.ts';
import { chartsNeeded, imagesNeeded, type Site } from '../../site/model/index.ts';
import type { ExportTarget } from '../export-target.ts';

/** What a mirror has to hold before the first apply: every image and every chart, and under which name. */
export const images: ExportTarget = {
  name: 'images',
  writes: 'the images and charts that the cluster pulls, and their names in the mirror, for an air gap',

  export(site) {
    if (site.spec.cluster === undefined)
      return {
        nothing: `"${site.name}" has no cluster, so nothing is pulled`,
        help: 'add a part "cluster" to the site file',
      };
    const { images, gaps } = imagesNeeded(site);
    return {
      files: new Map([
        ['images.txt', lines(images.map(({ reference }) => reference))],
        [
          'images.csv',
          table(
            ['image', 'in the mirror', 'chart'],
            images.map(({ reference, chart }) => [reference, inMirror(site, reference), chart]),
          ),
        ],
        [
          'charts.csv',
          table(
            ['chart', 'version', 'repository', 'in the mirror'],
            chartsNeeded(site).map((name) => chartRow(site, name)),
          ),
        ],
      ]),
      notes: [
        'what the nodes boot (kernel, container runtime, pod network) is not in the list',
        ...gaps.map(({ chart, why }) => `chart "${chart}": ${why}`),
      ],
    };
  },
};

/** A mirror keeps each registry under its own name; without one the reference stays. */
function inMirror(site: Site, reference: string): string {
  const registry = site.spec.cluster?.registry;
  return registry === undefined ? reference : `${registry}/${reference}`;
}

function chartRow(site: Site, name: ChartName): readonly string[] {
  const { name: chart, repository, version } = charts[name];
  const registry = site.spec.cluster?.registry;
  const place = repository.replace(/^\w+:\/\//, '');
  const mirrored = registry === undefined ? repository : `oci://${registry}/${place}`;
  return [chart, site.spec.cluster?.charts?.[name] ?? version, repository, mirrored];
}

/** No name here has a comma or a quote in it. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return lines([head, ...rows].map((row) => row.join(',')));
}

function lines(rows: readonly string[]): string {
  return rows.map((row) => `${row}\n`).join('');
}
