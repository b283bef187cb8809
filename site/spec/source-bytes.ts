import { isUtf8 } from 'node:buffer';
import type { SourceProblem } from './source-problem.ts';

const BYTE_ORDER_MARK = '\uFEFF';
const LF = 0x0a;

/** The text of a file. A UTF-8 byte order mark, which some editors of Windows write, is no part of it. */
export function readText(input: string | Uint8Array): { text: string; problems: SourceProblem[] } {
  if (typeof input === 'string') return { text: withoutMark(input), problems: [] };
  if (looksLikeUtf16(input)) {
    const message = 'the file is in UTF-16';
    return { text: '', problems: [{ code: 'source/encoding', span: [0, 0], message, help: 'save it as UTF-8' }] };
  }
  const text = withoutMark(new TextDecoder('utf-8', { ignoreBOM: true }).decode(input));
  return { text, problems: isUtf8(input) ? [] : [notUtf8(input)] };
}

function withoutMark(text: string): string {
  return text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text;
}

/** By its mark, or by the zero byte that half of it is where the text is ASCII. */
function looksLikeUtf16([first, second]: Uint8Array): boolean {
  const marked = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  const halfZero = second !== undefined && (first === 0) !== (second === 0);
  return marked || halfZero;
}

/** Points at the first byte that is no UTF-8. No character of several bytes has a line feed inside, so lines can be tried one by one. */
function notUtf8(bytes: Uint8Array): SourceProblem {
  let start = 0;
  while (start < bytes.length) {
    const feed = bytes.indexOf(LF, start);
    const end = feed < 0 ? bytes.length : feed + 1;
    const line = bytes.subarray(start, end);
    if (!isUtf8(line)) {
      const good = validPrefix(line);
      const before = withoutMark(decode(bytes.subarray(0, start))).length;
      const offset = before + decode(line.subarray(0, good)).length;
      const byte = line[good] ?? 0;
      const wrong = `0x${byte.toString(16).toUpperCase()}`;
      const meant = new TextDecoder('windows-1252').decode(Uint8Array.of(byte));
      return {
        code: 'source/encoding',
        span: [offset, offset + 1],
        message: `the byte ${wrong} is not UTF-8`,
        help: `save the file as UTF-8; in Windows-1252 this byte would be "${meant}"`,
      };
    }
    start = end;
  }
  return { code: 'source/encoding', span: [0, 0], message: 'the file is not UTF-8', help: 'save it as UTF-8' };
}

/** How many bytes of a line, from its start, are whole UTF-8 characters: a lossy reading puts U+FFFD for the first that is not. */
function validPrefix(line: Uint8Array): number {
  const lossy = decode(line);
  let bytes = 0;
  for (const character of lossy) {
    const size = Buffer.byteLength(character);
    if (character === '\uFFFD' && !isUtf8(line.subarray(0, bytes + size))) break;
    bytes += size;
  }
  return bytes;
}

function decode(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}
