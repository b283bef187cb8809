// Starts programs for processes that are too large to do it themselves. Its argument is the folder that it listens in, and
// that goes with it.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { closeSync, openSync, rmSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Ending, ProgramRequest, StarterReply } from './start-program.ts';

const [folder = ''] = process.argv.slice(2);
const living = new Set<ChildProcess>();

/** On Linux the kernel itself kills what is left behind by a starter that is killed hard. */
const GUARD = ['setpriv', '--pdeathsig', 'KILL'];
const guard = spawnSync('setpriv', ['--version']).status === 0 ? GUARD : [];

// Ctrl-C in a terminal is for whoever wants the programs to act on; this one ends with it, however that ends.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {});
process.on('disconnect', () => {
  for (const child of living) kill(child);
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  process.exit(0);
});

createServer(serve).listen(join(folder, 'starter.sock'), () => process.send?.('listening'));

/** One connection is one program: its first line says which, any other line asks for its end, and so does the end of the connection. */
function serve(socket: Socket): void {
  let child: ChildProcess | undefined;
  const tell = (reply: StarterReply) => socket.writable && socket.write(`${JSON.stringify(reply)}\n`);
  socket.on('error', () => socket.destroy());
  socket.on('close', () => child && kill(child));
  createInterface(socket).on('line', (line) => {
    if (child !== undefined) return kill(child);
    try {
      child = start(JSON.parse(line), tell);
    } catch (fault) {
      tell({ fault: String(fault) });
    }
  });
}

function start(request: ProgramRequest, tell: (reply: StarterReply) => void): ChildProcess {
  const { file, args, cwd, env, lasting, stdin, stdout, stderr } = request;
  const [first = file, ...rest] = [...(lasting ? guard : []), file, ...args];
  const files = new Map<string, number>();
  const opened = (path: string | undefined, flags: string): number | 'ignore' => {
    if (path === undefined) return 'ignore';
    const descriptor = files.get(path) ?? openSync(path, flags);
    files.set(path, descriptor);
    return descriptor;
  };
  const stdio = [opened(stdin, 'r'), opened(stdout, 'a'), opened(stderr, 'a')];
  // A group of its own, so that all that it starts ends with it.
  const child = spawn(first, rest, { cwd, env, stdio, detached: true });
  for (const descriptor of files.values()) closeSync(descriptor);
  living.add(child);
  child.once('spawn', () => tell({ pid: child.pid ?? 0 }));
  child.once('error', ({ message }) => {
    living.delete(child);
    tell({ fault: message });
  });
  child.once('exit', (code, signal) => {
    living.delete(child);
    tell({ code, signal } satisfies Ending);
  });
  return child;
}

function kill(child: ChildProcess): void {
  if (!living.has(child) || child.pid === undefined) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It has just ended.
  }
}
