import { append } from '../../site/model/append.ts';
import type { WiredAdapter, WiredLink, WiredSwitch, Wiring } from '../../site/model/index.ts';
import type { PlannedGuids } from './guids.ts';

/** ibsim 0.10 knows no faster one; speed does not change a route (https://github.com/linux-rdma/ibsim, net-examples, 2026-11-22). */
const SPEED = '4xHDR';

/** One end of a link, with what is at the other. */
interface Line {
  readonly port: number;
  readonly to: WiredAdapter | WiredSwitch;
  readonly toPort: number;
}

/**
 * The fabric in the form that ibsim reads and ibnetdiscover prints. The first port of the file is the one that opensm
 * binds to, so managers stand first.
 */
export function netlist(wiring: Wiring, guids: PlannedGuids): string {
  const lines = linesOf(wiring.links);
  const adapters = wiring.adapters.toSorted((a, b) => Number(b.isManager) - Number(a.isManager));
  const hosts = adapters.map((one) => {
    const guid = guids.adapter(one);
    const ports = (lines.get(one) ?? []).map((line) => link(line, guids, `(${guids.port(one)}) `, 'lid 0 lmc 0 '));
    return [`vendid=0x2c9`, `caguid=0x${guid}`, `Hca\t1 "H-${guid}"\t\t# "${nameOf(one)}"`, ...ports, ''].join('\n');
  });
  const switches = wiring.switches.map((one) => {
    const guid = guids.switch(one);
    const ports = (lines.get(one) ?? []).map((line) => link(line, guids, '', ''));
    const head = `Switch\t${wiring.ports} "S-${guid}"\t\t# "${one.name}" enhanced port 0 lid 0 lmc 0`;
    return [`switchguid=0x${guid}`, head, ...ports, ''].join('\n');
  });
  const managed = wiring.adapters.some((one) => one.isManager);
  return (managed ? [...hosts, ...switches] : [...switches, ...hosts]).join('\n');
}

/** As a host calls its adapter: `train-hall-1-row-1-u1-r1-n1 mlx5_0`. */
export function nameOf(end: WiredAdapter | WiredSwitch): string {
  return 'host' in end ? `${end.host} mlx5_${end.index}` : end.name;
}

function linesOf(links: readonly WiredLink[]): ReadonlyMap<WiredAdapter | WiredSwitch, readonly Line[]> {
  const lines = new Map<WiredAdapter | WiredSwitch, Line[]>();
  for (const { from, fromPort, to, toPort } of links) {
    append<WiredAdapter | WiredSwitch, Line>(lines, from, { port: fromPort, to, toPort });
    append<WiredAdapter | WiredSwitch, Line>(lines, to, { port: toPort, to: from, toPort: fromPort });
  }
  return lines;
}

function link({ port, to, toPort }: Line, guids: PlannedGuids, own: string, lids: string): string {
  const id = 'host' in to ? `H-${guids.adapter(to)}` : `S-${guids.switch(to)}`;
  return `[${port}]${own}\t"${id}"[${toPort}]\t\t# ${lids}"${nameOf(to)}" lid 0 ${SPEED}`;
}
