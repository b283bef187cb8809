import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type CablingOptions, cablingCommand } from '../../cli/cabling.ts';
import { exampleSite } from '../../site/checks/example-site.ts';
import { DiagnosticsJson } from '../../site/view/overview-schema.ts';
import { heard, inFolderWith } from './run-command.ts';

/** Two nodes of one rail on one switch, and the rails of the second on the ports of the first. */
const SITE = exampleSite({
  pools: 'train: { server: generic/8x-l40s-4u, perRack: 1, racks: hall-1/row-1, use: training, fabric: ib }',
  'halls.hall-1.rows': 'row-1: { racks: 1, feeds: [bus-1, bus-2] }\nrow-2: { racks: 1, feeds: [bus-1, bus-2] }',
  storage: '',
});

/** As ibnetdiscover prints it: switches, then adapters, each link by both of its ends. */
const FABRIC = `#
# Topology file: generated on Thu Nov 26 10:59:02 2026
#
# Initiated from node 02af000100000001 port 02af000100000001

vendid=0x2c9
devid=0xd2f2
switchguid=0x2c5eab0300000001(2c5eab0300000001)
Switch\t65 "S-2c5eab0300000001"\t\t# "MF0;IB-LEAF-1:MQM9700/U1" enhanced port 0 lid 1 lmc 0
[1]\t"H-e09d730300000010"[1](e09d730300000010) \t\t# "train-hall-1-row-1-u1-r1-n1 mlx5_1" lid 2 4xNDR
[2]\t"H-e09d730300000020"[1](e09d730300000020) \t\t# "train-hall-1-row-1-u1-r1-n1 mlx5_0" lid 3 4xNDR

vendid=0x2c9
caguid=0xe09d730300000010
Ca\t1 "H-e09d730300000010"\t\t# "train-hall-1-row-1-u1-r1-n1 mlx5_1"
[1](e09d730300000010) \t"S-2c5eab0300000001"[1]\t\t# lid 2 lmc 0 "MF0;IB-LEAF-1:MQM9700/U1" lid 1 4xNDR

vendid=0x2c9
caguid=0xe09d730300000020
Ca\t1 "H-e09d730300000020"\t\t# "train-hall-1-row-1-u1-r1-n1 mlx5_0"
[1](e09d730300000020) \t"S-2c5eab0300000001"[2]\t\t# lid 3 lmc 0 "MF0;IB-LEAF-1:MQM9700/U1" lid 1 4xNDR
`;

const GOOD = FABRIC.replaceAll('mlx5_1', 'x').replaceAll('mlx5_0', 'mlx5_1').replaceAll('n1 x', 'n1 mlx5_0');

async function ran(files: Readonly<Record<string, string | Uint8Array>>, options: Partial<CablingOptions> = {}) {
  return inFolderWith({ 'site.yaml': SITE, ...files }, async (folder) => {
    const at = (name: string) => join(folder, name);
    const { nodeNameMap, from = ['fabric.txt'] } = options;
    const all: CablingOptions = {
      format: 'pretty',
      ...options,
      from: from.map(at),
      ...(nodeNameMap !== undefined && { nodeNameMap: at(nodeNameMap) }),
    };
    const { code, stdout, stderr } = await heard(() => cablingCommand(at('site.yaml'), all, '0.0.0'));
    return { code, stdout: stdout.replaceAll(`${folder}/`, ''), stderr: stderr.replaceAll(`${folder}/`, '') };
  });
}

