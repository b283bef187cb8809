import type { App } from 'cdktf';
import { AssetType, LocalBackend, TerraformAsset, TerraformResource, TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';
import type { SynthesizedStack } from '../cli/synthesized-stacks.ts';
import { resourcesChartFolder } from '../constructs/terraform/resources-chart.ts';

type Config = Readonly<Record<string, unknown>>;
type ResourceClass = new (scope: Construct, id: string, config: Config) => unknown;

/** The same resources as somebody would write them by hand on CDKTF, without constructs, checks or gate: the floor to measure against. */
export async function rawApp(stacks: readonly SynthesizedStack[]): Promise<(app: App) => void> {
  const types = new Set(stacks.flatMap(({ json }) => Object.keys(json.resource ?? {})));
  const classes = new Map(await Promise.all([...types].map(async (type) => [type, await classOf(type)] as const)));
  const { HelmProvider } = await import('@cdktf/provider-helm/lib/provider/index.js');
  const { KubernetesProvider } = await import('@cdktf/provider-kubernetes/lib/provider/index.js');
  return (app) => {
    for (const { name, json } of stacks) {
      const stack = new TerraformStack(app, name);
      new LocalBackend(stack, { path: `${name}.tfstate` });
      new HelmProvider(stack, 'helm', {});
      new KubernetesProvider(stack, 'kubernetes', {});
      // Custom resources need the local chart, whoever writes them.
      if (JSON.stringify(json.resource ?? {}).includes('./assets/')) {
        new TerraformAsset(stack, 'resources-chart', {
          path: resourcesChartFolder(),
          type: AssetType.DIRECTORY,
          assetHash: 'raw',
        });
      }
      for (const [type, some] of Object.entries(json.resource ?? {})) {
        const Resource = classes.get(type);
        if (Resource === undefined) throw new Error(`CDKTF has no class for ${type}`);
        for (const [id, config] of Object.entries(some)) new Resource(stack, `${type}-${id}`, camel(config));
      }
    }
  };
}

/** A value of Terraform's own. CDKTF's class of it runs Terraform at each synth, which ours is spared. */
class KeptValue extends TerraformResource {
  constructor(scope: Construct, id: string, { input }: Config) {
    super(scope, id, { terraformResourceType: 'terraform_data' });
    this.addOverride('input', input);
  }
}

async function classOf(type: string): Promise<ResourceClass> {
  if (type === 'terraform_data') return KeptValue;
  const [provider = '', ...rest] = type.split('_');
  const module = await import(`@cdktf/provider-${provider}/lib/${rest.join('-')}/index.js`);
  return module[rest.map((part) => part.charAt(0).toUpperCase() + part.slice(1)).join('')];
}

/** Terraform's names as the bindings have them; keys of labels and quotas have a dot or a slash and stay. */
function camel(value: unknown): Config {
  return convert(value) as Config;
}

function convert(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(convert);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([key]) => key !== '//' && key !== 'depends_on');
  return Object.fromEntries(
    kept.map(([key, inner]) => [
      /^[a-z0-9_]+$/.test(key) ? key.replaceAll(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase()) : key,
      convert(inner),
    ]),
  );
}
