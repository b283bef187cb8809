import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { threadId } from 'node:worker_threads';
import { describe } from 'vitest';

/** The programs that read what Afterhash writes. A full run must hear each of them, or say why not. */
export const judgeNames = [
  'cdktf synth',
  'terraform, schema provider',
  'terraform, real providers',
  'helm',
  'helm, charts of others',
  'kubectl',
  'promtool',
  'amtool',
  'prometheus',
  'alertmanager',
  'alloy-fmt',
  'opensm',
  'ibdmchk',
  'ibnetdiscover',
  'slurmctld',
  'slurmctld, topology.yaml',
  'kube-apiserver',
  'kube-controller-manager',
  'kube-scheduler',
  'kwok',
  'kueue',
  'nfd-master',
  'butane',
] as const;

export type JudgeName = (typeof judgeNames)[number];

export type Judge =
  | { readonly name: JudgeName; readonly version: string }
  | { readonly name: JudgeName; readonly missing: string };

/** What a test run notes about a judge; `judge-report.ts` adds the notes up. */
export type JudgeNote =
  | { readonly name: JudgeName; readonly version: string; readonly looked: number }
  | { readonly name: JudgeName; readonly missing: string };

/** Names the folder for the notes; a run without it (one test by hand) keeps none. */
export const NOTES_FOLDER = 'AFTERHASH_JUDGES';

/** `describe`, or, where the judge cannot be had, `describe.skip` with the reason in the table at the end. */
export function describeWith(judge: Judge): typeof describe | typeof describe.skip {
  if ('version' in judge) return describe;
  note(judge);
  return describe.skip;
}

/** Says that a judge has looked at so many things; at nothing is a fault of the test. */
export function judged(judge: Judge, looked = 1): void {
  if ('missing' in judge) throw new Error(`${judge.name} cannot run here: ${judge.missing}`);
  if (looked < 1) throw new Error(`${judge.name} has looked at nothing`);
  note({ ...judge, looked });
}

function note(line: JudgeNote): void {
  const folder = process.env[NOTES_FOLDER];
  if (folder) appendFileSync(join(folder, `${process.pid}-${threadId}.jsonl`), `${JSON.stringify(line)}\n`);
}
