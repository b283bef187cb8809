import { describe, expect, test } from 'vitest';
import { exampleSite } from '../../../site/checks/example-site.ts';
import { saidOf } from '../said-of.ts';

describe('a reference', () => {
  test('to nothing is refused once, with the nearest name', () => {
    expect(
      saidOf(exampleSite({ 'power.busways': `bus-(1..2): { from: mbs-(1..2), rating: 250 A }` })),
    ).toMatchInlineSnapshot(`
      "error[site/unknown-reference]: there is no power element "mbs-1"
        --> site.yaml:12:25
      12 |     bus-(1..2): { from: mbs-(1..2), rating: 250 A }
         |                         ^^^^^^^^^^
        help: did you mean "bus-1"?

      1 error
      "
    `);
  });

  test('to a pool that is not there is refused wherever it stands', () => {
    expect(
      saidOf(
        exampleSite({
          storage: `scratch: { kind: node-nvme, on: [trian] }`,
          tenants: `a: { isolation: shared, pools: { trian: all }, contract: {} }`,
        }),
      ),
    ).toMatchInlineSnapshot(`
      "error[site/unknown-reference]: there is no pool "trian"
        --> site.yaml:30:36
      30 |   scratch: { kind: node-nvme, on: [trian] }
         |                                    ^^^^^
        help: did you mean "train"?

      error[site/unknown-reference]: there is no pool "trian"
        --> site.yaml:32:36
      32 |   a: { isolation: shared, pools: { trian: all }, contract: {} }
         |                                    ^^^^^
        help: did you mean "train"?

      2 errors
      "
    `);
  });

  test('to a fabric is refused where there is none at all', () => {
    expect(saidOf(exampleSite({ fabrics: `` }))).toMatchInlineSnapshot(`
      "error[site/unknown-reference]: there is no fabric "ib"
        --> site.yaml:26:93
      26 | …Rack: 2, racks: hall-1/row-1, use: training, fabric: ib, redundancy: 2N }
         |                                                       ^^
        help: the file has no fabric at all: add one, or take this away

      1 error
      "
    `);
  });

  test('of the shed ladder names a fleet, or a tenant and a pool of its own', () => {
    expect(
      saidOf(
        exampleSite({
          tenants: `a: { isolation: shared, pools: { train: all }, contract: { flexible: true } }`,
          energy: `floor: 100 kW\nshed: [s19, b.train, a.rental]`,
        }),
      ),
    ).toMatchInlineSnapshot(`
      "error[site/unknown-reference]: there is no miner fleet "s19"
        --> site.yaml:36:10
      36 |   shed: [s19, b.train, a.rental]
         |          ^^^
        help: the file has no miner fleet at all: add one, or take this away

      error[site/unknown-reference]: there is no tenant "b"
        --> site.yaml:36:15
      36 |   shed: [s19, b.train, a.rental]
         |               ^^^^^^^
        help: did you mean "a"?

      error[site/unknown-reference]: tenant "a" has no part of a pool "rental"
        --> site.yaml:36:24
      36 |   shed: [s19, b.train, a.rental]
         |                        ^^^^^^^^
        help: it has: train

      3 errors
      "
    `);
  });

  test('to a catalog entry that is not there is refused, and what hangs from it is not reported too', () => {
    expect(
      saidOf(
        exampleSite({
          pools: `train: { server: nvidia/dgx-h10, perRack: 2, racks: hall-1/row-1, use: training, fabric: ib, redundancy: 2N }`,
          tenants: `a: { isolation: shared, pools: { train: all }, contract: { flexible: true } }`,
          energy: `floor: 100 kW\nshed: [a.train]`,
        }),
      ),
    ).toMatchInlineSnapshot(`
      "error[site/unknown-catalog-entry]: pool "train" names server "nvidia/dgx-h10",
        which the catalog does not have
        --> site.yaml:26:20
      26 |   train: { server: nvidia/dgx-h10, perRack: 2, racks: hall-1/row-1, use: …
         |                    ^^^^^^^^^^^^^^
        help: did you mean "nvidia/dgx-h100"?

      1 error
      "
    `);
  });

  test('to a model that nobody knows says where models are listed', () => {
    expect(
      saidOf(exampleSite({ fabrics: `ib: { kind: infiniband, switch: acme/zz-1, taper: 1, racks: hall-1/row-2 }` })),
    ).toMatchInlineSnapshot(`
      "error[site/unknown-catalog-entry]: fabric "ib" names switch "acme/zz-1", which
        the catalog does not have
        --> site.yaml:28:35
      28 | …b: { kind: infiniband, switch: acme/zz-1, taper: 1, racks: hall-1/row-2 }
         |                                 ^^^^^^^^^
        help: \`afterhash catalog\` lists what there is; a catalog file beside the site
              file adds more

      1 error
      "
    `);
  });
});

