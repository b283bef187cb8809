import { amdDrivers, amdDriverUpgrades, gpuOperatorClaims, gpuOperatorPlatforms } from '../../catalog/citations.ts';
import type { Rule } from '../../diagnostics/index.ts';
import type { Pool, Site } from '../../model/index.ts';
import { exampleSite } from '../example-site.ts';

export const driverSettingUnused: Rule<Site> = {
  code: 'cluster/driver-setting-unused',
  severity: 'error',
  holds: 'What a pool says of its driver is read by the operator of its vendor.',
  because:
    'The two operators take different settings: that of AMD has one kind of module, builds it itself and drains a node at once; that of NVIDIA pulls images that are published. A setting of the other is read by nobody, and whoever wrote it counts on it.',
  citations: [amdDrivers, amdDriverUpgrades, gpuOperatorPlatforms, gpuOperatorClaims],

  *find(site) {
    for (const pool of site.pools) {
      for (const [setting, why, help] of unused(site, pool)) {
        yield {
          path: [...pool.path, 'driver', ...setting.split('.')],
          message: `pool "${pool.id}" sets driver.${setting}, ${why}`,
          help,
        };
      }
    }
  },

  examples: {
    valid: [
      exampleSite(),
      driven('supermicro/as-8125gs-tnmr2', 'version: "30.10", image: a.example.com/amdgpu, imageSecret: registry'),
      driven('supermicro/as-8125gs-tnmr2', 'host: true'),
      driven('nvidia/dgx-h100', 'precompiled: true, upgrade: { drainAfter: 24 h }'),
    ],
    invalid: [
      { input: driven('supermicro/as-8125gs-tnmr2', 'host: true, modules: open'), at: 'pools.train.driver.modules' },
      {
        input: driven(
          'supermicro/as-8125gs-tnmr2',
          'version: "30.10", image: a.example.com/amdgpu, upgrade: { drainAfter: 24 h }',
        ),
        at: 'pools.train.driver.upgrade.drainAfter',
      },
      {
        input: driven('supermicro/as-8125gs-tnmr2', 'host: true, image: a.example.com/amdgpu'),
        at: 'pools.train.driver.image',
      },
      { input: driven('nvidia/dgx-h100', 'image: a.example.com/nvidia'), at: 'pools.train.driver.image' },
      {
        input: driven('nvidia/dgx-h100', 'upgrade: { atOnce: 2 }', 'gpus: dra'),
        at: 'pools.train.driver.upgrade',
      },
    ],
  },
};

type Unused = readonly [setting: string, why: string, help: string];

function* unused(site: Site, { gpu, spec }: Pool): Iterable<Unused> {
  const { host, modules, precompiled, upgrade, image, imageSecret } = spec.driver ?? {};
  if (gpu.vendor === 'nvidia') {
    const why = 'and images of the NVIDIA driver are published, not built';
    if (image !== undefined) yield ['image', why, 'name a mirror by registry under cluster, or take image away'];
    if (imageSecret !== undefined) yield ['imageSecret', why, 'take imageSecret away'];
    if (upgrade !== undefined && site.spec.cluster?.gpus === 'dra')
      yield [
        'upgrade',
        'and with gpus: dra the operator upgrades no driver by itself',
        'take upgrade away, or write gpus: device-plugin',
      ];
    return;
  }
  if (modules !== undefined) yield ['modules', 'and amdgpu has one kind of module', 'take modules away'];
  if (precompiled !== undefined)
    yield ['precompiled', 'and the AMD GPU Operator looks into the repository by itself', 'take precompiled away'];
  if (upgrade?.drainAfter !== undefined)
    yield [
      'upgrade.drainAfter',
      'and the AMD GPU Operator cannot wait: it drains a node at once',
      'take upgrade away and label nodes when they are free, or drainAfter alone to have them drained at once',
    ];
  const inImage = 'and the driver is in the machine image';
  if (host === true && image !== undefined) yield ['image', inImage, 'take image or host away'];
  if (host === true && upgrade !== undefined) yield ['upgrade', inImage, 'take upgrade or host away'];
  if (imageSecret !== undefined && (host === true || image === undefined))
    yield ['imageSecret', 'and there is no image that it opens', 'name the image, or take imageSecret away'];
}

function driven(server: string, driver: string, cluster?: string): string {
  return exampleSite({
    pools: `train: { server: ${server}, perRack: 2, racks: hall-1/row-1, use: rental, driver: { ${driver} } }`,
    fabrics: '',
    storage: '',
    ...(cluster === undefined
      ? {}
      : { cluster: `kubernetes: "1.34.2"\ncni: cilium\nstate: { backend: local }\n${cluster}` }),
  });
}
