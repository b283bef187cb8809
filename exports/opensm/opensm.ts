import { type Fabric, type Site, type WiredSwitch, type Wiring, wiringOf } from '../../site/model/index.ts';
import type { ExportTarget } from '../export-target.ts';
import { type PlannedGuids, planGuids } from './guids.ts';
import { nameOf, netlist } from './netlist.ts';
import { partitionsConf, partitionsOf } from './partitions.ts';

/** A folder for each InfiniBand fabric: what opensm starts from, and the fabric itself for ibsim. */
export const opensm: ExportTarget = {
  name: 'opensm',
  writes: 'partitions, roots, compute nodes and options for opensm, and the netlist for ibsim; a folder a fabric',

  export(site) {
    const fabrics = site.fabrics.filter((fabric) => fabric.spec.kind === 'infiniband' && fabric.pools.length > 0);
    if (fabrics.length === 0)
      return {
        nothing: `"${site.name}" has no InfiniBand fabric that a pool joins`,
        help: 'opensm routes InfiniBand only: an Ethernet fabric is routed by its switches',
      };
    return {
      files: new Map(fabrics.flatMap((fabric) => filesOf(site, fabric))),
      notes: [
        'the GUIDs stand in for hardware that nobody has read yet: replace them by those of guids.csv before opensm runs',
      ],
    };
  },
};

function filesOf(site: Site, fabric: Fabric): [string, string][] {
  const wiring = wiringOf(site, fabric);
  const guids = planGuids(site, fabric, wiring);
  const files = {
    'opensm.conf': options(fabric),
    'partitions.conf': partitionsConf(partitionsOf(site, fabric, wiring), guids.port),
    'roots.txt': lines(roots(wiring).map((one) => `0x${guids.switch(one)} ${one.name}`)),
    'compute-nodes.txt': computeNodes(wiring, guids),
    'guids.csv': guidTable(wiring, guids),
    'fabric.net': netlist(wiring, guids),
  };
  return Object.entries(files).map(([name, text]) => [`${fabric.id}/${name}`, text]);
}

/** The words of `opensm --create-config` (3.3.23); what is not said stays as opensm has it. */
function options(fabric: Fabric): string {
  // A fat tree begins with two levels; on one switch there is nothing to route.
  const tree =
    fabric.tiers === 1
      ? ['routing_engine minhop']
      : ['routing_engine ftree', 'root_guid_file roots.txt', 'cn_guid_file compute-nodes.txt'];
  return lines([
    '# In this folder: opensm --config opensm.conf',
    ...tree,
    'partition_config_file partitions.conf',
    'part_enforce both',
    'allow_both_pkeys FALSE',
  ]);
}

/** The switches of the highest level. */
function roots(wiring: Wiring): readonly WiredSwitch[] {
  const top = wiring.switches.at(-1)?.level;
  return wiring.switches.filter(({ level }) => level === top);
}

function computeNodes(wiring: Wiring, guids: PlannedGuids): string {
  const nodes = wiring.adapters.filter(({ isManager }) => !isManager);
  return lines(nodes.map((one) => `0x${guids.port(one)} ${nameOf(one)}`));
}

/** Which GUID stands for which port; the last column is for those that the hardware has. */
function guidTable(wiring: Wiring, guids: PlannedGuids): string {
  const ports = wiring.adapters.map((one) => `${one.host},mlx5_${one.index},0x${guids.port(one)},`);
  const switches = wiring.switches.map((one) => `${one.name},,0x${guids.switch(one)},`);
  return lines(['name,adapter,planned,real', ...ports, ...switches]);
}

function lines(of: readonly string[]): string {
  return `${of.join('\n')}\n`;
}
