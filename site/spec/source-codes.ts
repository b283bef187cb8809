/** A law that the text of a file must keep before anything in it is understood; documented as a rule is. */
export interface SourceRule {
  readonly severity: 'error';
  /** The law, as a sentence that is true of a good file. */
  readonly holds: string;
  /** Why it is a law. */
  readonly because: string;
}

const laws = {
  'source/encoding': {
    holds: 'The file is UTF-8.',
    because: 'Bytes of another encoding turn into other letters without a word, and an id is then not what was typed.',
  },
  'source/empty': {
    holds: 'The file says something.',
    because: 'A file without content is a slip of an editor or of a script, not a site without parts.',
  },
  'source/not-a-map': {
    holds: 'The file is a map of parts.',
    because: 'Everything in it is found by its name; a list or a lone text at the top is another file.',
  },
  'source/syntax': {
    holds: 'The file is YAML 1.2.',
    because: 'What a parser has to guess, two parsers guess differently.',
  },
  'source/tab': {
    holds: 'Lines are indented by blanks.',
    because: 'YAML gives a tab no width, so two people see two structures in the same lines.',
  },
  'source/hidden-character': {
    holds: 'Every character can be seen.',
    because:
      'Controls, direction marks, zero-width characters and odd spaces make a reviewer read something other than what is applied.',
  },
  'source/look-alike': {
    holds: 'Keys are plain ASCII.',
    because: 'A Cyrillic а and a Latin a look the same and name two different tenants.',
  },
  'source/key-not-text': {
    holds: 'Keys are text.',
    because: 'The key 1 and the key "1" look the same and become one, and the later one wins without a word.',
  },
  'source/duplicate-key': {
    holds: 'A key is given once.',
    because: 'Parsers keep the last of two equal keys, so the first, reviewed one is lost.',
  },
  'source/reserved-key': {
    holds: 'No key is a name that JavaScript gives every object.',
    because: 'Such a key can change objects that have nothing to do with the site.',
  },
  'source/alias': {
    holds: 'Everything is said where it stands: no anchors, aliases or merge keys.',
    because:
      'A few lines of nested aliases unfold to gigabytes, and a reviewer cannot read a value that stands elsewhere.',
  },
  'source/tag': {
    holds: 'No value carries a YAML tag.',
    because: 'A tag makes a value into something other than what it looks like.',
  },
  'source/directive': {
    holds: 'The file has no YAML directive.',
    because: 'A %YAML 1.1 line changes what other lines mean: no becomes false, 017 becomes 15.',
  },
  'source/several-documents': {
    holds: 'The file is one YAML document.',
    because: 'Parsers differ in which of several documents they read.',
  },
  'source/template': {
    holds: 'No text begins a Terraform or Helm template.',
    because: 'Such a text would be run by whoever plans or installs the site, with their rights.',
  },
  'source/token-marker': {
    holds: 'No value looks like a marker that CDKTF puts in place of a reference.',
    because: 'CDKTF replaces a marker by what it stands for, which may be a secret of the same stack.',
  },
  'source/rewritten-number': {
    holds: 'A number without quotes is written the way it is read.',
    because: 'The version 1.30 is read as 1.3, and the GUID 0x506b4b0300f2d1a4 loses its last digits.',
  },
  'source/not-finite': {
    holds: 'Every number is finite.',
    because: 'Nothing in a building is infinite, and a comparison with .nan is neither true nor false.',
  },
  'source/too-deep': {
    holds: 'The file nests at most 32 deep.',
    because: 'No site needs more than a quarter of that; more is an attack or a broken script.',
  },
  'source/too-much': {
    holds: 'The file has at most 200,000 values.',
    because: 'Ranges such as row-(1..80) keep the largest site small; more is an attack or a broken script.',
  },
} as const satisfies Readonly<Record<string, Omit<SourceRule, 'severity'>>>;

/** Permanent: never renamed, never reused. */
export type SourceCode = keyof typeof laws;

/** What a file is refused for before anything in it is understood. */
export const sourceRules: ReadonlyMap<string, SourceRule & { readonly code: SourceCode }> = new Map(
  Object.entries(laws).map(([code, law]) => [code, { code: code as SourceCode, severity: 'error', ...law }]),
);
