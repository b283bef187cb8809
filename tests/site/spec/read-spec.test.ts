import { describe, expect, test } from 'vitest';
import { exampleSite } from '../../../site/checks/example-site.ts';
import { saidOf } from '../said-of.ts';

test('says nothing of a good file', () => {
  expect(saidOf(exampleSite())).toBe('');
});

describe('a quantity', () => {
  test('refuses a bare number', () => {
    expect(
      saidOf(exampleSite({ 'power.intakes': `grid: { limit: 300, voltage: 13.8 kV, powerFactor: 0.95 }` })),
    ).toMatchInlineSnapshot(`
      "error[site/invalid-field]: limit of "grid" needs a unit, as in "18 MW"
       --> site.yaml:6:20
      6 |     grid: { limit: 300, voltage: 13.8 kV, powerFactor: 0.95 }
        |                    ^^^

      1 error
      "
    `);
  });

  test('refuses a number in quotes without a unit', () => {
    expect(
      saidOf(exampleSite({ 'power.intakes': `grid: { limit: "300", voltage: 13.8 kV, powerFactor: 0.95 }` })),
    ).toMatchInlineSnapshot(`
      "error[site/invalid-field]: limit of "grid": "300" needs a unit
       --> site.yaml:6:20
      6 |     grid: { limit: "300", voltage: 13.8 kV, powerFactor: 0.95 }
        |                    ^^^^^
        help: write it as in "18 MW"

      1 error
      "
    `);
  });

  test('refuses a unit that nobody knows', () => {
    expect(
      saidOf(exampleSite({ 'power.intakes': `grid: { limit: 300 kv, voltage: 13.8 kV, powerFactor: 0.95 }` })),
    ).toMatchInlineSnapshot(`
      "error[site/invalid-field]: limit of "grid": "kv" is not a unit that Afterhash
        knows
       --> site.yaml:6:20
      6 |     grid: { limit: 300 kv, voltage: 13.8 kV, powerFactor: 0.95 }
        |                    ^^^^^^
        help: did you mean "kW"? units here: W, kW, MW, GW

      1 error
      "
    `);
  });

  test('refuses kVA where kW belongs', () => {
    expect(
      saidOf(exampleSite({ 'power.intakes': `grid: { limit: 300 kVA, voltage: 13.8 kV, powerFactor: 0.95 }` })),
    ).toMatchInlineSnapshot(`
      "error[site/invalid-field]: limit of "grid": "300 kVA" is an apparent power
        (kVA), but a power (kW) belongs here
       --> site.yaml:6:20
      6 |     grid: { limit: 300 kVA, voltage: 13.8 kV, powerFactor: 0.95 }
        |                    ^^^^^^^
        help: write it as in "18 MW"

      1 error
      "
    `);
  });

  test('refuses kW where kVA belongs', () => {
    expect(
      saidOf(exampleSite({ 'power.transformers': `tx-(1..2): { from: grid, rating: 250 kW, secondary: 415 V }` })),
    ).toMatchInlineSnapshot(`
      "error[site/invalid-field]: rating of "tx-(1..2)": "250 kW" is a power (kW), but
        an apparent power (kVA) belongs here
       --> site.yaml:8:38
      8 |     tx-(1..2): { from: grid, rating: 250 kW, secondary: 415 V }
        |                                      ^^^^^^
        help: write it as in "2.5 MVA"

      1 error
      "
    `);
  });

  test('refuses what no site has', () => {
    expect(saidOf(exampleSite({ 'halls.hall-1.floor': `load: 12 Pa` }))).toMatchInlineSnapshot(`
      "error[site/invalid-field]: floor.load of "hall-1": "12 Pa" is outside what is
        plausible here
        --> site.yaml:16:13
      16 |       load: 12 Pa
         |             ^^^^^
        help: plausible is between 1 kPa and 200 kPa: TIA-942 asks for 7.2 kPa at
              least and recommends 12

      1 error
      "
    `);
  });

  test('refuses less than nothing', () => {
    expect(
      saidOf(exampleSite({ 'power.intakes': `grid: { limit: -300 kW, voltage: 13.8 kV, powerFactor: 0.95 }` })),
    ).toMatchInlineSnapshot(`
      "error[site/invalid-field]: limit of "grid": "-300 kW" is outside what is
        plausible here
       --> site.yaml:6:20
      6 |     grid: { limit: -300 kW, voltage: 13.8 kV, powerFactor: 0.95 }
        |                    ^^^^^^^
        help: plausible is more than zero and at most 5 GW

      1 error
      "
    `);
  });

  test('refuses what is no quantity at all', () => {
    expect(saidOf(exampleSite({ 'halls.hall-1.toCore': `next door` }))).toMatchInlineSnapshot(`
      "error[site/invalid-field]: toCore of "hall-1": "next door" is not a quantity
        --> site.yaml:18:7
      18 |       next door
         |       ^^^^^^^^^
        help: write a number and a unit, as in "45 m"

      1 error
      "
    `);
  });
});

