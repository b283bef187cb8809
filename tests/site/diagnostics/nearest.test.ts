import { describe, expect, it } from 'vitest';
import { didYouMean, nearest } from '../../../site/diagnostics/index.ts';

const servers = ['nvidia/dgx-h100', 'nvidia/dgx-h200', 'nvidia/dgx-b300', 'nvidia/gb300-nvl72', 'supermicro/sys-821ge'];

describe('the names that a misspelt one may have meant', () => {
  it.each([
    ['nvidia/dgx-h10', ['nvidia/dgx-h100', 'nvidia/dgx-h200', 'nvidia/dgx-b300']],
    ['NVIDIA/DGX-H200', ['nvidia/dgx-h200', 'nvidia/dgx-h100', 'nvidia/dgx-b300']],
    ['gb300', ['nvidia/gb300-nvl72']],
    ['dell/xe9680', []],
    ['x', []],
    ['', []],
  ])('for %j are %j', (name, names) => {
    expect(nearest(name, servers)).toEqual(names);
  });

  it('allow one slip in a short name', () => {
    expect(nearest('ib', ['ob', 'roce', 'xy'])).toEqual(['ob']);
  });

  it('are asked for in a sentence', () => {
    expect(didYouMean('gb300', servers)).toBe('did you mean "nvidia/gb300-nvl72"?');
    expect(didYouMean('trian', ['train', 'trial'])).toBe('did you mean "trial" or "train"?');
    expect(didYouMean('zzz', servers)).toBeUndefined();
  });
});
