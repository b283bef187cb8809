import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type UpgradeOptions, upgradeCommand } from '../../cli/upgrade.ts';
import {
  type ChartUpgrade,
  charts,
  compareVersions,
  isWithin,
  lineOf,
  nextLine,
  upgrades,
} from '../../site/catalog/index.ts';
import { exampleSite } from '../../site/checks/example-site.ts';
import { siteWith } from '../constructs/sites.ts';
import { readCrds } from '../rig/crds/facts.ts';
import { renderedOf } from '../rig/rendered-site.ts';
import { heard, inFolderWith } from './run-command.ts';

const CLUSTER = 'kubernetes: "1.34"\ncni: cilium\nstate: { backend: local }';

const upgraded = (to: readonly string[], cluster = CLUSTER, format: UpgradeOptions['format'] = 'pretty') =>
  inFolderWith({ 'site.yaml': exampleSite({ cluster }) }, (folder) =>
    heard(() => upgradeCommand(join(folder, 'site.yaml'), { to, format })),
  );

describe('afterhash upgrade', () => {
  it('prints the steps of each chart in the order of installation, and what each takes out of work', async () => {
    const { code, stdout } = await upgraded(['kueue@0.20.7', 'gpu-operator@26.7.1']);
    expect(code).toBe(0);
    const lines = stdout.split('\n');
    const at = (text: string) => lines.findIndex((line) => line.includes(text));
    expect(at('gpu-operator v26.7.0 -> v26.7.1')).toBe(0);
    expect(at('computedomains.resource.nvidia.com and computedomaincliques')).toBeGreaterThan(0);
    expect(at('hold the queues')).toBeLessThan(at('write gpu-operator: v26.7.1 under cluster.charts'));
    expect(at('write gpu-operator: v26.7.1')).toBeLessThan(at('kueue 0.19.2 -> 0.20.7'));
    expect(at('move what is stored as v1beta1')).toBeLessThan(at('write kueue: 0.20.7 under cluster.charts'));
    expect(stdout).toContain('disrupts: no job is let in for a minute');
  });

  it('goes back to what Afterhash pins from what the site file asks for', async () => {
    const { stdout } = await upgraded(['pinned'], `${CLUSTER}\ncharts: { node-feature-discovery: 0.18.3 }`);
    expect(stdout).toContain('node-feature-discovery 0.18.3 -> 0.19.0');
    expect(stdout).toContain(
      'helm show crds oci://registry.k8s.io/nfd/charts/node-feature-discovery --version 0.19.0 | kubectl apply --server-side -f -',
    );
    expect(stdout).toContain('take node-feature-discovery out of cluster.charts');
    expect((await upgraded(['pinned'])).stdout).toBe('everything is there already: nothing to do\n');
  });

  it('goes to a file of pins', async () => {
    const files = {
      'site.yaml': exampleSite({ cluster: CLUSTER }),
      'pins.yaml': 'kueue: 0.20.7\njobset: 0.12.1\n',
      'bad.yaml': '- kueue\n',
      'unquoted.yaml': 'kubernetes: 1.35\n',
    };
    await inFolderWith(files, async (folder) => {
      const to = (pins: string) =>
        heard(() => upgradeCommand(join(folder, 'site.yaml'), { to: [join(folder, pins)], format: 'pretty' }));
      const { stdout } = await to('pins.yaml');
      expect(stdout.indexOf('jobset 0.12.0 -> 0.12.1')).toBeLessThan(stdout.indexOf('kueue 0.19.2 -> 0.20.7'));
      expect(await to('bad.yaml')).toMatchObject({ code: 2 });
      expect((await to('pin.yaml')).stderr).toContain('there is a');
      // YAML reads 1.30 without quotes as 1.3.
      expect((await to('unquoted.yaml')).stderr).toContain('takes a version in quotes, as in "1.34"');
    });
  });

  it('gives a program the same as data', async () => {
    const { stdout } = await upgraded(['kueue@0.20.7'], CLUSTER, 'json');
    expect(JSON.parse(stdout)).toMatchObject({
      paths: [{ what: 'kueue', from: '0.19.2', version: '0.20.7', crds: 'helm', disruption: 'controllers' }],
      refusals: [],
    });
  });

  it('names the nearest version that all charts go with, as they are to be', async () => {
    const old = CLUSTER.replace('1.34', '1.31');
    const { stdout } = await upgraded(['network-operator@26.7.0', 'kubernetes@1.32'], old, 'json');
    expect(JSON.parse(stdout)).toEqual({
      paths: [],
      refusals: [
        {
          message:
            'kubernetes 1.32 is outside the window of "cert-manager" v1.21.1 (1.33 to 1.36, validated), "gpu-operator" v26.7.0 (1.33 to 1.36, validated)',
          help: 'kubernetes@1.33 is the nearest that goes with them (1.33 to 1.36)',
        },
      ],
    });
  });

  it('brings Kubernetes up after the charts that go with both versions, and before those that ask for the new one', async () => {
    const older = `${CLUSTER.replace('1.34', '1.31')}\ncharts: { cert-manager: v1.20.0, gpu-operator: v26.3.3 }`;
    const { stdout } = await upgraded(['network-operator@26.7.0', 'kubernetes@1.32', 'kueue@0.20.7'], older, 'json');
    const { paths } = JSON.parse(stdout) as { paths: { what: string }[] };
    expect(paths.map(({ what }) => what)).toEqual(['kueue', 'kubernetes', 'network-operator']);
  });

  it('has the profile of Spectrum-X first, where a fabric is set to it', async () => {
    const site = (set: string) =>
      exampleSite({
        pools: 'train: { server: nvidia/dgx-b300, perRack: 2, racks: hall-1/row-1, use: training, fabric: eth }',
        fabrics: `eth: { kind: roce, switch: nvidia/sn5600, taper: 1, racks: hall-1/row-2${set} }`,
        cluster: CLUSTER,
      });
    const said = async (set: string) => {
      const to = { to: ['network-operator@26.7.0'], format: 'pretty' } as const;
      const { stdout } = await inFolderWith({ 'site.yaml': site(set) }, (folder) =>
        heard(() => upgradeCommand(join(folder, 'site.yaml'), to)),
      );
      return stdout;
    };
    const first = 'by hand: have the profile of Spectrum-X from NVIDIA as a ConfigMap';
    expect(await said(', spectrumX: RA2.2, qos: { priority: 3, dscp: 24 }')).toContain(first);
    expect(await said('')).not.toContain('Spectrum-X');
  });

  it('brings Kubernetes up from the control plane to the nodes, pool by pool', async () => {
    const { stdout } = await upgraded(['kubernetes@1.35']);
    const at = (text: string) => stdout.indexOf(text);
    expect(at('kubernetes 1.34 -> 1.35')).toBe(0);
    expect(at('every API server first')).toBeLessThan(at('write kubernetes: "1.35" under cluster'));
    expect(at('write kubernetes: "1.35" under cluster')).toBeLessThan(at('empty each of the 8 nodes of pool "train"'));
  });

  it('takes a patch of Kubernetes without emptying a node', async () => {
    const { stdout } = await upgraded(['kubernetes@1.34.2']);
    expect(stdout).toContain('kubernetes 1.34 -> 1.34.2  at most: daemons');
    expect(stdout).not.toContain('empty each');
  });

  it('brings a driver to one pool, as that pool is upgraded', async () => {
    const { code, stdout } = await upgraded(['pools.train.driver@580.95.05']);
    expect(code).toBe(0);
    expect(stdout).toContain('pools.train.driver 595.91.07 -> 580.95.05  at most: drains');
    expect(stdout).toContain("see that the CUDA of the tenants' images goes with branch 580");
    expect(stdout).toContain(
      'write version: "580.95.05" under pools.train.driver, then plan and apply example-platform',
    );
    expect(stdout).toContain('8 nodes, 1 at a time, each when its jobs have ended by themselves');
  });

  it('leaves the nodes of a pool to a person, one after another, where GPUs are handed out by claims', async () => {
    const claims = CLUSTER.replace('"1.34"', '"1.34.2"');
    const { stdout } = await upgraded(['pools.train.driver@580.95.05'], `${claims}\ngpus: dra`);
    expect(stdout).toContain('by hand: on one node of pool "train" after another: kubectl drain NODE');
    expect(stdout).toContain('--namespace=gpu-operator --selector=app.kubernetes.io/component=nvidia-driver');
    expect(stdout).not.toContain('at a time, each when its jobs have ended');
  });

  it('fills the mirror first, where nothing is pulled from elsewhere', async () => {
    const { stdout } = await upgraded(['kueue@0.20.7'], `${CLUSTER}\nregistry: mirror.example.org`);
    expect(stdout.split('\n')[1]).toBe(
      '  1. by hand: copy chart kueue 0.20.7 and its images into mirror.example.org before anything asks for it',
    );
    expect((await upgraded(['kueue@0.20.7'])).stdout).not.toContain('copy chart');
  });

  it('says everything that keeps the site from going there, not the first of it', async () => {
    const { code, stdout, stderr } = await upgraded([
      'kuee@0.20.7',
      'gpu-operator@26.3.3',
      'kueue@0.20.3',
      'kubernetes@1.36',
    ]);
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr.split('\n').filter((line) => line.startsWith('error'))).toEqual([
      'error: there is no chart "kuee"',
      'error: chart "gpu-operator" is at v26.7.0, and v26.3.3 is older: objects that are stored in newer kinds are not read by older ones',
      'error: chart "kueue" 0.20.3 is one of the versions from 0.20.0 on that nobody should run',
      'error: kubernetes goes from 1.34 to the next minor version only, and 1.36 is further',
      'error: kubernetes 1.36 is outside the window of "network-operator" 26.4.1 (1.31 to 1.35, validated)',
    ]);
    expect(stderr).toContain('kubernetes@1.35 is the nearest that goes with them (1.33 to 1.35)');
  });

  it.each([
    ['an older version', ['gpu-operator@26.3.3'], 'is at v26.7.0, and v26.3.3 is older'],
    ['a version that nobody should run', ['kueue@0.20.3'], 'take 0.20.6 or later'],
    ['a chart that this site does not install', ['rook-ceph@1.21.0'], 'this site does not install chart "rook-ceph"'],
    ['a chart that nobody knows', ['kuee@0.20.7'], 'did you mean "kueue"?'],
    ['a pool that is not there', ['pools.trian.driver@580.95.05'], 'did you mean "train"?'],
    [
      'a driver that is mended no more',
      ['pools.train.driver@535.288.01'],
      'take one of branch 580, the nearest that is mended (until 2028-06)',
    ],
    ['a chart twice', ['kueue@0.20.7', 'kueue@0.19.14'], '"kueue" is asked for at 0.20.7 and at 0.19.14'],
    ['a chart once more beside all', ['pinned', 'kueue@0.20.7'], '"kueue" is asked for at 0.19.2 and at 0.20.7'],
    ['no version', ['kueue'], 'or a target with its version: kueue@0.20.7'],
    ['a shell command for a version', ['kueue@1.0.0;reboot'], '"kueue@1.0.0;reboot" is no target'],
  ])('refuses %s', async (_, to, said) => {
    const { code, stderr } = await upgraded(to);
    expect(code).toBe(2);
    expect(stderr).toContain(said);
  });

  it.each([
    ['Kubernetes', ['kubernetes@1.35'], CLUSTER.replace('1.34', '1.33'), 'go to 1.34 first'],
    ['a line of the GPU Operator', ['pinned'], `${CLUSTER}\ncharts: { gpu-operator: v25.10.1 }`, 'go to 26.3 first'],
  ])('skips no version of %s', async (_, to, cluster, said) => {
    const { code, stderr } = await upgraded(to, cluster);
    expect(code).toBe(2);
    expect(stderr).toContain(said);
  });

  it('says nothing of what the site is already: that is for its checks and their waivers', async () => {
    const outside = CLUSTER.replace('1.34', '1.36');
    expect(await upgraded(['kueue@0.20.7'], outside)).toMatchObject({ code: 0 });
    expect((await upgraded(['network-operator@26.7.0'], outside)).code).toBe(0);
    expect((await upgraded(['kubernetes@1.36.1'], outside)).stderr).toContain(
      'outside the window of "network-operator"',
    );
  });

  it('goes back on no line, and says so once', async () => {
    const { stderr } = await upgraded(['gpu-operator@25.10.1'], `${CLUSTER}\ncharts: { gpu-operator: v26.3.3 }`);
    expect(stderr.split('\n').filter((line) => line.startsWith('error'))).toHaveLength(1);
  });

  it('asks a person where a project only recommends one version at a time, and where nobody knows the next', async () => {
    const behind = `${CLUSTER}\ncharts: { cert-manager: v1.18.2 }`;
    expect((await upgraded(['pinned'], behind)).stdout).toContain('go to 1.19 first where you can');
    expect((await upgraded(['gpu-operator@26.11.0'])).stdout).toContain('see that 26.11 is the line after 26.7');
  });

  it('has nothing to say of a building alone', async () => {
    expect(await upgraded(['pinned'], '')).toMatchObject({ code: 2 });
  });
});

