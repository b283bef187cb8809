import { describe, expect, it } from 'vitest';
import { readSource } from '../../../site/spec/source.ts';
import { refusal } from './source-refusal.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);

describe('the bytes of a file', () => {
  it('may begin with the byte order mark of Windows, which moves no column', () => {
    const { source, diagnostics } = readSource(utf8('\uFEFFsite: { name: a }'), 'site.yaml');
    expect(diagnostics).toEqual([]);
    expect(source.locate(['site', 'name'])).toEqual({ start: { line: 1, column: 15 }, end: { line: 1, column: 16 } });
  });

  it('may end lines as Windows does', () => {
    const { source, diagnostics } = readSource(utf8('site:\r\n  name: a\r\n  place: "b"\r\n'), 'site.yaml');
    expect(diagnostics).toEqual([]);
    expect(source.data).toEqual({ site: { name: 'a', place: 'b' } });
    expect(source.line(3)).toBe('  place: "b"');
    expect(source.locate(['site', 'place']).start).toEqual({ line: 3, column: 10 });
  });

  it('points into a file with such line ends', () => {
    expect(refusal(utf8('site:\r\n  name: ${x}\r\n'))).toMatchInlineSnapshot(`
      "error[source/template]: "\${" begins a template of Terraform, and nothing in this file is run
       --> site.yaml:2:9
      2 |   name: \${x}
        |         ^^
        help: write the value itself

      1 error
      "
    `);
  });

  it('refuses UTF-16, with its mark and without', () => {
    const bytes = new Uint8Array(Buffer.from('\uFEFFsite: a', 'utf16le'));
    expect(refusal(bytes)).toMatchInlineSnapshot(`
      "error[source/encoding]: the file is in UTF-16
       --> site.yaml:1:1
        help: save it as UTF-8

      1 error
      "
    `);
    expect(refusal(bytes.subarray(2))).toBe(refusal(bytes));
  });

  it('points at the byte that is not UTF-8, and says what it was meant to be', () => {
    const bytes = new Uint8Array(Buffer.from('site: Zürich\nambient: 39 °C\n', 'latin1'));
    expect(refusal(bytes)).toMatchInlineSnapshot(`
      "error[source/encoding]: the byte 0xFC is not UTF-8
       --> site.yaml:1:8
      1 | site: Z�rich
        |        ^
        help: save the file as UTF-8; in Windows-1252 this byte would be "ü"

      1 error
      "
    `);
  });

  it('refuses a file cut in the middle of a letter', () => {
    expect(refusal(utf8('a: °').subarray(0, 4))).toMatchInlineSnapshot(`
      "error[source/encoding]: the byte 0xC2 is not UTF-8
       --> site.yaml:1:4
      1 | a: �
        |    ^
        help: save the file as UTF-8; in Windows-1252 this byte would be "Â"

      1 error
      "
    `);
  });
});
