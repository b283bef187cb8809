import { billOf, type CableOrder, type Fabric, type Site } from '../model/index.ts';
import { boughtId } from './bought-id.ts';
import { alike, inputsOf, type Operand, type Origin, publishedBy } from './origin.ts';

/** What is bought, line by line: switches by hall, cables by their ends and length, transceivers by where they go. */
export function billOrigins(site: Site, fabric: Fabric): readonly Origin[] {
  const at = `fabrics.${fabric.id}`;
  const bill = billOf(fabric);
  const racks = alike(fabric.rows, (row) => ({ name: row.name, value: `${row.racks} racks`, written: row.path }));
  return [
    ...bill.switches.map(
      (one): Origin => ({
        figure: `${at}.bill.switches.${boughtId(one)}.count`,
        is: `${one.count} of all stand in the racks of ${one.hallId}`,
        from: [
          ...(['leaves', 'spines', 'cores'] as const).map((name) => ({
            name,
            value: `${fabric[name]}`,
            written: fabric.path,
            figure: `${at}.${name}`,
          })),
          ...racks,
        ],
      }),
    ),
    ...bill.cables.flatMap((one) => cableLineOrigins(site, fabric, one)),
    ...bill.transceivers.map((one): Origin => {
      const served = bill.cables.filter(({ cable, poolId }) =>
        one.at === 'switches' ? cable === one.cable : cable === one.cable && poolId === one.poolId,
      );
      return {
        figure: `${at}.bill.transceivers.${boughtId(one)}.count`,
        is: `the ends in ${one.at} of the links below, by how many share a cage: ${one.count}`,
        from: served.map((cable) => ({
          name: boughtId(cable),
          value: `${cable.links} links`,
          written: fabric.path,
          figure: `${at}.bill.cables.${boughtId(cable)}.links`,
          published: publishedBy(one.cable, 'maxLength'),
        })),
      };
    }),
  ];
}

function cableLineOrigins(site: Site, fabric: Fabric, line: CableOrder): readonly Origin[] {
  const at = `fabrics.${fabric.id}`;
  const figure = `${at}.bill.cables.${boughtId(line)}`;
  const places = ways(site, { runs: [line] });
  const tree: Operand[] = (['nodeToLeaf', 'leafToSpine', 'spineToCore'] as const).map((name) => ({
    name,
    value: `${fabric.cables[name]}`,
    written: fabric.path,
    figure: `${at}.cables.${name}`,
  }));
  const links = { name: 'links', value: `${line.links}`, written: fabric.path, figure: `${figure}.links` };
  const each = line.cable?.linksPerTwinPort ?? 1;
  return [
    { figure: `${figure}.length`, is: `from rack to rack in whole metres: ${line.length}`, from: places },
    {
      figure: `${figure}.links`,
      is: `${line.links} of all links are of this length between these ends`,
      from: [...tree, ...places],
    },
    {
      figure: `${figure}.cables`,
      is:
        line.cables === line.links
          ? `one for each link: ${line.cables}`
          : `${line.links} links / ${each} = ${line.cables}`,
      from: [line.cable === undefined ? links : { ...links, published: publishedBy(line.cable, 'linksPerTwinPort') }],
    },
  ];
}

/** What the halls of a fabric say of the way of its cables. */
export function ways(site: Site, { runs }: Pick<Fabric, 'runs'>): readonly Operand[] {
  const halls = new Set(runs.flatMap(({ from, to }) => [from, to]));
  return site.halls
    .filter((hall) => halls.has(hall.id))
    .flatMap((hall) =>
      hall.spec.layout?.cables === undefined
        ? [{ name: `to the core of ${hall.id}`, value: `${hall.spec.toCore}`, written: [...hall.path, 'toCore'] }]
        : inputsOf([...hall.path, 'layout', 'cables'], hall.spec.layout.cables, ['drop', 'slack']),
    );
}