describe('the power graph', () => {
  test('has no ring, and what hangs from one is not reported too', () => {
    expect(
      saidOf(exampleSite({ 'power.switchboards': `msb-(1..2): { from: bus-(1..2), rating: 250 A }` })),
    ).toMatchInlineSnapshot(`
      "error[site/power-cycle]: "msb-1" hangs from itself: msb-1 from bus-1 from msb-1
        --> site.yaml:10:25
      10 |     msb-(1..2): { from: bus-(1..2), rating: 250 A }
         |                         ^^^^^^^^^^
        help: hang one of them from an intake, a transformer or a board of another
              ring

      1 error
      "
    `);
  });

  test('has nothing that hangs from itself', () => {
    expect(
      saidOf(
        exampleSite({ 'power.transformers': `tx-(1..2): { from: tx-(1..2), rating: 250 kVA, secondary: 415 V }` }),
      ),
    ).toMatchInlineSnapshot(`
      "error[site/power-cycle]: "tx-1" hangs from itself: tx-1 from tx-1
       --> site.yaml:8:24
      8 |     tx-(1..2): { from: tx-(1..2), rating: 250 kVA, secondary: 415 V }
        |                        ^^^^^^^^^
        help: hang one of them from an intake, a transformer or a board of another
              ring

      1 error
      "
    `);
  });

  test('leaves no row without a feed', () => {
    expect(
      saidOf(
        exampleSite({
          'halls.hall-1.rows': `row-1: { racks: 4, feeds: [] }\nrow-2: { racks: 1, feeds: [bus-1, bus-2] }`,
        }),
      ),
    ).toMatchInlineSnapshot(`
      "error[site/no-feed]: row "hall-1/row-1" hangs from no feed
        --> site.yaml:23:33
      23 |       row-1: { racks: 4, feeds: [] }
         |                                 ^^
        help: name what it hangs from, as in feeds: [bus-a1, bus-b1]

      1 error
      "
    `);
  });

  test('leaves no fleet without a feed', () => {
    expect(
      saidOf(exampleSite({ mine: `asics:\n  s19: { model: bitmain/s19-xp, count: 10, feeds: [], fate: remove }` })),
    ).toMatchInlineSnapshot(`
      "error[site/no-feed]: fleet "s19" hangs from no feed
        --> site.yaml:34:53
      34 |     s19: { model: bitmain/s19-xp, count: 10, feeds: [], fate: remove }
         |                                                     ^^
        help: name what it hangs from, as in feeds: [bus-a1, bus-b1]

      1 error
      "
    `);
  });

  test('hangs no rack from a transformer', () => {
    expect(
      saidOf(
        exampleSite({
          'halls.hall-1.rows': `row-1: { racks: 4, feeds: [tx-1, bus-2] }\nrow-2: { racks: 1, feeds: [bus-1, bus-2] }`,
        }),
      ),
    ).toMatchInlineSnapshot(`
      "error[site/wrong-kind]: racks cannot hang from transformer "tx-1"
        --> site.yaml:23:34
      23 |       row-1: { racks: 4, feeds: [tx-1, bus-2] }
         |                                  ^^^^
        help: hang them from a busway, a feed, a switchboard or a UPS

      1 error
      "
    `);
  });

  test('hangs nothing from a generator', () => {
    expect(
      saidOf(
        exampleSite({
          'power.generators': `gen: { rating: 200 kW, startsIn: 12 s, backs: msb-1 }`,
          'power.switchboards': `msb-1: { from: gen, rating: 250 A }\nmsb-2: { from: tx-2, rating: 250 A }`,
        }),
      ),
    ).toMatchInlineSnapshot(`
      "error[site/wrong-kind]: switchboard "msb-1" cannot hang from generator "gen"
        --> site.yaml:12:20
      12 |     msb-1: { from: gen, rating: 250 A }
         |                    ^^^
        help: let the generator say what it carries, as in backs: [msb-1], or runs:
              always

      1 error
      "
    `);
  });
});

