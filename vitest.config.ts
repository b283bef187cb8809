import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    globalSetup: ['tests/rig/kubernetes/shared-clusters.ts'],
    setupFiles: ['tests/rig/creation-stacks.ts'],
    // The provider bindings take seconds to load: threads that share what is loaded are four times faster.
    pool: 'threads',
    isolate: false,
    // One fewer than there are cores is the default; tests wait for other programs more than they work, and leave theirs free.
    maxWorkers: Math.max(3, availableParallelism() - 1),
    // Real programs are slow on a busy machine, and no test is about time.
    testTimeout: 120_000,
    hookTimeout: 600_000,
  },
});
