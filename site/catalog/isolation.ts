/** How far a tenant is set apart: the levels in order, each more than the one before. */
export const isolationLevels = ['shared', 'dedicated-nodes', 'dedicated-fabric', 'dedicated-cluster'] as const;
export type IsolationLevel = (typeof isolationLevels)[number];

/** What a level asks of a control; `-` where it has no place. */
export type Demand = 'required' | 'offered' | '-';

/**
 * How it is known that a control holds: a test on what is rendered, a dry run on a real API server, or an operator's
 * signed word in the site file, because no plan can prove it.
 */
export type Proof = 'unit' | 'api' | 'site';

export interface IsolationControl {
  /** Permanent: site files attest controls by it. */
  readonly id: string;
  readonly title: string;
  readonly demand: Readonly<Record<IsolationLevel, Demand>>;
  readonly provenBy: readonly [Proof, ...Proof[]];
}

/** What each level means to the people who share a site. */
export const isolationMeaning: Readonly<Record<IsolationLevel, string>> = {
  shared: 'teams that trust each other',
  'dedicated-nodes': 'nodes of its own; API server and fabric are shared',
  'dedicated-fabric': 'nodes, a P_Key and an NVLink domain of its own',
  'dedicated-cluster': 'a control plane of its own: the only level for customers that are hostile to each other',
};

const demands = { R: 'required', o: 'offered', '-': '-' } as const;
const proofs = { U: 'unit', A: 'api', S: 'site' } as const;
type Letters = `${keyof typeof demands}${keyof typeof demands}${keyof typeof demands}${keyof typeof demands}`;

/** Every control, a line each: what the levels ask in their order, and how it is proven. */
export const isolationControls: readonly IsolationControl[] = [
  control('A1', 'namespaces carry their owner, and the tenant cannot change that', 'RRRR', 'A'),
  control('A2', 'rights only in its own namespaces, by a role of ours, nothing cluster-wide', 'RRRo', 'A'),
  control('A3', 'no way up: bind, escalate, impersonate, node proxy, tokens of others', 'RRRR', 'A'),
  control('A4', 'no writing to networks, node features, monitors, queues or device classes', 'RRRo', 'A'),
  control('A5', 'Pod Security "restricted" at a pinned version, RDMA pools included', 'RRRo', 'A'),
  control('A6', 'service accounts are not mounted and have no bindings by default', 'RRRR', 'U'),
  control('Q1', 'a quota for CPU, memory, scratch, objects, GPUs and RDMA devices', 'RRRo', 'U', 'A'),
  control('Q2', 'default and greatest limits for containers', 'RRRo', 'U'),
  control('Q3', 'only priorities that were granted', 'RRRo', 'A'),
  control('Q4', 'only its own queue, and no job without one', 'RRRo', 'A'),
  control('N1', 'traffic is denied both ways unless allowed, and names resolve only inside', 'RRRR', 'U'),
  control('N2', "a denial above the tenant's own network policies", 'RRR-', 'U'),
  control('N3', 'no node ports and no external addresses; load balancers by exception', 'RRRo', 'A'),
  control('N4', 'no way to BMCs, fabric manager, etcd, kubelets or metadata', 'RRRR', 'U', 'S'),
  control('D1', 'pods are held to its nodes by label, taint and selector', 'oRR-', 'A'),
  control('D2', 'nothing runs on its nodes but itself and the platform', '-RRR', 'A'),
  control('D3', 'nodes are wiped and checked before they change hands', '-RRR', 'S'),
  control('D4', 'images are fetched anew for every pod', 'Rooo', 'A'),
  control('G1', 'no GPU is shared with another tenant but as a MIG instance', 'RRRR', 'U', 'S'),
  control('G2', 'the container toolkit is new enough and takes no GPU from an environment variable', 'RRRR', 'U', 'S'),
  control('G3', 'device injection by annotation is refused', 'RRRo', 'A'),
  control('G4', 'administrative device access only in marked namespaces', 'RRRR', 'A'),
  control('F1', 'only the platform makes secondary networks, none in the default namespace', 'RRRo', 'U', 'A'),
  control('F2', 'pods attach to their own networks only, without arguments or GUIDs', 'RRRo', 'A'),
  control('F3', 'a P_Key of its own, and limited membership in the default partition', '-oRR', 'U', 'S'),
  control('F4', 'management, subnet administration and class keys protect the fabric', '-oRR', 'S'),
  control('F5', 'no raw fabric management devices in pods, and RDMA namespaces where nodes are shared', 'Rooo', 'S'),
  control('F6', 'an NVLink partition of its own', '-oRR', 'U', 'S'),
  control('S1', 'only granted storage classes, no chosen volumes, and nobody gets what a claim has left', 'RRRR', 'A'),
  control('S2', 'a file system export and credentials of its own', 'oRRR', 'S'),
  control('C1', 'an API server, etcd, certificate authority and state file of its own', '---R', 'S'),
  control('R', 'pods in virtual machines (Kata), confidential where the hardware can', 'oooo', 'U'),
];

/** The ids of the controls, as a site file attests them. */
export const controlIds: readonly string[] = isolationControls.map(({ id }) => id);

function control(
  id: string,
  title: string,
  letters: Letters,
  ...provenBy: [keyof typeof proofs, ...(keyof typeof proofs)[]]
): IsolationControl {
  const [shared, nodes, fabric, cluster] = [...letters] as (keyof typeof demands)[];
  const demand = (letter: keyof typeof demands | undefined): Demand => demands[letter ?? '-'];
  const [first, ...rest] = provenBy;
  return {
    id,
    title,
    demand: {
      shared: demand(shared),
      'dedicated-nodes': demand(nodes),
      'dedicated-fabric': demand(fabric),
      'dedicated-cluster': demand(cluster),
    },
    provenBy: [proofs[first], ...rest.map((letter) => proofs[letter])],
  };
}
