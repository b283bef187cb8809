import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type JudgeName, type JudgeNote, judgeNames } from './judges.ts';

/** One line of the table that ends `npm test`. */
export interface JudgeLine {
  readonly name: JudgeName;
  readonly version: string;
  /** How many things it looked at. */
  readonly looked: number;
  /** Why it did not run. */
  readonly missing?: string;
}

export function readNotes(folder: string): JudgeNote[] {
  return readdirSync(folder).flatMap((file) =>
    readFileSync(join(folder, file), 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line): JudgeNote => JSON.parse(line)),
  );
}

/** Every judge of the project, also one that no test asked. */
export function judgeLines(notes: readonly JudgeNote[]): JudgeLine[] {
  return judgeNames.map((name) => {
    const own = notes.filter((note) => note.name === name);
    const runs = own.flatMap((note) => ('looked' in note ? [note] : []));
    const looked = runs.reduce((total, run) => total + run.looked, 0);
    const version = [...new Set(runs.map((run) => run.version))].join(', ');
    const reason = own.flatMap((note) => ('missing' in note ? [note.missing] : []))[0];
    if (looked > 0) return { name, version, looked };
    return reason === undefined ? { name, version, looked } : { name, version, looked, missing: reason };
  });
}

/** By the judge's name, words of the reason for which alone it may be skipped. */
export type ExpectedSkips = { readonly [name: string]: string };

/** What is wrong with the line-up: a judge that looked at nothing, or in CI a skip that nobody expects. */
export function judgeFaults(lines: readonly JudgeLine[], ci: boolean, expectedSkips: ExpectedSkips): string[] {
  return lines.flatMap(({ name, looked, missing }) => {
    if (looked > 0) return [];
    if (missing === undefined) return [`${name} looked at nothing`];
    const expected = expectedSkips[name];
    if (ci && (expected === undefined || !missing.includes(expected)))
      return [`${name} was skipped, and tests/expected-skips.json has no such skip`];
    return [];
  });
}

export function judgeTable(lines: readonly JudgeLine[]): string {
  const rows = [
    ['judge', 'version', 'ran'],
    ...lines.map(({ name, version, looked, missing }) => [
      name,
      version === '' ? '-' : version,
      missing === undefined ? `${looked} times` : `skipped: ${missing}`,
    ]),
  ];
  const widths = [0, 1].map((column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
