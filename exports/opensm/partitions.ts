import {
  type Fabric,
  partitionedTenants,
  type Site,
  tenantsOfNodes,
  type WiredAdapter,
  type Wiring,
} from '../../site/model/index.ts';

/** The partition that every port is in, and through which the subnet manager speaks (InfiniBand, volume 1, 10.9). */
const DEFAULT_KEY = 0x7fff;

/** GUIDs on one line: opensm reads a definition until its semicolon. */
const PER_LINE = 4;

export interface Partition {
  readonly name: string;
  /** 15 bits; the sixteenth is membership, and stands with each member. */
  readonly key: number;
  /** Full members; those of the default partition are full beside the manager itself, and all others limited. */
  readonly full: readonly WiredAdapter[];
}

/**
 * Who may speak with whom. Limited members of a partition do not hear each other, so with tenants the default partition
 * joins ports with the manager only; each tenant is full in its own, and nodes of tenants without a key share one more.
 * Empty where no tenant has a key: then all ports are full members of the default partition.
 */
export function partitionsOf(site: Site, fabric: Fabric, wiring: Wiring): readonly Partition[] {
  const tenants = partitionedTenants(site, fabric);
  if (tenants.length === 0) return [];
  const tenantsOf = tenantsOfNodes(site, fabric.pools);
  const nodes = wiring.adapters.filter((one) => !one.isManager);
  const own = tenants.map((tenant): Partition => {
    const full = nodes.filter(({ host }) => tenantsOf.get(host)?.includes(tenant));
    return { name: tenant.id, key: tenant.partition ?? DEFAULT_KEY, full };
  });
  const rest = nodes.filter(({ host }) => !tenantsOf.get(host)?.some((tenant) => tenants.includes(tenant)));
  const managers = wiring.adapters.filter((one) => one.isManager);
  return [
    { name: 'Default', key: DEFAULT_KEY, full: managers },
    ...own,
    // Ids are in lower case, so no tenant is called like it.
    ...(rest.length === 0 ? [] : [{ name: 'Shared', key: freeKey(own), full: rest }]),
  ];
}

/** `partitions.conf`, in the words of opensm(8). */
export function partitionsConf(partitions: readonly Partition[], portGuid: (one: WiredAdapter) => string): string {
  if (partitions.length === 0) return `${HEAD}Default=${hex(DEFAULT_KEY)}, ipoib : ALL=full, SELF=full ;\n`;
  const definitions = partitions.map(({ name, key, full }) => {
    const guids = full.map((one) => `0x${portGuid(one)}`);
    if (key === DEFAULT_KEY)
      return `${name}=${hex(key)}, ipoib : ALL=limited, SELF=full${guids.map((guid) => `, ${guid}=full`).join('')} ;`;
    return `${name}=${hex(key)}, ipoib, defmember=full :\n${inLines(guids)} ;`;
  });
  return `${HEAD}${definitions.join('\n\n')}\n`;
}

const HEAD = `# opensm passes over a GUID that it does not know, and where this file is missing or does not parse it gives every port
# full membership of one partition and ends with 0. After each start hold "smpquery pkeys" of a port against it.
`;

/** From the top, where authors do not begin. */
function freeKey(taken: readonly Partition[]): number {
  const keys = new Set(taken.map(({ key }) => key));
  let key = DEFAULT_KEY - 1;
  while (keys.has(key)) key--;
  return key;
}

function inLines(guids: readonly string[]): string {
  const lines = Array.from({ length: Math.ceil(guids.length / PER_LINE) }, (_, i) =>
    guids.slice(i * PER_LINE, (i + 1) * PER_LINE).join(', '),
  );
  return lines.map((line) => `  ${line}`).join(',\n');
}

function hex(key: number): string {
  return `0x${key.toString(16).padStart(4, '0')}`;
}