describe('a field', () => {
  test('is refused where the language has none of its name, and the nearest is named, once', () => {
    expect(
      saidOf(exampleSite({ 'power.intakes': `grid: { limti: 300 kW, voltage: 13.8 kV, powerFactor: 0.95 }` })),
    ).toMatchInlineSnapshot(`
      "error[site/unknown-field]: "grid" has no field "limti"
       --> site.yaml:6:13
      6 |     grid: { limti: 300 kW, voltage: 13.8 kV, powerFactor: 0.95 }
        |             ^^^^^
        help: did you mean "limit"?

      1 error
      "
    `);
  });

  test('is refused where no name is near, and all that there are are named', () => {
    expect(
      saidOf(
        exampleSite({ 'power.intakes': `grid: { limit: 300 kW, voltage: 13.8 kV, powerFactor: 0.95, colour: red }` }),
      ),
    ).toMatchInlineSnapshot(`
      "error[site/unknown-field]: "grid" has no field "colour"
       --> site.yaml:6:65
      6 | … grid: { limit: 300 kW, voltage: 13.8 kV, powerFactor: 0.95, colour: red }
        |                                                               ^^^^^^
        help: fields here: limit, voltage, powerFactor

      1 error
      "
    `);
  });

  test('is refused at the top', () => {
    expect(saidOf(`${exampleSite()}racks: 4\n`)).toMatchInlineSnapshot(`
      "error[site/unknown-field]: the file has no field "racks"
        --> site.yaml:32:1
      32 | racks: 4
         | ^^^^^
        help: fields here: afterhash, site, power, halls, pools, shells, fabrics,
              storage, jobs, uplinks, tenants, retired, mine, phases, energy, cluster,
              monitoring, expect, assumptions, waivers

      1 error
      "
    `);
  });

  test('of another kind of storage is refused, and those of this kind are named', () => {
    expect(
      saidOf(exampleSite({ storage: `scratch: { kind: node-nvme, on: [train], secret: weka-csi }` })),
    ).toMatchInlineSnapshot(`
      "error[site/unknown-field]: "scratch" has no field "secret"
        --> site.yaml:30:44
      30 |   scratch: { kind: node-nvme, on: [train], secret: weka-csi }
         |                                            ^^^^^^
        help: fields here: kind, on, perNode, drives, drive, write,
              writeAmplification, layout, spare, thin, reclaim, volumeGroup,
              filesystem, gpuDirect, default, snapshots

      1 error
      "
    `);
  });

  test('that is needed is asked for', () => {
    expect(
      saidOf(exampleSite({ 'power.intakes': `grid: { voltage: 13.8 kV, powerFactor: 0.95 }` })),
    ).toMatchInlineSnapshot(`
      "error[site/missing-field]: "grid" has no "limit"
       --> site.yaml:6:11
      6 |     grid: { voltage: 13.8 kV, powerFactor: 0.95 }
        |           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        help: add limit: it takes a quantity, as in "18 MW"

      1 error
      "
    `);
  });

  test('that is needed is asked for where a whole part of fields is absent', () => {
    expect(saidOf(exampleSite({ 'halls.hall-1.floor': '' }))).toMatchInlineSnapshot(`
      "error[site/missing-field]: "hall-1" has no "floor"
        --> site.yaml:14:3
      14 |   hall-1:
         |   ^^^^^^
        help: add floor: its fields are load, spreadOver, tile

      1 error
      "
    `);
  });

  test('on which the others depend is asked for first', () => {
    expect(saidOf(exampleSite({ storage: `scratch: { on: [train] }` }))).toMatchInlineSnapshot(`
      "error[site/missing-field]: "scratch" has no "kind"
        --> site.yaml:30:12
      30 |   scratch: { on: [train] }
         |            ^^^^^^^^^^^^^^^
        help: add kind: it takes "node-nvme", "rook-ceph", "weka", "vast" or "csi"

      1 error
      "
    `);
  });

  test('that has a secret in its name is no parameter of a class, and one that says where it is is one', () => {
    const csi = (parameters: string) =>
      saidOf(
        exampleSite({
          storage: `scratch: { kind: node-nvme, on: [train] }
checkpoints: { kind: csi, driver: exa.csi.ddn.com, capacity: 1 PB, write: 40 GB/s, parameters: { ${parameters} } }`,
        }),
      );
    for (const name of ['password', 'adminPassword', 'secret', 'access_key', 'apiKey', 'auth-token'])
      expect(csi(`${name}: hunter2`), name).toContain('put it into a Secret, and name that under "secret"');
    for (const name of ['secretName', 'csi.storage.k8s.io/node-stage-secret-name', 'exaFS', 'tokenRef', 'bypassCache'])
      expect(csi(`${name}: a`), name).not.toContain('put it into a Secret');
  });

  test('of servers is there where a store is made on them', () => {
    expect(
      saidOf(
        exampleSite({
          storage: 'checkpoints: { kind: rook-ceph, racks: hall-1/row-1, capacity: 1 PB, write: 40 GB/s }',
        }),
      ),
    ).toContain('error[site/missing-field]: "checkpoints" has no "servers"');
  });

  test('that a person writes words into has some', () => {
    const signed = (by: string) =>
      saidOf(
        exampleSite({
          tenants: `a: { isolation: shared, pools: { train: all }, contract: {}, attests: [{ control: F3, by: "${by}", on: 2026-11-02, until: 2027-11-02 }] }`,
        }),
      );
    expect(signed(' ')).toContain('says nothing');
    expect(signed('fabric team')).not.toContain('says nothing');
  });

  test('of data are two at least: Ceph makes no pool of one', () => {
    expect(
      saidOf(
        exampleSite({
          storage: `checkpoints: { kind: rook-ceph, racks: hall-1/row-1, servers: { count: 6, draw: 1 kW, height: 2 U }, capacity: 1 PB, write: 40 GB/s, protection: { by: erasure, data: 1, parity: 1 } }`,
        }),
      ),
    ).toContain('plausible is between 2 and 64');
  });

  test('on which the others depend takes what there is', () => {
    expect(saidOf(exampleSite({ storage: `scratch: { kind: nvme, on: [train] }` }))).toMatchInlineSnapshot(`
      "error[site/invalid-field]: kind of "scratch" takes "node-nvme", "rook-ceph",
        "weka", "vast" or "csi"
        --> site.yaml:30:20
      30 |   scratch: { kind: nvme, on: [train] }
         |                    ^^^^

      1 error
      "
    `);
  });

  test('that is an address of PCI is that of the first function, in small letters', () => {
    const pool = (adapters: string) =>
      `train: { server: nvidia/dgx-b300, perRack: 2, racks: hall-1/row-1, use: training, fabric: ib, adapters: [${adapters}] }`;
    expect(saidOf(exampleSite({ pools: pool('"0000:1A:00.0"') }))).toMatchInlineSnapshot(`
      "error[site/invalid-field]: adapters[0] of "train": "0000:1A:00.0" is not the PCI
        address of an adapter
        --> site.yaml:26:108
      26 | …ks: hall-1/row-1, use: training, fabric: ib, adapters: ["0000:1A:00.0"] }
         |                                                          ^^^^^^^^^^^^^^
        help: as in "0000:1a:00.0", in small letters: lspci -D prints it

      1 error
      "
    `);
    expect(saidOf(exampleSite({ pools: pool('"0000:1a:00.0", "0000:1a:00.0"') }))).toContain('names an adapter twice');
  });

  test('that says who joins planes takes no word of a vendor', () => {
    const fabric = (joined: string) =>
      `ib: { kind: roce, switch: nvidia/sn5600, taper: 1, racks: hall-1/row-2, planes: 2, planesJoined: ${joined} }`;
    expect(saidOf(exampleSite({ fabrics: fabric('hwplb') }))).toContain('planesJoined of "ib" takes "by-software" or');
    expect(saidOf(exampleSite({ fabrics: fabric('by-software, spectrumX: RA2.3') }))).toContain(
      'spectrumX of "ib" takes',
    );
  });

  test('without a value is empty', () => {
    expect(
      saidOf(exampleSite({ 'power.intakes': `grid: { limit: , voltage: 13.8 kV, powerFactor: 0.95 }` })),
    ).toMatchInlineSnapshot(`
      "error[site/invalid-field]: limit of "grid" has no value
       --> site.yaml:6:13
      6 |     grid: { limit: , voltage: 13.8 kV, powerFactor: 0.95 }
        |             ^^^^^
        help: it takes a quantity, as in "18 MW"

      1 error
      "
    `);
  });

  test('that holds a list where fields belong is refused', () => {
    expect(saidOf(exampleSite({ pools: `[train]` }))).toMatchInlineSnapshot(`
      "error[site/invalid-field]: pools takes things by name, as in { name: … }
        --> site.yaml:26:3
      26 |   [train]
         |   ^^^^^^^

      1 error
      "
    `);
  });

  test('that holds text where fields belong is refused', () => {
    expect(saidOf(exampleSite({ 'halls.hall-1.cooling': `air` }))).toMatchInlineSnapshot(`
      "error[site/invalid-field]: cooling of "hall-1" takes fields by name, as in {
        field: value }
        --> site.yaml:20:7
      20 |       air
         |       ^^^
        help: fields here: air, liquid, limits, rejection, feeds

      1 error
      "
    `);
  });

  test('that takes true or false takes no other word', () => {
    expect(
      saidOf(
        exampleSite({
          'halls.hall-1.cooling': `air: { units: crah-(1..3), each: 60 kW, spare: 1, containment: yes }\nfeeds: msb-(1..2)`,
        }),
      ),
    ).toMatchInlineSnapshot(`
      "error[site/invalid-field]: cooling.air.containment of "hall-1" takes true or
        false
        --> site.yaml:20:70
      20 |       air: { units: crah-(1..3), each: 60 kW, spare: 1, containment: yes }
         |                                                                      ^^^

      1 error
      "
    `);
  });

  test('that counts takes no quotes and no half', () => {
    expect(
      saidOf(
        exampleSite({
          'halls.hall-1.rows': `row-1: { racks: "4", feeds: [bus-1, bus-2] }\nrow-2: { racks: 1.5, feeds: [bus-1, bus-2] }`,
        }),
      ),
    ).toMatchInlineSnapshot(`
      "error[site/invalid-field]: racks of "row-1" takes a number without a unit or
        quotes
        --> site.yaml:23:23
      23 |       row-1: { racks: "4", feeds: [bus-1, bus-2] }
         |                       ^^^

      error[site/invalid-field]: racks of "row-2" takes a whole number
        --> site.yaml:24:23
      24 |       row-2: { racks: 1.5, feeds: [bus-1, bus-2] }
         |                       ^^^

      2 errors
      "
    `);
  });

  test('that is a ratio lies within reason', () => {
    expect(
      saidOf(
        exampleSite({ fabrics: `ib: { kind: infiniband, switch: nvidia/qm9700, taper: 0.5, racks: hall-1/row-2 }` }),
      ),
    ).toMatchInlineSnapshot(`
      "error[site/invalid-field]: taper of "ib": 0.5 is outside what is plausible here
        --> site.yaml:28:57
      28 | …ind: infiniband, switch: nvidia/qm9700, taper: 0.5, racks: hall-1/row-2 }
         |                                                 ^^^
        help: plausible is between 1 and 16: bandwidth down over bandwidth up of a
              leaf

      1 error
      "
    `);
  });

  test('that chooses takes one of its words', () => {
    expect(
      saidOf(
        exampleSite({ fabrics: `ib: { kind: InfiniBand, switch: nvidia/qm9700, taper: 1, racks: hall-1/row-2 }` }),
      ),
    ).toMatchInlineSnapshot(`
      "error[site/invalid-field]: kind of "ib" takes "infiniband" or "roce"
        --> site.yaml:28:15
      28 |   ib: { kind: InfiniBand, switch: nvidia/qm9700, taper: 1, racks: hall-1/…
         |               ^^^^^^^^^^

      1 error
      "
    `);
  });

  test('that is a day is in the calendar', () => {
    expect(
      saidOf(
        exampleSite({
          waivers: `- { code: power/feeds-differ, of: power.busways, because: the panel is being moved, until: 2027-02-30 }`,
        }),
      ),
    ).toMatchInlineSnapshot(`
      "error[site/invalid-field]: waivers[0].until: "2027-02-30" is not in the calendar
        --> site.yaml:33:94
      33 | …of: power.busways, because: the panel is being moved, until: 2027-02-30 }
         |                                                               ^^^^^^^^^^
        help: that month is shorter

      1 error
      "
    `);
  });

  test('that lists things lists one at least', () => {
    expect(
      saidOf(
        exampleSite({
          'halls.hall-1.cooling': `air: { units: crah-(1..3), each: 60 kW, spare: 1, containment: true }\nfeeds: []`,
        }),
      ),
    ).toMatchInlineSnapshot(`
      "error[site/invalid-field]: cooling.feeds of "hall-1" is an empty list
        --> site.yaml:21:14
      21 |       feeds: []
         |              ^^
        help: name at least one

      1 error
      "
    `);
  });

  test('of plain words says something', () => {
    expect(saidOf(exampleSite({ assumptions: `- { of: power.intakes, because: "" }` }))).toMatchInlineSnapshot(`
      "error[site/invalid-field]: assumptions[0].because says nothing
        --> site.yaml:33:35
      33 |   - { of: power.intakes, because: "" }
         |                                   ^^

      1 error
      "
    `);
  });
});

