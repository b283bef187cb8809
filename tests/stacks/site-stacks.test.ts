import { App } from 'cdktf';
import { describe, expect, it } from 'vitest';
import type { SynthesizedStack } from '../../cli/synthesized-stacks.ts';
import { isRelease, renderedIn } from '../../constructs/terraform/rendering.ts';
import { platformNamespaces, type Site } from '../../site/model/index.ts';
import { addSiteStacks } from '../../stacks/site-stacks.ts';
import { everything } from '../constructs/everything.ts';
import { found, type SiteData, siteWith } from '../constructs/sites.ts';
import { customKinds } from './custom-kinds.ts';
import { inFolder, synthesized } from './lab.ts';

const site = siteWith();

/** What every API server knows, and Terraform has no resource for that plans without one. */
const BUILT_IN = new Set(['admissionregistration.k8s.io/v1']);

function written(of: Site): Promise<SynthesizedStack[]> {
  return inFolder((folder) => synthesized(folder, (app) => void addSiteStacks(app, of)));
}

function addressesIn({ name, json }: SynthesizedStack): string[] {
  const resources = Object.entries(json.resource ?? {});
  return resources.flatMap(([type, ofType]) => Object.keys(ofType).map((id) => `${name}/${type}.${id}`)).sort();
}

/** Releases of a site by the layer that brings them, and the custom objects of each. */
function layersOf(of: Site) {
  return addSiteStacks(new App(), of).map((stack) => {
    const releases = renderedIn(stack).filter(isRelease);
    return {
      layer: stack.layer,
      releases: releases.map(({ release }) => release),
      objects: releases.flatMap(({ objects = [] }) => objects),
    };
  });
}

/** Sites that between them write every kind that there is a construct for. */
const variants: readonly (readonly [string, Site])[] = [
  ['the default site', site],
  [
    'a site whose pools want different drivers',
    siteWith(
      (data) => void Object.assign(data.pools.rental, { driver: { version: '580.95.05' }, sharing: 'mps', shares: 8 }),
    ),
  ],
  ['a site without partitions', siteWith(withoutPartitions)],
  ['a site with RoCE', siteWith(withRoce)],
  ['a site whose pods take whole ports', siteWith(withWholePorts)],
  ['a site without a fabric', siteWith(withoutFabric)],
];

/** Shared ports take more pods, so more addresses. */
function withoutPartitions(data: SiteData): void {
  delete data.tenants.meridian.pkey;
  data.cluster.rdma.subnet = '10.0.0.0/8';
}

function withRoce(data: SiteData): void {
  withoutPartitions(data);
  Object.assign(data.fabrics.ib, { kind: 'roce', access: 'sriov', qos: { priority: 3, dscp: 26 } });
}

function withWholePorts(data: SiteData): void {
  withoutPartitions(data);
  data.fabrics.ib.access = 'host-device';
  data.cluster.rdma.ofed = 'operator';
}

function withoutFabric(data: SiteData): void {
  delete data.fabrics;
  delete data.tenants.meridian.pkey;
  for (const pool of Object.values<SiteData>(data.pools)) delete pool.fabric;
}

describe('the layers of a site', () => {
  it('come in the order in which they are applied, each after the one before it alone', () => {
    const stacks = addSiteStacks(new App(), site);
    const edges = stacks.map(({ node, dependencies }) => [node.id, dependencies.map((on) => on.node.id)]);
    expect(edges).toEqual([
      ['columbia-18-operators', []],
      ['columbia-18-platform', ['columbia-18-operators']],
      ['columbia-18-fabric', ['columbia-18-platform']],
      ['columbia-18-tenant-meridian', ['columbia-18-fabric']],
      ['columbia-18-tenant-open-market', ['columbia-18-fabric']],
    ]);
  });

  it('are as many where no port has an address: what had one before has a plan that takes it away', () => {
    const layers = layersOf(found(variants.at(-1))[1]);
    expect(layers.map(({ layer }) => layer)).toEqual([
      'operators',
      'platform',
      'fabric',
      'tenant-meridian',
      'tenant-open-market',
    ]);
    expect(layers[2]).toMatchObject({ releases: [], objects: [] });
  });

  it('keep a state each, by site and layer, where the site file says', async () => {
    const backends = (await written(site)).map(({ json }) => json.terraform?.backend);
    expect(backends).toHaveLength(5);
    expect(backends.at(-1)).toEqual({
      s3: {
        bucket: 'columbia-18-state',
        key: 'columbia-18/tenant-open-market.tfstate',
        region: 'us-west-2',
        use_lockfile: true,
      },
    });
    expect(new Set(backends.map((backend) => JSON.stringify(backend))).size).toBe(5);
  });

  it('are written the same twice', async () => {
    expect(await written(site)).toEqual(
      (await written(site)).map((stack) => ({ ...stack, folder: expect.any(String) })),
    );
  });
});

