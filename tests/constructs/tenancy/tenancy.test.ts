import { describe, expect, it } from 'vitest';
import { tenantGrants } from '../../../constructs/tenancy/grants.ts';
import { Tenancy } from '../../../constructs/tenancy/tenancy.ts';
import { tenantQuota } from '../../../constructs/tenancy/tenant-quota.ts';
import { renderedIn } from '../../../constructs/terraform/rendering.ts';
import type { Site, Tenant } from '../../../site/model/index.ts';
import { jsonOf } from '../../stacks/lab.ts';
import { labStack, siteWith } from '../sites.ts';

const site = siteWith();

function tenantOf(of: Site, id: string): Tenant {
  const tenant = of.tenants.find((one) => one.id === id);
  if (tenant === undefined) throw new Error(`no tenant ${id}`);
  return tenant;
}

const meridian = tenantOf(site, 'meridian');
const market = tenantOf(site, 'open-market');

// biome-ignore lint/suspicious/noExplicitAny: a test looks at what it knows to be there
type Loose = any;

function objectOf(kind: string, name?: string, of: Site = site, tenant: Tenant = meridian): Loose {
  const stack = labStack();
  new Tenancy(stack, 'tenancy', { site: of, tenant: of === site ? tenant : tenantOf(of, tenant.id) });
  const found = renderedIn(stack).filter(
    (object: Loose) => object.kind === kind && (name === undefined || object.metadata.name === name),
  );
  expect(found).toHaveLength(1);
  return found[0];
}

/** The default site with objects in its shared store, and what tenant "meridian" may claim there. */
function withObjects(storage?: Readonly<Record<string, string>>): Site {
  return siteWith((data) => {
    data.storage.checkpoints.objects = { gateways: 2 };
    if (storage !== undefined) data.tenants.meridian.storage = storage;
  });
}

function policiesOf(of: Site): string[] {
  const stack = labStack();
  new Tenancy(stack, 'tenancy', { site: of, tenant: tenantOf(of, 'meridian') });
  return renderedIn(stack)
    .flatMap((object: Loose) => (object.kind === 'NetworkPolicy' ? [object.metadata.name] : []))
    .toSorted();
}

describe('the namespace of a tenant', () => {
  it('is restricted at the version of the cluster, whatever Kubernetes thinks of next', () => {
    expect(objectOf('Namespace').metadata.labels).toMatchObject({
      'pod-security.kubernetes.io/enforce': 'restricted',
      'pod-security.kubernetes.io/enforce-version': 'v1.34',
      'pod-security.kubernetes.io/warn-version': 'v1.34',
      'pod-security.kubernetes.io/audit-version': 'v1.34',
      'afterhash.io/tenant': 'meridian',
      'afterhash.io/owner': 'columbia-18',
    });
  });

  it('is restricted for a tenant of InfiniBand too', () => {
    expect(meridian.partition).toBeDefined();
    expect(objectOf('Namespace').metadata.labels['pod-security.kubernetes.io/enforce']).toBe('restricted');
  });

  it('gives the default account no token', () => {
    expect(objectOf('ServiceAccount')).toMatchObject({
      metadata: { name: 'default', namespace: 'meridian' },
      automountServiceAccountToken: false,
    });
  });
});

