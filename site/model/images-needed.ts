import { type ChartImage, type ChartName, chartImages, charts, type ImageUse } from '../catalog/index.ts';
import { chartsNeeded } from './charts-needed.ts';
import { driverVersionOf } from './driver-upgrade.ts';
import { partitionedTenants, rdmaMode } from './partitions.ts';
import type { Site } from './site.ts';

/** An image that the cluster of a site pulls. */
export interface NeededImage {
  /** `nvcr.io/nvidia/gpu-operator:v26.7.0`. */
  readonly reference: string;
  /** The chart that brings it. */
  readonly chart: ChartName;
}

/** What the list of images cannot say. */
export interface ImageGap {
  readonly chart: ChartName;
  readonly why: string;
}

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
  }
  return { images: [...images.values()], gaps };
}

const modes = (site: Site) => site.fabrics.map((fabric) => rdmaMode(site, fabric));

const uses: Readonly<Record<ImageUse, (site: Site) => boolean>> = {
  always: () => true,
  driver: (site) => driverVersions(site).length > 0,
  functions: (site) => modes(site).includes('sriov'),
  'shared ports': (site) => modes(site).includes('shared'),
  addresses: (site) => site.spec.cluster?.rdma?.subnet !== undefined,
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
  if (!perSystem) return { references: [`${image}:${tag}`] };
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