/** Groups of Kubernetes itself, as far as releases of ours have objects of them. */
const BUILT_IN =
  /^(v1|(apps|batch|(rbac\.authorization|networking|storage|scheduling|admissionregistration)\.k8s\.io)\/.+)$/;

describe('the table of upgrades', () => {
  const rows: readonly [string, ChartUpgrade][] = Object.entries(upgrades);

  it('says of each chart with kinds who brings them up to date, as the chart does', () => {
    for (const [name, { crds }] of rows) {
      const said = charts[name as keyof typeof charts].crds;
      const meant = said.startsWith('none')
        ? ['none']
        : said.startsWith('in templates')
          ? ['helm']
          : said.includes('hook')
            ? ['hook']
            : ['by hand', 'none'];
      expect(meant, `${name}: ${said}`).toContain(crds);
    }
  });

  it('has every version of a kind that is rendered, and the pinned charts serve it', () => {
    const written = new Set(rows.flatMap(([, { writes }]) => writes));
    const served = new Set(
      readCrds().flatMap(({ spec }) => {
        const { group, versions } = spec as { group: string; versions: { name: string; served: boolean }[] };
        return versions.filter((one) => one.served).map(({ name }) => `${group}/${name}`);
      }),
    );
    const objects = renderedOf(siteWith()).layers.flatMap((layer) =>
      layer.releases.flatMap(({ objects = [] }) => objects),
    );
    const custom = new Set(objects.map(({ apiVersion }) => apiVersion).filter((version) => !BUILT_IN.test(version)));
    expect(custom.size).toBeGreaterThan(4);
    expect([...custom].filter((version) => !written.has(version))).toEqual([]);
    expect(
      [...custom].filter((version) => !served.has(version) && !/^(nv-ipam|configuration\.net)\./.test(version)),
    ).toEqual([]);
  });
});

describe('versions', () => {
  it('are older and newer by their numbers, however their project writes them', () => {
    expect(compareVersions('v1.9.0', '1.10.0')).toBeLessThan(0);
    expect(compareVersions('0.20.6', 'v0.20.6')).toBe(0);
    expect(compareVersions('26.7.1', '26.7')).toBeGreaterThan(0);
    expect(compareVersions('595.91.07', '595.91.10')).toBeLessThan(0);
    expect(compareVersions('26.7.0-rc.2', '26.7.0')).toBeLessThan(0);
    expect(compareVersions('5.11.22', '5.12')).toBeLessThan(0);
  });

  it('lie in ranges and on lines', () => {
    expect(isWithin('v26.3.2', '>=26.3.0 <26.3.3')).toBe(true);
    expect(isWithin('v26.3.3', '>=26.3.0 <26.3.3')).toBe(false);
    expect([lineOf('v26.7.0'), lineOf('1.34.2'), nextLine('1.34.2')]).toEqual(['26.7', '1.34', '1.35']);
  });
});