describe('the quota of a tenant', () => {
  it('is the GPUs of its claims with what it may borrow', () => {
    // 64 racks of 72
    expect(tenantQuota(site, meridian)['requests.nvidia.com/gpu']).toBe('4608');
    // 15 racks and 8 borrowed of 72; the 16 servers of 8 offer instances and no whole one
    expect(tenantQuota(site, market)['requests.nvidia.com/gpu']).toBe('1656');
  });

  it('counts no channel of an NVLink domain: a node offers none, and what is claimed is no request', () => {
    expect(Object.keys(tenantQuota(site, meridian)).join()).not.toContain('nvlink');
    expect(tenantGrants(site, meridian).devices).not.toContain('nvlink');
  });

  it('counts parts of GPUs that pods could claim, and gives none: what a quota does not name it does not count', () => {
    const claims = siteWith((data) => {
      Object.assign(data.cluster, { kubernetes: '1.34.2', gpus: 'dra' });
    });
    expect(tenantQuota(claims, tenantOf(claims, 'meridian'))).toMatchObject({
      'gpu.nvidia.com.deviceclass.resource.k8s.io/devices': '4608',
      'mig.nvidia.com.deviceclass.resource.k8s.io/devices': '0',
      'vfio.gpu.nvidia.com.deviceclass.resource.k8s.io/devices': '0',
    });
    expect(tenantGrants(claims, tenantOf(claims, 'meridian')).deviceClasses).not.toContain('mig');
    expect(Object.keys(tenantQuota(site, meridian)).join()).not.toContain('mig.nvidia.com.deviceclass');
  });

  it('counts the instances of a GPU that is cut', () => {
    expect(tenantQuota(site, market)['requests.nvidia.com/mig-1g.34gb']).toBe('256');
  });

  it('limits extended resources by requests alone: Kubernetes knows no limits of them', () => {
    const keys = Object.keys(tenantQuota(site, meridian));
    expect(keys.filter((key) => key.startsWith('limits.'))).toEqual([]);
    expect(keys).toEqual(expect.arrayContaining(['requests.nvidia.com/ib_rail0', 'requests.nvidia.com/ib_rail3']));
  });

  it('names processors, memory and scratch by their exact keys', () => {
    const keys = Object.keys(tenantQuota(site, meridian));
    expect(keys).toEqual(expect.arrayContaining(['requests.cpu', 'requests.memory', 'requests.ephemeral-storage']));
  });

  it('has no room in a storage class that was not granted', () => {
    const key = (name: string) => `${name}.storageclass.storage.k8s.io/persistentvolumeclaims`;
    const quota = tenantQuota(site, meridian);
    expect([quota[key('scratch')], quota[key('checkpoints')], quota[key('scratch-rental')]]).toEqual([
      '100',
      '100',
      '0',
    ]);
  });

  it('leaves no way in from outside', () => {
    expect(tenantQuota(site, meridian)).toMatchObject({ 'services.nodeports': '0', 'services.loadbalancers': '0' });
  });
});

describe('the limits of a container', () => {
  it('have a default beside every maximum, or the maximum would be the default', () => {
    const [{ max, default: unsaid }] = objectOf('LimitRange').spec.limits;
    expect(Object.keys(max).filter((name) => !(name in unsaid))).toEqual([]);
  });

  it('leave GPUs alone: a maximum would give that many to every side-car', () => {
    expect(JSON.stringify(objectOf('LimitRange').spec)).not.toContain('nvidia.com');
  });
});

describe('the network of a tenant', () => {
  it('is closed both ways', () => {
    expect(objectOf('NetworkPolicy', 'closed').spec).toEqual({ podSelector: {}, policyTypes: ['Ingress', 'Egress'] });
  });

  it('is open within its own namespace and to no other', () => {
    const { ingress, egress } = objectOf('NetworkPolicy', 'within').spec;
    expect(ingress).toEqual([{ from: [{ podSelector: {} }] }]);
    expect(egress).toEqual([{ to: [{ podSelector: {} }] }]);
  });

  it('reaches the gateways of stores that serve it objects, by the port that they listen on, and no others', () => {
    const { egress, policyTypes } = objectOf('NetworkPolicy', 'objects', withObjects()).spec;
    expect(policyTypes).toEqual(['Egress']);
    expect(egress).toEqual([
      {
        to: [
          {
            namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': 'rook-ceph' } },
            podSelector: { matchLabels: { app: 'rook-ceph-rgw', rook_object_store: 'checkpoints' } },
          },
        ],
        ports: [{ port: 8080, protocol: 'TCP' }],
      },
    ]);
  });

  it('reaches no gateway where no store serves objects, or the tenant has no room there', () => {
    expect(policiesOf(site)).toEqual(['closed', 'names', 'within']);
    const none = withObjects({ checkpoints: '0 TB' });
    expect(policiesOf(none)).toEqual(['closed', 'names', 'within']);
    expect(tenantQuota(none, tenantOf(none, 'meridian'))).not.toHaveProperty(
      'count/objectbucketclaims.objectbucket.io',
    );
    expect(tenantGrants(none, tenantOf(none, 'meridian')).bucketClasses).toBe('');
  });

  it('asks for names at the cluster alone', () => {
    const { egress } = objectOf('NetworkPolicy', 'names').spec;
    const namespaceSelector = { matchLabels: { 'kubernetes.io/metadata.name': 'kube-system' } };
    expect(egress).toMatchObject([{ ports: [{ port: 53 }, { port: 53 }] }]);
    expect(egress[0].to).toEqual([
      { namespaceSelector, podSelector: { matchLabels: { 'k8s-app': 'kube-dns' } } },
      { namespaceSelector, podSelector: { matchLabels: { 'k8s-app': 'node-local-dns' } } },
      { ipBlock: { cidr: '169.254.20.10/32' } },
    ]);
  });

  it('asks a cache on the nodes by its address, for no selector finds what is on the network of the host', () => {
    const cached = siteWith((data) => {
      data.cluster.nameCache = ['169.254.25.10', '10.233.0.3'];
    });
    const [{ to }] = objectOf('NetworkPolicy', 'names', cached).spec.egress;
    expect(to.flatMap(({ ipBlock }: Loose) => ipBlock?.cidr ?? [])).toEqual(['169.254.25.10/32', '10.233.0.3/32']);
  });

  it('names no other address, so none of the management networks', () => {
    for (const name of ['closed', 'within']) {
      expect(JSON.stringify(objectOf('NetworkPolicy', name))).not.toContain('ipBlock');
    }
  });
});

