import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { deviceConfig } from '../../../constructs/gpu/device-configs.ts';
import { partitionProfiles } from '../../../constructs/gpu/gpu-partitions.ts';
import { nodeRule } from '../../../constructs/gpu/node-identity.ts';
import { offeredByGpu } from '../../../constructs/scheduling/quotas.ts';
import { imagesNeeded, type Pool, type Site } from '../../../site/model/index.ts';
import { machineFiles } from '../../../stacks/machine-files.ts';
import { runbookFiles } from '../../../stacks/runbook-files.ts';
import { renderedOf } from '../../rig/rendered-site.ts';
import { twoVendors } from '../../rig/two-vendors.ts';
import { found, poolOf, type SiteData } from '../sites.ts';

const { site } = twoVendors;
const [mi300x, mi355x] = [poolOf(site, 'mi300x'), poolOf(site, 'mi355x')];

/** The same site with its MI300X in a mode. */
function inMode(partition: string): { readonly site: Site; readonly pool: Pool } {
  const pool: Pool = { ...mi300x, spec: { ...mi300x.spec, sharing: 'partitions', partition } };
  return { site: { ...site, pools: site.pools.map((one) => (one.id === pool.id ? pool : one)) }, pool };
}

const specOf = (of: Site, pool: Pool): SiteData => deviceConfig(of, pool).spec;
const profilesOf = (pool: Pool) => {
  const { data }: SiteData = partitionProfiles(pool);
  return JSON.parse(data['config.json'])['gpu-config-profiles'];
};

describe('GPUs of AMD that are cut into partitions', () => {
  it('are counted under the name of their mode, as many as it makes of a node, and whole ones no more', () => {
    expect(offeredByGpu(inMode('cpx-nps4').pool)).toEqual([
      ['amd.com/gpu', 0],
      ['amd.com/cpx_nps4', 8],
    ]);
    expect(offeredByGpu(mi355x)).toEqual([
      ['amd.com/gpu', 0],
      ['amd.com/dpx_nps2', 2],
    ]);
    expect(specOf(site, mi355x).devicePlugin.devicePluginArguments).toEqual({ resource_naming_strategy: 'mixed' });
  });

  it('are whole again in the mode of one part, under the name of whole ones', () => {
    const whole = inMode('spx-nps1');
    expect(offeredByGpu(whole.pool)).toEqual([['amd.com/gpu', 1]]);
    expect(specOf(whole.site, whole.pool)).toMatchObject({
      devicePlugin: { devicePluginArguments: { resource_naming_strategy: 'single' } },
      configManager: { enable: true },
    });
  });

  it('are cut by the config manager, by a profile that the label of their nodes names', () => {
    expect(specOf(site, mi355x).configManager).toMatchObject({
      enable: true,
      image: 'docker.io/rocm/device-config-manager:v1.4.0',
      config: { name: 'mi355x-partitions' },
    });
    expect(specOf(site, mi300x).configManager).toEqual({ enable: false });
    const rule: SiteData = nodeRule(site, mi355x);
    const { 'dcm.amd.com/gpu-config-profile': profile } = rule.spec.rules[0].labels;
    expect(profilesOf(mi355x)[profile]).toEqual({
      skippedGPUs: { ids: [] },
      profiles: [{ computePartition: 'DPX', memoryPartition: 'NPS2', numGPUsAssigned: 8 }],
    });
  });

  it('have a map of every mode that does not change with the mode: the manager cuts anew when it does', () => {
    expect(Object.keys(profilesOf(mi300x))).toEqual(['cpx-nps4', 'dpx-nps2', 'spx-nps1']);
    expect(partitionProfiles(inMode('cpx-nps4').pool)).toEqual(partitionProfiles(inMode('dpx-nps2').pool));
  });

  it('have it beside the DeviceConfig that names it: the manager does not start without', () => {
    const objects = twoVendors.layers.flatMap(({ releases }) =>
      releases.flatMap(({ release, objects = [] }) => (release === 'device-configs' ? objects : [])),
    );
    expect(objects.map(({ metadata }) => metadata.name)).toContain('mi355x-partitions');
    expect(objects.map(({ metadata }) => metadata.name)).not.toContain('mi300x-partitions');
  });

  it('are held open by nobody while they are cut: device plugin and exporter do not tolerate the taint', () => {
    const { devicePlugin, metricsExporter, driver } = specOf(site, mi355x);
    const taint = { key: 'amd-dcm', operator: 'Equal', value: 'up', effect: 'NoExecute' };
    for (const tolerations of [
      devicePlugin.devicePluginTolerations,
      devicePlugin.nodeLabellerTolerations,
      metricsExporter.tolerations,
    ])
      expect(JSON.stringify(tolerations)).not.toContain('amd-dcm');
    expect(driver.tolerations).toContainEqual(taint);
    // Without its worker a node would lose the labels that the manager goes by.
    const discovery: SiteData = found(
      renderedOf(site)
        .layers.flatMap(({ releases }) => releases)
        .find(({ release }) => release === 'node-feature-discovery'),
    ).values;
    expect(discovery.worker.tolerations).toContainEqual(taint);
  });

  it('are kept from jobs from the first moment of a node, by the taint in its machine document', () => {
    const files = machineFiles(site);
    const taints = (pool: string): SiteData[] => {
      const document: SiteData = parse(found(files.get(`machines/${pool}.cloud-init.yaml`)));
      const file = document.write_files.find(({ path }: SiteData) => path.includes('kubelet.conf.d'));
      return parse(file.content).registerWithTaints;
    };
    expect(taints('mi355x')).toContainEqual({ key: 'amd-dcm', value: 'up', effect: 'NoExecute' });
    expect(JSON.stringify(taints('mi300x'))).not.toContain('amd-dcm');
    expect(files.get('machines/mi355x.cloud-init.yaml')).toContain('runbooks/gpu-partitions.md');
  });

  it('have a runbook that empties nodes before they are cut, and gives back only those that are', () => {
    const text = found(runbookFiles(site).get('runbooks/gpu-partitions.md'));
    const commands = text.split('\n').filter((line) => line.startsWith('   kubectl '));
    expect(commands.map((line) => line.trim())).toEqual([
      'kubectl taint nodes --selector=afterhash.io/pool=mi355x amd-dcm=up:NoExecute --overwrite',
      'kubectl label nodes --selector=afterhash.io/pool=mi355x dcm.amd.com/gpu-config-profile-state-',
      'kubectl get nodes --selector=afterhash.io/pool=mi355x --label-columns=dcm.amd.com/gpu-config-profile,dcm.amd.com/gpu-config-profile-state',
      'kubectl taint nodes --selector=afterhash.io/pool=mi355x,dcm.amd.com/gpu-config-profile-state=success amd-dcm:NoExecute-',
    ]);
  });

  it('bring the image of the manager, and only they do', () => {
    const manager = (of: Site) =>
      imagesNeeded(of).images.filter(({ reference }) => reference.includes('device-config-manager'));
    expect(manager(site)).toHaveLength(1);
    expect(manager({ ...site, pools: [mi300x] })).toEqual([]);
  });
});