describe('an id', () => {
  test('names one thing, also across the parts of power', () => {
    expect(
      saidOf(
        exampleSite({
          'power.busways': `bus-(1..2): { from: msb-(1..2), rating: 250 A }\nmsb-1: { from: tx-1, rating: 250 A }`,
        }),
      ),
    ).toMatchInlineSnapshot(`
      "error[site/duplicate-id]: "msb-1" is named twice
        --> site.yaml:13:5
      13 |     msb-1: { from: tx-1, rating: 250 A }
         |     ^^^^^
        see site.yaml:10:5: first named here
        help: give one of them another name

      1 error
      "
    `);
  });

  test('names one thing, also when leading zeros are set aside', () => {
    expect(
      saidOf(
        exampleSite({
          'power.transformers': `tx-(1..2): { from: grid, rating: 250 kVA, secondary: 415 V }\ntx-01: { from: grid, rating: 250 kVA, secondary: 415 V }`,
        }),
      ),
    ).toMatchInlineSnapshot(`
      "error[site/duplicate-id]: "tx-01" and "tx-1" differ by hyphens or zeros only
       --> site.yaml:9:5
      9 |     tx-01: { from: grid, rating: 250 kVA, secondary: 415 V }
        |     ^^^^^
        see site.yaml:8:5: first named here
        help: give one of them another name

      1 error
      "
    `);
  });

  test('names one thing, also when hyphens are set aside', () => {
    expect(
      saidOf(
        exampleSite({
          tenants: `gpu-a: { isolation: shared, pools: { train: 1 rack }, contract: {} }\ngpua: { isolation: shared, pools: { train: 1 rack }, contract: {} }`,
        }),
      ),
    ).toMatchInlineSnapshot(`
      "error[site/duplicate-id]: "gpua" and "gpu-a" differ by hyphens or zeros only
        --> site.yaml:34:3
      34 |   gpua: { isolation: shared, pools: { train: 1 rack }, contract: {} }
         |   ^^^^
        see site.yaml:33:3: first named here
        help: give one of them another name

      1 error
      "
    `);
  });
});

