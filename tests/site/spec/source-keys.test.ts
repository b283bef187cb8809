import { describe, expect, it } from 'vitest';
import { refusal } from './source-refusal.ts';

describe('a key is a plain text that is given once', () => {
  it('refuses a key that is given twice', () => {
    expect(refusal('site: { name: a }\npools: {}\nsite: { name: b }')).toMatchInlineSnapshot(`
      "error[source/duplicate-key]: key "site" is given twice
       --> site.yaml:3:1
      3 | site: { name: b }
        | ^^^^
        see site.yaml:1:1: it is first given there
        help: delete one of them, or give it another name

      1 error
      "
    `);
  });

  it('refuses a key that is given twice in brackets', () => {
    expect(refusal('a: { b: 1, b: 2 }')).toMatchInlineSnapshot(`
      "error[source/duplicate-key]: key "b" is given twice
       --> site.yaml:1:12
      1 | a: { b: 1, b: 2 }
        |            ^
        see site.yaml:1:6: it is first given there
        help: delete one of them, or give it another name

      1 error
      "
    `);
  });

  it('refuses keys that are no text', () => {
    expect(refusal('1: a\ntrue: b\nnull: c\n: d')).toMatchInlineSnapshot(`
      "error[source/key-not-text]: key 1 is a number, and a key is text
       --> site.yaml:1:1
      1 | 1: a
        | ^
        help: write it as "1", in quotes

      error[source/key-not-text]: key true is true or false, and a key is text
       --> site.yaml:2:1
      2 | true: b
        | ^^^^
        help: write it as "true", in quotes

      error[source/key-not-text]: key null is an empty value, and a key is text
       --> site.yaml:3:1
      3 | null: c
        | ^^^^
        help: write it as "null", in quotes

      error[source/key-not-text]: a key is missing before this ":"
       --> site.yaml:4:1
      4 | : d
        | ^
        help: give it a name

      4 errors
      "
    `);
  });

  it('refuses a key that is a list', () => {
    expect(refusal('? [a, b]\n: c')).toMatchInlineSnapshot(`
      "error[source/key-not-text]: a key here is a list or a map, and a key is text
       --> site.yaml:1:3
      1 | ? [a, b]
        |   ^^^^^^
        help: give it a name

      1 error
      "
    `);
  });

  it('refuses keys that every object has', () => {
    expect(refusal('__proto__: { admin: true }\na: { constructor: {}, prototype: {} }')).toMatchInlineSnapshot(`
      "error[source/reserved-key]: "__proto__" is a name that JavaScript gives every object, and cannot be
        a key
       --> site.yaml:1:1
      1 | __proto__: { admin: true }
        | ^^^^^^^^^
        help: take another name

      error[source/reserved-key]: "constructor" is a name that JavaScript gives every object, and cannot
        be a key
       --> site.yaml:2:6
      2 | a: { constructor: {}, prototype: {} }
        |      ^^^^^^^^^^^
        help: take another name

      error[source/reserved-key]: "prototype" is a name that JavaScript gives every object, and cannot be
        a key
       --> site.yaml:2:23
      2 | a: { constructor: {}, prototype: {} }
        |                       ^^^^^^^^^
        help: take another name

      3 errors
      "
    `);
  });

  it('names the letter that only looks like another', () => {
    expect(refusal('tenants:\n  ten\u0430nt: { pkey: "0x0101" }')).toMatchInlineSnapshot(`
      "error[source/look-alike]: key "tenаnt" has the character "а" (U+0430, Cyrillic), which looks like
        "a"
       --> site.yaml:2:3
      2 |   tenаnt: { pkey: "0x0101" }
        |   ^^^^^^
        help: write "tenant"

      1 error
      "
    `);
  });

  it('offers the plain form of full-width letters, accents and typographic dashes', () => {
    expect(refusal('\uFF54rain: 1\ncaf\u00E9: 2\nhall\u20131: 3')).toMatchInlineSnapshot(`
      "error[source/look-alike]: key "ｔrain" has the character "ｔ" (U+FF54, Latin), which looks like "t"
       --> site.yaml:1:1
      1 | ｔrain: 1
        | ^^^^^^
        help: write "train"

      error[source/look-alike]: key "café" has the character "é" (U+00E9, Latin), which looks like "e"
       --> site.yaml:2:1
      2 | café: 2
        | ^^^^
        help: write "cafe"

      error[source/look-alike]: key "hall–1" has the character "–" (U+2013), which looks like "-"
       --> site.yaml:3:1
      3 | hall–1: 3
        | ^^^^^^
        help: write "hall-1"

      3 errors
      "
    `);
  });

  it('refuses a key of another script', () => {
    expect(refusal('\u6F22\u5B57: 1')).toMatchInlineSnapshot(`
      "error[source/look-alike]: key "漢字" has the character "漢" (U+6F22, Han)
       --> site.yaml:1:1
      1 | 漢字: 1
        | ^^^^
        help: write keys with the letters a to z, digits and "-"

      1 error
      "
    `);
  });

  it('refuses a hidden character in a key, also an escaped one', () => {
    expect(refusal('"a\\u200bb": 1')).toMatchInlineSnapshot(`
      "error[source/hidden-character]: a zero-width space (U+200B) stands here, and nobody sees it
       --> site.yaml:1:1
      1 | "a\\u200bb": 1
        | ^^^^^^^^^^
        help: delete it, or type the text again

      1 error
      "
    `);
  });

  it('refuses a template in a key', () => {
    expect(refusal('"${path.cwd}": 1')).toMatchInlineSnapshot(`
      "error[source/template]: "\${" begins a template of Terraform, and nothing in this file is run
       --> site.yaml:1:2
      1 | "\${path.cwd}": 1
        |  ^^
        help: write the value itself

      1 error
      "
    `);
  });
});
