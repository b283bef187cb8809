import { describe, expect, it } from 'vitest';
import { printGithub, printJson, printSarif } from '../../../site/diagnostics/index.ts';
import { catalog, found, site } from './example.ts';

describe('the print for a program', () => {
  it('has every field of its contract', () => {
    const json = JSON.parse(printJson(found, [site, catalog], 'columbia-18'));
    expect(Object.keys(json)).toEqual(['version', 'site', 'diagnostics']);
    expect(json.version).toBe(1);
    expect(json.site).toBe('columbia-18');
    expect(json.diagnostics[0]).toEqual({
      code: 'power/feed-overcommitted',
      severity: 'error',
      path: 'power.feeds.a.rating',
      message: 'feed "a" is asked for 81.6 kW but carries at most 80 kW continuously',
      help: 'move 1.6 kW to another feed, or rate this one at 102 kW or more',
      file: 'site.yaml',
      range: { start: { line: 4, column: 18 }, end: { line: 4, column: 24 } },
    });
    expect(json.diagnostics[1].help).toBeNull();
    expect(json.diagnostics[1].related[0].range.start).toEqual({ line: 4, column: 18 });
    expect(json.diagnostics[2].file).toBe('catalog.yaml');
  });

  it('is the same contract when nothing was found, or nothing could be read', () => {
    expect(JSON.parse(printJson([], site, null))).toEqual({ version: 1, site: null, diagnostics: [] });
  });
});

describe('the print for a GitHub workflow', () => {
  it('is one annotation a line', () => {
    expect(printGithub(found, [site, catalog])).toMatchInlineSnapshot(`
      "::error file=site.yaml,line=4,col=18,title=power/feed-overcommitted::feed "a" is asked for 81.6 kW but carries at most 80 kW continuously%0Ahelp: move 1.6 kW to another feed, or rate this one at 102 kW or more
      ::warning file=site.yaml,line=5,col=18,title=power/unit::feed "b" is rated in kVA
      ::notice file=catalog.yaml,line=1,col=1,title=catalog/uncited::server "own/box" has a figure without a source
      "
    `);
  });

  it('lets no text end its line or its property', () => {
    const odd = { ...site, file: 'a,b:c%.yaml' };
    const message = '100 % of\r\n::stop-commands::x';
    expect(printGithub([{ code: 'x/y', severity: 'error', path: [], message }], odd)).toMatchInlineSnapshot(`
      "::error file=a%2Cb%3Ac%25.yaml,line=1,col=1,title=x/y::100 %25 of%0D%0A::stop-commands::x
      "
    `);
  });
});

describe('the print for code scanning', () => {
  const rules = [
    { code: 'power/unit', severity: 'warning', holds: 'Feeds are rated in kW.', because: 'One unit, one sum.' },
    { code: 'power/feed-overcommitted', severity: 'error', holds: 'A feed is not overloaded.', because: 'It trips.' },
  ] as const;
  const log = JSON.parse(printSarif(found, [site, catalog], { version: '0.1.0', rules }));
  const [run] = log.runs;

  it('is a SARIF 2.1.0 log of one run', () => {
    expect(log.version).toBe('2.1.0');
    expect(log.$schema).toMatch(/^https:.*sarif-schema-2\.1\.0\.json$/);
    expect(log.runs).toHaveLength(1);
    expect(run.tool.driver).toMatchObject({ name: 'Afterhash', version: '0.1.0' });
    expect(run.columnKind).toBe('utf16CodeUnits');
  });

  it('documents every rule', () => {
    expect(run.tool.driver.rules).toHaveLength(2);
    expect(run.tool.driver.rules[0]).toEqual({
      id: 'power/feed-overcommitted',
      shortDescription: { text: 'A feed is not overloaded.' },
      fullDescription: { text: 'It trips.' },
      help: { text: 'A feed is not overloaded.\n\nIt trips.' },
      defaultConfiguration: { level: 'error' },
    });
  });

  it('gives each result its rule, level, message and place', () => {
    for (const result of run.results) {
      expect(['error', 'warning', 'note']).toContain(result.level);
      expect(result.message.text).not.toBe('');
      if (result.ruleIndex !== undefined) expect(run.tool.driver.rules[result.ruleIndex].id).toBe(result.ruleId);
    }
    expect(run.results.map((r: { ruleIndex?: number }) => r.ruleIndex)).toEqual([0, 1, undefined]);
    expect(run.results[0].locations[0].physicalLocation).toEqual({
      artifactLocation: { uri: 'site.yaml' },
      region: { startLine: 4, startColumn: 18, endLine: 4, endColumn: 24 },
    });
    expect(run.results[1].relatedLocations[0].message.text).toBe('feed "a" is rated in kW');
    expect(run.results[2].level).toBe('note');
  });

  it.each([
    ['./sites/my site.yaml', 'sites/my%20site.yaml'],
    ['/srv/site.yaml', 'file:///srv/site.yaml'],
    ['C:\\sites\\site.yaml', 'file:///C:/sites/site.yaml'],
  ])('writes the file %s as a URI', (file, uri) => {
    const { runs } = JSON.parse(printSarif(found.slice(2), { ...site, file }, { version: '0.1.0', rules: [] }));
    expect(runs[0].results[0].locations[0].physicalLocation.artifactLocation.uri).toBe(uri);
  });
});
