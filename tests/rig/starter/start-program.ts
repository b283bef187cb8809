import { fork } from 'node:child_process';
import { mkdtempSync, realpathSync } from 'node:fs';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { tsx } from '../tsx.ts';
import { withResolvers } from '../with-resolvers.ts';

export interface ProgramRequest {
  readonly file: string;
  readonly args: readonly string[];
  readonly cwd?: string;
  /** The whole environment of the program. */
  readonly env: NodeJS.ProcessEnv;
  /** Files that it reads, and that what it says is added to; what is left out is closed, or thrown away. */
  readonly stdin?: string;
  readonly stdout?: string;
  readonly stderr?: string;
  /** It goes on until it is killed: where the kernel can, it sees to that too. @default false */
  readonly lasting?: boolean;
}

export interface Ending {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

export type StarterReply = { readonly pid: number } | { readonly fault: string } | Ending;

export interface StartedProgram {
  readonly pid: number;
  /** Settles when the program ends, however it does. */
  readonly ended: Promise<Ending>;
  hasEnded(): boolean;
  /** Kills it and all that it has started. */
  kill(): Promise<void>;
}

/** Tells the threads and children of a process where its starter is. */
const STARTER_FOLDER = 'AFTERHASH_STARTER';

const LOST: Ending = { code: null, signal: 'SIGKILL' };

/**
 * Starts a program by a small process that is there for it: to start one, a process is copied first, and one that runs tests
 * has gigabytes, a tenth of a second each. The program ends with the thread that has asked for it.
 */
export async function startProgram(request: ProgramRequest): Promise<StartedProgram> {
  const socket = createConnection(join(await starterFolder(), 'starter.sock'));
  let ending: Ending | undefined;
  const { promise: ended, resolve } = withResolvers<Ending>();
  const end = (how: Ending) => {
    ending ??= how;
    resolve(ending);
    socket.destroy();
  };
  const pid = await new Promise<number>((started, reject) => {
    const fail = (message: string) => {
      end(LOST);
      reject(new Error(message));
    };
    createInterface(socket).on('line', (line) => {
      const reply: StarterReply = JSON.parse(line);
      if ('pid' in reply) started(reply.pid);
      else if ('fault' in reply) fail(reply.fault);
      else end(reply);
    });
    socket.on('error', ({ message }) => fail(`${request.file} cannot be started: ${message}`));
    socket.on('close', () => fail(`${request.file} has lost its starter`));
    socket.write(`${JSON.stringify(request)}\n`);
  });
  return {
    pid,
    ended,
    hasEnded: () => ending !== undefined,
    async kill() {
      if (ending === undefined) socket.write('kill\n');
      await ended;
    },
  };
}

let own: Promise<string> | undefined;

/** The folder of the starter, for what may go with it. This process starts one where none of its parents has. */
export function starterFolder(): Promise<string> {
  const folder = process.env[STARTER_FOLDER];
  if (folder !== undefined) return Promise.resolve(folder);
  own ??= openStarter();
  return own;
}

/** Starts the starter, for this process and all that come of it. It ends with this process, and alone keeps nobody from ending. */
async function openStarter(): Promise<string> {
  // A short name: there is little room in the address of a socket.
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'rig-')));
  const program = fileURLToPath(new URL('starter.ts', import.meta.url));
  const child = fork(program, [folder], { execArgv: ['--import', tsx] });
  await new Promise<void>((resolve, reject) => {
    child.once('message', () => resolve());
    child.once('exit', (code) => reject(new Error(`the starter of programs has ended with ${code}`)));
  });
  child.unref();
  child.channel?.unref();
  process.env[STARTER_FOLDER] = folder;
  return folder;
}
