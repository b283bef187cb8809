import { beforeAll, expect, test, vi } from 'vitest';
import { Tenancy } from '../../constructs/tenancy/tenancy.ts';
import { isRelease, renderedIn } from '../../constructs/terraform/rendering.ts';
import { labStack, tenantOf } from '../constructs/sites.ts';
import { admissionCases, admissionSite } from '../constructs/tenancy/admission-cases.ts';
import type { Api, ObjectRef } from './kubernetes/api.ts';
import { describeOnSharedCluster } from './kubernetes/cluster.ts';
import { eventually } from './kubernetes/eventually.ts';
import { applyTenantPolicies, policyOptions } from './tenant-policies.ts';

const site = admissionSite();
const tenant = tenantOf(site, 'meridian');

describeOnSharedCluster(
  'what the admission policies say of a tenant',
  (cluster) => {
    /** Rights are another matter: here everybody has them, so that only the policies refuse. */
    const whoever = {
      tenant: ['ada', tenant.id],
      'job-controller': ['system:serviceaccount:kube-system:job-controller', 'jobs'],
    } as const;
    const asking = (by: 'tenant' | 'job-controller' | 'platform' = 'tenant'): Api =>
      by === 'platform' ? cluster().api : cluster().api.as(whoever[by][0], [whoever[by][1]]);

    beforeAll(async () => {
      const { api } = cluster();
      await applyTenantPolicies(cluster(), site, tenant);
      await api.apply({
        apiVersion: 'rbac.authorization.k8s.io/v1',
        kind: 'ClusterRoleBinding',
        metadata: { name: 'everybody' },
        roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'cluster-admin' },
        subjects: Object.values(whoever).map(([, name]) => ({
          kind: 'Group',
          apiGroup: 'rbac.authorization.k8s.io',
          name,
        })),
      } as ObjectRef);
      // Each policy is read a moment after it is written: wait until every refusal that is asked for is given once.
      const refusals = admissionCases.filter(({ refused }) => refused !== undefined);
      for (const { object, refused = '', by } of refusals) {
        await vi.waitFor(
          () => expect(asking(by).apply(object as ObjectRef, { dryRun: true })).rejects.toThrow(refused),
          { timeout: 60_000, interval: 200 },
        );
      }
    });

    test('takes what holds a tenant whose store serves objects: policies of the network, quota, role and limits', async () => {
      const stack = labStack();
      new Tenancy(stack, 'tenancy', { site, tenant });
      const objects = renderedIn(stack).filter((one) => !isRelease(one) && one.kind !== 'Namespace');
      expect(objects.length).toBeGreaterThan(7);
      for (const object of objects) await asking('platform').apply(object as ObjectRef, { dryRun: true });
    });

    test('finds no word in an expression that the kinds do not have', async () => {
      const { api } = cluster();
      await eventually(async () => {
        const policies = await api.list({
          apiVersion: 'admissionregistration.k8s.io/v1',
          kind: 'ValidatingAdmissionPolicy',
        });
        expect(policies.length).toBeGreaterThan(5);
        for (const { metadata, status } of policies) {
          expect(status, metadata.name).toMatchObject({ observedGeneration: metadata.generation });
          expect(status, metadata.name).not.toHaveProperty('typeChecking.expressionWarnings');
        }
      });
    });

    for (const { asks, object, refused, by } of admissionCases) {
      test(`${refused === undefined ? 'lets through' : 'refuses'} ${asks}`, async () => {
        const asked = asking(by).apply(object as ObjectRef, { dryRun: true });
        await (refused === undefined ? expect(asked).resolves.toBeDefined() : expect(asked).rejects.toThrow(refused));
      });
    }
  },
  policyOptions,
);
