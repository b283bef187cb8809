import { describe, expect, it } from 'vitest';
import { tenantPolicies } from '../../../constructs/tenancy/admission/index.ts';
import { AdmissionPolicies } from '../../../constructs/tenancy/admission-policies.ts';
import { tenantGrants } from '../../../constructs/tenancy/grants.ts';
import { TenantAdmission } from '../../../constructs/tenancy/tenant-admission.ts';
import { labStack } from '../sites.ts';
import { admissionCases, admissionSite } from './admission-cases.ts';

const site = admissionSite();
const [tenant] = site.tenants;
if (tenant === undefined) throw new Error('the site has no tenant');
const stack = labStack();
const { objects: policies } = new AdmissionPolicies(stack, 'policies', { site });
const { bindings } = new TenantAdmission(stack, 'admission', { site, tenant });

describe('every policy', () => {
  it('refuses where it fails, and where its lists are missing', () => {
    expect(policies.length).toBeGreaterThan(5);
    for (const { spec } of policies) {
      expect(spec).toMatchObject({
        failurePolicy: 'Fail',
        validations: expect.arrayContaining([expect.objectContaining({ expression: 'params != null' })]),
      });
    }
    for (const { spec } of bindings.objects) {
      expect(spec).toMatchObject({
        validationActions: ['Deny', 'Audit'],
        paramRef: { parameterNotFoundAction: 'Deny' },
      });
    }
  });

  it('looks at what is changed as at what is made', () => {
    for (const { name, resources } of tenantPolicies(site)) {
      for (const { operations = ['CREATE', 'UPDATE'] } of resources) expect(operations, name).toContain('UPDATE');
    }
  });

  it('lets go of what is being deleted', () => {
    for (const { spec } of policies) expect(JSON.stringify(spec)).toContain('deletionTimestamp');
  });

  it('is bound for the tenant, in its namespaces alone', () => {
    const names = (objects: readonly { spec?: unknown; metadata: { name: string } }[]) =>
      objects.map(({ metadata }) => metadata.name);
    expect(names(bindings.objects)).toEqual(names(policies).map((name) => `${name}-${tenant.id}`));
    for (const { spec } of bindings.objects) {
      expect(spec).toMatchObject({
        matchResources: { namespaceSelector: { matchLabels: { 'afterhash.io/tenant': tenant.id } } },
      });
    }
  });

  it('reads its lists where no tenant has a right', () => {
    for (const { spec } of bindings.objects) {
      expect(spec).toMatchObject({ paramRef: { name: tenant.id, namespace: 'afterhash-policies' } });
    }
  });

  it('has a case that it refuses for each of its rules', () => {
    const refusals = admissionCases.flatMap(({ refused }) => refused ?? []);
    for (const { name, validations } of tenantPolicies(site)) {
      for (const { message } of validations) {
        if (UNTRIED.some((one) => message.startsWith(one))) continue;
        expect(
          refusals.some((refused) => message.includes(refused)),
          `${name}: ${message}`,
        ).toBe(true);
      }
    }
  });

  it('has a case that it lets through beside those that it refuses', () => {
    for (const kind of new Set(admissionCases.map(({ object }) => object.kind))) {
      expect(
        admissionCases.some(({ object, refused }) => object.kind === kind && refused === undefined),
        kind,
      ).toBe(true);
    }
  });
});

/** What an API server drops before a policy sees it, unless its gate CrossNamespaceVolumeDataSource is on. */
const UNTRIED = ['dataSourceRef'];

describe('the lists of a tenant', () => {
  it('are how far it is set apart, its pools, queues, networks, devices, classes and groups', () => {
    expect(tenantGrants(site, tenant)).toEqual({
      isolation: 'shared',
      pools: 'train',
      queues: 'train',
      priorities: 'firm-100',
      deviceClasses: 'compute-domain-default-channel.nvidia.com',
      devices: 'nvidia.com/gpu,nvidia.com/ib_rail0,nvidia.com/ib_rail1,nvidia.com/ib_rail2,nvidia.com/ib_rail3',
      networks: 'ib-rail0,ib-rail1,ib-rail2,ib-rail3',
      storageClasses: 'scratch,checkpoints',
      bucketClasses: 'checkpoints-bucket=2P',
      groups: 'meridian',
    });
  });
});