describe('afterhash cabling', () => {
  test('ends with 0 where the fabric is as the site has it, and says so', async () => {
    expect(await ran({ 'fabric.txt': GOOD })).toEqual({
      code: 0,
      stdout: 'ok: nothing found in fabric.txt\n',
      stderr: '',
    });
  });

  test('shows the line of the fabric, and says in terms of the building what to do', async () => {
    const { code, stdout } = await ran({ 'fabric.txt': FABRIC });
    // On one switch both ports carry the same.
    expect(code).toBe(0);
    expect(stdout).toMatchInlineSnapshot(`
      "warning[cabling/other-port]: rails 1 and 0 of "train-hall-1-row-1-u1-r1-n1" are
        crossed: they are on port 1/1 of "ib-leaf-1" and port 1/2 of "ib-leaf-1"
        --> fabric.txt:10:1
      10 | [1]  "H-e09d730300000010"[1](e09d730300000010)     # "train-hall-1-row-1-…
         | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        help: exchange the two plugs at the node, hall-1/row-1 rack 1 U3

      1 warning
      "
    `);
  });

  test('ends with 1 for an error, and is for programs too', async () => {
    const { code, stdout } = await ran({ 'fabric.txt': GOOD.replaceAll('4xNDR', '4xHDR') }, { format: 'json' });
    expect(code).toBe(1);
    const { diagnostics } = DiagnosticsJson.parse(JSON.parse(stdout));
    expect(diagnostics).toEqual([
      expect.objectContaining({
        code: 'cabling/slow-link',
        severity: 'error',
        file: 'fabric.txt',
        path: 'fabrics.ib',
        range: { start: { line: 10, column: 1 }, end: { line: 10, column: expect.any(Number) } },
      }),
    ]);
    const { stdout: sarif } = await ran({ 'fabric.txt': FABRIC }, { format: 'sarif' });
    expect(JSON.parse(sarif).runs[0].results[0].ruleId).toBe('cabling/other-port');
    const { stdout: github } = await ran({ 'fabric.txt': FABRIC }, { format: 'github' });
    expect(github).toMatch(/^::warning file=fabric.txt,line=10,col=1,title=cabling\/other-port::/);
  });

  test('takes which adapters are rails, and names of a map', async () => {
    expect(await ran({ 'fabric.txt': FABRIC }, { adapters: ['train=mlx5_1,mlx5_0'] })).toMatchObject({ code: 0 });
    const unmanaged = GOOD.replaceAll('MF0;IB-LEAF-1:MQM9700/U1', 'Quantum Mellanox Technologies');
    const { stdout } = await ran(
      { 'fabric.txt': unmanaged, map: '0x2c5eab0300000001 "ib-leaf-1"\n' },
      { nodeNameMap: 'map' },
    );
    expect(stdout).toBe('ok: nothing found in fabric.txt\n');
  });
});

describe('afterhash cabling refuses', () => {
  test.each([
    ['no file', {}, {}, 'error: no file "fabric.txt" here\n'],
    [
      'an empty file',
      { 'fabric.txt': '' },
      {},
      'error: "fabric.txt" is empty\n  help: take it again on a host of the fabric, as root: ibnetdiscover > fabric.txt\n',
    ],
    [
      'UTF-16, as PowerShell writes it',
      { 'fabric.txt': new Uint8Array([0xff, 0xfe, 0x23, 0]) },
      {},
      'error: "fabric.txt": the file is in UTF-16\n  help: save it as UTF-8\n',
    ],
    [
      'one subnet twice',
      { 'fabric.txt': GOOD, 'b.txt': GOOD },
      { from: ['fabric.txt', 'b.txt'] },
      'error: "fabric.txt" and "b.txt" are of one subnet: both have switch 0x2c5eab0300000001\n  help: name one file for each subnet\n',
    ],
    [
      'a pool that is not there',
      { 'fabric.txt': GOOD },
      { adapters: ['trian=mlx5_0'] },
      'error: there is no pool "trian"\n  help: did you mean "train"?\n',
    ],
    [
      'a phase that is not there',
      { 'fabric.txt': GOOD },
      { phase: 'early' },
      'error: the site has no phase "early"\n  help: it has no phases at all\n',
    ],
    [
      'fewer adapters than rails',
      { 'fabric.txt': GOOD },
      { adapters: ['train=mlx5_0'] },
      'error: "train=mlx5_0" names 1 adapters, and nodes of pool "train" have 2 rails\n  help: name each adapter once, in the order of the rails\n',
    ],
    [
      'a map that is none',
      { 'fabric.txt': GOOD, map: 'ib-leaf-1\n' },
      { nodeNameMap: 'map' },
      'error: line 1 of "map" is no GUID with a name\n  help: write a device a line, as in 0x2c5eab0300b87b40 "ib-leaf-1"\n',
    ],
  ] as const)('%s', async (_, files, options, stderr) => {
    expect(await ran(files, options)).toEqual({ code: 2, stdout: '', stderr });
  });

  test('a site without InfiniBand', async () => {
    const ethernet = exampleSite({
      fabrics: 'ib: { kind: roce, switch: nvidia/sn5600, taper: 1, racks: hall-1/row-2 }',
    });
    expect(await ran({ 'site.yaml': ethernet, 'fabric.txt': GOOD })).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('has no InfiniBand fabric that a pool joins'),
    });
  });
});
