import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { CatalogFile, catalogWith, parseCatalogFile } from '../../../site/catalog/index.ts';
import { kW } from '../../../site/units/index.ts';

const good = `
servers:
  acme/x9:
    gpu: nvidia/h100-sxm5
    gpuCount: 8
    gpusPerNode: 8
    maxPower: 11 kW
    height: 6 U
    liquidShare: 0.7
    fabric: { ports: 8, portSpeed: 400 Gb/s, adapter: nvidia/connectx-7 }
    nvlinkDomainGpus: 8
    confidenceOf: { liquidShare: recall }
    citations: [{ title: Acme X9 data sheet, url: https://acme.example/x9, date: 2026-03-01 }]
`;

/** What the file printed after one change of the good one. */
function printed(from: string, to: string): string {
  expect(good).toContain(from);
  return findings(parse(good.replace(from, to)));
}

function findings(data: unknown): string {
  const read = parseCatalogFile(data);
  const result = 'catalog' in read ? catalogWith(read.catalog) : read;
  if ('catalog' in result) return 'accepted';
  return result.issues
    .map(({ path, message, help }) => [path.join('.'), message, help].filter(Boolean).join(' | '))
    .join('\n');
}

describe("a site's own catalog file", () => {
  it('adds its entries to the catalog', () => {
    const read = parseCatalogFile(parse(good));
    const result = 'catalog' in read ? catalogWith(read.catalog) : read;
    if (!('catalog' in result)) throw new Error(JSON.stringify(result.issues));
    const server = result.catalog.server('acme/x9');
    expect(server?.maxPower.per(kW(11))).toBe(1);
    expect(server).toMatchObject({ id: 'acme/x9', kind: 'server', nodes: 1, confidence: 'secondary' });
    expect(result.catalog.server('nvidia/dgx-h100')).toBeDefined();
    expect(result.catalog.nearest('servers', 'acme/x8')[0]).toBe('acme/x9');
  });

  it('may bring a GPU and a server made of it', () => {
    const gpu = `gpus: { acme/g1: { vendor: amd, maxPower: 600 W, memory: 64 GB, ecc: true, mig: false, form: oam, citations: [{ title: Acme, date: 2026-03-01 }] } }`;
    expect(findings(parse(gpu + good.replace('nvidia/h100-sxm5', 'acme/g1')))).toBe('accepted');
  });

  const refused: readonly [what: string, from: string, to: string, printed: string][] = [
    ['a bare number', '11 kW', '11', 'servers.acme/x9.maxPower | maxPower of "acme/x9" needs a unit, as in "100 kW"'],
    [
      'an unknown unit',
      '11 kW',
      '11 kw',
      'servers.acme/x9.maxPower | "kw" is not a unit that Afterhash knows | did you mean "kW"? units here: W, kW, MW, GW',
    ],
    [
      'kVA where kW belongs',
      '11 kW',
      '11 kVA',
      'servers.acme/x9.maxPower | "11 kVA" is an apparent power (kVA), but a power (kW) belongs here | write it as in "100 kW"',
    ],
    [
      'less than nothing',
      '11 kW',
      '-11 kW',
      'servers.acme/x9.maxPower | "-11 kW" is less than nothing | write it as in "100 kW"',
    ],
    [
      'an unknown field',
      'height: 6 U',
      'heigth: 6 U',
      'servers.acme/x9.heigth | "acme/x9" takes no "heigth" | did you mean "height"?',
    ],
    ['an unknown kind', 'servers:', 'server:', 'server | a catalog file takes no "server" | did you mean "servers"?'],
    [
      'an unknown confidence',
      'liquidShare: recall',
      'liquidShare: rumour',
      'servers.acme/x9.confidenceOf.liquidShare | confidenceOf.liquidShare of "acme/x9" takes one of "primary", "vendor-repository", "secondary", "derived", "recall"',
    ],
    ['a missing field', '    gpu: nvidia/h100-sxm5\n', '', 'servers.acme/x9 | "acme/x9" has no "gpu" | add gpu'],
    [
      'a missing citation',
      / {4}citations.*\n/.exec(good)?.[0] ?? '',
      '',
      'servers.acme/x9 | "acme/x9" cites nothing | add where its figures were read, as in "citations: [{ title: data sheet, date: 2026-11-22 }]"',
    ],
    [
      'an empty list of citations',
      /\[\{ title.*\]/.exec(good)?.[0] ?? '',
      '[]',
      'servers.acme/x9 | "acme/x9" cites nothing | add where its figures were read, as in "citations: [{ title: data sheet, date: 2026-11-22 }]"',
    ],
    [
      'a share above the whole',
      'liquidShare: 0.7',
      'liquidShare: 70',
      'servers.acme/x9.liquidShare | liquidShare of "acme/x9" takes a number between 0 and 1',
    ],
    [
      'a count that does not add up',
      'gpuCount: 8',
      'gpuCount: 16',
      'servers.acme/x9.gpuCount | gpuCount is 16, but 1 nodes of 8 GPUs make 8 | correct gpuCount, nodes or gpusPerNode',
    ],
    [
      'a name that is no catalog name',
      'acme/x9:',
      'Acme X9:',
      'servers.Acme X9 | "Acme X9" takes a catalog name: vendor, a slash and a model in lower case, as in "nvidia/h100-sxm5"',
    ],
    [
      'text that is code elsewhere',
      'Acme X9 data sheet',
      '"${file(1)}"',
      'servers.acme/x9.citations.0.title | citations.0.title of "acme/x9" takes plain text: "${", "%{" and "{{" are code elsewhere',
    ],
    [
      'an entry that comes with Afterhash',
      'acme/x9:',
      'nvidia/dgx-h100:',
      'servers.nvidia/dgx-h100 | "nvidia/dgx-h100" is already among Afterhash\'s servers | give the entry an id of its own',
    ],
    [
      'a GPU that nobody describes',
      'gpu: nvidia/h100-sxm5',
      'gpu: nvidia/h100-smx5',
      'servers.acme/x9.gpu | "acme/x9" names "nvidia/h100-smx5", which the gpus of the catalog do not have | did you mean "nvidia/h100-sxm5"?',
    ],
  ];
  for (const [what, from, to, text] of refused) {
    it(`refuses ${what}`, () => expect(printed(from, to)).toBe(text));
  }

  it('refuses what is no catalog at all', () => {
    for (const data of [null, 7, 'servers', [], undefined]) {
      expect(findings(data)).toBe('a catalog file holds kinds of entries, such as "servers"');
    }
    expect(findings({ servers: null })).toBe('servers | "servers" takes entries by their catalog names');
    expect(findings({ servers: { 'acme/x9': null } })).toBe(
      'servers.acme/x9 | "acme/x9" takes its facts by name: kind, gpu, gpuCount',
    );
  });

  it('speaks its own words, whatever stands in a field', () => {
    const entry = parse(good).servers['acme/x9'];
    for (const field of [
      ...Object.keys(entry),
      'typicalPower',
      'psus',
      'tray',
      'supply',
      'note',
      'consumer',
      'storagePorts',
    ]) {
      for (const wrong of [null, true, -1, 'x', [], {}, [null], { x: 1 }]) {
        const found = findings({ servers: { 'acme/x9': { ...entry, [field]: wrong } } });
        expect(found, `${field}: ${JSON.stringify(wrong)}`).not.toMatch(/Invalid|expected|undefined|Unrecognized/);
      }
    }
  });

  it('has a JSON Schema, in which a quantity is text', () => {
    const schema = z.toJSONSchema(CatalogFile, { io: 'input' });
    expect(new Ajv2020({ strict: false }).validate(schema, parse(good))).toBe(true);
    expect(new Ajv2020({ strict: false }).validate(schema, parse(good.replace('11 kW', '11')))).toBe(false);
  });

  it('reports everything at once', () => {
    expect(printed('11 kW', '11').split('\n')).toHaveLength(1);
    expect(findings(parse(good.replace('11 kW', '11').replace('6 U', '6'))).split('\n')).toHaveLength(2);
  });
});
