import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { rules } from '../../site/checks/index.ts';
import { everything } from '../constructs/everything.ts';
import { renderedOf } from '../rig/rendered-site.ts';

const repository = fileURLToPath(new URL('../../', import.meta.url));

interface Row {
  readonly gotcha: string;
  readonly source: string;
  readonly becomes: string;
  readonly shownBy: string;
}

const rows = readFileSync(join(repository, 'docs', 'gotchas.md'), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| gotcha ') && !line.startsWith('| ---'))
  .map((line): Row => {
    const [gotcha = '', source = '', becomes = '', shownBy = ''] = line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim());
    return { gotcha, source, becomes, shownBy };
  });

/** What would be among what is rendered if a gotcha that is not met were. */
const NOT_RENDERED = [
  'nvidia.com/gpu.clique',
  'useOpenKernelModules',
  'gpuPodDeletion',
  'installCRDs',
  'whereabouts',
  'local-static-provisioner',
  'openebs',
  'democratic-csi',
  'kyverno',
  'capsule.clastix.io',
  'vcluster',
  'hnc.x-k8s.io',
  'metal3.io',
  'cluster.x-k8s.io',
  'tinkerbell.org',
  'cilium.io',
  'projectcalico.org',
  'run.ai/simulated',
];

describe('the gotchas of the components', () => {
  it('are listed, each once and with where it is from', () => {
    expect(rows.length).toBeGreaterThan(110);
    expect(new Set(rows.map(({ gotcha }) => gotcha)).size).toBe(rows.length);
    expect(rows.filter(({ source }) => source === '')).toEqual([]);
  });

  it('are handled, refused, or not met by anything that is rendered', () => {
    expect(rows.filter(({ becomes }) => !['handled', 'refused', 'not met'].includes(becomes))).toEqual([]);
  });

  it('that are not met have nothing among what is rendered', () => {
    const rendered = JSON.stringify(renderedOf(everything()).layers);
    expect(rendered).toContain('NicClusterPolicy');
    expect(NOT_RENDERED.filter((word) => rendered.includes(word))).toEqual([]);
  });

  it('name a rule or a test that exists', () => {
    const codes = new Set(rules.map(({ code }) => code));
    const unknown = rows.filter(({ shownBy }) => {
      const [, code] = /^`([^`]+)`$/.exec(shownBy) ?? [];
      if (code !== undefined) return !codes.has(code);
      const [, file, title] = /^(tests\/\S+\.ts): (.+)$/.exec(shownBy) ?? [];
      if (file === undefined || title === undefined || !existsSync(join(repository, file))) return true;
      return !readFileSync(join(repository, file), 'utf8').includes(`'${title}'`);
    });
    expect(unknown.map(({ gotcha, shownBy }) => `${gotcha}: ${shownBy}`)).toEqual([]);
  });
});
