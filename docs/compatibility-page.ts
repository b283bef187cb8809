import {
  type Chart,
  type ChartName,
  type ChartUpgrade,
  charts,
  type DriverBranch,
  driverBranches,
  driverCitations,
  KUBERNETES_UPGRADE,
  manifests,
  nodeSystems,
  type RdmaWay,
  rdmaWays,
  type Stride,
  upgrades,
  validatedSystems,
} from '../site/catalog/index.ts';
import { gpuOperatorLines, networkOperatorPlatforms } from '../site/catalog/upgrade-citations.ts';
import type { Citation } from '../site/diagnostics/index.ts';

const RULES = [
  'kubernetes-outside-window',
  'chart-version-unknown',
  'known-bad-combination',
  'kernel-too-old',
  'no-compute-domains',
  'dra-not-possible',
  'driver-too-old',
  'driver-branch-ended',
  'driver-without-image',
  'system-not-validated',
];

/** What goes together: charts, Kubernetes, drivers, systems and kernels, ways of RDMA, kinds, and the way from one version to the next. */
export function compatibilityPage(): string {
  const rows = Object.entries(charts as Readonly<Record<ChartName, Chart>>).map(([key, chart]) => {
    const way: ChartUpgrade = upgrades[key as ChartName];
    return [
      chart.name,
      chart.version,
      windowOf(chart),
      way.writes.join(', '),
      way.crds,
      way.stride && strideOf(way.stride),
      way.disruption,
      way.seen,
    ];
  });
  // What has no chart has no window of its own either: it comes by the chart in the package, whole.
  const printed = Object.entries(manifests).map(([name, { version }]) => [
    name,
    version,
    'unpublished',
    '',
    'helm',
    '',
    '',
    '',
  ]);
  const parts = [
    '<!-- Made by `npm run generate` from site/catalog: change that, not this page. -->',
    '# What goes together',
    `A site outside is refused, with what is nearest inside, by ${RULES.map((rule) => `\`cluster/${rule}\``).join(', ')}. \`afterhash upgrade\` prints the way from one version to another, and refuses one that skips what its project does not let it skip.`,
    '## Charts',
    'Each in its pinned version.',
    table(
      [
        'chart',
        'version',
        'Kubernetes',
        'kinds that are written',
        'CRDs by',
        'one upgrade goes',
        'takes out of work',
        'what is seen',
      ],
      [...rows, ...printed],
    ),
    '## Kubernetes',
    `One upgrade goes ${strideOf(KUBERNETES_UPGRADE.stride)}; a kubelet is emptied first, and is at most ${KUBERNETES_UPGRADE.kubeletsBehind} minor versions behind.`,
    sources(KUBERNETES_UPGRADE.citations),
    '## GPU drivers',
    'The GPU Operator takes any branch that NVIDIA mends.',
    table(
      ['branch', 'kind', 'mended until'],
      driverBranches.map(({ branch, kind, ends }: DriverBranch) => [branch, kind, ends]),
    ),
    sources([...driverCitations, gpuOperatorLines]),
    '## Systems of the nodes',
    `Driver images are there for ${nodeSystems.join(', ')}. Talos and Flatcar bring the driver in their image. What the Network Operator was tried on:`,
    table(
      ['GPU', 'systems'],
      Object.entries(validatedSystems).map(([gpu, systems]) => [gpu, systems.join(', ')]),
    ),
    sources([networkOperatorPlatforms]),
    '## Ways to GPU memory',
    table(
      ['way', 'Linux', 'kernel modules', 'network driver from'],
      Object.entries(rdmaWays as Readonly<Record<string, RdmaWay>>).map(([way, { kernel, modules, ofed }]) => [
        way,
        kernel === undefined ? 'not said' : `${kernel} and later`,
        modules.join(', '),
        ofed.join(', '),
      ]),
    ),
    sources(Object.values(rdmaWays).flatMap(({ citations }) => citations)),
  ];
  return `${parts.join('\n\n')}\n`;
}

function windowOf({ kubernetes: { min, max, basis } }: Chart): string {
  return min === undefined ? basis : `${min} ${max === undefined ? 'and later' : `to ${max}`}, ${basis}`;
}

function strideOf(stride: Stride): string {
  if (stride.to === 'next line') return `to the next line of ${stride.lines.join(', ')}`;
  return `to the next minor version${stride.held === 'recommended' ? ', as is recommended' : ''}`;
}

function table(head: readonly string[], rows: readonly (readonly (string | undefined)[])[]): string {
  const line = (cells: readonly (string | undefined)[]) =>
    `| ${cells.map((cell) => (cell === undefined || cell === '' ? '-' : cell)).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function sources(citations: readonly Citation[]): string {
  const lines = citations.map(
    ({ title, url, date }) => `- ${url === undefined ? title : `[${title}](${url})`}, read ${date}`,
  );
  return [...new Set(lines)].join('\n');
}