describe('a range', () => {
  test('that hangs from a range is dealt out evenly', () => {
    expect(
      saidOf(exampleSite({ 'power.busways': `bus-(1..3): { from: msb-(1..2), rating: 250 A }` })),
    ).toMatchInlineSnapshot(`
      "error[site/range-does-not-divide]: the 3 of "bus-(1..3)" cannot be dealt out
        evenly over the 2 of "msb-(1..2)"
        --> site.yaml:12:25
      12 |     bus-(1..3): { from: msb-(1..2), rating: 250 A }
         |                         ^^^^^^^^^^
        help: make one count a multiple of the other, or write two ranges

      1 error
      "
    `);
  });

  test('counts up, and what hangs from one that does not is not reported too', () => {
    expect(
      saidOf(exampleSite({ 'power.busways': `bus-(2..1): { from: msb-(1..2), rating: 250 A }` })),
    ).toMatchInlineSnapshot(`
      "error[site/empty-range]: range "bus-(2..1)" counts down, so it stands for
        nothing
        --> site.yaml:12:5
      12 |     bus-(2..1): { from: msb-(1..2), rating: 250 A }
         |     ^^^^^^^^^^
        help: write the smaller number first, as in "bus-(1..2)"

      1 error
      "
    `);
  });

  test('counts up where it is a reference', () => {
    expect(
      saidOf(exampleSite({ 'power.busways': `bus-(1..2): { from: msb-(2..1), rating: 250 A }` })),
    ).toMatchInlineSnapshot(`
      "error[site/empty-range]: range "msb-(2..1)" counts down, so it stands for
        nothing
        --> site.yaml:12:25
      12 |     bus-(1..2): { from: msb-(2..1), rating: 250 A }
         |                         ^^^^^^^^^^
        help: write the smaller number first, as in "msb-(1..2)"

      1 error
      "
    `);
  });

  test('of rows counts up', () => {
    expect(
      saidOf(
        exampleSite({ fabrics: `ib: { kind: infiniband, switch: nvidia/qm9700, taper: 1, racks: hall-1/row-(2..1) }` }),
      ),
    ).toMatchInlineSnapshot(`
      "error[site/empty-range]: range "hall-1/row-(2..1)" counts down, so it stands for
        nothing
        --> site.yaml:28:67
      28 | …: infiniband, switch: nvidia/qm9700, taper: 1, racks: hall-1/row-(2..1) }
         |                                                        ^^^^^^^^^^^^^^^^^
        help: write the smaller number first, as in "hall-1/row-(1..2)"

      1 error
      "
    `);
  });

  test('has not one digit too many', () => {
    expect(
      saidOf(exampleSite({ 'power.busways': `bus-(1..200000): { from: msb-(1..2), rating: 250 A }` })),
    ).toMatchInlineSnapshot(`
      "error[site/empty-range]: range "bus-(1..200000)" stands for more than 100,000
        things
        --> site.yaml:12:5
      12 |     bus-(1..200000): { from: msb-(1..2), rating: 250 A }
         |     ^^^^^^^^^^^^^^^
        help: take a digit away, or write several ranges

      1 error
      "
    `);
  });
});

