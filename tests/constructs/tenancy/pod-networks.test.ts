import { beforeAll, expect, test, vi } from 'vitest';
import { namespaces } from '../../../constructs/names.ts';
import type { Api, ObjectRef } from '../../rig/kubernetes/api.ts';
import { describeOnSharedCluster } from '../../rig/kubernetes/cluster.ts';
import { applyTenantPolicies, policyOptions } from '../../rig/tenant-policies.ts';
import { tenantOf } from '../sites.ts';
import { admissionSite } from './admission-cases.ts';

const site = admissionSite();
const tenant = tenantOf(site, 'meridian');

const NETWORKS = 'k8s.v1.cni.cncf.io/networks';
const FINALIZER = 'batch.kubernetes.io/job-tracking';
const withGuid = JSON.stringify([
  { name: 'ib-rail0', namespace: 'meridian', 'cni-args': { guid: '02:00:00:00:00:00:00:01' } },
]);

const pod = (name: string, networks: string): ObjectRef => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: {
    name,
    namespace: tenant.id,
    labels: { 'kueue.x-k8s.io/queue-name': 'train', 'kueue.x-k8s.io/priority-class': 'firm-100' },
    annotations: { [NETWORKS]: networks },
    finalizers: [FINALIZER],
  } as ObjectRef['metadata'],
  spec: {
    nodeSelector: { 'afterhash.io/pool': 'train' },
    containers: [{ name: 'main', image: 'none.invalid/none' }],
  },
});

const networks = (text: string) => ({ metadata: { annotations: { [NETWORKS]: text } } });

describeOnSharedCluster(
  "the networks of a tenant's pod",
  (cluster) => {
    const account = (namespace: string, name: string): Api =>
      cluster().api.as(`system:serviceaccount:${namespace}:${name}`, ['system:masters']);

    beforeAll(async () => {
      const { api } = cluster();
      await applyTenantPolicies(cluster(), site, tenant);
      // A binding is read a moment after it is written.
      await vi.waitFor(() => expect(api.create(pod('early', 'management'))).rejects.toThrow('may name networks'), {
        timeout: 60_000,
        interval: 200,
      });
    });

    test('are taken by their plain names, and not as JSON with a GUID in it', async () => {
      const { api } = cluster();
      await expect(api.create(pod('plain', 'ib-rail0, ib-rail1'))).resolves.toBeDefined();
      await expect(api.create(pod('json', withGuid))).rejects.toThrow('may name networks of the tenant');
    });

    test('are written anew with their GUIDs by ib-kubernetes, or no pod with a P_Key would start', async () => {
      const target = pod('guided', 'ib-rail0');
      await cluster().api.create(target);
      const stranger = account(tenant.id, 'default');
      await expect(stranger.patch(target, networks(withGuid))).rejects.toThrow('may name networks of the tenant');
      const namesake = account(tenant.id, 'ib-kubernetes');
      await expect(namesake.patch(target, networks(withGuid))).rejects.toThrow('may name networks of the tenant');
      const writer = account(namespaces.networkOperator, 'ib-kubernetes');
      await expect(writer.patch(target, networks(withGuid))).resolves.toMatchObject(networks(withGuid));
    });

    test('stay as they were written when a controller lets go of the pod, and are changed by nobody else', async () => {
      const target = pod('finished', 'ib-rail0');
      await cluster().api.create(target);
      await account(namespaces.networkOperator, 'ib-kubernetes').patch(target, networks(withGuid));
      const controller = account('kube-system', 'job-controller');
      const other = withGuid.replace('ib-rail0', 'ib-rail1');
      await expect(controller.patch(target, networks(other))).rejects.toThrow('may name networks of the tenant');
      await expect(controller.patch(target, { metadata: { finalizers: null } })).resolves.toBeDefined();
    });
  },
  policyOptions,
);
