import { copyFileSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { SynthesizedStack } from '../../cli/synthesized-stacks.ts';
import type { Site } from '../../site/model/index.ts';
import { addSiteStacks } from '../../stacks/site-stacks.ts';
import { found, type SiteData, siteWith } from '../constructs/sites.ts';
import { inFolder, synthesized } from '../stacks/lab.ts';
import { describeWith } from './judges.ts';
import { differences } from './plan-differences.ts';
import { type Plan, planned, schemaProvider, type Terraform, withSchemaProvider } from './terraform.ts';

const site = siteWith();

describeWith(schemaProvider)('under Terraform with the schema provider', () => {
  it('layers are applied in one order, each after the one before it alone', async () => {
    const manifest = await inFolder((folder) => {
      synthesized(folder, (app) => void addSiteStacks(app, site));
      return JSON.parse(readFileSync(join(folder, 'cdktf.out', 'manifest.json'), 'utf8'));
    });
    const stacks: { name: string; dependencies: string[] }[] = Object.values(manifest.stacks);
    expect(Object.fromEntries(stacks.map(({ name, dependencies }) => [name, dependencies]))).toEqual({
      'columbia-18-operators': [],
      'columbia-18-platform': ['columbia-18-operators'],
      'columbia-18-fabric': ['columbia-18-platform'],
      'columbia-18-tenant-meridian': ['columbia-18-fabric'],
      'columbia-18-tenant-open-market': ['columbia-18-fabric'],
    });
  });

  describe('a changed pool', () => {
    let uncut: Plans = new Map();
    let halved: Plans = new Map();

    beforeAll(async () => {
      [uncut = uncut, halved = halved] = await plansAfter([
        siteWith((data) => void delete data.pools.rental.sharing),
        siteWith((data) => void Object.assign(data.halls['hall-1'].rows['row-11'], { racks: 4 })),
      ]);
    });

    it('that MIG no longer cuts changes its own labels, alerts and quota only', () => {
      expect(touched(uncut)).toEqual([
        'platform: update helm_release.node-identity',
        'platform: update helm_release.site-rules',
        'tenant-open-market: update helm_release.queues',
        'tenant-open-market: update kubernetes_config_map_v1.tenancy_admission_grants',
        'tenant-open-market: update kubernetes_resource_quota_v1.tenancy_quota',
      ]);
      expect(foreign(uncut)).toEqual([]);
    });

    it('of half the racks changes its own quota, and what failures do to the building', () => {
      expect(touched(halved)).toEqual([
        'platform: update helm_release.site-rules',
        'tenant-open-market: update helm_release.queues',
        'tenant-open-market: update kubernetes_resource_quota_v1.tenancy_quota',
      ]);
      expect(foreign(halved)).toEqual([]);
      const ofBuilding =
        /^helm_release\.site-rules\.values\.0\.objects\.PrometheusRule\/columbia-18-(thresholds|failures)\./;
      const paths = differences(halved.get('platform')).map(({ path }) => path);
      expect(paths.filter((path) => !ofBuilding.test(path))).toEqual([]);
    });
  });

  it('a class whose volumes are to be kept is made anew: Kubernetes changes none, and the provider would try', async () => {
    const retains = siteWith((data) => {
      data.storage.scratch.reclaim = 'retain';
    });
    const [kept] = await plansAfter([retains], ['platform']);
    expect(touched(found(kept))).toEqual([
      'platform: delete and create kubernetes_storage_class_v1.storage-classes_scratch',
      'platform: update terraform_data.storage-classes_scratch_reclaim',
    ]);
  });

  it('a retired tenant is a plan that destroys by name all that it had', async () => {
    await inFolder((folder) =>
      withSchemaProvider(async (terraform) => {
        const before = stackOf(written(folder, site), 'tenant-open-market');
        const dir = terraform.stage(before.folder);
        await terraform.init(dir);
        await terraform.apply(dir);
        const had = addressesIn(before);
        expect(had.length).toBeGreaterThan(10);

        const after = stackOf(written(folder, withoutOpenMarket({ retired: ['open-market'] })), 'tenant-open-market');
        expect(addressesIn(after)).toEqual([]);
        continueWith(after, dir);
        expect(planned(await terraform.plan(dir))).toEqual(had.map((address) => `delete ${address}`));
        await terraform.apply(dir);
        await terraform.settled(dir);
      }),
    );
  });

  it('a tenant that is gone without being retired is missed by the plan of the first layer', async () => {
    const [plans] = await plansAfter([withoutOpenMarket()], ['operators']);
    expect(plans?.get('operators')?.output_changes).toMatchObject({
      layers: {
        actions: ['update'],
        before: ['operators', 'platform', 'fabric', 'tenant-meridian', 'tenant-open-market'],
        after: ['operators', 'platform', 'fabric', 'tenant-meridian'],
      },
    });
  });

  it('two sites in one folder have a state each: a renamed one begins anew, and the first is as it was', async () => {
    await inFolder((folder) =>
      withSchemaProvider(async (terraform) => {
        await applyInPlace(terraform, stackOf(written(folder, local('columbia-18')), 'fabric'));

        const stacks = written(folder, local('wenatchee'));
        expect(stacks.filter(({ name }) => !name.startsWith('wenatchee-'))).toEqual([]);
        const other = stackOf(stacks, 'fabric', 'wenatchee');
        await terraform.init(other.folder);
        expect(planned(await terraform.plan(other.folder))).toEqual(addressesIn(other).map((one) => `create ${one}`));
        await terraform.apply(other.folder);
        expect(statesIn(folder)).toEqual([
          'terraform.columbia-18.fabric.tfstate',
          'terraform.wenatchee.fabric.tfstate',
        ]);

        const first = stackOf(written(folder, local('columbia-18')), 'fabric');
        await terraform.init(first.folder);
        await terraform.settled(first.folder);
      }),
    );
  });

  it('two sites whose names run together into one are stopped before one reads the state of the other', async () => {
    await inFolder((folder) =>
      withSchemaProvider(async (terraform) => {
        const name = 'columbia-tenant-a-tenant-b';
        const first = found(written(folder, local('columbia', 'a-tenant-b')).find((one) => one.name === name));
        await applyInPlace(terraform, first);
        const second = found(written(folder, local('columbia-tenant-a', 'b')).find((one) => one.name === name));
        expect(second.folder).toBe(first.folder);
        await expect(terraform.init(second.folder)).rejects.toThrow('Backend configuration changed');
      }),
    );
  });
});

type Plans = ReadonlyMap<string, Plan>;

/** The plans of changed sites, each by layer, where the default site is applied. */
function plansAfter(changed: readonly Site[], layers?: readonly string[]): Promise<readonly Plans[]> {
  return inFolder((folder) =>
    withSchemaProvider(async (terraform) => {
      const after = changed.map((one, index) => ({
        stacks: written(join(folder, `after-${index}`), one),
        plans: new Map<string, Plan>(),
      }));
      for (const stack of written(join(folder, 'before'), site)) {
        const layer = stack.name.replace('columbia-18-', '');
        if (layers !== undefined && !layers.includes(layer)) continue;
        const dir = terraform.stage(stack.folder);
        await terraform.init(dir);
        await terraform.apply(dir);
        for (const { stacks, plans } of after) {
          continueWith(stackOf(stacks, layer), dir);
          plans.set(layer, await terraform.plan(dir));
        }
      }
      return after.map(({ plans }) => plans);
    }),
  );
}

function written(folder: string, of: Site): SynthesizedStack[] {
  return synthesized(folder, (app) => void addSiteStacks(app, of));
}

function stackOf(stacks: readonly SynthesizedStack[], layer: string, of = 'columbia-18'): SynthesizedStack {
  return found(stacks.find(({ name }) => name === `${of}-${layer}`));
}

/** What a later synth does to a stack's folder: the state beside it stays. */
function continueWith({ folder }: SynthesizedStack, staged: string): void {
  copyFileSync(join(folder, 'cdk.tf.json'), join(staged, 'cdk.tf.json'));
}

/** With the backend that the stack itself names. */
async function applyInPlace(terraform: Terraform, { folder }: SynthesizedStack): Promise<void> {
  await terraform.init(folder);
  await terraform.apply(folder);
}

function addressesIn({ json }: SynthesizedStack): string[] {
  return Object.entries(json.resource ?? {})
    .flatMap(([type, named]) => Object.keys(named).map((name) => `${type}.${name}`))
    .sort();
}

function touched(plans: Plans): string[] {
  return [...plans].flatMap(([layer, plan]) => planned(plan).map((change) => `${layer}: ${change}`)).sort();
}

/** Differences that name the other pool or its tenant. */
function foreign(plans: Plans): string[] {
  const lines = [...plans.values()].flatMap(differences).map((difference) => JSON.stringify(difference));
  expect(lines.length).toBeGreaterThan(0);
  return lines.filter((line) => /train|meridian/.test(line));
}

function withoutOpenMarket(more: SiteData = {}): Site {
  return siteWith((data) => {
    delete data.tenants['open-market'];
    data.energy.shed = ['s19-fleet'];
    Object.assign(data, more);
  });
}

function local(name: string, tenant = 'open-market'): Site {
  return siteWith((data) => {
    data.site.name = name;
    data.tenants = { meridian: data.tenants.meridian, [tenant]: data.tenants['open-market'] };
    data.energy.shed = ['s19-fleet'];
    data.cluster.state = { backend: 'local' };
  });
}

function statesIn(folder: string): string[] {
  return readdirSync(folder).filter((name) => name.endsWith('.tfstate'));
}
