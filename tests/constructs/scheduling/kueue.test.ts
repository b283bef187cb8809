import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { JobSet } from '../../../constructs/scheduling/job-set.ts';
import { Kueue } from '../../../constructs/scheduling/kueue.ts';
import { kueueConfiguration } from '../../../constructs/scheduling/kueue-configuration.ts';
import { labStack, type SiteData, siteWith } from '../sites.ts';

const site = siteWith();

describe('Kueue', () => {
  const kueue = new Kueue(labStack(), 'kueue', { site, after: [] });
  const values = kueue.values as SiteData;
  const configuration = parse(values.managerConfig.controllerManagerConfigYaml);

  it('has its configuration whole, because the text replaces that of the chart', () => {
    expect(configuration).toEqual(kueueConfiguration(site));
    expect(configuration).toMatchObject({
      apiVersion: 'config.kueue.x-k8s.io/v1beta2',
      webhook: { port: 9443 },
      leaderElection: { resourceName: 'c1f6bfd2.kueue.x-k8s.io' },
    });
  });

  it('manages the pods of tenants and of nobody else', () => {
    expect(configuration.managedJobsNamespaceSelector).toEqual({
      matchExpressions: [{ key: 'afterhash.io/tenant', operator: 'Exists' }],
    });
    expect(configuration.manageJobsWithoutQueueName).toBe(true);
  });

  it('manages what is installed', () => {
    expect(configuration.integrations.frameworks).toContain('jobset.x-k8s.io/jobset');
    expect(configuration.integrations.frameworks).not.toContain('trainer.kubeflow.org/trainjob');
  });

  it('counts processors and memory: what is not counted is not looked for on the nodes of a topology either', () => {
    for (const prefix of configuration.resources.excludeResourcePrefixes) {
      expect('cpu memory nvidia.com/gpu rdma/hca_shared'.split(' ').some((name) => name.startsWith(prefix))).toBe(
        false,
      );
    }
  });

  it('runs the released image: the chart in the source tree names a staging one', () => {
    const image = { repository: 'mirror.columbia.example/registry.k8s.io/kueue/kueue', tag: 'v0.19.2' };
    expect(values.controllerManager.manager.image).toMatchObject(image);
    expect(new JobSet(labStack(), 'jobset', { site }).values).toMatchObject({
      image: { repository: 'mirror.columbia.example/registry.k8s.io/jobset/jobset', tag: 'v0.12.0' },
    });
  });

  it('makes a ServiceMonitor only where there is such a kind', () => {
    const alone = siteWith((data) => {
      delete data.monitoring;
    });
    expect(values.enablePrometheus).toBe(true);
    expect(new Kueue(labStack(), 'kueue', { site: alone, after: [] }).values).toMatchObject({
      enablePrometheus: false,
    });
  });
});
