import { describe, expect, it } from 'vitest';
import { refusal } from './source-refusal.ts';

describe('what is no YAML is said in the words of the author', () => {
  it('asks for quotes where a second colon stands in a value', () => {
    expect(refusal('site:\n  place: Hall 3: north')).toMatchInlineSnapshot(`
      "error[source/syntax]: a second ":" stands in this value
       --> site.yaml:2:10
      2 |   place: Hall 3: north
        |          ^
        help: put the text in quotes, or begin a new line

      1 error
      "
    `);
  });

  it('says which line is indented too far', () => {
    expect(refusal('site:\n  name: a\n    place: b')).toMatchInlineSnapshot(`
      "error[source/syntax]: the line below is indented too far for this one
       --> site.yaml:2:9
      2 |   name: a
        |         ^
        help: align it with this line, or put nothing behind the ":" here

      1 error
      "
    `);
  });

  it('says which line is indented unlike its neighbours', () => {
    expect(refusal('site:\n    name: a\n  place: b')).toMatchInlineSnapshot(`
      "error[source/syntax]: this line is indented unlike its neighbours
       --> site.yaml:3:3
      3 |   place: b
        |   ^
        help: align it with the line it belongs to

      1 error
      "
    `);
  });

  it('points at the bracket that is never closed', () => {
    expect(refusal('halls:\n  feeds: [a, b\npools: {}')).toMatchInlineSnapshot(`
      "error[source/syntax]: this [ is not closed before the next part begins
       --> site.yaml:2:10
      2 |   feeds: [a, b
        |          ^
        help: close it with ], and indent the lines between

      1 error
      "
    `);
  });

  it('points at the quote that is never closed', () => {
    expect(refusal('site:\n  name: "a\npools: {}')).toMatchInlineSnapshot(`
      "error[source/syntax]: this " is not closed before the next part begins
       --> site.yaml:2:9
      2 |   name: "a
        |         ^
        help: close it with ", and indent the lines between

      1 error
      "
    `);
  });

  it('tells how a range is written', () => {
    expect(refusal('rows:\n  - { feeds: bus[1..6] }')).toMatchInlineSnapshot(`
      "error[source/syntax]: a bracket cannot stand inside a text here
       --> site.yaml:2:17
      2 |   - { feeds: bus[1..6] }
        |                 ^
        help: write a range with round brackets, as in "row-(1..6)", or put the text in quotes

      1 error
      "
    `);
  });

  it('misses a comma', () => {
    expect(refusal('feed: { from: a rating: 100 kW }')).toMatchInlineSnapshot(`
      "error[source/syntax]: a "," is missing here
       --> site.yaml:1:15
      1 | feed: { from: a rating: 100 kW }
        |               ^^^^^^^^^^^^^^^^^
        help: put a comma between two entries in brackets

      1 error
      "
    `);
  });

  it('misses a colon', () => {
    expect(refusal('site:\n  name: a\n  place')).toMatchInlineSnapshot(`
      "error[source/syntax]: this line has no ":" and value
       --> site.yaml:3:3
      3 |   place
        |   ^^^^^
        help: write it as "key: value", with a blank after the colon

      1 error
      "
    `);
  });

  it('misses the blank behind a colon', () => {
    expect(refusal('site: { name:a }')).toMatchInlineSnapshot(`
      "error[source/syntax]: "name:a" has no blank after its ":", so it is one text
       --> site.yaml:1:9
      1 | site: { name:a }
        |         ^^^^^^
        help: write "name: a"

      1 error
      "
    `);
  });

  it('misses the blank behind a colon in a file of one line', () => {
    expect(refusal('name:a')).toMatchInlineSnapshot(`
      "error[source/not-a-map]: the file does not begin with the name of a part
       --> site.yaml:1:1
      1 | name:a
        | ^^^^^^
        help: put a blank after the ":", as in "name: a"

      1 error
      "
    `);
  });

  it('finds a bracket too many', () => {
    expect(refusal('feeds: [a, b]]')).toMatchInlineSnapshot(`
      "error[source/syntax]: this bracket closes nothing
       --> site.yaml:1:14
      1 | feeds: [a, b]]
        |              ^
        help: delete it, or open one before it

      1 error
      "
    `);
  });

  it('knows no such escape', () => {
    expect(refusal('path: "C:\\q"')).toMatchInlineSnapshot(`
      "error[source/syntax]: this is no escape that YAML has
       --> site.yaml:1:10
      1 | path: "C:\\q"
        |          ^
        help: write "\\\\" for a backslash, or use single quotes

      1 error
      "
    `);
  });

  it('knows no text that begins with a sign of YAML', () => {
    expect(refusal('contact: @noc')).toMatchInlineSnapshot(`
      "error[source/syntax]: a text cannot begin with this character
       --> site.yaml:1:10
      1 | contact: @noc
        |          ^
        help: put the text in quotes

      1 error
      "
    `);
  });

  it('finds a list on the line of its key', () => {
    expect(refusal('feeds: - a')).toMatchInlineSnapshot(`
      "error[source/syntax]: a list begins where a key or a value belongs
       --> site.yaml:1:8
      1 | feeds: - a
        |        ^
        help: put "- …" on lines of its own below its key, or write "[a, b]"

      1 error
      "
    `);
  });

  it('finds something behind a quoted text', () => {
    expect(refusal('name: "a" b')).toMatchInlineSnapshot(`
      "error[source/syntax]: nothing may follow here
       --> site.yaml:1:11
      1 | name: "a" b
        |           ^
        help: put the whole text in quotes, or begin a new line

      1 error
      "
    `);
  });

  it('reports independent mistakes together', () => {
    expect(refusal('a: @x\nb: @y')).toMatchInlineSnapshot(`
      "error[source/syntax]: a text cannot begin with this character
       --> site.yaml:1:4
      1 | a: @x
        |    ^
        help: put the text in quotes

      error[source/syntax]: a text cannot begin with this character
       --> site.yaml:2:4
      2 | b: @y
        |    ^
        help: put the text in quotes

      2 errors
      "
    `);
  });

  it('refuses a tab that indents', () => {
    expect(refusal('site:\n\tname: a\n  \tplace: b')).toMatchInlineSnapshot(`
      "error[source/tab]: a tab stands where blanks indent
       --> site.yaml:2:1
      2 |   name: a
        | ^^
        help: indent by two blanks, and let the editor do so for .yaml files

      error[source/tab]: a tab stands where blanks indent
       --> site.yaml:3:3
      3 |     place: b
        |   ^^
        help: indent by two blanks, and let the editor do so for .yaml files

      2 errors
      "
    `);
  });

  it('refuses an empty file', () => {
    expect(refusal('')).toMatchInlineSnapshot(`
      "error[source/empty]: the file is empty
       --> site.yaml:1:1
        help: write its first part, as in "site: { name: … }"

      1 error
      "
    `);
  });

  it('refuses a file of comments', () => {
    expect(refusal('# site: later\n')).toMatchInlineSnapshot(`
      "error[source/empty]: the file has comments and nothing else
       --> site.yaml:1:1
      1 | # site: later
        | ^
        help: write its first part, as in "site: { name: … }"

      1 error
      "
    `);
  });

  it('refuses a list', () => {
    expect(refusal('- a\n- b')).toMatchInlineSnapshot(`
      "error[source/not-a-map]: the file does not begin with the name of a part
       --> site.yaml:1:1
      1 | - a
        | ^^^
        help: write parts by name, as in "site: { name: … }"

      1 error
      "
    `);
  });

  it('refuses a lone text', () => {
    expect(refusal('hello world')).toMatchInlineSnapshot(`
      "error[source/not-a-map]: the file does not begin with the name of a part
       --> site.yaml:1:1
      1 | hello world
        | ^^^^^^^^^^^
        help: write parts by name, as in "site: { name: … }"

      1 error
      "
    `);
  });

  it('refuses an anchor and its alias together', () => {
    expect(refusal('a: &rack { racks: 8 }\nb: *rack')).toMatchInlineSnapshot(`
      "error[source/alias]: "&rack" is an anchor, and everything in this file is said where it stands
       --> site.yaml:1:4
      1 | a: &rack { racks: 8 }
        |    ^^^^^
        help: leave it out, or put the text in quotes if "&" belongs to it

      error[source/alias]: "*rack" is an alias, and everything in this file is said where it stands
       --> site.yaml:2:4
      2 | b: *rack
        |    ^^^^^
        help: write the value itself, or put the text in quotes if "*" belongs to it

      2 errors
      "
    `);
  });

  it('refuses a merge key', () => {
    expect(refusal('a: { <<: { racks: 8 } }')).toMatchInlineSnapshot(`
      "error[source/alias]: "<<" is a merge key, and everything in this file is said where it stands
       --> site.yaml:1:6
      1 | a: { <<: { racks: 8 } }
        |      ^^
        help: write the fields themselves

      1 error
      "
    `);
  });

  it('refuses the bomb of nested aliases before it unfolds', () => {
    expect(refusal('a: &a [x]\nb: &b [*a, *a]')).toMatchInlineSnapshot(`
      "error[source/alias]: "&a" is an anchor, and everything in this file is said where it stands
       --> site.yaml:1:4
      1 | a: &a [x]
        |    ^^
        help: leave it out, or put the text in quotes if "&" belongs to it

      error[source/alias]: "&b" is an anchor, and everything in this file is said where it stands
       --> site.yaml:2:4
      2 | b: &b [*a, *a]
        |    ^^
        help: leave it out, or put the text in quotes if "&" belongs to it

      error[source/alias]: "*a" is an alias, and everything in this file is said where it stands
       --> site.yaml:2:8
      2 | b: &b [*a, *a]
        |        ^^
        help: write the value itself, or put the text in quotes if "*" belongs to it

      error[source/alias]: "*a" is an alias, and everything in this file is said where it stands
       --> site.yaml:2:12
      2 | b: &b [*a, *a]
        |            ^^
        help: write the value itself, or put the text in quotes if "*" belongs to it

      4 errors
      "
    `);
  });

  it('refuses a directive that would change the meaning of other lines', () => {
    expect(refusal('%YAML 1.1\n---\ncni: no')).toMatchInlineSnapshot(`
      "error[source/directive]: "%YAML 1.1" is a YAML directive, and this file is always YAML 1.2
       --> site.yaml:1:1
      1 | %YAML 1.1
        | ^^^^^^^^^
        help: delete the line, and the "---" below it

      1 error
      "
    `);
  });

  it('refuses tags', () => {
    expect(refusal('count: !!str 8\nrun: !!js/function x')).toMatchInlineSnapshot(`
      "error[source/tag]: "!!str" is a YAML tag, and the field says what a value is
       --> site.yaml:1:8
      1 | count: !!str 8
        |        ^^^^^
        help: leave it out, or put the text in quotes if "!" belongs to it

      error[source/tag]: "!!js/function" is a YAML tag, and the field says what a value is
       --> site.yaml:2:6
      2 | run: !!js/function x
        |      ^^^^^^^^^^^^^
        help: leave it out, or put the text in quotes if "!" belongs to it

      2 errors
      "
    `);
  });

  it('refuses a second document', () => {
    expect(refusal('a: 1\n---\nb: 2')).toMatchInlineSnapshot(`
      "error[source/several-documents]: a second document begins here
       --> site.yaml:2:1
      2 | ---
        | ^^^
        help: put each document into a file of its own

      1 error
      "
    `);
  });

  it('refuses brackets that nest too deep', () => {
    expect(refusal('a: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[')).toMatchInlineSnapshot(`
      "error[source/too-deep]: the file nests more than 32 deep
       --> site.yaml:1:36
      1 | a: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[
        |                                    ^
        help: write it flatter

      1 error
      "
    `);
  });

  it('refuses lists that nest too deep', () => {
    expect(
      refusal('- - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - a'),
    ).toMatchInlineSnapshot(`
      "error[source/too-deep]: the file nests more than 32 deep
       --> site.yaml:1:65
      1 | - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - a
        |                                                                 ^
        help: write it flatter

      1 error
      "
    `);
  });
});