describe('a pool', () => {
  test('is never made of miners', () => {
    expect(
      saidOf(
        exampleSite({
          pools: `train: { server: bitmain/s19-xp, perRack: 2, racks: hall-1/row-1, use: training, fabric: ib, redundancy: 2N }`,
        }),
      ),
    ).toMatchInlineSnapshot(`
      "error[conversion/asic-in-pool]: pool "train" names "bitmain/s19-xp", which is an
        ASIC miner: it computes nothing but hashes
        --> site.yaml:26:20
      26 |   train: { server: bitmain/s19-xp, perRack: 2, racks: hall-1/row-1, use: …
         |                    ^^^^^^^^^^^^^^
        help: name a GPU server; a miner belongs under mine.asics

      1 error
      "
    `);
  });

  test('has its rows alone', () => {
    expect(
      saidOf(
        exampleSite({
          pools: `train: { server: nvidia/dgx-h100, perRack: 2, racks: hall-1/row-1, use: training, fabric: ib, redundancy: 2N }\nrental: { server: nvidia/dgx-h100, perRack: 1, racks: hall-1/row-1, use: rental }`,
        }),
      ),
    ).toMatchInlineSnapshot(`
      "error[site/row-taken]: row "hall-1/row-1" of pool "rental" already belongs to
        pool "train"
        --> site.yaml:27:57
      27 | …{ server: nvidia/dgx-h100, perRack: 1, racks: hall-1/row-1, use: rental }
         |                                                ^^^^^^^^^^^^
        see site.yaml:26:56: taken here
        help: give each row to one pool or shell

      1 error
      "
    `);
  });

  test('of servers says how many stand in a rack', () => {
    expect(
      saidOf(
        exampleSite({
          pools: `train: { server: nvidia/dgx-h100, racks: hall-1/row-1, use: training, fabric: ib, redundancy: 2N }`,
        }),
      ),
    ).toMatchInlineSnapshot(`
      "error[site/needs-per-rack]: pool "train" does not say how many "nvidia/dgx-h100"
        stand in a rack
        --> site.yaml:26:10
      26 |   train: { server: nvidia/dgx-h100, racks: hall-1/row-1, use: training, f…
         |          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        help: add perRack: 4, say

      1 error
      "
    `);
  });

  test('of rack systems does not', () => {
    expect(
      saidOf(
        exampleSite({
          pools: `train: { server: nvidia/gb200-nvl72, perRack: 2, racks: hall-1/row-1, use: training, fabric: ib, redundancy: 2N }`,
        }),
      ),
    ).toMatchInlineSnapshot(`
      "error[site/needs-per-rack]: "nvidia/gb200-nvl72" is a rack of its own, so 2 do
        not stand in one
        --> site.yaml:26:49
      26 | …ia/gb200-nvl72, perRack: 2, racks: hall-1/row-1, use: training, fabric: i…
         |                           ^
        help: take perRack away

      1 error
      "
    `);
  });

  test('is borrowed from by those who have a part of it', () => {
    expect(
      saidOf(exampleSite({ tenants: `a: { isolation: shared, pools: {}, borrows: { train: 1 node }, contract: {} }` })),
    ).toMatchInlineSnapshot(`
      "error[site/unknown-reference]: tenant "a" borrows from pool "train", which it
        has no part of
        --> site.yaml:33:49
      33 | … isolation: shared, pools: {}, borrows: { train: 1 node }, contract: {} }
         |                                            ^^^^^
        help: give it a part under pools, as in train: 1 node

      1 error
      "
    `);
  });
});

