import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import type { RenderedRelease } from '../../constructs/terraform/rendering.ts';
import { imagesNeeded } from '../../site/model/index.ts';
import { everything } from '../constructs/everything.ts';
import { publicImages } from '../constructs/public-registries.ts';
import { helm } from './helm.ts';
import { describeWith, judged } from './judges.ts';
import { type RenderedSite, renderedBlueprints, renderedOf, renderSite } from './rendered-site.ts';
import { type ChartInReach, chartFolder, chartSources, chartsJudge, isInReach } from './upstream-charts.ts';

const blueprints = fileURLToPath(new URL('../../blueprints', import.meta.url));
const { layers, site } = renderedOf(everything());

describeWith(chartsJudge)('the charts of others, as Helm renders them with our values', () => {
  it('are all asked for by some site', () => {
    const asked = new Set(layers.flatMap(({ releases }) => releases).map(({ pin }) => pin.name));
    expect(Object.keys(chartSources).filter((chart) => !asked.has(chart))).toEqual([]);
  });

  it.each(inReach({ layers, site }).map((release) => [release.pin.name, release] as const))(
    'leave no image of %s outside the mirror',
    async (_, release) => {
      await expectMirrored({ layers, site }, release);
    },
  );

  it.each(renderedBlueprints)('leave no image outside the mirror of %s, where it has one', async (name) => {
    const rendered = await renderSite(`${blueprints}/${name}/site.yaml`);
    const releases = inReach(rendered);
    expect(releases.length).toBeGreaterThan(1);
    for (const release of releases)
      if (rendered.site.spec.cluster?.registry !== undefined) await expectMirrored(rendered, release);
      else expect(namesIn(await rendering(rendered, release))).not.toEqual([]);
  });

  it.each(inReach({ layers, site }).map((release) => [release.pin.name, release] as const))(
    'run no image of %s that the bill of images leaves out',
    async (_, release) => {
      const mirror = mirrorOf({ layers, site });
      const bill = new Set(imagesNeeded(site).images.map(({ reference }) => repositoryOf(reference)));
      const run = namesIn(await rendering({ layers, site }, release)).map((image) => image.replace(`${mirror}/`, ''));
      expect(run.filter((image) => !bill.has(image))).toEqual([]);
    },
  );

  it('are found where a chart is left to itself', async () => {
    const [kueue] = inReach({ layers, site }).filter(({ pin }) => pin.name === 'kueue');
    if (kueue === undefined) throw new Error('the site has no Kueue');
    const { images } = await rendering({ layers, site }, { ...kueue, values: {} });
    expect(publicImages(images.join('\n'), mirrorOf({ layers, site }))).not.toEqual([]);
  });
});

function inReach(rendered: RenderedSite): RenderedRelease[] {
  return rendered.layers.flatMap(({ releases }) =>
    releases.filter(({ objects, pin }) => objects === undefined && isInReach(pin.name)),
  );
}

function mirrorOf({ site }: RenderedSite): string {
  const registry = site.spec.cluster?.registry;
  if (registry === undefined) throw new Error(`${site.name} has no mirror`);
  return registry;
}

async function expectMirrored(rendered: RenderedSite, release: RenderedRelease): Promise<void> {
  const mirror = mirrorOf(rendered);
  const { images, text } = await rendering(rendered, release);
  expect(images.length, `${release.pin.name} runs no image`).toBeGreaterThan(0);
  expect(images.filter((image) => !image.startsWith(`${mirror}/`))).toEqual([]);
  // Arguments, variables and configurations name images too.
  expect(publicImages(text, mirror)).toEqual([]);
  judged(chartsJudge);
}

interface Rendering {
  readonly images: readonly string[];
  readonly text: string;
}

/** Sites that give a chart the same are one look at it. */
const rendered = new Map<string, Promise<Rendering>>();

/** What a release makes: the images that its containers run, and all of it as text but the schemas. */
function rendering(
  { site }: RenderedSite,
  { pin, release, namespace, values, apiVersions }: RenderedRelease,
): Promise<Rendering> {
  const known = apiVersions.flatMap((version) => ['--api-versions', version]);
  const cluster = ['--namespace', namespace, '--kube-version', site.spec.cluster?.kubernetes ?? '', ...known];
  const args = ['template', release, chartFolder(pin.name as ChartInReach), ...cluster, '--values', '-'];
  const stdin = JSON.stringify(values);
  const asked = JSON.stringify([args, stdin]);
  const found = rendered.get(asked) ?? printed(args, stdin);
  rendered.set(asked, found);
  return found;
}

async function printed(args: readonly string[], stdin: string): Promise<Rendering> {
  const { code, stdout, stderr } = await helm(args, { stdin });
  expect(code, `helm ${args.join(' ')} refuses: ${stderr}`).toBe(0);
  const objects = stdout
    .split(/^---$/m)
    // A schema runs nothing, and there are megabytes of them.
    .filter((text) => !/^kind: CustomResourceDefinition$/m.test(text))
    .map((text) => parse(text))
    .filter((object) => object !== null);
  return { images: [...imagesIn(objects)], text: JSON.stringify(objects) };
}

function namesIn({ images }: Rendering): string[] {
  return [...new Set(images.map(repositoryOf))];
}

/** Without its tag, which a chart in the tree of its project may not have yet. */
function repositoryOf(image: string): string {
  return image.replace(/(:[-\w.]+)?(@sha256:[0-9a-f]+)?$/, '');
}

function* imagesIn(value: unknown): Iterable<string> {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inside] of Object.entries(value)) {
    if (key === 'image' && typeof inside === 'string') yield inside;
    else yield* imagesIn(inside);
  }
}
