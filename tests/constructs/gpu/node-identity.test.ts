import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { NodeIdentity, nodeRule } from '../../../constructs/gpu/node-identity.ts';
import { storeRules } from '../../../constructs/gpu/store-identity.ts';
import { jsonText } from '../../../constructs/terraform/json.ts';
import { resourcesChartFolder } from '../../../constructs/terraform/resources-chart.ts';
import { poolTolerations } from '../../../constructs/tolerations.ts';
import { nodesOf, racksPattern } from '../../../site/model/index.ts';
import { wiringOf } from '../../../site/model/wiring.ts';
import { helm, helmJudge } from '../../rig/helm.ts';
import { describeWith } from '../../rig/judges.ts';
import { inFolder, jsonOf } from '../../stacks/lab.ts';
import { found, labStack, poolOf, type SiteData, siteWith } from '../sites.ts';

interface Rule {
  readonly labels: Record<string, string>;
  readonly labelsTemplate: string;
  readonly taints: readonly object[];
}

function ruleOf(site: ReturnType<typeof siteWith>, pool: string): Rule {
  const { spec } = nodeRule(site, poolOf(site, pool));
  return found((spec as { rules: Rule[] }).rules[0]);
}

function allRules(site: ReturnType<typeof siteWith>, pool: string): SiteData[] {
  return (nodeRule(site, poolOf(site, pool)).spec as { rules: SiteData[] }).rules;
}

/** Runs a rule's template on node names with Helm: Go's templates with Sprig, as in NFD. */
async function labelled(template: string, names: readonly string[]): Promise<Record<string, Record<string, string>>> {
  const chart = `{{- range .Values.names }}
---
kind: Node
metadata: { name: {{ . }} }
text: {{ tpl $.Values.template (dict "Template" $.Template "system" (dict "name" (list (dict "Name" "nodename" "Value" .)))) | toJson }}
{{- end }}`;
  const { stdout, stderr } = await inFolder((folder) => {
    mkdirSync(join(folder, 'templates'));
    writeFileSync(join(folder, 'Chart.yaml'), 'apiVersion: v2\nname: lab\nversion: 1.0.0\n');
    writeFileSync(join(folder, 'templates', 'nodes.yaml'), chart);
    writeFileSync(join(folder, 'values.yaml'), jsonText({ template, names }));
    return helm(['template', 'lab', folder]);
  });
  expect(stderr).toBe('');
  const nodes = parseAllDocuments(stdout).map((document) => document.toJS());
  return Object.fromEntries(
    nodes.map(({ metadata, text }) => [
      metadata.name,
      Object.fromEntries(
        text
          .trim()
          .split('\n')
          .map((line: string) => line.split('=')),
      ),
    ]),
  );
}

