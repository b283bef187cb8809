import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unpackedFolder } from './debian-programs.ts';
import { type Judge, judged } from './judges.ts';
import { askProgram, type Outcome, runProgram } from './program.ts';
import { withServer } from './server.ts';

export interface FabricPrograms {
  readonly opensm: string;
  readonly ibsim: string;
  readonly ibdmchk: string;
  readonly smpquery: string;
  readonly saquery: string;
  readonly ibnetdiscover: string;
  /** Loaded before a program, so that it speaks with ibsim instead of a device. */
  readonly simulator: string;
  readonly libraries: string;
  readonly version: string;
}

/** Installed, or as `get-fabric-programs.ts` unpacked them. */
export async function findFabricPrograms(): Promise<FabricPrograms | undefined> {
  for (const root of ['/', unpackedFolder('opensm')]) {
    const lib = join(root, 'usr', 'lib');
    const machine = existsSync(lib) ? readdirSync(lib).find((name) => name.endsWith('-linux-gnu')) : undefined;
    if (machine === undefined) continue;
    const libraries = join(lib, machine);
    const programs = {
      opensm: join(root, 'usr/sbin/opensm'),
      ibsim: join(root, 'usr/bin/ibsim'),
      ibdmchk: join(root, 'usr/bin/ibdmchk'),
      smpquery: join(root, 'usr/sbin/smpquery'),
      saquery: join(root, 'usr/sbin/saquery'),
      ibnetdiscover: join(root, 'usr/sbin/ibnetdiscover'),
      simulator: join(libraries, 'umad2sim/libumad2sim.so'),
    };
    const said = await askProgram(programs.opensm, ['--version'], { env: { LD_LIBRARY_PATH: libraries } });
    const version = said?.match(/OpenSM (\S+)/)?.[1];
    if (version !== undefined && Object.values(programs).every((file) => existsSync(file)))
      return { ...programs, libraries, version };
  }
  return undefined;
}

const found = await findFabricPrograms();
const missing = 'no opensm, ibsim and ibdmchk here; npm test fetches them where there is apt-get';

export const opensmJudge: Judge = found ? { name: 'opensm', version: found.version } : { name: 'opensm', missing };
export const ibnetdiscoverJudge: Judge = found
  ? { name: 'ibnetdiscover', version: '44.0' }
  : { name: 'ibnetdiscover', missing };
export const ibdmchkJudge: Judge = found ? { name: 'ibdmchk', version: '1.5.7' } : { name: 'ibdmchk', missing };

/** A simulated fabric that opensm has swept once. */
export interface RoutedFabric {
  readonly log: string;
  readonly code: number;
  /** What ibdmchk says of every path. It crashes when all is said, so only the text is judged. */
  audit(): Promise<string>;
  /** The keys that opensm programmed into a port: of an adapter, or of a switch by its number. */
  pkeys(portGuid: string, port?: number): Promise<readonly number[]>;
}

/** Routes the files of one fabric and hands them to a test; all ends with it. */
export async function withRoutedFabric(
  files: ReadonlyMap<string, string>,
  work: (fabric: RoutedFabric) => Promise<void>,
): Promise<void> {
  await withSimulator(files, async ({ programs, folder, env, simulated }) => {
    const dumps = join(folder, 'osm');
    mkdirSync(dumps);
    judged(opensmJudge);
    const { code } = await runProgram(
      programs.opensm,
      [
        ...['--config', 'opensm.conf', '--once', '--erase_log_file', '--log_file', join(dumps, 'osm.log')],
        ...['-D', '0x43', '--dump_files_dir', dumps],
      ],
      simulated,
    );
    const lids = new Map(
      readFileSync(join(dumps, 'guid2lid'), 'utf8')
        .split('\n')
        .map((line) => line.split(' '))
        .map(([guid = '', lid = '']) => [guid, Number(lid)]),
    );
    await work({
      code,
      log: readFileSync(join(dumps, 'osm.log'), 'utf8'),
      async audit() {
        judged(ibdmchkJudge);
        const args = ['-s', 'opensm-subnet.lst', '-f', 'opensm.fdbs', '-m', 'opensm.mcfdbs'];
        return (await runProgram(programs.ibdmchk, args, { cwd: dumps, env })).stdout;
      },
      async pkeys(portGuid, port) {
        const lid = lids.get(portGuid);
        if (lid === undefined) throw new Error(`opensm has given no LID to ${portGuid}`);
        const args = ['pkeys', String(lid), ...(port === undefined ? [] : [String(port)])];
        return keysIn(await runProgram(programs.smpquery, args, simulated));
      },
    });
  });
}

/** What ibnetdiscover prints of a fabric in ibsim. */
export async function discovered(netlist: string): Promise<string> {
  let said = '';
  await withSimulator(new Map([['fabric.net', netlist]]), async ({ programs, simulated }) => {
    judged(ibnetdiscoverJudge);
    const { code, stdout, stderr } = await runProgram(programs.ibnetdiscover, [], simulated);
    if (code !== 0) throw new Error(`ibnetdiscover ended with ${code}: ${stderr}`);
    said = stdout;
  });
  return said;
}

interface Simulated {
  readonly programs: FabricPrograms;
  readonly folder: string;
  readonly env: NodeJS.ProcessEnv;
  /** For programs that are to find the simulator in the place of a device. */
  readonly simulated: { readonly cwd: string; readonly env: NodeJS.ProcessEnv };
}

/** Starts ibsim on the netlist among some files. */
async function withSimulator(
  files: ReadonlyMap<string, string>,
  work: (simulated: Simulated) => Promise<void>,
): Promise<void> {
  if (found === undefined) throw new Error(missing);
  const folder = mkdtempSync(join(tmpdir(), 'afterhash-fabric-'));
  for (const [name, text] of files) writeFileSync(join(folder, name), text);
  const env = {
    ...process.env,
    LD_LIBRARY_PATH: found.libraries,
    IBSIM_SOCKNAME: `afterhash-${process.pid}-${folder.slice(-6)}`,
    OSM_TMP_DIR: join(folder, 'osm'),
    OSM_CACHE_DIR: join(folder, 'osm'),
  };
  const command = [found.ibsim, '-s', '-n', ...limitsOf(files.get('fabric.net') ?? ''), 'fabric.net'];
  const programs = found;
  try {
    await withServer(command, { cwd: folder, env, ready: (said) => said.includes('Network simulator ready') }, () =>
      work({ programs, folder, env, simulated: { cwd: folder, env: { ...env, LD_PRELOAD: programs.simulator } } }),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function keysIn({ stdout, stderr }: Outcome): readonly number[] {
  const lines = stdout.split('\n').filter((line) => /^ *\d+: /.test(line));
  if (lines.length === 0) throw new Error(`smpquery says nothing: ${stderr}`);
  return lines
    .flatMap((line) => [...line.matchAll(/0x[0-9a-f]{4}/g)].map(([key]) => Number(key)))
    .filter((key) => key > 0);
}

/** ibsim panics on its own limits at eight scalable units, and writes memory for all that it is told to hold. */
function limitsOf(netlist: string): readonly string[] {
  const ports = [...netlist.matchAll(/^(?:Hca|Switch)\s+(\d+)/gm)].map(([, number]) => Number(number));
  // A switch has a port 0 too.
  const ends = ports.reduce((sum, number) => sum + number + 1, 0);
  return ['-N', `${ports.length + 1}`, '-S', `${ports.length + 1}`, '-P', `${ends + 1}`];
}
