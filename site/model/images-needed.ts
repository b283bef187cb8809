import {
  type ChartImage,
  type ChartName,
  chartImages,
  charts,
  type ImageUse,
  type ManifestName,
  manifests,
} from '../catalog/index.ts';
import { chartsNeeded } from './charts-needed.ts';
import { driverVersionOf } from './driver-upgrade.ts';
import { frameworksOf } from './frameworks.ts';
import { partitionedPools } from './gpu-partitions.ts';
import { partitionedTenants, rdmaMode } from './partitions.ts';
import type { Site } from './site.ts';
import { loadsAmdDriver } from './vendors.ts';
import { bringsSnapshotController } from './volume-snapshots.ts';

/** An image that the cluster of a site pulls. */
export interface NeededImage {
  /** `nvcr.io/nvidia/gpu-operator:v26.7.0`. */
  readonly reference: string;
  /** The chart that brings it, or the manifest where there is no chart. */
  readonly chart: ChartName | ManifestName;
}

/** What the list of images cannot say. */
export interface ImageGap {
  readonly chart: ChartName;
  readonly why: string;
}

/** The tag is `<system>-<kernel>-<version>` (ROCm/gpu-operator, docs/drivers/upgrading.md). */
const BUILT_BY_AMD =
  'a driver that is not yet in the repository of its pool is built from packages of repo.radeon.com, on an image of the system of the nodes: behind an air gap it has to be there before';

/** Every image of the charts that a site needs, in the order of those, and what is not known of them. */
export function imagesNeeded(site: Site): {
  readonly images: readonly NeededImage[];
  readonly gaps: readonly ImageGap[];
} {
  const images = new Map<string, NeededImage>();
  const gaps: ImageGap[] = [];
  const known: Partial<Record<ChartName, readonly ChartImage[]>> = chartImages;
  for (const chart of chartsNeeded(site)) {
    const asked = site.spec.cluster?.charts?.[chart];
    if (asked !== undefined && asked !== charts[chart].version) {
      gaps.push({ chart, why: `its version ${asked} has other images than the pinned ${charts[chart].version}` });
      continue;
    }
    const own = known[chart];
    if (own === undefined) gaps.push({ chart, why: 'nobody has read its images yet' });
    for (const image of own ?? []) {
      if (!uses[image.when](site)) continue;
      const { references, gap } = referencesOf(site, image);
      for (const reference of references) images.set(reference, { reference, chart });
      if (gap !== undefined) gaps.push({ chart, why: gap });
    }
    if (chart === 'amd-gpu-operator' && uses['amd driver'](site)) gaps.push({ chart, why: BUILT_BY_AMD });
  }
  for (const name of manifestsNeeded(site)) {
    const { image, version } = manifests[name];
    images.set(name, { reference: `${image}:${version}`, chart: name });
  }
  return { images: [...images.values()], gaps };
}

/** What a site installs that no chart brings. */
export function manifestsNeeded(site: Site): readonly ManifestName[] {
  return [
    ...(frameworksOf(site).includes('mpi') ? (['mpi-operator'] as const) : []),
    ...(bringsSnapshotController(site) ? (['snapshot-controller'] as const) : []),
  ];
}

const modes = (site: Site) => site.fabrics.map((fabric) => rdmaMode(site, fabric));

const uses: Readonly<Record<ImageUse, (site: Site) => boolean>> = {
  always: () => true,
  driver: (site) => driverVersions(site).length > 0,
  claims: (site) => site.spec.cluster?.gpus === 'dra',
  functions: (site) => modes(site).includes('sriov'),
  'shared ports': (site) => modes(site).includes('shared'),
  addresses: (site) => site.spec.cluster?.rdma?.subnet !== undefined,
  'amd driver': (site) => site.pools.some(loadsAmdDriver),
  'amd partitions': (site) => partitionedPools(site).length > 0,
  'direct storage': (site) => site.storage.some(({ spec }) => spec.kind !== 'rook-ceph' && spec.gpuDirect === true),
  'p-keys': (site) => site.fabrics.some((fabric) => partitionedTenants(site, fabric).length > 0),
  'ip over infiniband': (site) =>
    site.fabrics.some((fabric) => fabric.spec.kind === 'infiniband' && rdmaMode(site, fabric) === 'shared'),
  roce: (site) => site.fabrics.some(({ spec }) => spec.kind === 'roce'),
  ofed: (site) => site.spec.cluster?.rdma?.ofed === 'operator',
};

/** Drivers are built for the system of the nodes, which is in their tag. */
function referencesOf(site: Site, { image, tag, when }: ChartImage): { references: readonly string[]; gap?: string } {
  const perSystem = image.endsWith('/driver') || image.endsWith('/doca-driver');
  if (!perSystem) {
    const references = [`${image}:${tag}`];
    if (!tag.endsWith('latest')) return { references };
    return {
      references,
      gap: `${image}:${tag} is whatever it is on the day on which it is mirrored: the chart pins no other`,
    };
  }
  const os = site.spec.cluster?.nodes?.os;
  if (os === undefined)
    return {
      references: [],
      gap: `the tag of ${image} ends with the system of the nodes, which cluster.nodes does not say`,
    };
  if (image.endsWith('/driver') && site.pools.some(({ spec }) => spec.driver?.precompiled === true))
    return {
      references: [],
      gap: `the tag of ${image} of a precompiled driver has the whole kernel release of the nodes in it: read it there with uname -r`,
    };
  const versions = when === 'driver' ? driverVersions(site) : [tag];
  return { references: [...new Set(versions)].map((version) => `${image}:${version}-${os}`) };
}

/** One of each pool that gets its driver from the operator. */
function driverVersions({ pools }: Site): readonly string[] {
  return pools.flatMap((pool) => driverVersionOf(pool) ?? []);
}