describe('the rights of a tenant', () => {
  const { rules } = objectOf('Role');
  const may = (verb: string, resource: string) =>
    rules.some(({ verbs, resources }: Loose) => verbs.includes(verb) && resources.includes(resource));

  it('are a role of ours, bound to the groups of the tenant', () => {
    expect(objectOf('RoleBinding')).toMatchObject({
      roleRef: { kind: 'Role', name: 'tenant' },
      subjects: [{ kind: 'Group', name: 'meridian' }],
    });
  });

  it('are bound to the groups that the site file names', () => {
    const named = siteWith((data) => {
      data.tenants.meridian.admins = ['ml-team'];
    });
    const tenant = tenantOf(named, 'meridian');
    expect(objectOf('RoleBinding', undefined, named, tenant).subjects).toMatchObject([{ name: 'ml-team' }]);
    expect(tenantGrants(named, tenant).groups).toBe('ml-team');
  });

  it('have no star', () => {
    expect(JSON.stringify(rules)).not.toContain('*');
  });

  it('run jobs', () => {
    for (const resource of ['pods', 'jobs', 'jobsets', 'deployments'])
      expect(may('create', resource), resource).toBe(true);
  });

  it('write nothing that leads out or up', () => {
    const out = [
      ...['localqueues', 'workloads', 'network-attachment-definitions', 'networkpolicies', 'resourcequotas'],
      ...[
        'limitranges',
        'roles',
        'rolebindings',
        'serviceaccounts',
        'serviceaccounts/token',
        'pods/binding',
        'cronjobs',
      ],
      ...['resourceclaims', 'prometheusrules', 'servicemonitors', 'nodefeatures', 'pods/ephemeralcontainers'],
    ];
    for (const resource of out) {
      for (const verb of ['create', 'update', 'patch', 'delete'])
        expect(may(verb, resource), `${verb} ${resource}`).toBe(false);
    }
  });

  it('ask for a part of an NVLink domain only where a rack is one', () => {
    expect(may('create', 'computedomains')).toBe(true);
    const servers = siteWith((data) => {
      data.tenants['open-market'].pools = { rental: 'all' };
      delete data.tenants['open-market'].borrows;
      data.energy.shed = ['s19-fleet', 'open-market.rental'];
    });
    const role = objectOf('Role', undefined, servers, tenantOf(servers, 'open-market'));
    expect(JSON.stringify(role)).not.toContain('computedomains');
  });

  it('come after the policies that hold them', async () => {
    const json = await jsonOf((stack) => new Tenancy(stack, 'tenancy', { site, tenant: meridian }));
    const { kubernetes_role_binding_v1: bindings } = json.resource as Loose;
    const [binding] = Object.values<Loose>(bindings);
    expect(binding.depends_on).toContain('helm_release.tenancy_admission_bindings');
  });
});
