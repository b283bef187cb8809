import { describe, expect, it } from 'vitest';
import { builtinCatalog } from '../../../site/catalog/index.ts';

describe('the catalog', () => {
  it('finds an entry by its id, in its kind only, in lower case only', () => {
    expect(builtinCatalog.server('nvidia/dgx-h100')?.id).toBe('nvidia/dgx-h100');
    expect(builtinCatalog.switch('nvidia/dgx-h100')).toBeUndefined();
    expect(builtinCatalog.server('NVIDIA/DGX-H100')).toBeUndefined();
    for (const trap of ['__proto__', 'constructor', 'toString', ''])
      expect(builtinCatalog.server(trap)).toBeUndefined();
  });

  it('suggests what a person may have meant', () => {
    expect(builtinCatalog.nearest('servers', 'nvidia/dgx-h10')[0]).toBe('nvidia/dgx-h100');
    expect(builtinCatalog.nearest('servers', 'NVIDIA/GB300-NVL-72')[0]).toBe('nvidia/gb300-nvl72');
    expect(builtinCatalog.nearest('servers', 'gb300-nvl72')[0]).toBe('nvidia/gb300-nvl72');
    expect(builtinCatalog.nearest('switches', 'nvidia/qm9701')).toContain('nvidia/qm9700');
    expect(builtinCatalog.nearest('miners', 's19-xp')[0]).toBe('bitmain/s19-xp');
  });

  it('suggests three at most, and nothing for what resembles nothing', () => {
    expect(builtinCatalog.nearest('miners', 'bitmain/s2').length).toBeLessThanOrEqual(3);
    expect(builtinCatalog.nearest('servers', 'zzzzzzzzzzzzzzzz')).toEqual([]);
  });
});
