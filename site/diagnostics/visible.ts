/**
 * Characters that a terminal or a reviewer's browser would act on instead of showing: controls, direction marks,
 * zero-width ones, fillers, and spaces that only look like one.
 */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u115F\u1160\u2800\u3164\uFFA0]|\u034F|(?! )\p{Zs}/u;

/** Characters that take two cells of a terminal, near enough: the scripts of East Asia, full-width forms, emoji. */
const WIDE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}\u3001-\u303E\uFF01-\uFF60\uFFE0-\uFFE6]/u;

export function isHidden(character: string): boolean {
  return HIDDEN.test(character);
}

/** A text that is safe to print: a hidden character is shown by its number, as `<U+202E>`. */
export function visible(text: string): string {
  let shown = '';
  for (const character of text) shown += isHidden(character) ? `<${codePoint(character)}>` : character;
  return shown;
}

/** `U+202E`. */
export function codePoint(character: string): string {
  const number = character.codePointAt(0) ?? 0;
  return `U+${number.toString(16).toUpperCase().padStart(4, '0')}`;
}

/** How many cells of a terminal a text takes. */
export function cells(text: string): number {
  let count = 0;
  for (const character of text) count += /\p{M}/u.test(character) ? 0 : WIDE.test(character) ? 2 : 1;
  return count;
}
