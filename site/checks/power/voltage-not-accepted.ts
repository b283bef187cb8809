import { dgxH100Guide, miningStoreS19 } from '../../catalog/citations.ts';
import type { Miner } from '../../catalog/index.ts';
import type { Rule, SpecPath } from '../../diagnostics/index.ts';
import { circuitVoltage, type PowerElement, type Site } from '../../model/index.ts';
import { lineToNeutral, type Voltage } from '../../units/index.ts';
import { exampleSite } from '../example-site.ts';

export const voltageNotAccepted: Rule<Site> = {
  code: 'power/voltage-not-accepted',
  severity: 'error',
  holds:
    'What hangs on a feed takes its voltage: between lines where it has three phases, between line and neutral or two lines where it has one.',
  because:
    'Mines run at 480Y/277 and 600Y/347 as well as at 415Y/240. A power supply for 200 to 240 V on 277 V does not run hot, it breaks.',
  citations: [dgxH100Guide, miningStoreS19],

  *find(site) {
    const said = new Set<string>();
    for (const { what, name, supply, feeds, path } of consumers(site)) {
      const feed = feeds.find((one) => one.voltage !== undefined && !accepts(supply, one));
      const key = path.join('.');
      if (feed?.voltage === undefined || said.has(key)) continue;
      said.add(key);
      const between = supply.phases === 3 ? 'three-phase' : 'one-phase';
      yield {
        path,
        message: `${what} hangs "${name}" on ${feed.kind} "${feed.id}" of ${voltageOf(feed, feed.voltage)} but it takes ${between} ${supply.minVoltage} to ${supply.maxVoltage}`,
        help: 'hang it from a transformer of another secondary, as in secondary: 415 V',
        related: [{ path: feed.path, message: 'the feed' }],
      };
    }
  },

  examples: {
    valid: [exampleSite(), withSecondary('208 V'), withSecondary('240 V, winding: delta')],
    invalid: [
      { input: withSecondary('480 V'), at: 'halls.hall-1.rows.row-1.feeds' },
      {
        // 415 V between lines, and no neutral that would make 240 V of it.
        input: withSecondary('415 V, winding: delta'),
        at: 'halls.hall-1.rows.row-1.feeds',
      },
    ],
  },
};

interface Consumer {
  readonly what: string;
  readonly name: string;
  readonly supply: NonNullable<Miner['supply']>;
  readonly feeds: readonly PowerElement[];
  readonly path: SpecPath;
}

/** Servers and miners whose supply is published. */
function* consumers(site: Site): Iterable<Consumer> {
  for (const { id, server, rows } of site.pools) {
    const { supply } = server;
    if (supply === undefined) continue;
    for (const row of rows) {
      yield { what: `pool "${id}"`, name: server.id, supply, feeds: row.feeds, path: [...row.path, 'feeds'] };
    }
  }
  for (const { id, miner, feeds, path } of site.fleets) {
    const { supply } = miner;
    if (supply !== undefined) yield { what: `fleet "${id}"`, name: miner.id, supply, feeds, path: [...path, 'feeds'] };
  }
}

/** A single-phase circuit has the voltage of its lines alone; in a three-phase one a device hangs as it likes. */
function accepts(supply: Consumer['supply'], feed: PowerElement): boolean {
  const { phases, minVoltage, maxVoltage } = supply;
  const { voltage, lines, neutral } = feed;
  const within = (one: Voltage | undefined) =>
    one !== undefined && !minVoltage.exceeds(one) && !one.exceeds(maxVoltage);
  if (lines !== undefined) return phases === 1 && within(circuitVoltage(feed));
  const toNeutral = voltage !== undefined && neutral ? lineToNeutral(voltage) : undefined;
  return within(voltage) || (phases === 1 && within(toNeutral));
}

function voltageOf(feed: PowerElement, voltage: Voltage): string {
  if (feed.lines !== undefined) return `${circuitVoltage(feed)} on ${feed.lines.join('-')} alone`;
  return feed.neutral ? `${voltage} (${lineToNeutral(voltage)} to neutral)` : `${voltage} without a neutral`;
}

function withSecondary(voltage: string): string {
  return exampleSite({
    'power.transformers': `tx-(1..2): { from: grid, rating: 250 kVA, secondary: ${voltage} }`,
  });
}
