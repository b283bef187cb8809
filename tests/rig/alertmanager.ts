import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unpackedFolder } from './debian-programs.ts';
import { type Judge, judged } from './judges.ts';
import { eventually } from './kubernetes/eventually.ts';
import { freePorts } from './kubernetes/ports.ts';
import { askProgram } from './program.ts';
import { withServer } from './server.ts';

const tree = unpackedFolder('alertmanager');

/** Debian's reads its templates where the package would have put them: there it sees those that are unpacked. */
const OWN = [
  ...['unshare', '--map-root-user', '--mount', 'sh', '-c', 'mount --bind "$0" /usr/share && exec "$@"'],
  ...[join(tree, 'usr', 'share'), join(tree, 'usr', 'bin', 'prometheus-alertmanager')],
];

const found = await find();

async function find(): Promise<{ readonly command: readonly string[]; readonly version: string } | undefined> {
  for (const command of [['alertmanager'], ['prometheus-alertmanager'], OWN]) {
    const [file = '', ...args] = command;
    const version = (await askProgram(file, [...args, '--version']))?.match(/version (\S+)/)?.[1];
    if (version !== undefined) return { command, version };
  }
  return undefined;
}

export const alertmanagerJudge: Judge = found
  ? { name: 'alertmanager', version: found.version }
  : {
      name: 'alertmanager',
      missing:
        'no "alertmanager" on PATH; npm test fetches it where there is apt-get, and runs it where unshare may mount',
    };

type Labels = Readonly<Record<string, string>>;

interface Told {
  readonly labels: Labels;
  readonly status: { readonly state: string; readonly inhibitedBy: readonly string[] };
}

/** Sent after all others: alerts reach the inhibitor one by one, some time after the answer, so with this pair all are known. */
const LAST = [{ alertname: 'LastTarget' }, { alertname: 'LastSource' }] as const;
const LAST_RULE = { source_matchers: ['alertname="LastSource"'], target_matchers: ['alertname="LastTarget"'] };

/** Those of some alerts that an Alertmanager of this configuration keeps to itself, because another of them says it. */
export async function mutedOf(
  configuration: { readonly inhibit_rules: readonly object[] },
  alerts: readonly Labels[],
): Promise<readonly Labels[]> {
  if (found === undefined) throw new Error('no alertmanager');
  judged(alertmanagerJudge, alerts.length);
  const folder = mkdtempSync(join(tmpdir(), 'afterhash-alertmanager-'));
  try {
    const rules = [...configuration.inhibit_rules, LAST_RULE];
    writeFileSync(join(folder, 'alertmanager.yaml'), JSON.stringify({ ...configuration, inhibit_rules: rules }));
    const { web } = await freePorts(['web']);
    const address = `http://127.0.0.1:${web}`;
    const command = [
      ...found.command,
      '--config.file=alertmanager.yaml',
      '--storage.path=data',
      `--web.listen-address=127.0.0.1:${web}`,
      // One alone: it looks for no others.
      '--cluster.listen-address=',
    ];
    return await withServer(
      command,
      { cwd: folder, ready: async () => (await fetch(`${address}/-/ready`)).ok },
      async () => {
        await send(address, alerts);
        await send(address, LAST);
        const muted = await eventually(() => mutedAt(address));
        return muted.filter(({ alertname }) => alertname !== LAST[0].alertname);
      },
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function mutedAt(address: string): Promise<readonly Labels[]> {
  const told = (await (await fetch(`${address}/api/v2/alerts`)).json()) as readonly Told[];
  const muted = told.filter(({ status }) => status.inhibitedBy.length > 0).map(({ labels }) => labels);
  if (!muted.some(({ alertname }) => alertname === LAST[0].alertname)) throw new Error('not all alerts are known yet');
  return muted;
}

async function send(address: string, alerts: readonly Labels[]): Promise<void> {
  const response = await fetch(`${address}/api/v2/alerts`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(alerts.map((labels) => ({ labels }))),
  });
  if (!response.ok) throw new Error(await response.text());
}
