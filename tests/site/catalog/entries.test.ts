import { describe, expect, it } from 'vitest';
import {
  builtinCatalog,
  type CatalogKind,
  type EntryOf,
  kindNames,
  printCitations,
} from '../../../site/catalog/index.ts';
import { kinds } from '../../../site/catalog/kinds/index.ts';
import { Quantity, TB, W } from '../../../site/units/index.ts';

const items = [...builtinCatalog.all()];
function of<Kind extends CatalogKind>(kind: Kind): EntryOf<Kind>[] {
  return items.flatMap((item) => (item.kind === kind ? [item.entry as unknown as EntryOf<Kind>] : []));
}

/** A fact as a catalog file would write it: a quantity is text with every digit. */
function written(fact: unknown): unknown {
  if (fact instanceof Quantity) return `${Number(fact.in(fact.unit).toPrecision(12))} ${fact.unit.symbol}`;
  if (Array.isArray(fact)) return fact.map(written);
  if (typeof fact !== 'object' || fact === null) return fact;
  return Object.fromEntries(Object.entries(fact).map(([field, value]) => [field, written(value)]));
}

describe('every entry of the catalog', () => {
  it('is there, in every kind', () => {
    for (const kind of kindNames) expect(of(kind), kind).not.toHaveLength(0);
    expect(items.length).toBeGreaterThan(90);
  });

  it('cites a source that was read on a day', () => {
    for (const { entry } of items) {
      expect(entry.citations.length, `${entry.id} needs a citation from site/catalog/citations.ts`).toBeGreaterThan(0);
      for (const { title, date } of entry.citations) {
        expect(title, entry.id).not.toBe('');
        expect(date, entry.id).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      }
    }
  });

  it('has an id of its own among all kinds, in lower case', () => {
    const ids = items.map(({ entry }) => entry.id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[a-z0-9][-a-z0-9.]*\/[a-z0-9][-a-z0-9.]*$/);
  });

  it('passes the schema that a site file passes, and comes back the same', () => {
    for (const { kind, entry } of items) {
      const { id, ...facts } = entry;
      const text = written(facts);
      const read = kinds[kind].safeParse(text);
      expect(read.error?.issues, id).toBeUndefined();
      expect(written(read.data), id).toEqual(text);
    }
  });

  it('is surer or less sure only of fields that it has', () => {
    for (const { entry } of items) {
      for (const field of Object.keys(entry.confidenceOf ?? {})) expect(Object.keys(entry), entry.id).toContain(field);
    }
  });

  it('says in print which figures are recalled', () => {
    const h100 = builtinCatalog.gpu('nvidia/h100-sxm5');
    const a1466 = builtinCatalog.miner('canaan/a1466');
    expect(h100 && printCitations(h100, 'maxPower')).toMatch(/2026-11-2\d \(read in the vendor's repository\)$/);
    expect(h100 && printCitations(h100, 'bf16DenseTflops')).toContain("check the vendor's page");
    expect(a1466 && printCitations(a1466)).toContain("check the vendor's page");
  });
});

describe('what one entry says of another', () => {
  it('names GPUs and adapters that the catalog has', () => {
    for (const { id, gpu, fabric } of of('servers')) {
      expect(builtinCatalog.gpu(gpu), id).toBeDefined();
      if (fabric?.adapter !== undefined) expect(builtinCatalog.adapter(fabric.adapter), id).toBeDefined();
    }
  });

  it('gives a server more power than its GPUs take, and no more than its PSUs give', () => {
    for (const { id, gpu, gpuCount, maxPower, psus } of of('servers')) {
      const gpus = builtinCatalog.gpu(gpu)?.maxPower.times(gpuCount) ?? W(0);
      expect(maxPower > gpus, id).toBe(true);
      if (psus?.rating !== undefined) expect(maxPower <= psus.rating.times(psus.count), id).toBe(true);
    }
  });

  it('gives the tray of an NVL72 rack room for its GPUs', () => {
    const rack = builtinCatalog.server('nvidia/gb200-nvl72');
    expect(rack?.tray?.maxPower.in(W)).toBe(2 * 420 + 4 * 1200);
  });

  it('puts a fabric port at the speed of its adapter', () => {
    for (const { id, fabric } of of('servers')) {
      const adapter = fabric?.adapter === undefined ? undefined : builtinCatalog.adapter(fabric.adapter);
      if (adapter !== undefined) expect(fabric?.portSpeed.per(adapter.portSpeed), id).toBe(1);
    }
  });

  it('gives ASIC miners a plausible efficiency, 10 to 100 J/TH', () => {
    for (const { id, power, hashrateThs } of of('miners')) {
      const joulesPerTerahash = power.in(W) / hashrateThs;
      expect(joulesPerTerahash, id).toBeGreaterThan(10);
      expect(joulesPerTerahash, id).toBeLessThan(100);
    }
  });

  it('calls a rig of desktop cards what its cards are, licence included', () => {
    for (const { id, gpu, consumer, licence } of of('servers')) {
      const card = builtinCatalog.gpu(gpu);
      expect([consumer, licence], id).toEqual([card?.consumer, card?.licence]);
    }
    expect(builtinCatalog.server('generic/mining-rig-8x-rtx-4090')?.licence).toContain('GeForce');
  });

  it('orders each PUE range', () => {
    const ranges = of('pueRanges').map(({ id, min, typical, max }) => ({ id, figures: [min, typical, max] }));
    for (const { id, figures } of ranges) {
      const published = figures.filter((one) => one !== undefined);
      expect(published, id).toEqual([...new Set(published)].sort());
    }
  });

  it('leaves out what is not published', () => {
    expect(builtinCatalog.server('nvidia/dgx-b300')).not.toHaveProperty('weight');
    expect(builtinCatalog.server('nvidia/gb300-nvl72')).not.toHaveProperty('localNvme');
    expect(builtinCatalog.switch('nvidia/q3400-ra')).not.toHaveProperty('maxPower');
    expect(builtinCatalog.server('nvidia/dgx-h100')?.localNvme?.in(TB)).toBeCloseTo(30.7);
  });
});
