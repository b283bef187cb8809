import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findProgram } from './debian-programs.ts';
import { type Judge, judged } from './judges.ts';
import { eventually } from './kubernetes/eventually.ts';
import { freePorts } from './kubernetes/ports.ts';
import { withServer } from './server.ts';

const found = await findProgram('prometheus', 'prometheus');

export const prometheusJudge: Judge = found
  ? { name: 'prometheus', version: found.version }
  : { name: 'prometheus', missing: 'no "prometheus" on PATH; npm test fetches it where there is apt-get' };

type Labels = Readonly<Record<string, string>>;

export interface Sent {
  /** What the one that sends has, by their names. */
  readonly series: readonly Labels[];
  readonly externalLabels: Labels;
  /** How it sends, in Prometheus' own words but for the address. */
  readonly remoteWrite: { readonly queue_config?: object };
  /** The last of the series, which is sent whatever else is. */
  readonly until: string;
}

/** What arrives at one Prometheus of the series of another that sends them on. */
export async function arrived({ series, externalLabels, remoteWrite, until }: Sent): Promise<readonly Labels[]> {
  if (found === undefined) throw new Error('no prometheus');
  const { file } = found;
  judged(prometheusJudge, series.length);
  const folder = mkdtempSync(join(tmpdir(), 'afterhash-prometheus-'));
  const { sender, receiver } = await freePorts(['sender', 'receiver']);
  const run = <T>(name: string, port: number, config: object, work: () => Promise<T>, ...args: readonly string[]) => {
    const cwd = join(folder, name);
    mkdirSync(cwd);
    writeFileSync(join(cwd, 'rules.json'), JSON.stringify({ groups: [{ name: 'series', rules: series.map(asRule) }] }));
    writeFileSync(join(cwd, 'prometheus.json'), JSON.stringify(config));
    const address = `127.0.0.1:${port}`;
    const own = ['--config.file=prometheus.json', '--storage.tsdb.path=data', `--web.listen-address=${address}`];
    const command = [file, ...own, ...args];
    return withServer(command, { cwd, ready: async () => (await fetch(`http://${address}/-/ready`)).ok }, work);
  };
  const sending = {
    global: { evaluation_interval: '1s', external_labels: externalLabels },
    rule_files: ['rules.json'],
    remote_write: [
      {
        url: `http://127.0.0.1:${receiver}/api/v1/write`,
        ...remoteWrite,
        // By one queue, in which nothing overtakes the last of the series.
        queue_config: { ...remoteWrite.queue_config, min_shards: 1, max_shards: 1, batch_send_deadline: '1s' },
      },
    ],
  };
  const read = () =>
    eventually(async () => {
      const all = await seriesAt(receiver);
      if (!all.some(({ __name__ }) => __name__ === until)) throw new Error(`"${until}" has not arrived`);
      return all;
    });
  try {
    return await run(
      'receiver',
      receiver,
      {},
      () => run('sender', sender, sending, read),
      '--web.enable-remote-write-receiver',
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function asRule({ __name__: record, ...labels }: Labels): object {
  return { record, expr: 'vector(1)', labels };
}

async function seriesAt(port: number): Promise<readonly Labels[]> {
  const query = new URLSearchParams({ 'match[]': '{__name__=~".+"}' });
  const response = await fetch(`http://127.0.0.1:${port}/api/v1/series?${query}`);
  return ((await response.json()) as { readonly data: readonly Labels[] }).data;
}
