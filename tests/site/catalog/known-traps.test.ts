import { describe, expect, it } from 'vitest';
import { builtinCatalog, electricalCodes } from '../../../site/catalog/index.ts';
import { A, kg, kVA, kW, MW, realPower, threePhaseApparentPower, V, W } from '../../../site/units/index.ts';

/** Errors that are in circulation, each of which this catalog must not repeat. */
describe('the catalog does not repeat a known error', () => {
  it('does not take the PSU ratings of a DGX B200 for its draw: they are 38 % above it', () => {
    const { maxPower, psus } = found(builtinCatalog.server('nvidia/dgx-b200'));
    const nameplate = found(psus?.rating).times(found(psus).count);
    expect(nameplate.per(maxPower)).toBeCloseTo(1.38, 2);
    expect(maxPower.in(kW)).toBe(14.3);
  });

  it('does not give a DGX A100 the power ports and interfaces of another product', () => {
    const { psus, fabric } = found(builtinCatalog.server('nvidia/dgx-a100'));
    expect([psus?.count, psus?.rating?.in(W), fabric?.ports]).toEqual([6, 3000, 8]);
  });

  it('gives a QM9700 all of its 64 ports, and the draw that it has with optics', () => {
    const { radix, cages, maxPower, typicalPower } = found(builtinCatalog.switch('nvidia/qm9700'));
    expect([radix, cages, typicalPower?.in(W), maxPower?.in(W)]).toEqual([64, 32, 747, 1720]);
  });

  it('takes a Q3200-RA for two switches of 36 ports, not one of 72', () => {
    const { radix, switchesPerChassis } = found(builtinCatalog.switch('nvidia/q3200-ra'));
    expect([radix, switchesPerChassis]).toEqual([36, 2]);
  });

  it('knows the draw of a Q3400-RA only as an upper bound, and that its manager has a port of its own', () => {
    const { typicalPower, maxPower, nameplate, managerPort } = found(builtinCatalog.switch('nvidia/q3400-ra'));
    expect([typicalPower, maxPower, nameplate?.in(kW), managerPort]).toEqual([undefined, undefined, 7, true]);
  });

  it('counts 10,368 GPUs in 18 XDR units of 72 nodes, where a published table prints 9,216', () => {
    expect(18 * 72 * found(builtinCatalog.server('nvidia/dgx-b300')).gpuCount).toBe(10_368);
  });

  it('reads "50,000 GB200 NVL72" as GPUs: 695 racks, 83 MW and not 6 GW', () => {
    const { gpuCount, maxPower } = found(builtinCatalog.server('nvidia/gb200-nvl72'));
    const racks = Math.ceil(50_000 / gpuCount);
    expect(racks).toBe(695);
    expect(maxPower.times(racks).in(MW)).toBeCloseTo(83.4, 1);
  });

  it('does not make an NVL72 rack weigh three tonnes, nor an MI300X as slow as its FP32', () => {
    expect(found(builtinCatalog.server('nvidia/gb300-nvl72')?.weight).in(kg)).toBe(1360);
    expect(found(builtinCatalog.gpu('amd/mi300x-oam')).bf16DenseTflops).toBe(1307);
  });

  it('keeps kVA and kW apart on a 415 V, 60 A circuit: 34.5 kVA are 32.8 kW', () => {
    const usable = threePhaseApparentPower(A(60), V(415)).times(electricalCodes.nec.continuousShare);
    expect(usable.in(kVA)).toBeCloseTo(34.5, 1);
    expect(realPower(usable, 0.95).in(kW)).toBeCloseTo(32.8, 1);
  });

  it('sees that newer miners overload a full Antspace HK3', () => {
    const { slots, ratedPower } = found(builtinCatalog.container('bitmain/antspace-hk3'));
    const full = found(builtinCatalog.miner('bitmain/s21-hyd')).power.times(found(slots));
    expect(full > found(ratedPower)).toBe(true);
  });

  it('knows that Blackwell Ultra has next to no FP64', () => {
    for (const id of ['nvidia/b300-sxm', 'nvidia/gb300-gpu']) {
      expect(builtinCatalog.gpu(id)?.fp64Tflops, id).toBeLessThan(2);
    }
  });
});

function found<T>(thing: T | undefined): T {
  if (thing === undefined) throw new Error('the catalog lacks what this test asks for');
  return thing;
}
