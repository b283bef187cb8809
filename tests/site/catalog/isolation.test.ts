import { describe, expect, it } from 'vitest';
import { electricalCodes, isolationControls, isolationLevels } from '../../../site/catalog/index.ts';

describe('the isolation table', () => {
  it('has each control once', () => {
    const ids = isolationControls.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toHaveLength(32);
  });

  it('asks what each level is for', () => {
    const required = (level: (typeof isolationLevels)[number]) =>
      isolationControls.filter(({ demand }) => demand[level] === 'required').map(({ id }) => id);
    const fabric = required('dedicated-fabric');
    expect(isolationLevels.map((level) => required(level).length)).toEqual([23, 25, 28, 16]);
    expect(fabric.filter((id) => !required('dedicated-nodes').includes(id))).toEqual(['F3', 'F4', 'F6']);
    expect(required('dedicated-cluster')).toContain('C1');
    expect(fabric).not.toContain('C1');
  });

  it('says who proves a control: some only the operator can', () => {
    const byWordOnly = isolationControls.filter(({ provenBy }) => provenBy.join() === 'site').map(({ id }) => id);
    expect(byWordOnly).toEqual(['D3', 'F4', 'F5', 'C1']);
  });
});

describe('the electrical codes', () => {
  it('let a continuous load take 80 % in North America and all of the rating in IEC countries', () => {
    expect(Object.values(electricalCodes).map(({ id, continuousShare }) => [id, continuousShare])).toEqual([
      ['nec', 0.8],
      ['cec', 0.8],
      ['iec', 1],
    ]);
  });

  it('cite their articles', () => {
    for (const { id, citations } of Object.values(electricalCodes)) expect(citations.length, id).toBeGreaterThan(0);
    expect(electricalCodes.nec.citations.map(({ title }) => title)).toContain('NFPA 70 (NEC), 215.3');
  });
});