describe.each(variants)('%s', (_, of) => {
  const layers = layersOf(of);

  it('writes custom kinds only that the pinned charts bring', () => {
    const known = new Set(customKinds.flatMap(({ apiVersion, kinds }) => kinds.map((kind) => `${apiVersion} ${kind}`)));
    const objects = layers.flatMap((layer) => layer.objects).filter(({ apiVersion }) => !BUILT_IN.has(apiVersion));
    expect(objects.length).toBeGreaterThan(5);
    expect(objects.map(({ apiVersion, kind }) => `${apiVersion} ${kind}`).filter((kind) => !known.has(kind))).toEqual(
      [],
    );
  });

  it('never writes an object in the layer that brings its kind, or before it', () => {
    for (const { apiVersion, kinds, from } of customKinds) {
      const brings = layers.findIndex(({ releases }) => releases.includes(from));
      const writes = layers.findIndex(({ objects }) =>
        objects.some((object) => object.apiVersion === apiVersion && kinds.includes(object.kind)),
      );
      if (writes !== -1)
        expect([from, brings, writes]).toEqual([
          from,
          expect.any(Number),
          expect.toSatisfy((at) => brings >= 0 && at > brings),
        ]);
    }
  });
});

describe('the namespaces of operators', () => {
  it('let in pods that load modules, mount drives or read the host, and only theirs', () => {
    const [operators] = addSiteStacks(new App(), site);
    const levels = renderedIn(found(operators)).flatMap((one): [string, string | undefined][] =>
      isRelease(one) || one.kind !== 'Namespace'
        ? []
        : [[one.metadata.name, one.metadata.labels?.['pod-security.kubernetes.io/enforce']]],
    );
    const of = (level: string) => levels.flatMap(([name, its]) => (its === level ? [name] : [])).toSorted();
    expect(of('privileged')).toEqual(
      expect.arrayContaining(['gpu-operator', 'nvidia-network-operator', 'rook-ceph', 'topolvm-system']),
    );
    expect(of('baseline')).toEqual(expect.arrayContaining(['cert-manager', 'kueue-system']));
    expect(levels.length).toBe(of('privileged').length + of('baseline').length);
  });

  it('are free to no tenant, and so are those of every release', () => {
    const all = everything();
    const tenants = all.tenants.map(({ id }) => id);
    const used = addSiteStacks(new App(), all)
      .flatMap((stack) => renderedIn(stack))
      .flatMap((one) => (isRelease(one) ? [one.namespace] : one.kind === 'Namespace' ? [one.metadata.name] : []));
    const reserved: readonly string[] = Object.values(platformNamespaces);
    expect(used).toEqual(expect.arrayContaining(['csi-wekafs', 'vast-csi']));
    expect(used.filter((name) => !reserved.includes(name) && !tenants.includes(name))).toEqual([]);
  });
});

describe('the resources of Terraform', () => {
  it('are of the kinds that both majors of the Kubernetes provider have, and never read the cluster while they plan', async () => {
    const types = new Set((await written(site)).flatMap(({ json }) => Object.keys(json.resource ?? {})));
    expect(types.size).toBeGreaterThan(8);
    // The last is of Terraform itself, and asks nobody.
    const ours = /^(kubernetes_\w+_v1|helm_release|terraform_data)$/;
    expect([...types].filter((type) => !ours.test(type))).toEqual([]);
  });

  it('are as many when the racks double', async () => {
    const larger = siteWith((data) => {
      data.halls['hall-1'].rows['row-(1..10)'].racks = 16;
      data.halls['hall-1'].rows['row-11'].racks = 16;
      data.cluster.rdma.subnet = '10.56.0.0/14';
    });
    const count = async (of: Site) => (await written(of)).map(addressesIn);
    expect(found(larger.pools[0]).nodes).toBe(2 * found(site.pools[0]).nodes);
    expect(await count(larger)).toEqual(await count(site));
  });

  it('are named as they always were: a changed line replaces a real thing', async () => {
    const addresses = (await written(site)).flatMap(addressesIn).sort();
    await expect(`${addresses.join('\n')}\n`).toMatchFileSnapshot(
      '../blueprints/liquid-retrofit/expected/addresses.txt',
    );
  });
});
