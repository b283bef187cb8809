import { expect, test } from 'vitest';
import { isAlive } from '../is-alive.ts';
import { describeWith } from '../judges.ts';
import { withCluster } from './cluster.ts';
import { judgeOf } from './programs.ts';

const bare = { parts: ['kwok'], components: [] } as const;

describeWith(judgeOf('kwok'))('the processes of a cluster', () => {
  test('are gone after one of them has crashed, and its last lines are said', async () => {
    let ids: number[] = [];
    const work = withCluster(bare, async ({ processes }) => {
      ids = Object.values(processes);
      process.kill(processes.kwok ?? 0, 'SIGKILL');
      return new Promise<never>(() => {});
    });
    await expect(work).rejects.toThrow(/^kwok has ended by itself:\n.+/);
    expect(ids).toHaveLength(3);
    expect(ids.filter(isAlive)).toEqual([]);
  });
});

describeWith(judgeOf('kueue'))('a part that cannot start', () => {
  test('says why', async () => {
    const options = { parts: ['kueue'], components: ['kueue'], kueueConfiguration: { kind: 'Nonsense' } } as const;
    const work = withCluster(options, async () => {});
    await expect(work).rejects.toThrow(/^kueue has ended by itself:\n[\s\S]*Nonsense/);
  });
});
