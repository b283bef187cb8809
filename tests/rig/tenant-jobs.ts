import { workloadPriorityName } from '../../constructs/names.ts';
import type { Pool, Tenant } from '../../site/model/index.ts';
import { judged } from './judges.ts';
import type { Api, LiveObject, ObjectRef } from './kubernetes/api.ts';
import { conditionOf } from './kubernetes/condition.ts';
import { eventually } from './kubernetes/eventually.ts';
import { judgeOf } from './kubernetes/programs.ts';

const QUEUES = 'kueue.x-k8s.io/v1beta2';
const WORKLOAD = { apiVersion: QUEUES, kind: 'Workload' };
const POD = { apiVersion: 'v1', kind: 'Pod' };

export interface Gang {
  readonly name: string;
  readonly tenant: Tenant;
  /** Its queue has the pool's name. */
  readonly pool: Pool;
  readonly pods: number;
  /** What each pod asks for. */
  readonly asks: { readonly [resource: string]: string };
  /** The template of the devices that each pod claims. @default none */
  readonly claims?: string;
  readonly topology?: { readonly [annotation in `kueue.x-k8s.io/podset-${string}`]: string };
  /** How long its pods stay on a node that is lost. @default 300, as the API server writes it */
  readonly staysSeconds?: number;
}

/** A job all of whose pods run at once, as a tenant would write it: no toleration, no selector. */
export function gangJob({ name, tenant, pool, pods, asks, claims, topology = {}, staysSeconds }: Gang) {
  return {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: {
      name,
      namespace: tenant.id,
      labels: {
        'kueue.x-k8s.io/queue-name': pool.id,
        'kueue.x-k8s.io/priority-class': workloadPriorityName(tenant),
      },
    },
    spec: {
      parallelism: pods,
      completions: pods,
      completionMode: 'Indexed',
      template: {
        metadata: { annotations: topology },
        spec: {
          restartPolicy: 'Never',
          ...(staysSeconds === undefined ? {} : { tolerations: lostNodes(staysSeconds) }),
          ...(claims === undefined ? {} : { resourceClaims: [{ name: 'devices', resourceClaimTemplateName: claims }] }),
          securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
          containers: [
            {
              name: 'main',
              image: 'none.invalid/none',
              securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
              resources: {
                limits: asks,
                requests: asks,
                ...(claims === undefined ? {} : { claims: [{ name: 'devices' }] }),
              },
            },
          ],
        },
      },
    },
  };
}

function lostNodes(tolerationSeconds: number) {
  return ['not-ready', 'unreachable'].map((state) => ({
    key: `node.kubernetes.io/${state}`,
    operator: 'Exists',
    effect: 'NoExecute',
    tolerationSeconds,
  }));
}

/** Somebody of the tenant hands it in, with the rights of that tenant and no others. */
export function submit(api: Api, gang: Gang): Promise<LiveObject> {
  return api.as('ada', [gang.tenant.id]).create(gangJob(gang));
}

/** The nodes that the pods of a gang run on, once each of them runs. */
export function nodesOfGang(api: Api, gang: Gang): Promise<string[]> {
  return eventually(async () => {
    const pods = await podsOf(api, gang);
    const running = pods.filter(runs);
    if (running.length !== gang.pods) {
      throw new Error(`${running.length} of ${gang.pods} pods of ${gang.name} run; ${await workloadText(api, gang)}`);
    }
    return running.map(nodeOfPod);
  });
}

/** Runs a gang, says on which nodes, and takes it away again. */
export async function nodesFor(api: Api, gang: Gang): Promise<string[]> {
  await submit(api, gang);
  const nodes = await nodesOfGang(api, gang);
  judged(judgeOf('kueue'));
  await remove(api, gang);
  return nodes;
}

/** Hands a gang in, says why Kueue holds it back, and takes it away again. */
export async function whyWaits(api: Api, gang: Gang, said: string): Promise<string> {
  await submit(api, gang);
  const reason = await reasonOfWait(api, gang, said);
  judged(judgeOf('kueue'));
  await remove(api, gang);
  return reason;
}

/** The nodes of a gang, once it runs whole and without the one that it has lost. */
export function movedFrom(api: Api, gang: Gang, lost: string): Promise<string[]> {
  return eventually(async () => {
    const nodes = await nodesOfGang(api, gang);
    if (nodes.includes(lost)) throw new Error(`${gang.name} is still on ${lost}`);
    return nodes;
  });
}

/** Every node on which a pod runs. */
export async function workingNodes(api: Api): Promise<string[]> {
  return (await api.list(POD)).filter(runs).map(nodeOfPod);
}

/** Why Kueue holds a gang back, once it does. */
export function reasonOfWait(api: Api, gang: Gang, said: string): Promise<string> {
  return eventually(async () => {
    const workload = await workloadOf(api, gang);
    const condition = workload && conditionOf(workload, 'QuotaReserved');
    const message = condition?.status === 'False' ? (condition.message ?? '') : '';
    if (!message.includes(said)) throw new Error(`${gang.name}: ${await workloadText(api, gang)}`);
    return message;
  });
}

/** No pod of it is left, and none can come: its workload has no place. */
export function drained(api: Api, gang: Gang): Promise<void> {
  return eventually(async () => {
    const workload = await workloadOf(api, gang);
    const reserved = workload && conditionOf(workload, 'QuotaReserved')?.status;
    const pods = await podsOf(api, gang);
    if (reserved !== 'False' || pods.length > 0) throw new Error(`${gang.name}: ${pods.length} pods, ${reserved}`);
  });
}

/** Takes gangs away, and waits until their place is free. */
export async function remove(api: Api, ...gangs: readonly Gang[]): Promise<void> {
  for (const gang of gangs) await api.delete(gangJob(gang));
  await eventually(async () => {
    for (const gang of gangs) {
      const left = [...(await podsOf(api, gang)), ...[await workloadOf(api, gang)].filter((one) => one !== undefined)];
      if (left.length > 0) throw new Error(`${left.length} pods and workloads of ${gang.name} are left`);
    }
  });
}

async function workloadOf(api: Api, { name, tenant }: Gang): Promise<LiveObject | undefined> {
  const workloads = await api.list(WORKLOAD, { namespace: tenant.id });
  return workloads.find(({ metadata }) =>
    (metadata as { ownerReferences?: readonly { name: string }[] }).ownerReferences?.some((one) => one.name === name),
  );
}

/** How an operator stops and starts a queue. */
export function setStopPolicy(api: Api, queue: string, stopPolicy: 'None' | 'HoldAndDrain'): Promise<LiveObject> {
  const ref: ObjectRef = { apiVersion: QUEUES, kind: 'ClusterQueue', metadata: { name: queue } };
  return api.patch(ref, { spec: { stopPolicy } });
}

function runs({ status }: LiveObject): boolean {
  return (status as { phase?: string } | undefined)?.phase === 'Running';
}

function nodeOfPod({ spec }: LiveObject): string {
  return (spec as { nodeName: string }).nodeName;
}

function podsOf(api: Api, { name, tenant }: Gang): Promise<LiveObject[]> {
  return api.list(POD, { namespace: tenant.id, selector: `batch.kubernetes.io/job-name=${name}` });
}

async function workloadText(api: Api, gang: Gang): Promise<string> {
  const workload = await workloadOf(api, gang);
  return workload === undefined ? 'no workload' : JSON.stringify(workload.status ?? {});
}
