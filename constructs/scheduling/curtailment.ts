import type { Claim, ShedStep, Site, Tenant } from '../../site/model/index.ts';
import { clusterQueueName, labelsOf } from '../names.ts';
import { quotasOf } from './quotas.ts';

/** What a person types, word by word: `kubectl` stands before it. Ids have no character that a shell reads. */
export type KubectlCommand = readonly string[];

/** One thing to do on a rung, and why it stands at its place. */
export interface CurtailmentStep {
  readonly what: string;
  readonly why: string;
  readonly commands: readonly KubectlCommand[];
}

/** One rung of the shed ladder: how it goes down, and how it comes back. */
export interface CurtailmentRung {
  readonly step: ShedStep;
  readonly down: readonly CurtailmentStep[];
  readonly back: readonly CurtailmentStep[];
}

/** The shed ladder as commands, first to go first. */
export function curtailment(site: Site): readonly CurtailmentRung[] {
  return site.ladder.map((step) => {
    if (step.claim === undefined) return { step, ...miners(step) };
    if (step.by === 'cap') return { step, ...capped(step) };
    return { step, ...paused(site, step.name, step.claim.tenant, step.claim.claim) };
  });
}

function miners({ name }: ShedStep) {
  const by = 'by the program that manages the fleet: it is no part of the cluster';
  return {
    down: [{ what: `put the miners of "${name}" to sleep`, why: by, commands: [] }],
    back: [{ what: `wake the miners of "${name}"`, why: by, commands: [] }],
  };
}

function capped({ name }: ShedStep) {
  const why =
    'Kubernetes has no such thing as a power limit: the agent on each node sets it, by nvidia-smi --power-limit';
  return {
    down: [{ what: `lower the power limit of the GPUs of "${name}"`, why, commands: [] }],
    back: [{ what: `set the power limit of the GPUs of "${name}" back to its default`, why, commands: [] }],
  };
}

function paused(site: Site, rung: string, tenant: Tenant, claim: Claim) {
  const queue = clusterQueueName(tenant, claim.pool);
  const whole = claim.gpus === claim.pool.gpus;
  const { pool, shed } = labelsOf(site);
  const nodes = `--selector=${pool}=${claim.pool.id}`;
  const marked = `--selector=${shed}=${rung}`;
  const scaled = site.spec.cluster?.scheduling?.keda === true;
  const services = ['scaledobjects', `--selector=${QUEUE_NAME}=${claim.pool.id}`, `--namespace=${tenant.id}`];
  const down: CurtailmentStep[] = [
    {
      what: `keep what "${queue}" gives up from being lent on`,
      why: 'Kueue lends the quota of a stopped queue to the others: the load would start again under another name',
      commands: [patch(queue, lending(site, claim, 'add'))],
    },
    {
      what: 'look who works on what was lent already',
      why: 'such a job keeps the load up: it ends by kubectl patch workload NAME --type=merge with spec.active false',
      commands: [['get', 'clusterqueues', `--output=jsonpath=${BORROWED}`]],
    },
    ...when(scaled, {
      what: `let no service of "${tenant.id}" on "${claim.pool.id}" scale up`,
      why: `KEDA would ask anew for each replica that the queue takes away; a service is known by the label ${QUEUE_NAME}, which it has as its pods do`,
      commands: [['annotate', ...services, '--overwrite', PAUSED('=0')]],
    }),
    {
      what: `stop "${queue}"`,
      why: 'its jobs are told to end, write their checkpoint within their grace period, and wait',
      commands: [patch(queue, [{ op: 'replace', path: '/spec/stopPolicy', value: 'HoldAndDrain' }])],
    },
    {
      what: 'look until nothing of it holds a place',
      why: 'the load is gone when this says 0',
      commands: [['get', 'clusterqueue', queue, '--output=jsonpath={.status.reservingWorkloads}']],
    },
    whole
      ? {
          what: `empty the nodes of "${claim.pool.id}" and keep them so`,
          why: "the pool is this tenant's alone; daemons stay until the power goes. A node that is cordoned already has a fault of its own and gets no mark",
          commands: [
            ['label', 'nodes', nodes, '--field-selector=spec.unschedulable=false', `${shed}=${rung}`],
            ['cordon', marked],
            ['drain', marked, '--ignore-daemonsets', '--delete-emptydir-data', '--timeout=15m'],
          ],
        }
      : {
          what: `label the nodes of "${claim.pool.id}" that carry no pod with GPUs and are not cordoned ${shed}=${rung}, one by one, and cordon those that have the label`,
          why: 'the pool has other tenants: a node that works stays, and one that is cordoned already has a fault of its own',
          commands: [
            ['get', 'nodes', nodes, '--field-selector=spec.unschedulable=false'],
            ['get', 'pods', '--all-namespaces', '--output=wide', `--selector=${PODSET}`],
          ],
        },
    {
      what: 'power the empty nodes off by their BMC, compute before storage, and no switch',
      why: 'a graceful shutdown (Redfish GracefulShutdown) lets the driver and the file systems end; a switch that is off parts the nodes that are left',
      commands: [],
    },
  ];
  const back: CurtailmentStep[] = [
    {
      what: 'power the nodes on by their BMC, a rack at a time, and wait until they are ready',
      why: 'all at once is an inrush that no feed was planned for',
      commands: [['get', 'nodes', marked]],
    },
    {
      what: 'let pods on them again',
      why: 'a cordon stays until it is lifted; on a node without the mark it is there for another reason',
      commands: [
        ['uncordon', marked],
        ['label', 'nodes', marked, `${shed}-`],
      ],
    },
    {
      what: `let "${queue}" start jobs`,
      why: 'what waited in it starts by itself, from its checkpoint',
      commands: [patch(queue, [{ op: 'replace', path: '/spec/stopPolicy', value: 'None' }])],
    },
    ...when(scaled, {
      what: `let the services of "${tenant.id}" on "${claim.pool.id}" scale`,
      why: 'the annotation holds until it is taken away',
      commands: [['annotate', ...services, PAUSED('-')]],
    }),
    {
      what: `let "${queue}" lend again`,
      why: 'as the site file has it; left as it is, idle nodes stay idle',
      commands: [patch(queue, lending(site, claim, 'remove'))],
    },
  ];
  return { down, back };
}

/** The name of each queue, and what it borrows of each resource. */
const BORROWED =
  '{range .items[*]}{.metadata.name}{"  "}{.status.flavorsReservation[*].resources[*].borrowed}{"\\n"}{end}';

const PAUSED = (value: '=0' | '-') => `autoscaling.keda.sh/paused-replicas${value}`;

/** On every pod of a job that Kueue has let start (kubernetes-sigs/kueue v0.19.2, apis/kueue/v1beta2). */
const PODSET = 'kueue.x-k8s.io/podset';

/** By which a service and its pods name their queue, which is called as its pool is (same source). */
const QUEUE_NAME = 'kueue.x-k8s.io/queue-name';

/** Every resource of the queue's one flavor, in its order. */
function lending(site: Site, claim: Claim, op: 'add' | 'remove'): readonly object[] {
  return quotasOf(site, claim).map((_, i) => {
    const path = `/spec/resourceGroups/0/flavors/0/resources/${i}/lendingLimit`;
    return op === 'add' ? { op, path, value: '0' } : { op, path };
  });
}

function patch(queue: string, operations: readonly object[]): KubectlCommand {
  return ['patch', 'clusterqueue', queue, '--type=json', `--patch=${JSON.stringify(operations)}`];
}

function when<T>(holds: boolean, one: T): readonly T[] {
  return holds ? [one] : [];
}
