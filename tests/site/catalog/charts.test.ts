import { describe, expect, it } from 'vitest';
import { type Chart, charts } from '../../../site/catalog/index.ts';

const every: readonly Chart[] = Object.values(charts);

describe('every chart', () => {
  it('is pinned to one exact version', () => {
    expect(every.length).toBeGreaterThan(15);
    for (const { name, version } of every) expect(version, name).toMatch(/^v?\d+\.\d+\.\d+$/);
  });

  it('has a repository that a Helm release takes, and a citation', () => {
    for (const { name, repository, citations } of every) {
      expect(repository, name).toMatch(/^(https|oci):\/\/[^\s/]+\/?\S*[^/]$/);
      expect(citations.length, name).toBeGreaterThan(0);
    }
  });

  it('names a Kubernetes window whenever it has one, the lower end first', () => {
    for (const { name, kubernetes } of every) {
      const { min, max, basis } = kubernetes;
      if (basis === 'unpublished') expect([min, max], name).toEqual([undefined, undefined]);
      for (const version of [min, max]) if (version !== undefined) expect(version, name).toMatch(/^1\.\d{2}$/);
      if (min !== undefined && max !== undefined) expect(min < max, name).toBe(true);
    }
  });

  it('leaves 1.33 to 1.35 for a cluster that runs them all', () => {
    const inside = (version: string) =>
      every.every(({ kubernetes: { min = '1.00', max = '1.99' } }) => min <= version && version <= max);
    expect(['1.32', '1.33', '1.34', '1.35', '1.36'].filter(inside)).toEqual(['1.33', '1.34', '1.35']);
  });

  it('keeps the v of a version where its project writes one', () => {
    const { 'gpu-operator': gpu, 'network-operator': network, 'cert-manager': certificates, kueue } = charts;
    expect([gpu.version, network.version, certificates.version, kueue.version]).toEqual([
      'v26.7.0',
      '26.4.1',
      'v1.21.1',
      '0.19.2',
    ]);
  });
});
