import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { unpackedFolder } from './debian-programs.ts';
import { type Judge, judged } from './judges.ts';
import { freePorts } from './kubernetes/ports.ts';
import { askProgram, type Outcome, runProgram } from './program.ts';
import { withServer } from './server.ts';

interface SlurmPrograms {
  readonly slurmctld: string;
  readonly scontrol: string;
  readonly plugins: string;
  readonly libraries: string;
  readonly version: string;
}

/** Installed, or as `get-slurm.ts` unpacked it. */
export async function findSlurm(): Promise<SlurmPrograms | undefined> {
  for (const root of ['/', unpackedFolder('slurm')]) {
    const lib = join(root, 'usr', 'lib');
    const machine = existsSync(lib) ? readdirSync(lib).find((name) => name.endsWith('-linux-gnu')) : undefined;
    if (machine === undefined) continue;
    const plugins = join(lib, machine, 'slurm-wlm');
    const libraries = `${join(lib, machine)}:${plugins}`;
    const [slurmctld, scontrol] = [join(root, 'usr/sbin/slurmctld-wlm'), join(root, 'usr/bin/scontrol')];
    const said = await askProgram(slurmctld, ['-V'], { env: { LD_LIBRARY_PATH: libraries } });
    const version = said?.match(/(\d\S+)/)?.[1];
    if (version !== undefined) return { slurmctld, scontrol, plugins, libraries, version };
  }
  return undefined;
}

const found = await findSlurm();
const missing = 'no slurmctld here; npm test fetches it where there is apt-get';

export const slurmJudge: Judge = found ? { name: 'slurmctld', version: found.version } : { name: 'slurmctld', missing };

/** The plugin came with 23.11 and topology.yaml with 25.05 (https://github.com/SchedMD/slurm, RELEASE_NOTES). */
const YAML_SINCE = '25.05';

export const slurmYamlJudge: Judge =
  found && found.version >= YAML_SINCE
    ? { name: 'slurmctld, topology.yaml', version: found.version }
    : {
        name: 'slurmctld, topology.yaml',
        missing: found ? `it is ${found.version}, and topology.yaml came with ${YAML_SINCE}` : missing,
      };

export interface SlurmController {
  /** All that it has said: a topology with holes and unknown nodes are no more than a line here. */
  log(): string;
  scontrol(...args: readonly string[]): Promise<Outcome>;
}

/** A controller that includes the files of a site, as nobody's cluster: no munge, no nodes that answer. */
export async function withSlurm(
  files: ReadonlyMap<string, string>,
  work: (controller: SlurmController) => Promise<void>,
): Promise<void> {
  if (found === undefined) throw new Error(missing);
  const folder = mkdtempSync(join(tmpdir(), 'afterhash-slurm-'));
  for (const state of ['state', 'spool']) mkdirSync(join(folder, state));
  for (const [name, text] of files)
    writeFileSync(join(folder, name), name === 'nodes.conf' ? withAddresses(text) : text);
  const { port } = await freePorts(['port']);
  writeFileSync(join(folder, 'slurm.conf'), slurmConf(folder, port, found.plugins));
  const env = { ...process.env, LD_LIBRARY_PATH: found.libraries, SLURM_CONF: join(folder, 'slurm.conf') };
  const logFile = join(folder, 'slurmctld.log');
  const log = () => (existsSync(logFile) ? readFileSync(logFile, 'utf8') : '');
  const scontrol = (...args: readonly string[]) => runProgram(found.scontrol, args, { cwd: folder, env });
  try {
    judged(slurmJudge);
    const command = [found.slurmctld, '-D', '-c', '-L', logFile];
    const isUp = async () => (await scontrol('ping')).stdout.includes('is UP');
    await withServer(command, { cwd: folder, env, ready: isUp }, () => work({ log, scontrol }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Nobody knows our nodes by name, and slurmctld would ask for each of them a dozen times. */
function withAddresses(nodes: string): string {
  let port = 20_000;
  return nodes.replaceAll(/^NodeName=(?!DEFAULT)\S*?(?:\[(\d+)-(\d+)\])?(?= )/gm, (line, first = '1', last = first) => {
    const from = port;
    port += Number(last) - Number(first) + 1;
    return `${line} NodeAddr=127.0.0.1 Port=${port - from === 1 ? from : `[${from}-${port - 1}]`}`;
  });
}

function slurmConf(folder: string, port: number, plugins: string): string {
  return `ClusterName=rig
SlurmctldHost=${hostname()}(127.0.0.1)
SlurmctldPort=${port}
SlurmUser=${userInfo().username}
AuthType=auth/none
CredType=cred/none
PluginDir=${plugins}
StateSaveLocation=${folder}/state
SlurmdSpoolDir=${folder}/spool
SlurmctldPidFile=${folder}/slurmctld.pid
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
MpiDefault=none
MailProg=/bin/true
SlurmctldDebug=info
Include site.conf
`;
}
