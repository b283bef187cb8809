import { type Phase, type Pool, railsOf, type Shell, type Site } from '../model/index.ts';
import { asWritten, type Operand, type Origin, publishedBy, sumOf } from './origin.ts';
import { rowOperands } from './row-operands.ts';

/** What a pool has at work in a phase. */
export function poolOrigins(site: Site, phase: Phase): readonly Origin[] {
  return site.pools.flatMap((pool): readonly Origin[] => {
    const { server, systemsPerRack, nodesPerRack, gpusPerNode } = pool;
    const at = `pools.${pool.id}`;
    const racks = racksOperand(pool, phase);
    const perRack: Operand =
      pool.spec.perRack === undefined
        ? {
            name: 'systems a rack',
            value: `${systemsPerRack}`,
            written: [...pool.path, 'server'],
            published: publishedBy(server, 'kind'),
          }
        : { name: 'systems a rack', value: `${systemsPerRack}`, written: [...pool.path, 'perRack'] };
    const published = (name: string, value: unknown, field: 'nodes' | 'gpuCount' | 'maxPower' | 'fabric'): Operand => ({
      name,
      value: `${value}`,
      written: [...pool.path, 'server'],
      published: publishedBy(server, field),
    });
    const nodes = published('nodes a system', server.nodes, 'nodes');
    const count = Number(racks.value);
    return [
      racksOrigin(site, pool, phase),
      {
        figure: `${at}.nodes`,
        is: `${count} racks x ${systemsPerRack} systems x ${server.nodes} nodes = ${count * nodesPerRack}`,
        from: [racks, perRack, nodes],
      },
      {
        figure: `${at}.gpus`,
        is: `${count} racks x ${nodesPerRack} nodes x ${gpusPerNode} GPUs = ${count * nodesPerRack * gpusPerNode}`,
        from: [racks, perRack, nodes, published('GPUs a node', gpusPerNode, 'gpuCount')],
      },
      {
        figure: `${at}.rails`,
        is: `${server.fabric?.ports ?? 0} ports / ${server.nodes} nodes = ${railsOf(pool)}`,
        from: [published('ports of a system', server.fabric?.ports ?? 0, 'fabric'), nodes],
      },
      {
        figure: `${at}.rack`,
        is: `${systemsPerRack} x ${server.maxPower} = ${pool.rackDraw}`,
        from: [perRack, published('highest draw', server.maxPower, 'maxPower')],
      },
      powerOrigin(at, racks, pool),
      ...listedOrigin(pool),
    ];
  });
}

/** Of the whole pool, whatever the phase. */
function listedOrigin({ id, path, spec, inventory }: Pool): readonly Origin[] {
  if (inventory === undefined) return [];
  const hosts = `${inventory.hosts.size}`;
  const file = { name: 'inventory', value: `${spec.inventory}`, written: [...path, 'inventory'] };
  return [{ figure: `pools.${id}.listed`, is: `lines of "${spec.inventory}" = ${hosts}`, from: [file] }];
}

/** What racks that a tenant brings have at work in a phase. */
export function shellOrigins(site: Site, phase: Phase): readonly Origin[] {
  return site.shells.flatMap((shell): readonly Origin[] => {
    const at = `shells.${shell.id}`;
    const share = shell.spec.liquidShare;
    const liquid = [...shell.path, 'liquidShare'];
    return [
      racksOrigin(site, shell, phase),
      share === undefined
        ? {
            figure: `${at}.liquidShare`,
            is: '0, as nobody says one',
            from: [{ name: 'liquidShare', value: '0', written: liquid }],
          }
        : asWritten(`${at}.liquidShare`, share, liquid),
      asWritten(`${at}.rack`, shell.rackDraw, [...shell.path, 'draw']),
      powerOrigin(at, racksOperand(shell, phase), shell),
    ];
  });
}

/** `pools.train` or `shells.anchor`. */
export function placeOf({ path, id }: Pool | Shell): string {
  return `${path[0]}.${id}`;
}

/** The racks of a pool or shell in a phase, from the rows that work then. */
export function racksOrigin(
  site: Site,
  filler: Pool | Shell,
  phase: Phase,
  figure = `${placeOf(filler)}.racks`,
): Origin {
  const rows = new Set(phase.rows);
  const working = filler.rows.filter((row) => rows.has(row));
  return sumOf(
    figure,
    rowOperands(site, working, (row) => row.racks),
    racksAtWork(filler, phase),
  );
}

function racksAtWork(filler: Pool | Shell, phase: Phase): number {
  return phase.racksOf.get(filler) ?? filler.racks;
}

function racksOperand(filler: Pool | Shell, phase: Phase): Operand {
  return {
    name: 'racks',
    value: `${racksAtWork(filler, phase)}`,
    written: [...filler.path, 'racks'],
    figure: `${placeOf(filler)}.racks`,
  };
}

function powerOrigin(at: string, racks: Operand, { path, rackDraw }: Pool | Shell): Origin {
  return {
    figure: `${at}.power`,
    is: `${racks.value} racks x ${rackDraw} = ${rackDraw.times(Number(racks.value))}`,
    from: [racks, { name: 'a rack', value: `${rackDraw}`, written: path, figure: `${at}.rack` }],
  };
}
