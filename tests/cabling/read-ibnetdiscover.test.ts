import { describe, expect, test } from 'vitest';
import type { Discovered } from '../../cabling/discovered.ts';
import { calledOf } from '../../cabling/node-descriptions.ts';
import { readNodeNameMap } from '../../cabling/node-name-map.ts';
import { readIbnetdiscover } from '../../cabling/read-ibnetdiscover.ts';
import { read } from './live-fabric.ts';

/** Lines of a live NDR fabric (https://github.com/NVIDIA/topograph, tests/output/ibnetdiscover/example.out, read 2026-11-26), cut to one leaf and what hangs on it. */
const LIVE = `#
# Topology file: generated on Wed Aug  6 16:11:23 2025
#
# Initiated from node e09d730300156ff6 port e09d730300156ff6

vendid=0x2c9
devid=0xd2f2
sysimgguid=0x2c5eab0300b87b40
switchguid=0x2c5eab0300b87b40(2c5eab0300b87b40)
Switch\t65 "S-2c5eab0300b87b40"\t\t# "MF0;A09-P1-IBLEAF-04-04:MQM9701/U1" enhanced port 0 lid 73 lmc 0
[1]\t"H-e09d7303007a4bd8"[1](e09d7303007a4bd8) \t\t# "a08-p1-dgx-04-c01 mlx5_5" lid 647 4xNDR
[2]\t"H-e09d730300857d78"[1](e09d730300857d78) \t\t# "a06-p1-dgx-02-c01 HCA-6" lid 522 4xNDR
[3]\t"H-e09d730300858d88"[1](e09d730300858d88) \t\t# "MT4129 ConnectX7   Mellanox Technologies" lid 515 4xNDR
[65]\t"H-2c5eab0300b87b50"[1](2c5eab0300b87b50) \t\t# "Mellanox Technologies Aggregation Node" lid 193 4xNDR

vendid=0x2c9
devid=0x1021
sysimgguid=0xe09d7303007a4bd8
caguid=0xe09d7303007a4bd8
Ca\t1 "H-e09d7303007a4bd8"\t\t# "a08-p1-dgx-04-c01 mlx5_5"
[1](e09d7303007a4bd8) \t"S-2c5eab0300b87b40"[1]\t\t# lid 647 lmc 0 "MF0;A09-P1-IBLEAF-04-04:MQM9701/U1" lid 73 4xNDR

Ca\t1 "H-e09d730300857d78"\t\t# "a06-p1-dgx-02-c01 HCA-6"
[1](e09d730300857d78) \t"S-2c5eab0300b87b40"[2]\t\t# lid 522 lmc 0 "MF0;A09-P1-IBLEAF-04-04:MQM9701/U1" lid 73 4xNDR

Ca\t1 "H-e09d730300858d88"\t\t# "MT4129 ConnectX7   Mellanox Technologies"
[1](e09d730300858d88) \t"S-2c5eab0300b87b40"[3]\t\t# lid 515 lmc 0 "MF0;A09-P1-IBLEAF-04-04:MQM9701/U1" lid 73 4xNDR

Ca\t1 "H-2c5eab0300b87b50"\t\t# "Mellanox Technologies Aggregation Node"
[1](2c5eab0300b87b50) \t"S-2c5eab0300b87b40"[65]\t\t# lid 193 lmc 0 "MF0;A09-P1-IBLEAF-04-04:MQM9701/U1" lid 73 4xNDR
`;

function refused(text: string): string {
  const found = readIbnetdiscover({ file: 'fabric.txt', text }, new Map());
  return 'message' in found ? found.message : 'read';
}

function summed({ devices, links }: Discovered) {
  return { devices: devices.map(({ kind }) => kind), links: links.map(({ said, gbps }) => `${said} ${gbps}`) };
}

describe('a live fabric', () => {
  test('has each link once, at its first line', () => {
    const found = read(LIVE);
    expect(summed(found)).toEqual({
      devices: ['switch', 'adapter', 'adapter', 'adapter', 'adapter'],
      links: Array.from({ length: 4 }, () => '4xNDR 400'),
    });
    expect(found.links.map(({ range }) => range.start.line)).toEqual([11, 12, 13, 14]);
  });

  test('has devices that say their names, their makers, and the part of a switch that adds up', () => {
    expect(read(LIVE).devices.map(calledOf)).toEqual([
      { is: 'switch', name: 'a09-p1-ibleaf-04-04', chip: 1 },
      { is: 'adapter', host: 'a08-p1-dgx-04-c01', adapter: 'mlx5_5' },
      { is: 'adapter', host: 'a06-p1-dgx-02-c01', adapter: 'mlx5_5' },
      { is: 'nameless' },
      { is: 'aggregation' },
    ]);
  });

  test('is the same with the ends of lines of Windows, and with tabs that a terminal made blanks of', () => {
    const lines = read(LIVE).links.map(({ range }) => range.start);
    expect(read(LIVE.replaceAll('\n', '\r\n')).links.map(({ range }) => range.start)).toEqual(lines);
    expect(summed(read(LIVE.replaceAll('\t', '        ')))).toEqual(summed(read(LIVE)));
  });

  test('may be grouped by chassis', () => {
    const grouped = LIVE.replace('vendid=0x2c9\n', 'Chassis 1 (guid 0x1)\n\n# Spine Nodes\nvendid=0x2c9\n')
      .replace('[1]\t"H-', '[1][ext 7]\t"H-')
      .replace('Ca\t1', 'Non-Chassis Nodes\n\nCa\t1');
    expect(summed(read(grouped))).toEqual(summed(read(LIVE)));
  });

  test('takes names from a map, which stand for what devices call themselves', () => {
    const names = readNodeNameMap('map', '# leaves\n0x2c5eab0300b87b40\t"ib-leaf-1"  # row 2\r\n\n');
    if ('message' in names) throw new Error(names.message);
    expect(read(LIVE, names).devices.map(calledOf)[0]).toEqual({ is: 'switch', name: 'ib-leaf-1', chip: 1 });
    expect(readNodeNameMap('map', '0x1 "a"\nib-leaf-1')).toMatchObject({
      message: 'line 2 of "map" is no GUID with a name',
    });
  });
});

describe('a file that says nothing of a fabric', () => {
  test.each([
    ['empty', '', '"fabric.txt" is empty'],
    ['blank', ' \r\n\n', '"fabric.txt" is empty'],
    ['of comments only', '#\n# Topology file: generated on Wed\n', '"fabric.txt" names no switch and no adapter'],
    ['a site file', 'site: { name: a }\n', 'line 1 of "fabric.txt" is nothing that ibnetdiscover prints'],
    [
      'a list of ports',
      `${LIVE}CA    84  1 0x7cfe900300a0a0c0 4x EDR - SW\n`,
      'line 31 of "fabric.txt" is nothing that ibnetdiscover prints',
    ],
    [
      'a warning among the lines',
      LIVE.replace('\n\n', '\nibwarn: [1] mad_rpc: timed out\n'),
      'line 5 of "fabric.txt" is nothing that ibnetdiscover prints',
    ],
  ])('is %s', (_, text, message) => {
    expect(refused(text)).toBe(message);
  });

  test('breaks off in a line, or between two devices', () => {
    expect(refused(LIVE.slice(0, LIVE.indexOf('Aggregation')))).toBe('"fabric.txt" breaks off in line 14');
    expect(refused(LIVE.slice(0, LIVE.indexOf('Ca\t1 "H-2c5e')))).toBe(
      '"fabric.txt" breaks off: line 14 speaks of 2c5eab0300b87b50, which has no lines of its own',
    );
  });
});