describe('a phase', () => {
  test('adds rows that are there', () => {
    expect(
      saidOf(exampleSite({ phases: `first: { ready: 2027-01-01, adds: { train: hall-1/row-(1..9) } }` })),
    ).toMatchInlineSnapshot(`
      "error[site/more-than-there-is]: row "hall-1/row-2" is not of pool "train"
        --> site.yaml:33:46
      33 |   first: { ready: 2027-01-01, adds: { train: hall-1/row-(1..9) } }
         |                                              ^^^^^^^^^^^^^^^^^
        help: name rows that the pool has

      error[site/unknown-reference]: there is no row "hall-1/row-3"
        --> site.yaml:33:46
      33 |   first: { ready: 2027-01-01, adds: { train: hall-1/row-(1..9) } }
         |                                              ^^^^^^^^^^^^^^^^^
        help: did you mean "hall-1/row-1"?

      2 errors
      "
    `);
  });

  test("adds rows that are its pool's", () => {
    expect(
      saidOf(exampleSite({ phases: `first: { ready: 2027-01-01, adds: { train: [hall-1/row-1, hall-1/row-2] } }` })),
    ).toMatchInlineSnapshot(`
      "error[site/more-than-there-is]: row "hall-1/row-2" is not of pool "train"
        --> site.yaml:33:46
      33 | …rst: { ready: 2027-01-01, adds: { train: [hall-1/row-1, hall-1/row-2] } }
         |                                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
        help: name rows that the pool has

      1 error
      "
    `);
  });

  test('adds rows once', () => {
    expect(
      saidOf(
        exampleSite({
          phases: `first: { ready: 2027-01-01, adds: { train: hall-1/row-1 } }\nsecond: { ready: 2027-02-01, adds: { train: hall-1/row-1 } }`,
        }),
      ),
    ).toMatchInlineSnapshot(`
      "error[site/more-than-there-is]: row "hall-1/row-1" of pool "train" was added by
        an earlier phase
        --> site.yaml:34:47
      34 |   second: { ready: 2027-02-01, adds: { train: hall-1/row-1 } }
         |                                               ^^^^^^^^^^^^
        help: name each row in one phase

      1 error
      "
    `);
  });

  test('forgets no row', () => {
    expect(saidOf(exampleSite({ phases: `first: { ready: 2027-01-01 }` }))).toMatchInlineSnapshot(`
      "error[site/never-added]: no phase adds "hall-1/row-1" of pool "train"
        --> site.yaml:26:56
      26 | …h100, perRack: 2, racks: hall-1/row-1, use: training, fabric: ib, redunda…
         |                           ^^^^^^^^^^^^
        help: add them to a phase, as in adds: { train: all }

      1 error
      "
    `);
  });

  test('removes a fleet once', () => {
    expect(
      saidOf(
        exampleSite({
          mine: `asics:\n  s19: { model: bitmain/s19-xp, count: 10, feeds: bus-1, fate: sheddable }`,
          phases: `first: { ready: 2027-01-01, adds: { train: all }, removes: [s19] }\nsecond: { ready: 2027-02-01, removes: [s19] }`,
        }),
      ),
    ).toMatchInlineSnapshot(`
      "error[site/more-than-there-is]: fleet "s19" is gone already
        --> site.yaml:37:42
      37 |   second: { ready: 2027-02-01, removes: [s19] }
         |                                          ^^^
        help: name each fleet in one phase

      1 error
      "
    `);
  });

  test('removes a fleet that is there', () => {
    expect(
      saidOf(exampleSite({ phases: `first: { ready: 2027-01-01, adds: { train: all }, removes: [s19] }` })),
    ).toMatchInlineSnapshot(`
      "error[site/unknown-reference]: there is no miner fleet "s19"
        --> site.yaml:33:63
      33 |   first: { ready: 2027-01-01, adds: { train: all }, removes: [s19] }
         |                                                               ^^^
        help: the file has no miner fleet at all: add one, or take this away

      1 error
      "
    `);
  });
});

describe('an expectation', () => {
  test('is met by what is shown, in the unit in which it was written', () => {
    expect(
      saidOf(exampleSite({ expect: `power.facility: { atMost: 0.1 MW }\npools.train.gpus: 72` })),
    ).toMatchInlineSnapshot(`
      "error[site/unexpected-value]: "power.facility" works out to 0.1083 MW, but this
        file holds it to at most 0.1 MW
        --> site.yaml:33:19
      33 |   power.facility: { atMost: 0.1 MW }
         |                   ^^^^^^^^^^^^^^^^^^
        help: \`afterhash explain SITE power.facility\` says where the figure comes from

      error[site/unexpected-value]: "pools.train.gpus" works out to 64, but this file
        holds it to 72
        --> site.yaml:34:21
      34 |   pools.train.gpus: 72
         |                     ^^
        help: \`afterhash explain SITE pools.train.gpus\` says where the figure comes
              from

      2 errors
      "
    `);
  });

  test('names a figure that is shown', () => {
    expect(saidOf(exampleSite({ expect: `pools.trian.gpus: 72` }))).toMatchInlineSnapshot(`
      "error[site/assumption-of-nothing]: nothing that is shown is called
        "pools.trian.gpus"
        --> site.yaml:33:3
      33 |   pools.trian.gpus: 72
         |   ^^^^^^^^^^^^^^^^
        help: did you mean "train"?

      1 error
      "
    `);
  });

  test('has the unit of its figure', () => {
    expect(saidOf(exampleSite({ expect: `power.facility: 100` }))).toMatchInlineSnapshot(`
      "error[site/unexpected-value]: "power.facility" cannot be compared: 100 needs a
        unit, as in "108.3 kW"
        --> site.yaml:33:19
      33 |   power.facility: 100
         |                   ^^^
        help: \`afterhash explain SITE power.facility\` says where the figure comes from

      1 error
      "
    `);
  });
});

