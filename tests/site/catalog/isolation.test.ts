import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { electricalCodes, isolationControls, isolationLevels } from '../../../site/catalog/index.ts';
import { rules } from '../../../site/checks/index.ts';

describe('the isolation table', () => {
  it('has each control once', () => {
    const ids = isolationControls.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toHaveLength(32);
  });

  it('asks what each level is for', () => {
    const required = (level: (typeof isolationLevels)[number]) =>
      isolationControls.filter(({ demand }) => demand[level] === 'required').map(({ id }) => id);
    const fabric = required('dedicated-fabric');
    expect(isolationLevels.map((level) => required(level).length)).toEqual([23, 25, 28, 16]);
    expect(fabric.filter((id) => !required('dedicated-nodes').includes(id))).toEqual(['F3', 'F4', 'F6']);
    expect(required('dedicated-cluster')).toContain('C1');
    expect(fabric).not.toContain('C1');
  });

  it('says who proves a control: some only the operator can', () => {
    const byWordOnly = isolationControls.filter(({ provenBy }) => provenBy.join() === 'site').map(({ id }) => id);
    expect(byWordOnly).toEqual(['D3', 'F4', 'F5', 'S2', 'C1']);
  });
});

/** Where each control that a plan or an API server proves is shown: a test by its title, or a rule. */
const SHOWN_BY: Readonly<Record<string, string>> = {
  A1: 'tests/rig/tenancy.test.ts: what the admission policies say of a tenant',
  A2: 'tests/constructs/tenancy/tenancy.test.ts: are a role of ours, bound to the groups of the tenant',
  A3: 'tests/constructs/tenancy/tenancy.test.ts: write nothing that leads out or up',
  A4: 'tests/constructs/tenancy/tenancy.test.ts: write nothing that leads out or up',
  A5: 'tests/constructs/tenancy/tenancy.test.ts: is restricted for a tenant of InfiniBand too',
  A6: 'tests/constructs/tenancy/tenancy.test.ts: gives the default account no token',
  Q1: 'tests/constructs/storage/layouts.test.ts: a tenant has the scratch of its own nodes where its line says nothing, and not that of others',
  Q2: 'tests/constructs/tenancy/tenancy.test.ts: have a default beside every maximum, or the maximum would be the default',
  Q3: 'tests/rig/tenancy.test.ts: what the admission policies say of a tenant',
  Q4: 'tests/rig/tenancy.test.ts: what the admission policies say of a tenant',
  N1: 'tests/constructs/tenancy/tenancy.test.ts: is closed both ways',
  N2: 'tests/constructs/tenancy/tenancy.test.ts: write nothing that leads out or up',
  N3: 'tests/rig/tenancy.test.ts: what the admission policies say of a tenant',
  N4: 'tests/constructs/tenancy/tenancy.test.ts: names no other address, so none of the management networks',
  D1: 'tests/rig/tenancy.test.ts: what the admission policies say of a tenant',
  D2: 'tests/stacks/machine-files.test.ts: keep others off a node of %s from its first moment',
  D4: 'tests/rig/tenancy.test.ts: what the admission policies say of a tenant',
  G1: '`tenancy/gpu-shared-between-tenants`',
  G2: 'tests/constructs/gpu/gpu-operator.test.ts: hands devices to containers by CDI',
  G3: 'tests/rig/tenancy.test.ts: what the admission policies say of a tenant',
  G4: 'tests/rig/tenancy.test.ts: what the admission policies say of a tenant',
  F1: 'tests/constructs/tenancy/tenancy.test.ts: write nothing that leads out or up',
  F2: 'tests/constructs/tenancy/pod-networks.test.ts: are taken by their plain names, and not as JSON with a GUID in it',
  F3: 'tests/exports/opensm.test.ts: makes the default partition limited for all but managers, and a tenant full in its own',
  F6: 'tests/constructs/gpu/gpu-operator.test.ts: hands out the NVLink domains of racks and leaves the GPUs to the device plugin',
  S1: 'tests/rig/tenancy.test.ts: what the admission policies say of a tenant',
};

describe('the controls that a plan or an API server proves', () => {
  const repository = new URL('../../../', import.meta.url);
  // Kata is offered and asked of nobody: nothing is rendered of it.
  const proven = isolationControls.filter(({ id, provenBy }) => provenBy.join() !== 'site' && id !== 'R');

  it('are each shown by a test or a rule that exists', () => {
    expect(proven.map(({ id }) => id)).toEqual(Object.keys(SHOWN_BY));
    const codes = rules.map(({ code }) => `\`${code}\``);
    const unknown = Object.entries(SHOWN_BY).filter(([, shownBy]) => {
      if (codes.includes(shownBy)) return false;
      const [file = '', title] = shownBy.split(': ');
      return !readFileSync(new URL(file, repository), 'utf8').includes(`'${title}'`);
    });
    expect(unknown).toEqual([]);
  });
});

describe('the electrical codes', () => {
  it('let a continuous load take 80 % in North America and all of the rating in IEC countries', () => {
    expect(Object.values(electricalCodes).map(({ id, continuousShare }) => [id, continuousShare])).toEqual([
      ['nec', 0.8],
      ['cec', 0.8],
      ['iec', 1],
    ]);
  });

  it('cite their articles', () => {
    for (const { id, citations } of Object.values(electricalCodes)) expect(citations.length, id).toBeGreaterThan(0);
    expect(electricalCodes.nec.citations.map(({ title }) => title)).toContain('NFPA 70 (NEC), 215.3');
  });
});
