import { describe, expect, it } from 'vitest';
import { refusal } from './source-refusal.ts';

describe('a value is what a reviewer reads', () => {
  it('refuses a version that would lose its zero', () => {
    expect(refusal('cluster:\n  kubernetes: 1.30')).toMatchInlineSnapshot(`
      "error[source/rewritten-number]: 1.30 is read as the number 1.3
       --> site.yaml:2:15
      2 |   kubernetes: 1.30
        |               ^^^^
        help: write "1.30" in quotes, or 1.3 if a number is meant

      1 error
      "
    `);
  });

  it('refuses a GUID without quotes', () => {
    expect(refusal('guid: 0x506b4b0300f2d1a4')).toMatchInlineSnapshot(`
      "error[source/rewritten-number]: 0x506b4b0300f2d1a4 is read as the number 5794807821815173000
       --> site.yaml:1:7
      1 | guid: 0x506b4b0300f2d1a4
        |       ^^^^^^^^^^^^^^^^^^
        help: write "0x506b4b0300f2d1a4" in quotes

      1 error
      "
    `);
  });

  it('refuses a P_Key without quotes', () => {
    expect(refusal('pkey: 0x0101')).toMatchInlineSnapshot(`
      "error[source/rewritten-number]: 0x0101 is read as the number 257
       --> site.yaml:1:7
      1 | pkey: 0x0101
        |       ^^^^^^
        help: write "0x0101" in quotes, or 257 if a number is meant

      1 error
      "
    `);
  });

  it('refuses an octal, a leading zero, a plus and an exponent', () => {
    expect(refusal('a: 0o14\nb: 08\nc: +5\nd: 5e10\ne: 1.0')).toMatchInlineSnapshot(`
      "error[source/rewritten-number]: 0o14 is read as the number 12
       --> site.yaml:1:4
      1 | a: 0o14
        |    ^^^^
        help: write "0o14" in quotes, or 12 if a number is meant

      error[source/rewritten-number]: 08 is read as the number 8
       --> site.yaml:2:4
      2 | b: 08
        |    ^^
        help: write "08" in quotes, or 8 if a number is meant

      error[source/rewritten-number]: +5 is read as the number 5
       --> site.yaml:3:4
      3 | c: +5
        |    ^^
        help: write "+5" in quotes, or 5 if a number is meant

      error[source/rewritten-number]: 5e10 is read as the number 50000000000
       --> site.yaml:4:4
      4 | d: 5e10
        |    ^^^^
        help: write "5e10" in quotes, or 50000000000 if a number is meant

      error[source/rewritten-number]: 1.0 is read as the number 1
       --> site.yaml:5:4
      5 | e: 1.0
        |    ^^^
        help: write "1.0" in quotes, or 1 if a number is meant

      5 errors
      "
    `);
  });

  it('refuses whole numbers that lose digits', () => {
    expect(refusal('a: 9007199254740993\nb: 5794807821815173000')).toMatchInlineSnapshot(`
      "error[source/rewritten-number]: 9007199254740993 is read as the number 9007199254740992
       --> site.yaml:1:4
      1 | a: 9007199254740993
        |    ^^^^^^^^^^^^^^^^
        help: write "9007199254740993" in quotes

      error[source/rewritten-number]: 5794807821815173000 is larger than a number can be without losing
        digits
       --> site.yaml:2:4
      2 | b: 5794807821815173000
        |    ^^^^^^^^^^^^^^^^^^^
        help: write "5794807821815173000" in quotes

      2 errors
      "
    `);
  });

  it('refuses what is not finite', () => {
    expect(refusal('a: .inf\nb: -.inf\nc: .nan\nd: 1e400')).toMatchInlineSnapshot(`
      "error[source/not-finite]: .inf is read as infinite
       --> site.yaml:1:4
      1 | a: .inf
        |    ^^^^
        help: write a number, or ".inf" in quotes

      error[source/not-finite]: -.inf is read as infinite
       --> site.yaml:2:4
      2 | b: -.inf
        |    ^^^^^
        help: write a number, or "-.inf" in quotes

      error[source/not-finite]: .nan is read as not a number
       --> site.yaml:3:4
      3 | c: .nan
        |    ^^^^
        help: write a number, or ".nan" in quotes

      error[source/not-finite]: 1e400 is read as infinite
       --> site.yaml:4:4
      4 | d: 1e400
        |    ^^^^^
        help: write a number, or "1e400" in quotes

      4 errors
      "
    `);
  });

  it('refuses every form of template', () => {
    expect(
      refusal('a: ${path.cwd}\nb: "%{ if true }"\nc: text {{ .Values.x }} text\nd: {{ x }}\ne: "\\x24{x}"'),
    ).toMatchInlineSnapshot(`
      "error[source/template]: "\${" begins a template of Terraform, and nothing in this file is run
       --> site.yaml:1:4
      1 | a: \${path.cwd}
        |    ^^
        help: write the value itself

      error[source/template]: "%{" begins a template of Terraform, and nothing in this file is run
       --> site.yaml:2:5
      2 | b: "%{ if true }"
        |     ^^
        help: write the value itself

      error[source/template]: "{{" begins a template of Helm, and nothing in this file is run
       --> site.yaml:3:9
      3 | c: text {{ .Values.x }} text
        |         ^^
        help: write the value itself

      error[source/template]: "{{" begins a template of Helm, and nothing in this file is run
       --> site.yaml:4:4
      4 | d: {{ x }}
        |    ^^
        help: write the value itself

      error[source/template]: "\${" begins a template of Terraform, and nothing in this file is run
       --> site.yaml:5:4
      5 | e: "\\x24{x}"
        |    ^^^^^^^^^
        help: write the value itself

      5 errors
      "
    `);
  });

  it('refuses a template that makes a line no YAML', () => {
    expect(refusal('a: { b: ${x} }\nc: %{x}')).toMatchInlineSnapshot(`
      "error[source/template]: "\${" begins a template of Terraform, and nothing in this file is run
       --> site.yaml:1:9
      1 | a: { b: \${x} }
        |         ^^
        help: write the value itself

      error[source/template]: "%{" begins a template of Terraform, and nothing in this file is run
       --> site.yaml:2:4
      2 | c: %{x}
        |    ^^
        help: write the value itself

      2 errors
      "
    `);
  });

  it('refuses the markers of CDKTF', () => {
    expect(
      refusal(
        'a: "${TfToken[TOKEN.0]}"\nb: "#{TfToken[TOKEN.1]}"\nc: -8.10956221259138e+298\nd: "x -8.10956221259138e+298"',
      ),
    ).toMatchInlineSnapshot(`
      "error[source/token-marker]: "TfToken[" is how CDKTF marks a reference, and nothing in this file
        refers that way
       --> site.yaml:1:7
      1 | a: "\${TfToken[TOKEN.0]}"
        |       ^^^^^^^^
        help: write the value itself

      error[source/token-marker]: "TfToken[" is how CDKTF marks a reference, and nothing in this file
        refers that way
       --> site.yaml:2:7
      2 | b: "#{TfToken[TOKEN.1]}"
        |       ^^^^^^^^
        help: write the value itself

      error[source/token-marker]: "-8.10956221259138e+298" is how CDKTF marks a reference, and nothing in
        this file refers that way
       --> site.yaml:3:4
      3 | c: -8.10956221259138e+298
        |    ^^^^^^^^^^^^^^^^^^^^^^
        help: write the value itself

      error[source/token-marker]: "-8.10956221259138e+298" is how CDKTF marks a reference, and nothing in
        this file refers that way
       --> site.yaml:4:7
      4 | d: "x -8.10956221259138e+298"
        |       ^^^^^^^^^^^^^^^^^^^^^^
        help: write the value itself

      4 errors
      "
    `);
  });

  it('refuses direction marks, zero-width characters and controls', () => {
    expect(refusal('a: x\u202Ey\nb: x\u200By\nc: x\u001B[31my')).toMatchInlineSnapshot(`
      "error[source/hidden-character]: a right-to-left override (U+202E) stands here, and nobody sees it
       --> site.yaml:1:5
      1 | a: x<U+202E>y
        |     ^^^^^^^^
        help: delete it, or type the text again

      error[source/hidden-character]: a zero-width space (U+200B) stands here, and nobody sees it
       --> site.yaml:2:5
      2 | b: x<U+200B>y
        |     ^^^^^^^^
        help: delete it, or type the text again

      error[source/hidden-character]: an escape character (U+001B) stands here, and nobody sees it
       --> site.yaml:3:5
      3 | c: x<U+001B>[31my
        |     ^^^^^^^^
        help: delete it, or type the text again

      3 errors
      "
    `);
  });

  it('refuses a no-break space, which no one sees', () => {
    expect(refusal('load: 17\u00A0kPa')).toMatchInlineSnapshot(`
      "error[source/hidden-character]: a no-break space (U+00A0) stands here, and nobody sees it
       --> site.yaml:1:9
      1 | load: 17<U+00A0>kPa
        |         ^^^^^^^^
        help: type an ordinary space

      1 error
      "
    `);
  });

  it('refuses a hidden character that an escape brings in', () => {
    expect(refusal('a: "x\\u202ey"')).toMatchInlineSnapshot(`
      "error[source/hidden-character]: a right-to-left override (U+202E) stands here, and nobody sees it
       --> site.yaml:1:4
      1 | a: "x\\u202ey"
        |    ^^^^^^^^^^
        help: delete it, or type the text again

      1 error
      "
    `);
  });

  it('shows where on a long line', () => {
    expect(
      refusal(
        'a: xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx ${y} zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz',
      ),
    ).toMatchInlineSnapshot(`
      "error[source/template]: "\${" begins a template of Terraform, and nothing in this file is run
       --> site.yaml:1:95
      1 | …xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx \${y} zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz…
        |                                  ^^
        help: write the value itself

      1 error
      "
    `);
  });

  it('counts wide letters as a terminal does', () => {
    expect(refusal('a: "\u6F22\u5B57 ${x}"')).toMatchInlineSnapshot(`
      "error[source/template]: "\${" begins a template of Terraform, and nothing in this file is run
       --> site.yaml:1:8
      1 | a: "漢字 \${x}"
        |          ^^
        help: write the value itself

      1 error
      "
    `);
  });
});

describe('a value may be', () => {
  it.each([
    ['a text with a unit', 'a: 40 °C'],
    ['a name in any script', 'a: Zürich, 東京 🏭'],
    ['a number as it is read', 'a: 1.25\nb: -7\nc: 0.97\nd: 5760\ne: 1e-7'],
    ['a version, a GUID or a P_Key in quotes', 'a: "1.30"\nb: "0x506b4b0300f2d1a4"\nc: "0x0101"'],
    ['a digest that has an exponent in it', 'a: sha256:5e123a-8e29812e300e298'],
    ['a range', 'a: [bus-a(1..10), bus-b(1..10)]'],
    ['a currency or a percentage', 'a: $5\nb: 99.9 %\nc: 100%\nd: "{x}"'],
    ['followed by a tab and a comment', 'a: b\t# c'],
    ['explained with an odd space in a comment', 'a: b # note :\u00A0c'],
  ])('%s', (_, input) => {
    expect(refusal(input)).toBe('');
  });
});
