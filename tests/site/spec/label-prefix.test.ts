import { describe, expect, it } from 'vitest';
import { labelPrefix } from '../../../site/spec/fields.ts';

describe('the prefix of node labels', () => {
  it.each(['afterhash.io', 'gpu.columbia.example', 'kubernetes.io.example'])('may be %s', (prefix) => {
    expect(labelPrefix.safeParse(prefix).success).toBe(true);
  });

  it('is refused where Node Feature Discovery sets none', () => {
    for (const prefix of ['kubernetes.io', 'topology.kubernetes.io', 'node.k8s.io', 'feature.node.kubernetes.io'])
      expect(labelPrefix.safeParse(prefix).error?.issues[0]?.message, prefix).toMatch(/belongs to Kubernetes/);
  });

  it('is a name alone: a key has one slash and no port', () => {
    for (const prefix of ['gpu.example.com/x', 'gpu.example.com:5000', 'GPU.example.com', '', `${'a.'.repeat(130)}a`])
      expect(labelPrefix.safeParse(prefix).success, prefix).toBe(false);
  });
});
