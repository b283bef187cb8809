import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { NodeIdentity, nodeRule } from '../../../constructs/gpu/node-identity.ts';
import { jsonText } from '../../../constructs/terraform/json.ts';
import { resourcesChartFolder } from '../../../constructs/terraform/resources-chart.ts';
import { nodesOf } from '../../../site/model/index.ts';
import { helm, helmJudge } from '../../rig/helm.ts';
import { describeWith } from '../../rig/judges.ts';
import { inFolder, jsonOf } from '../../stacks/lab.ts';
import { found, labStack, poolOf, siteWith } from '../sites.ts';

interface Rule {
  readonly labels: Record<string, string>;
  readonly labelsTemplate: string;
  readonly taints: readonly object[];
}

function ruleOf(site: ReturnType<typeof siteWith>, pool: string): Rule {
  const { spec } = nodeRule(site, poolOf(site, pool));
  return found((spec as { rules: Rule[] }).rules[0]);
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

  it('does not grow with racks, and there is one a pool', () => {
    const larger = siteWith((data) => {
      data.halls['hall-1'].rows['row-(1..10)'].racks = 16;
    });
    const text = (of: typeof site) => jsonText(new NodeIdentity(labStack(), 'rules', { site: of }).objects);
    expect(text(larger)).toBe(text(site));
    expect(new NodeIdentity(labStack(), 'rules', { site }).objects).toHaveLength(site.pools.length);
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
      const expected = places.map(({ name, hallId, rowId, unit, rack }) => {
        const place = `${hallId}-${rowId}-r${rack}`;
        return [
          name,
          {
            'afterhash.io/hall': hallId,
            'afterhash.io/row': `${hallId}-${rowId}`,
            'afterhash.io/unit': `${pool.id}-${hallId}-u${unit}`,
            'afterhash.io/rack': place,
            ...(pool.server.kind === 'rack' ? { 'afterhash.io/nvlink-domain': place } : {}),
          },
        ];
      });
      expect(labels).toEqual(Object.fromEntries(expected));
    }
  });
});
