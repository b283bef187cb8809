import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { expect, test, vi } from 'vitest';
import { describeWith } from '../judges.ts';
import { withCluster } from './cluster.ts';
import { judgeOf } from './programs.ts';

/** A busy machine takes long; no test is about time. */
const eventually = { timeout: 30_000, interval: 50 };

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

  test('are gone after whoever wanted them was killed', async () => {
    const url = (path: string) => JSON.stringify(new URL(path, import.meta.url).href);
    const program = `import { withCluster } from ${url('cluster.ts')};
await withCluster(${JSON.stringify(bare)}, async ({ processes }) => {
  console.log(JSON.stringify(Object.values(processes)));
  await new Promise(() => setInterval(() => {}, 1000));
});`;
    const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
    const child = spawn(process.execPath, ['--import', tsx, '--input-type=module', '--eval', program]);
    const said = await new Promise<string>((resolve, reject) => {
      child.stdout.once('data', (line: Buffer) => resolve(line.toString('utf8')));
      child.once('exit', () => reject(new Error('it has ended before it was killed')));
      child.stderr.on('data', (line: Buffer) => process.stderr.write(line));
    });
    const ids: number[] = JSON.parse(said);
    expect(ids.filter(isAlive)).toHaveLength(3);
    child.kill('SIGKILL');
    await vi.waitFor(() => expect(ids.filter(isAlive)).toEqual([]), eventually);
  });
});

describeWith(judgeOf('kueue'))('a part that cannot start', () => {
  test('says why', async () => {
    const options = { parts: ['kueue'], components: ['kueue'], kueueConfiguration: { kind: 'Nonsense' } } as const;
    const work = withCluster(options, async () => {});
    await expect(work).rejects.toThrow(/^kueue has ended by itself:\n[\s\S]*Nonsense/);
  });
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