describe('an id', () => {
  test('has small letters', () => {
    expect(saidOf(exampleSite().replace('hall-1:', 'Hall 1:'))).toMatchInlineSnapshot(`
      "error[site/invalid-field]: "Hall 1" is not an id
        --> site.yaml:14:3
      14 |   Hall 1:
         |   ^^^^^^
        help: ids have up to 24 lower-case letters, digits and "-", begin with a
              letter and end with a letter or digit

      1 error
      "
    `);
  });

  test('has 24 of them', () => {
    expect(
      saidOf(
        exampleSite({
          tenants: `a-tenant-with-a-very-long-name: { isolation: shared, pools: { train: all }, contract: {} }`,
        }),
      ),
    ).toMatchInlineSnapshot(`
      "error[site/invalid-field]: "a-tenant-with-a-very-long-name" is not an id
        --> site.yaml:33:3
      33 |   a-tenant-with-a-very-long-name: { isolation: shared, pools: { train: al…
         |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        help: ids have up to 24 lower-case letters, digits and "-", begin with a
              letter and end with a letter or digit

      1 error
      "
    `);
  });

  test('of one thing is no range', () => {
    expect(
      saidOf(exampleSite({ tenants: `team-(1..3): { isolation: shared, pools: { train: all }, contract: {} }` })),
    ).toMatchInlineSnapshot(`
      "error[site/invalid-field]: "team-(1..3)" is not an id
        --> site.yaml:33:3
      33 |   team-(1..3): { isolation: shared, pools: { train: all }, contract: {} }
         |   ^^^^^^^^^^^
        help: ids have up to 24 lower-case letters, digits and "-", begin with a
              letter and end with a letter or digit

      1 error
      "
    `);
  });

  test('of rows names its hall', () => {
    expect(
      saidOf(exampleSite({ fabrics: `ib: { kind: infiniband, switch: nvidia/qm9700, taper: 1, racks: row-2 }` })),
    ).toMatchInlineSnapshot(`
      "error[site/invalid-field]: racks of "ib": "row-2" is not a reference to rows,
        such as "hall-1/row-(1..10)"
        --> site.yaml:28:67
      28 |   ib: { kind: infiniband, switch: nvidia/qm9700, taper: 1, racks: row-2 }
         |                                                                   ^^^^^
        help: name the hall, a slash, and a row or a range of rows

      1 error
      "
    `);
  });

  test('of the catalog has a vendor', () => {
    expect(
      saidOf(exampleSite({ fabrics: `ib: { kind: infiniband, switch: qm9700, taper: 1, racks: hall-1/row-2 }` })),
    ).toMatchInlineSnapshot(`
      "error[site/invalid-field]: switch of "ib": "qm9700" is not a catalog name
        --> site.yaml:28:35
      28 |   ib: { kind: infiniband, switch: qm9700, taper: 1, racks: hall-1/row-2 }
         |                                   ^^^^^^
        help: catalog names read "vendor/model", as in "nvidia/gb300-nvl72";
              \`afterhash catalog\` lists them

      1 error
      "
    `);
  });
});

