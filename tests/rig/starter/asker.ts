// What a test kills: a process that has asked for a program which goes on.
import { starterFolder, startProgram } from './start-program.ts';

const { pid } = await startProgram({ file: 'sleep', args: ['1000'], env: process.env, lasting: true });
process.send?.({ pid, folder: await starterFolder() });
