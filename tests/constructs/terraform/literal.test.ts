import { Token } from 'cdktf';
import { describe, expect, it } from 'vitest';
import { ConfigMap } from '../../../constructs/kubernetes/config-map.ts';
import { ChartRelease } from '../../../constructs/terraform/helm-release.ts';
import { literal } from '../../../constructs/terraform/literal.ts';
import { liveSequences } from '../../../stacks/live-sequences.ts';
import { describeWith } from '../../rig/judges.ts';
import { schemaProvider, withSchemaProvider } from '../../rig/terraform.ts';
import { inFolder, LabStack, synthesized } from '../../stacks/lab.ts';

/** Every text of these pieces, up to so many of them. */
function textsOf(pieces: readonly string[], longest: number): string[] {
  const texts = [''];
  let last = texts;
  for (let length = 1; length <= longest; length++) {
    last = last.flatMap((text) => pieces.map((piece) => text + piece));
    texts.push(...last);
  }
  return texts;
}

/** All that means anything to Terraform's template scanner, and runs of sigils of any length. */
const TEXTS = [
  ...new Set([...textsOf(['$', '%', '{', '}', '"', '\\', '~', '\n', 'a'], 3), ...textsOf(['$', '%', '{'], 6)]),
];

describe('literal', () => {
  it('doubles the sigil of every template sequence and leaves the rest', () => {
    expect(literal({ '${a}': ['%{ if true }', '$', '100 %', '$${b}'] })).toEqual({
      '$${a}': ['%%{ if true }', '$', '100 %', '$$${b}'],
    });
  });

  it('leaves nothing live in any text of the alphabet, and nothing that cannot be read back', () => {
    const literals = TEXTS.map((text) => literal(text));
    expect(liveSequences(literals, new Set())).toEqual([]);
    expect(literals.map((text) => text.replace(/([$%])\1\{/g, '$1{'))).toEqual(TEXTS);
  });

  it.each([
    ['a string token', Token.asString({ resolve: () => 'secret' })],
    ['a marker in the middle of a text', 'x ${TfToken[TOKEN.0]} y'],
    ['a list marker', ['#{TfToken[TOKEN.0]}']],
    ['a marker in a key', { '&{TfToken[TOKEN.0]}': '' }],
    ['a number token', Token.asNumber({ resolve: () => 1 })],
    ['a number token typed as a number', -8.10956221259138e298],
    ['a number token typed in a text', 'limit -8.10956221259138e+298 W'],
    ['a list of number tokens', Token.asNumberList({ resolve: () => [1] })],
    ['what CDKTF writes for a map', 'Any Map Token Value'],
    ['half a character', '\ud83d'],
    ['a key that would set the prototype', JSON.parse('{"__proto__": {}}')],
    ['a value that JSON would drop', { labels: undefined }],
    ['a hole in a list', new Array(1)],
    ['a number that JSON cannot write', Number.NaN],
    ['an object of a class', new Date(0)],
    ['a function', () => 1],
  ])('refuses %s', (_, value: unknown) => {
    expect(() => literal(value)).toThrow(/^bug: /);
  });

  it('takes ordinary numbers in texts', () => {
    expect(literal(['1e5 lux', '1e400', '5.0e-3', 'rack-1e3-e4'])).toEqual([
      '1e5 lux',
      '1e400',
      '5.0e-3',
      'rack-1e3-e4',
    ]);
  });

  it('cannot be applied twice', () => {
    const once = literal({ a: '${b}' });
    // @ts-expect-error the second time would double what is doubled already
    literal(once);
    // @ts-expect-error
    literal(literal('${b}'));
  });
});

describeWith(schemaProvider)('literal, as Terraform plans it', () => {
  it('gives back every text, as a value, as a key and inside a JSON document', async () => {
    const data = Object.fromEntries(TEXTS.map((text, index) => [`${text}#${index}`, text]));
    const values = { texts: TEXTS, combining: 'e\u0301' };
    const planned = await inFolder((folder) =>
      withSchemaProvider(async (terraform) => {
        const [stack] = synthesized(folder, (app) => {
          const lab = new LabStack(app);
          new ConfigMap(lab, 'texts', { metadata: { name: 'texts', namespace: 'lab' }, data });
          const pin = { name: 'chart', repository: 'https://charts.example', version: '1.0.0' };
          new ChartRelease(lab, 'release', { release: 'texts', namespace: 'lab', pin, values });
        });
        const staged = terraform.stage(stack?.folder ?? '');
        await terraform.init(staged);
        const { resource_changes } = await terraform.plan(staged);
        return Object.fromEntries(resource_changes.map(({ type, change }) => [type, Object(change.after)]));
      }),
    );
    expect(planned.kubernetes_config_map_v1.data).toEqual(data);
    expect(JSON.parse(planned.helm_release.values[0])).toEqual(values);
  }, 120_000);
});