describe('a waiver', () => {
  test('waives a warning until its day', () => {
    expect(
      saidOf(
        exampleSite({
          fabrics: `ib: { kind: infiniband, switch: nvidia/qm9700, taper: 1, racks: hall-1/row-2 }`,
          'halls.hall-1.toCore': `40 m`,
          waivers: `- { code: fabric/cable-beyond-preferred, of: fabrics.ib, because: the vendor has measured it, until: 2027-11-22 }`,
        }),
      ),
    ).toMatchInlineSnapshot(`""`);
  });

  test('that is past its day is an error', () => {
    expect(
      saidOf(
        exampleSite({
          waivers: `- { code: fabric/cable-beyond-preferred, of: fabrics.ib, because: the vendor has measured it, until: 2026-11-21 }`,
        }),
      ),
    ).toMatchInlineSnapshot(`
      "error[site/waiver-expired]: the waiver of "fabric/cable-beyond-preferred" ended
        on 2026-11-21, before 2026-11-22
        --> site.yaml:33:104
      33 | … of: fabrics.ib, because: the vendor has measured it, until: 2026-11-21 }
         |                                                               ^^^^^^^^^^
        help: mend what it waived, or have a new day agreed

      1 error
      "
    `);
  });

  test('waives no physics', () => {
    expect(
      saidOf(
        exampleSite({
          waivers: `- { code: power/envelope-exceeded, of: power.intakes, because: it will be fine, until: 2027-11-22 }`,
        }),
      ),
    ).toMatchInlineSnapshot(`
      "error[site/waiver-not-allowed]: "power/envelope-exceeded" cannot be waived: it
        is not a matter of judgement
        --> site.yaml:33:13
      33 |   - { code: power/envelope-exceeded, of: power.intakes, because: it will …
         |             ^^^^^^^^^^^^^^^^^^^^^^^
        help: mend what it finds, and take the waiver away

      1 error
      "
    `);
  });

  test('names a code that there is', () => {
    expect(
      saidOf(
        exampleSite({
          waivers: `- { code: power/envelop-exceeded, of: power.intakes, because: it will be fine, until: 2027-11-22 }`,
        }),
      ),
    ).toMatchInlineSnapshot(`
      "error[site/unknown-reference]: there is no check "power/envelop-exceeded" to
        waive
        --> site.yaml:33:13
      33 |   - { code: power/envelop-exceeded, of: power.intakes, because: it will b…
         |             ^^^^^^^^^^^^^^^^^^^^^^
        help: did you mean "power/envelope-exceeded"?

      1 error
      "
    `);
  });

  test('names a place that there is', () => {
    expect(
      saidOf(
        exampleSite({
          waivers: `- { code: fabric/cable-beyond-preferred, of: fabrics.roce, because: the vendor has measured it, until: 2027-11-22 }`,
        }),
      ),
    ).toMatchInlineSnapshot(`
      "error[site/assumption-of-nothing]: this waiver is of "fabrics.roce", which is
        not in the file
        --> site.yaml:33:48
      33 | …le-beyond-preferred, of: fabrics.roce, because: the vendor has measured i…
         |                           ^^^^^^^^^^^^
        help: write the keys of this file with dots between, a range as it stands

      1 error
      "
    `);
  });
});

describe('an assumption', () => {
  test('names a place that there is', () => {
    expect(
      saidOf(exampleSite({ assumptions: `- { of: power.transformer, because: not published }` })),
    ).toMatchInlineSnapshot(`
      "error[site/assumption-of-nothing]: this assumption is of "power.transformer",
        which is not in the file
        --> site.yaml:33:11
      33 |   - { of: power.transformer, because: not published }
         |           ^^^^^^^^^^^^^^^^^
        help: did you mean "power.transformers"?

      1 error
      "
    `);
  });
});
