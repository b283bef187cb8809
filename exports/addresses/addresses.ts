import {
  type Fabric,
  interfacesOf,
  interfacesPerRail,
  type NetworkAddresses,
  type NodeNetwork,
  networkAddresses,
  nodeNetworks,
  type Site,
  wiringOf,
} from '../../site/model/index.ts';
import { printedPort } from '../cables/printed-port.ts';
import { csv } from '../csv.ts';
import type { ExportTarget } from '../export-target.ts';

/** What the ports of leaves have to be set to, for pods to find their gateway. */
export const addresses: ExportTarget = {
  name: 'addresses',
  writes: 'the address of each port of a leaf to a node, where a fabric is routed; CSV, a file a fabric',

  export(site) {
    const fabrics = site.fabrics.filter(({ spec, pools }) => spec.routed === true && pools.length > 0);
    if (fabrics.length === 0 || site.spec.cluster?.rdma?.subnet === undefined)
      return {
        nothing: `"${site.name}" has no fabric that is routed and has addresses`,
        help: 'write routed: true at the fabric, and cluster.rdma.subnet; on a flat one leaves have no address',
      };
    return {
      files: new Map(fabrics.map((fabric) => [`${fabric.id}.csv`, csv(ports(site, fabric))])),
      notes: [
        'each port is a routed port of its leaf, which announces their networks to the other leaves',
        'networks go by the order of the file: what is added before others moves theirs, so compare with the last files',
      ],
    };
  },
};

function* ports(site: Site, fabric: Fabric): Iterable<readonly (string | number)[]> {
  yield ['switch', 'port', 'address', 'network', 'host', 'interface'];
  const networks = networkAddresses(site).filter(({ network }) => network.fabric === fabric);
  const byHost = networks.map((one) => ofHosts(site, one));
  const pools = new Map(networks.flatMap(({ network }) => network.pools.map((pool) => [pool.id, pool] as const)));
  const planes = interfacesPerRail(fabric);
  for (const { from, fromPort, to, toPort } of wiringOf(site, fabric).links) {
    if (!('host' in from) || from.isManager) continue;
    // Planes that the adapter joins are one interface, with one address on the leaves of all.
    const index = from.index * planes + (planes === 1 ? 0 : fromPort - 1);
    const own = byHost[index]?.get(from.host);
    const pool = own && pools.get(own.node.poolId);
    if (own === undefined || pool === undefined) continue;
    const name = interfacesOf(fabric, pool)[index] ?? '';
    yield [
      to.name,
      printedPort(fabric, toPort),
      `${own.gateway}/${own.range.split('/')[1]}`,
      own.range,
      from.host,
      name,
    ];
  }
}

function ofHosts(site: Site, network: NetworkAddresses): ReadonlyMap<string, NodeNetwork> {
  return new Map([...nodeNetworks(site, network)].map((own) => [own.node.name, own]));
}