describe('the rule of a pool', () => {
  const site = siteWith();

  it('gives its nodes the labels that they share, and a taint that keeps others away', () => {
    const { labels, taints } = ruleOf(site, 'train');
    expect(labels).toEqual({ 'afterhash.io/pool': 'train', 'afterhash.io/fabric': 'ib', 'afterhash.io/rails': '4' });
    expect(taints).toEqual([{ key: 'afterhash.io/pool', value: 'train', effect: 'NoSchedule' }]);
  });

  it('says how the GPUs of its nodes are shared', () => {
    expect(ruleOf(site, 'rental').labels).toMatchObject({ 'nvidia.com/mig.config': 'all-balanced' });
    const sliced = siteWith((data) => {
      data.pools.rental.sharing = 'time-slices';
    });
    expect(ruleOf(sliced, 'rental').labels).toMatchObject({ 'nvidia.com/device-plugin.config': 'time-slices-4' });
  });

  it('takes the prefix of the site file', () => {
    const own = siteWith((data) => {
      data.cluster.labels = 'gpu.columbia.example';
    });
    expect(ruleOf(own, 'train').labels).toHaveProperty(['gpu.columbia.example/pool'], 'train');
  });

  it('says from which phase on each of its rows works', () => {
    const phases = allRules(site, 'train').slice(1);
    expect(phases.map(({ labels }) => labels)).toEqual([
      { 'afterhash.io/phase': 'phase-1' },
      { 'afterhash.io/phase': 'phase-2' },
    ]);
    const first = phases.map(({ matchFeatures: [names] }) => new RegExp(names.matchExpressions.nodename.value[0]));
    const [early, late] = ['train-hall-1-row-3-u1-r1-n1', 'train-hall-1-row-8-u1-r1-n1'];
    expect(first.map((pattern) => [pattern.test(early), pattern.test(late)])).toEqual([
      [true, false],
      [false, true],
    ]);
  });

  it('keeps its last nodes empty where the file holds spares back by a taint, and the platform stays on them', () => {
    const held = siteWith((data) => {
      Object.assign(data.pools.train, { spares: 2, sparesHeld: 'by-taint' });
    });
    const rule = allRules(held, 'train').at(-1);
    expect(rule).toMatchObject({
      labels: { 'afterhash.io/spare': 'true' },
      taints: [{ key: 'afterhash.io/spare', effect: 'NoSchedule' }],
    });
    const all = [...nodesOf(held, poolOf(held, 'train'))].map(({ name }) => name);
    expect(rule.matchFeatures[0].matchExpressions.nodename).toEqual({ op: 'In', value: all.slice(-2) });
    expect(poolTolerations(held)).toContainEqual({ key: 'afterhash.io/spare', operator: 'Exists' });
    expect(allRules(site, 'train').flatMap(({ taints = [] }) => taints)).toHaveLength(1);
  });

  it('names the place on the fabric as Topograph does where the file asks, never under a key that NFD refuses', () => {
    const preset = siteWith((data) => {
      data.cluster.topologyLabels = ['topograph', 'legacy'];
    });
    const keys = ruleOf(preset, 'train')
      .labelsTemplate.trim()
      .split('\n')
      .slice(1)
      .map((line) => found(line.split('=')[0]));
    expect(keys).toContain('fabric.topograph.run/tier-0');
    expect(keys).toContain('accelerator.topograph.run/domain');
    expect(keys).toContain('network.topology.nvidia.com/leaf');
    for (const key of keys) expect(key).not.toMatch(/(^|\.)kubernetes\.io\//);
  });

  it('does not grow with racks, and there is one a pool and store', () => {
    const larger = siteWith((data) => {
      data.halls['hall-1'].rows['row-(1..10)'].racks = 10;
    });
    const text = (of: typeof site) => jsonText(new NodeIdentity(labStack(), 'rules', { site: of }).objects);
    expect(text(larger)).toBe(text(site));
    expect(new NodeIdentity(labStack(), 'rules', { site }).objects).toHaveLength(site.pools.length + 1);
  });
});

describe('the template of every rule', () => {
  /** What NFD reads of one (node-feature-discovery v0.19.0, docs/usage/customization-guide.md). */
  const LONGEST = 64 * 1024;

  it('is short enough for NFD, and calls nothing of Sprig that NFD leaves out', () => {
    const { objects } = new NodeIdentity(labStack(), 'rules', { site: siteWith() });
    const templates = objects.flatMap(({ spec }: SiteData) =>
      spec.rules.flatMap((rule: SiteData) => rule.labelsTemplate ?? []),
    );
    expect(templates.length).toBeGreaterThan(1);
    for (const template of templates) {
      expect(template.length).toBeLessThan(LONGEST);
      expect(template).not.toMatch(/\b(env|expandenv|getHostByName)\b/);
    }
  });

  it('sets labels of a prefix of ours or of a scheduler, and none that NFD would put another before', () => {
    const { objects } = new NodeIdentity(labStack(), 'rules', { site: siteWith() });
    const keys = objects.flatMap(({ spec }: SiteData) =>
      spec.rules.flatMap((rule: SiteData) => [
        ...Object.keys(rule.labels ?? {}),
        ...[...String(rule.labelsTemplate ?? '').matchAll(/^([^={}\s]+)=/gm)].map(([, key]) => key),
        ...(rule.taints ?? []).map(({ key }: SiteData) => key),
      ]),
    );
    expect(keys.length).toBeGreaterThan(8);
    expect(keys.filter((key: string) => !key.includes('/') || /(^|\.)kubernetes\.io\//.test(key))).toEqual([]);
  });
});

describeWith(helmJudge)('the rules on their way to the cluster', () => {
  const site = siteWith();

  it('are text to Terraform and to Helm: nothing but NFD runs their template', async () => {
    const { resource } = await jsonOf((stack) => {
      new NodeIdentity(stack, 'node-identity', { site });
    });
    const values = String(resource?.helm_release?.['node-identity']?.values);
    expect(values).toContain('`$${1}-$${2}`');
    const { stdout } = await inFolder((folder) => {
      // What Terraform makes of a doubled sigil.
      writeFileSync(join(folder, 'values.json'), values.replaceAll('$${', '${'));
      return helm(['template', 'lab', resourcesChartFolder(), '--values', join(folder, 'values.json')]);
    });
    const printed = parseAllDocuments(stdout).map((document) => document.toJS());
    expect(printed).toEqual(new NodeIdentity(labStack(), 'rules', { site }).objects);
  });
});

describeWith(helmJudge)('the template of a rule, as Go and Sprig run it', () => {
  const site = siteWith();

  it('says of every node of the site where it stands', async () => {
    for (const pool of site.pools) {
      const places = [...nodesOf(site, pool)];
      const labels = await labelled(
        ruleOf(site, pool.id).labelsTemplate,
        places.map(({ name }) => name),
      );
      const expected = places.map(({ name, hallId, rowId, unit, rack, node }) => {
        const place = `${hallId}-${rowId}-r${rack}`;
        return [
          name,
          {
            'afterhash.io/hall': hallId,
            'afterhash.io/row': `${hallId}-${rowId}`,
            'afterhash.io/block': 'ib-b1',
            'afterhash.io/slot': String(node),
            'afterhash.io/unit': `${pool.id}-${hallId}-u${unit}`,
            'afterhash.io/rack': place,
            // 10 U each, above the two units that layouts keep free; a rack system comes stacked.
            ...(pool.id === 'rental' ? { 'afterhash.io/u': ['3', '13'][node - 1] } : {}),
            ...(pool.server.kind === 'rack' ? { 'afterhash.io/nvlink-domain': place } : {}),
          },
        ];
      });
      expect(labels).toEqual(Object.fromEntries(expected));
      // As alerts read it back, in the words of meters.
      const pattern = new RegExp(`^${racksPattern(pool.rows)}$`);
      const read = places.map(({ name }) => pattern.exec(found(labels[name]?.['afterhash.io/rack']))?.slice(1));
      expect(read).toEqual(places.map(({ hallId, rowId, rack }) => [hallId, rowId, `${rack}`]));
    }
  });

  it('counts blocks as the fabric is wired: leaves of one block reach the same spines', async () => {
    const large = siteWith((data) => {
      // Small switches make three levels of a few units.
      Object.assign(data.fabrics.ib, { switch: 'nvidia/qm8700', nodesPerUnit: 20, uplinks: 20, manager: 'opensm' });
      delete data.tenants.meridian.pkey;
    });
    const fabric = found(large.fabrics[0]);
    expect(fabric.tiers).toBe(3);
    const { links } = wiringOf(large, fabric);
    const spinesOf = new Map<string, Set<string>>();
    const leavesOf = new Map<string, Set<string>>();
    for (const { from, to } of links) {
      if ('host' in from) leavesOf.set(from.host, (leavesOf.get(from.host) ?? new Set()).add(to.name));
      else if (from.level === 'leaf') spinesOf.set(from.name, (spinesOf.get(from.name) ?? new Set()).add(to.name));
    }
    for (const pool of large.pools) {
      const names = [...nodesOf(large, pool)].map(({ name }) => name);
      const labels = await labelled(ruleOf(large, pool.id).labelsTemplate, names);
      const spinesOfBlock = new Map<string, string>();
      for (const name of names) {
        const [leaf] = leavesOf.get(name) ?? [];
        const spines = [...(spinesOf.get(found(leaf)) ?? [])].sort().join(' ');
        const block = found(labels[name]?.['afterhash.io/block']);
        expect(spinesOfBlock.get(block) ?? spines, `${name} in ${block}`).toBe(spines);
        spinesOfBlock.set(block, spines);
      }
      expect(new Set(spinesOfBlock.values()).size).toBe(spinesOfBlock.size);
    }
  });

  it('says of the servers of a shared store whose they are, and keeps others off them', async () => {
    const [{ spec }] = storeRules(site) as SiteData;
    const [{ labels, taints, labelsTemplate }] = spec.rules;
    expect(labels).toEqual({ 'afterhash.io/storage': 'checkpoints' });
    expect(taints).toEqual([{ key: 'afterhash.io/storage', value: 'checkpoints', effect: 'NoSchedule' }]);
    expect(await labelled(labelsTemplate, ['checkpoints-hall-1-row-14-r2-n5'])).toEqual({
      'checkpoints-hall-1-row-14-r2-n5': {
        'afterhash.io/hall': 'hall-1',
        'afterhash.io/row': 'hall-1-row-14',
        'afterhash.io/rack': 'hall-1-row-14-r2',
        'afterhash.io/slot': '5',
        // Four servers of 2 U below it, and two units that are kept free.
        'afterhash.io/u': '11',
        'topology.rook.io/rack': 'hall-1-row-14-r2',
      },
    });
  });
});
