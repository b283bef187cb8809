import { expect, test } from 'vitest';
import { exportTargets } from '../../../exports/index.ts';
import { exampleSite } from '../../../site/checks/example-site.ts';
import { chartsNeeded, frameworksOf, levelsOf } from '../../../site/model/index.ts';
import { readExample, siteOf } from '../checks/read-example.ts';

const with_ = (scheduling: string) =>
  exampleSite({ cluster: `kubernetes: "1.34"\ncni: cilium\nstate: { backend: local }\nscheduling: ${scheduling}` });

test('a cluster gets JobSet where its file says nothing', () => {
  expect(frameworksOf(siteOf(with_('{}')))).toEqual(['jobset']);
  expect(levelsOf(siteOf(with_('{}')))).toEqual(['hall', 'unit', 'rack']);
});

test('Kubeflow Trainer brings JobSet along, of which its jobs are made', () => {
  const site = siteOf(with_('{ frameworks: [trainer] }'));
  expect(frameworksOf(site)).toEqual(['jobset', 'trainer']);
  expect(chartsNeeded(site)).toEqual(expect.arrayContaining(['jobset', 'kubeflow-trainer']));
});

test('a chart that is not asked for need not fit the Kubernetes version', () => {
  const charts = chartsNeeded(siteOf(with_('{ frameworks: [] }')));
  expect(charts).not.toEqual(expect.arrayContaining(['jobset']));
  expect(charts).not.toEqual(expect.arrayContaining(['keda']));
});

test.each([
  ['{ frameworks: [jobset, jobset] }', 'names a framework twice'],
  ['{ scheduler: volcano }', 'is no scheduler that a cluster is rendered for'],
  ['{ scheduler: Slinky }', 'is no scheduler that a cluster is rendered for'],
  ['{ scheduler: nomad }', 'takes "kueue"'],
  ['{ frameworks: [ray] }', 'takes "jobset", "trainer", "leaderworkerset" or "mpi"'],
  ['{ levels: [rack, hall] }', 'is not in the order from far to near'],
  ['{ levels: [] }', 'names no level'],
  ['{ startsWithin: 5 s }', 'is outside what is plausible here'],
  ['{ checks: { headroom: { controller: nobody } } }', 'is not the name of a controller'],
  ['{ checks: { other: { controller: kueue.x-k8s.io/multikueue } } }', 'is a controller of Kueue itself'],
  ['{ checks: { headroom: { controller: grid.example.com/headroom, on: [trian] } } }', 'there is no pool "trian"'],
])('refuses %s', (scheduling, said) => {
  const { diagnostics } = readExample(with_(scheduling));
  expect(diagnostics.map(({ message }) => message).join('\n')).toContain(said);
});

test.each([
  ['kai', 'kai'],
  ['volcano', 'volcano'],
  ['slurm', 'slurm'],
  ['slinky', 'slurm'],
])('says of scheduler %s what is written for it, and that there is such a thing', (scheduler, target) => {
  const [found] = readExample(with_(`{ scheduler: ${scheduler} }`)).diagnostics;
  expect(found).toMatchObject({ path: ['cluster', 'scheduling', 'scheduler'] });
  expect(found?.help).toContain(`"afterhash export ${target}"`);
  expect(exportTargets.map(({ name }) => name)).toContain(target);
});
