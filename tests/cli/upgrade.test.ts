import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type UpgradeOptions, upgradeCommand } from '../../cli/upgrade.ts';
import { type ChartUpgrade, charts, upgrades } from '../../site/catalog/index.ts';
import { exampleSite } from '../../site/checks/example-site.ts';
import { compareVersions } from '../../site/model/index.ts';
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
    expect((await upgraded(['pinned'])).stdout).toBe('every chart is there already: nothing to do\n');
  });

  it('goes to a file of pins', async () => {
    const files = {
      'site.yaml': exampleSite({ cluster: CLUSTER }),
      'pins.yaml': 'kueue: 0.20.7\njobset: 0.12.1\n',
      'bad.yaml': '- kueue\n',
    };
    await inFolderWith(files, async (folder) => {
      const to = (pins: string) =>
        heard(() => upgradeCommand(join(folder, 'site.yaml'), { to: [join(folder, pins)], format: 'pretty' }));
      const { stdout } = await to('pins.yaml');
      expect(stdout.indexOf('jobset 0.12.0 -> 0.12.1')).toBeLessThan(stdout.indexOf('kueue 0.19.2 -> 0.20.7'));
      expect(await to('bad.yaml')).toMatchObject({ code: 2 });
      expect((await to('pin.yaml')).stderr).toContain('there is a');
    });
  });

  it('gives a program the same as data', async () => {
    const { stdout } = await upgraded(['kueue@0.20.7'], CLUSTER, 'json');
    expect(JSON.parse(stdout)).toMatchObject([
      { chart: 'kueue', from: '0.19.2', version: '0.20.7', crds: 'helm', disruption: 'controllers' },
    ]);
  });

  it.each([
    ['an older version', ['gpu-operator@26.3.3'], 'is at v26.7.0, and v26.3.3 is older'],
    ['a version that nobody should run', ['kueue@0.20.3'], 'take 0.20.6 or later'],
    ['a jump over release lines', ['gpu-operator@28.3.0'], 'goes from v26.7.0 to the next release line only'],
    ['a chart that this site does not install', ['rook-ceph@1.21.0'], 'this site does not install chart "rook-ceph"'],
    ['a chart that nobody knows', ['kuee@0.20.7'], 'did you mean "kueue"?'],
    ['no version', ['kueue'], 'write "pinned", a file of pins, or a chart and its version, as in kueue@0.20.7'],
    ['a shell command for a version', ['kueue@1.0.0;reboot'], '"kueue@1.0.0;reboot" is no target'],
  ])('refuses %s', async (_, to, said) => {
    const { code, stderr } = await upgraded(to);
    expect(code).toBe(2);
    expect(stderr).toContain(said);
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

  it('tells older from newer by numbers', () => {
    expect(compareVersions('v1.9.0', '1.10.0')).toBeLessThan(0);
    expect(compareVersions('0.20.6', 'v0.20.6')).toBe(0);
    expect(compareVersions('26.7.1', '26.7')).toBeGreaterThan(0);
  });
});