describe('what YAML would read as a number', () => {
  test('is refused as a Kubernetes version', () => {
    expect(
      saidOf(exampleSite({ cluster: `kubernetes: 1.30\ncni: cilium\nstate: { backend: local }` })),
    ).toMatchInlineSnapshot(`
      "error[source/rewritten-number]: 1.30 is read as the number 1.3
        --> site.yaml:33:15
      33 |   kubernetes: 1.30
         |               ^^^^
        help: write "1.30" in quotes, or 1.3 if a number is meant

      1 error
      "
    `);
  });

  test('is refused as a Kubernetes version that loses nothing', () => {
    expect(
      saidOf(exampleSite({ cluster: `kubernetes: 1.34\ncni: cilium\nstate: { backend: local }` })),
    ).toMatchInlineSnapshot(`
      "error[site/invalid-field]: cluster.kubernetes takes a version in quotes, as in
        "1.34": YAML reads 1.30 as 1.3
        --> site.yaml:33:15
      33 |   kubernetes: 1.34
         |               ^^^^

      1 error
      "
    `);
  });

  test('is refused as a P_Key', () => {
    expect(
      saidOf(exampleSite({ tenants: `a: { isolation: shared, pools: { train: all }, contract: {}, pkey: 0x0101 }` })),
    ).toMatchInlineSnapshot(`
      "error[source/rewritten-number]: 0x0101 is read as the number 257
        --> site.yaml:33:70
      33 | … { isolation: shared, pools: { train: all }, contract: {}, pkey: 0x0101 }
         |                                                                   ^^^^^^
        help: write "0x0101" in quotes, or 257 if a number is meant

      1 error
      "
    `);
  });

  test('is refused as a GUID, wherever it stands', () => {
    expect(
      saidOf(
        exampleSite({
          site: `{ name: example, place: 0x506b4b0300f2d1a4, electricalCode: nec, ambient: 35 °C, designPue: 1.3, asOf: 2026-11-22 }`,
        }),
      ),
    ).toMatchInlineSnapshot(`
      "error[source/rewritten-number]: 0x506b4b0300f2d1a4 is read as the number
        5794807821815173000
       --> site.yaml:3:27
      3 | … { name: example, place: 0x506b4b0300f2d1a4, electricalCode: nec, ambient:…
        |                           ^^^^^^^^^^^^^^^^^^
        help: write "0x506b4b0300f2d1a4" in quotes

      1 error
      "
    `);
  });

  test('is refused as a driver version', () => {
    expect(
      saidOf(
        exampleSite({
          pools: `train: { server: nvidia/dgx-h100, perRack: 2, racks: hall-1/row-1, use: training, fabric: ib, driver: { version: 595.91 } }`,
        }),
      ),
    ).toMatchInlineSnapshot(`
      "error[site/invalid-field]: driver.version of "train" takes a version in quotes,
        as in "595.91.07"
        --> site.yaml:26:116
      26 | …s: hall-1/row-1, use: training, fabric: ib, driver: { version: 595.91 } }
         |                                                                 ^^^^^^

      1 error
      "
    `);
  });
});

