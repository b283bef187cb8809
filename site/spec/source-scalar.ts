import type { SpecPath } from '../diagnostics/index.ts';
import { visible } from '../diagnostics/index.ts';
import type { SourceProblem, Span } from './source-problem.ts';

/** How CDKTF 0.21 marks a reference inside a text: `${TfToken[…]}`, `#{TfToken[…]}`, `&{TfToken[…]}` (cdktf, lib/tokens/private/encoding.ts, read 2026-11-22). */
const TEXT_MARKER = 'TfToken[';

/** The same file: a number is a marker by the sixteen highest bits of its double, alone or as the first of a list; a map's marker is one fixed number. */
const NUMBER_MARKERS: readonly number[] = [0xfdff, 0xfbff];
const MAP_MARKER = -123456789;

/** CDKTF looks for number markers inside texts too; this is what it takes for one. It begins where a run of such signs does, so that long runs are read once. */
const NUMBER_IN_TEXT = /(?<![-|\d.+])[-|\d.+]+e[-|\d.eE+]+/g;

const TEMPLATE = /\$\{|%\{|\{\{/;
const SHOWN = 40;

/** What is wrong with a text, as a value or as a key. `spanOf` finds a part of it in the file. */
export function checkText(text: string, spanOf: (part: string) => Span, path: SpecPath): SourceProblem | undefined {
  const number = text.match(NUMBER_IN_TEXT)?.find((part) => isNumberMarker(Number.parseFloat(part)));
  const marker = text.includes(TEXT_MARKER) ? TEXT_MARKER : number;
  if (marker !== undefined) return tokenMarker(marker, spanOf(marker), path);
  const template = TEMPLATE.exec(text)?.[0];
  return template === undefined ? undefined : templateStart(template, spanOf(template), path);
}

export function templateStart(start: string, span: Span, path: SpecPath): SourceProblem {
  return {
    code: 'source/template',
    span,
    path,
    message: `"${start}" begins a template of ${start === '{{' ? 'Helm' : 'Terraform'}, and nothing in this file is run`,
    help: 'write the value itself',
  };
}

/** Where a template begins in a line that is no YAML because of it. */
export function findTemplate(line: string): { start: string; at: number } | undefined {
  const found = TEMPLATE.exec(line);
  return found === null ? undefined : { start: found[0], at: found.index };
}

/** What is wrong with a number that was written without quotes as `written`. */
export function checkNumber(written: string, value: number, span: Span, path: SpecPath): SourceProblem | undefined {
  if (isNumberMarker(value) || value === MAP_MARKER) return tokenMarker(written, span, path);
  if (!Number.isFinite(value)) {
    const message = `${clip(written)} is read as ${Number.isNaN(value) ? 'not a number' : 'infinite'}`;
    return { code: 'source/not-finite', span, path, message, help: `write a number, or "${clip(written)}" in quotes` };
  }
  const exact = Math.abs(value) <= Number.MAX_SAFE_INTEGER;
  if (written === String(value) && exact) return undefined;
  const read = String(value);
  return {
    code: 'source/rewritten-number',
    span,
    path,
    message:
      written === read
        ? `${written} is larger than a number can be without losing digits`
        : `${clip(written)} is read as the number ${clip(read)}`,
    help: exact
      ? `write "${clip(written)}" in quotes, or ${read} if a number is meant`
      : `write "${clip(written)}" in quotes`,
  };
}

function tokenMarker(marker: string, span: Span, path: SpecPath): SourceProblem {
  return {
    code: 'source/token-marker',
    span,
    path,
    message: `"${clip(marker)}" is how CDKTF marks a reference, and nothing in this file refers that way`,
    help: 'write the value itself',
  };
}

function isNumberMarker(value: number): boolean {
  const bytes = new DataView(new ArrayBuffer(8));
  bytes.setFloat64(0, value);
  return NUMBER_MARKERS.includes(bytes.getUint16(0));
}

export function clip(text: string): string {
  const shown = visible(text);
  return shown.length > SHOWN ? `${shown.slice(0, SHOWN)}…` : shown;
}
