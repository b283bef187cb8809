import { codePoint, isHidden, type SpecPath, visible } from '../diagnostics/index.ts';
import type { SourceProblem, Span } from './source-problem.ts';

/** The hidden characters that office programs, web pages and attackers leave most often; names from the Unicode character database. */
const NAMES: ReadonlyMap<string, string> = new Map([
  ['\u00A0', 'no-break space'],
  ['\u00AD', 'soft hyphen'],
  ['\u200B', 'zero-width space'],
  ['\u200C', 'zero-width non-joiner'],
  ['\u200D', 'zero-width joiner'],
  ['\u200E', 'left-to-right mark'],
  ['\u200F', 'right-to-left mark'],
  ['\u202A', 'left-to-right embedding'],
  ['\u202B', 'right-to-left embedding'],
  ['\u202D', 'left-to-right override'],
  ['\u202E', 'right-to-left override'],
  ['\u202F', 'narrow no-break space'],
  ['\u2060', 'word joiner'],
  ['\u2066', 'left-to-right isolate'],
  ['\u2067', 'right-to-left isolate'],
  ['\u3000', 'ideographic space'],
  ['\uFEFF', 'byte order mark'],
  ['\u001B', 'escape character'],
  ['\r', 'carriage return without a line feed'],
]);

/** Letters and dashes that look like ASCII: from confusables.txt of Unicode UTS #39, https://www.unicode.org/Public/security/latest/confusables.txt (checked 2026-11-22 in a copy of it). */
const LOOKS_LIKE: ReadonlyMap<string, string> = new Map(
  [
    ...['аa', 'сc', 'еe', 'һh', 'іi', 'јj', 'оo', 'рp', 'ѕs', 'хx', 'уy', 'ԁd', 'ԛq', 'ԝw'],
    ...['АA', 'ВB', 'СC', 'ЕE', 'НH', 'ІI', 'ЈJ', 'КK', 'МM', 'ОO', 'РP', 'ЅS', 'ТT', 'ХX'],
    ...[
      'αa',
      'ιi',
      'νv',
      'οo',
      'ρp',
      'ΑA',
      'ΒB',
      'ΕE',
      'ΖZ',
      'ΗH',
      'ΙI',
      'ΚK',
      'ΜM',
      'ΝN',
      'ΟO',
      'ΡP',
      'ΤT',
      'ΥY',
      'ΧX',
    ],
    ...['\u2010-', '\u2011-', '\u2012-', '\u2013-', '\u2212-'],
  ].map(([odd = '', plain = '']) => [odd, plain]),
);

const SCRIPTS = ['Cyrillic', 'Greek', 'Latin', 'Han', 'Hiragana', 'Katakana', 'Hangul', 'Arabic', 'Hebrew'].map(
  (name) => [name, new RegExp(`\\p{Script=${name}}`, 'u')] as const,
);

/** Hidden characters anywhere in a file. Comments may hold odd spaces, because people type them in their own language. */
export function* findHidden(text: string): Generator<SourceProblem> {
  let line = { end: -1, comment: 0 };
  for (const { index, 0: character } of text.matchAll(/[^\x20-\x7E\t\n]/gu)) {
    if (!isHidden(character) || (character === '\r' && text[index + 1] === '\n')) continue;
    if (index > line.end) line = lineAround(text, index);
    if (isSpace(character) && index > line.comment) continue;
    yield hidden(character, [index, index + character.length], []);
  }
}

/** Where the line ends, and where its comment begins: at the end if it has none. */
function lineAround(text: string, index: number): { end: number; comment: number } {
  const start = text.lastIndexOf('\n', index) + 1;
  const feed = text.indexOf('\n', index);
  const end = feed < 0 ? text.length : feed;
  const comment = text.slice(start, end).search(/(?<=^|\s)#/);
  return { end, comment: comment < 0 ? end : start + comment };
}

function isSpace(character: string): boolean {
  return /\p{Zs}/u.test(character);
}

/** A character that only an escape such as "\u202e" brings into a text. */
export function escapedHidden(text: string, span: Span, path: SpecPath): SourceProblem | undefined {
  for (const character of text) {
    if (character !== '\n' && character !== '\t' && isHidden(character)) return hidden(character, span, path);
  }
  return undefined;
}

function hidden(character: string, span: Span, path: SpecPath): SourceProblem {
  return {
    code: 'source/hidden-character',
    span,
    path,
    message: `${named(NAMES.get(character) ?? 'hidden character')} (${codePoint(character)}) stands here, and nobody sees it`,
    help: isSpace(character) ? 'type an ordinary space' : 'delete it, or type the text again',
  };
}

function named(name: string): string {
  return /^[aeiou]/.test(name) ? `an ${name}` : `a ${name}`;
}

/** A key with a letter that is not ASCII: which one, what it is, and what the key would be without it. */
export function lookAlike(key: string, span: Span, path: SpecPath): SourceProblem | undefined {
  const at = key.search(/[^\x20-\x7E]/u);
  if (at < 0) return undefined;
  const odd = String.fromCodePoint(key.codePointAt(at) ?? 0);
  const script = SCRIPTS.find(([, test]) => test.test(odd))?.[0];
  const plain = asciiOf(odd);
  const like = plain === undefined ? '' : `, which looks like "${plain}"`;
  const ascii = [...key].map((c) => asciiOf(c) ?? c).join('');
  return {
    code: 'source/look-alike',
    span,
    path,
    message: `key "${visible(key)}" has the character "${visible(odd)}" (${codePoint(odd)}${script ? `, ${script}` : ''})${like}`,
    help: /^[\x20-\x7E]+$/.test(ascii) ? `write "${ascii}"` : 'write keys with the letters a to z, digits and "-"',
  };
}

/** What a character would be in ASCII: by its looks, as its compatibility form (full-width letters), or without its accent. */
function asciiOf(character: string): string | undefined {
  const plain = LOOKS_LIKE.get(character) ?? character.normalize('NFKD').replace(/\p{M}/gu, '');
  return /^[\x21-\x7E]+$/.test(plain) ? plain : undefined;
}