describe('a contract', () => {
  test('is firm or flexible', () => {
    expect(
      saidOf(
        exampleSite({
          tenants: `a: { isolation: shared, pools: { train: all }, contract: { firm: 40 kW, flexible: true } }`,
        }),
      ),
    ).toMatchInlineSnapshot(`
      "error[site/invalid-field]: contract of "a" is firm and flexible at once
        --> site.yaml:33:60
      33 | …hared, pools: { train: all }, contract: { firm: 40 kW, flexible: true } }
         |                                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        help: make two tenants of it, or drop one of the two

      1 error
      "
    `);
  });

  test('has a day for its price', () => {
    expect(
      saidOf(
        exampleSite({
          tenants: `a: { isolation: shared, pools: { train: all }, contract: { price: 2.35 USD/GPU-h } }`,
        }),
      ),
    ).toMatchInlineSnapshot(`
      "error[site/invalid-field]: contract of "a" has a price without its day
        --> site.yaml:33:60
      33 | …ion: shared, pools: { train: all }, contract: { price: 2.35 USD/GPU-h } }
         |                                                ^^^^^^^^^^^^^^^^^^^^^^^^^
        help: say when it was agreed or seen, as in priceOn: 2026-11-22

      1 error
      "
    `);
  });

  test('gives parts of a pool in racks, nodes or GPUs', () => {
    expect(
      saidOf(exampleSite({ tenants: `a: { isolation: shared, pools: { train: 30 % }, contract: {} }` })),
    ).toMatchInlineSnapshot(`
      "error[site/invalid-field]: pools.train of "a" takes "all" or an amount such as
        "64 racks", "8 nodes" or "16 gpus"
        --> site.yaml:33:43
      33 |   a: { isolation: shared, pools: { train: 30 % }, contract: {} }
         |                                           ^^^^

      1 error
      "
    `);
  });

  test('is signed for by controls that exist', () => {
    expect(
      saidOf(
        exampleSite({
          tenants: `a: { isolation: shared, pools: { train: all }, contract: {}, attests: [{ control: [F3, F9], by: fabric team, on: 2026-11-02, until: 2027-11-02 }] }`,
        }),
      ),
    ).toMatchInlineSnapshot(`
      "error[site/invalid-field]: attests[0].control[1] of "a": "F9" is not a control
        of the isolation table
        --> site.yaml:33:90
      33 | …ttests: [{ control: [F3, F9], by: fabric team, on: 2026-11-02, until: 202…
         |                           ^^
        help: controls: A1, A2, A3, A4, A5, A6, Q1, Q2, Q3, Q4, N1, N2, N3, N4, D1,
              D2, D3, D4, G1, G2, G3, G4, F1, F2, F3, F4, F5, F6, S1, S2, C1, R

      1 error
      "
    `);
  });
});

describe('a number that would be rounded or refused later', () => {
  const tenant = (priority: string) =>
    saidOf(
      exampleSite({
        tenants: `a: { isolation: shared, pools: { train: all }, priority: ${priority}, contract: { flexible: true } }`,
      }),
    );

  test('is no priority: two of them would be one rank', () => {
    expect(tenant('100.04')).toContain('priority of "a" is 100.04, and counts to its tenth');
    for (const good of ['100.4', '-0.5', '0.3', '7']) expect(tenant(good)).not.toContain('tenth');
  });

  test('is no number of processors that a kubelet can keep for the system', () => {
    const reserved = (cpus: number) =>
      saidOf(
        exampleSite({
          pools: `train: { server: nvidia/dgx-h100, perRack: 2, racks: hall-1/row-1, use: rental, machine: { reserved: { cpus: ${cpus}, memory: 32 GiB } } }`,
          fabrics: '',
          storage: '',
        }),
      );
    expect(reserved(1_000_000)).toContain('plausible is between 1 and 256');
    expect(reserved(8)).not.toContain('plausible');
  });
});

describe('many mistakes', () => {
  test('are all reported, in the order of the file', () => {
    expect(
      saidOf(
        exampleSite({
          'power.intakes': 'grid: { limit: 300, voltage: 13.8 kV, powerFactor: 2 }',
          'halls.hall-1.toCore': '30',
          expect: 'pools.train.gpus: {}',
        }),
      ),
    ).toMatchInlineSnapshot(`
      "error[site/invalid-field]: limit of "grid" needs a unit, as in "18 MW"
       --> site.yaml:6:20
      6 |     grid: { limit: 300, voltage: 13.8 kV, powerFactor: 2 }
        |                    ^^^

      error[site/invalid-field]: powerFactor of "grid": 2 is outside what is plausible
        here
       --> site.yaml:6:56
      6 |     grid: { limit: 300, voltage: 13.8 kV, powerFactor: 2 }
        |                                                        ^
        help: plausible is between 0.5 and 1: servers draw at 0.95 to 0.99, miners at
              about 0.98

      error[site/invalid-field]: toCore of "hall-1" needs a unit, as in "45 m"
        --> site.yaml:18:7
      18 |       30
         |       ^^

      error[site/invalid-field]: expect.pools.train.gpus takes a figure such as 5760
        or "18 MW", or { atMost: … } or { atLeast: … }
        --> site.yaml:33:21
      33 |   pools.train.gpus: {}
         |                     ^^

      4 errors
      "
    `);
  });
});
