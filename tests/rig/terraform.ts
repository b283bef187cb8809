import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cacheFolder } from './cache.ts';
import { type Judge, judged } from './judges.ts';
import { askProgram, type Outcome, runProgram } from './program.ts';
import { procedures } from './terraform-provider/provider.ts';
import { readSchemas, withTypes } from './terraform-provider/schemas.ts';
import { serve } from './terraform-provider/serve.ts';

/** What `terraform validate -json` says. */
export interface Validation {
  readonly valid: boolean;
  readonly diagnostics: readonly {
    readonly severity: 'error' | 'warning';
    readonly summary: string;
    readonly detail: string;
  }[];
}

/** The part of `terraform show -json` of a plan that tests ask about. */
export interface Plan {
  readonly resource_changes: readonly {
    readonly address: string;
    readonly type: string;
    readonly change: {
      readonly actions: readonly ('no-op' | 'create' | 'read' | 'update' | 'delete')[];
      readonly before: unknown;
      readonly after: unknown;
      readonly after_unknown: unknown;
    };
  }[];
  readonly output_changes?: { readonly [name: string]: Readonly<Record<'actions' | 'before' | 'after', unknown>> };
}

/** Terraform's own core. Folders are those that `stage` gives; a command that fails is an Error with its words. */
export interface Terraform {
  /** A copy of a synthesized stack's folder, with its state in a file beside it instead of its own backend. */
  stage(stackFolder: string): string;
  init(folder: string): Promise<void>;
  validate(folder: string): Promise<Validation>;
  /** What Terraform has understood of the providers' schemas. */
  providerSchemas(folder: string): Promise<{ readonly [address: string]: unknown }>;
  plan(folder: string, options?: { readonly destroy?: boolean }): Promise<Plan>;
  /** A plan has nothing to do; an Error with the plan where it has. Half of what it costs to read the plan. */
  settled(folder: string): Promise<void>;
  /** A warning is an Error too. */
  apply(folder: string): Promise<void>;
  destroy(folder: string): Promise<void>;
}

const version: string | undefined = versionOf(await askProgram('terraform', ['version', '-json']));
const noTerraform = 'no "terraform" on PATH';

export const schemaProvider: Judge =
  version === undefined
    ? { name: 'terraform, schema provider', missing: noTerraform }
    : { name: 'terraform, schema provider', version };

/** The providers themselves, from wherever `terraform init` gets them. Nothing is asked of a cluster before `apply`. */
export const realProviders: Judge =
  version === undefined || process.env.AFTERHASH_REAL_PROVIDERS !== '1'
    ? {
        name: 'terraform, real providers',
        missing: version === undefined ? noTerraform : 'set AFTERHASH_REAL_PROVIDERS=1 where terraform init gets them',
      }
    : { name: 'terraform, real providers', version };

const pluginCache = join(cacheFolder, 'terraform-plugins');

/**
 * Terraform with a provider that has the schemas of kubernetes and helm and does nothing else: structure, types and
 * references are judged by the real core, offline; what an API server would say is not. It has all kinds, or `only` those
 * that are named: each command of Terraform reads what there is.
 */
export async function withSchemaProvider<T>(
  work: (terraform: Terraform) => Promise<T>,
  { only }: { readonly only?: readonly string[] } = {},
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'afterhash-tf-'));
  const schemas = Object.entries(readSchemas()).map(
    ([address, schema]) => [address, only === undefined ? schema : withTypes(schema, only)] as const,
  );
  const servers = await Promise.all(
    schemas.map(([, schema], index) => serve(procedures(schema), join(folder, `provider-${index}.sock`))),
  );
  const reattach = Object.fromEntries(
    schemas.map(([address], index) => [
      address,
      {
        Protocol: 'grpc',
        ProtocolVersion: 6,
        Pid: process.pid,
        Test: true,
        Addr: { Network: 'unix', String: join(folder, `provider-${index}.sock`) },
      },
    ]),
  );
  // Terraform does not compare versions with a provider that runs already, so a stack's pin is compared here.
  const served = Object.fromEntries(schemas.map(([address, schema]) => [address, schema.version]));
  try {
    return await work(
      terraformIn(folder, schemaProvider, { TF_REATTACH_PROVIDERS: JSON.stringify(reattach) }, (staged) =>
        refuseOtherVersions(staged, served),
      ),
    );
  } finally {
    await Promise.all(servers.map((server) => server.close()));
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Terraform with the providers that `terraform init` gets; asks for `realProviders` to be there. */
export async function withRealProviders<T>(work: (terraform: Terraform) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'afterhash-tf-'));
  mkdirSync(pluginCache, { recursive: true });
  try {
    return await work(terraformIn(folder, realProviders, { TF_PLUGIN_CACHE_DIR: pluginCache }, () => {}));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function terraformIn(
  folder: string,
  judge: Judge,
  env: NodeJS.ProcessEnv,
  beforeInit: (staged: string) => void,
): Terraform {
  const settings = join(folder, 'terraformrc');
  writeFileSync(settings, '');
  const environment = {
    ...process.env,
    CHECKPOINT_DISABLE: '1',
    TF_IN_AUTOMATION: '1',
    // A command that lives for a second need not collect what the schemas leave behind.
    GOGC: '400',
    // A person's own settings stay out, except where they say how the real providers are had.
    ...(judge === schemaProvider ? { TF_CLI_CONFIG_FILE: settings } : {}),
    ...env,
  };
  const run = async (staged: string, args: readonly string[], mayFail = false): Promise<Outcome> => {
    judged(judge);
    const outcome = await runProgram('terraform', args, { cwd: staged, env: environment });
    if (outcome.code !== 0 && !mayFail) {
      throw new Error(`terraform ${args.join(' ')} failed:\n${outcome.stderr || outcome.stdout}`);
    }
    return outcome;
  };
  const calm = ['-input=false', '-no-color'];

  return {
    stage(stackFolder) {
      const staged = mkdtempSync(join(folder, 'stack-'));
      cpSync(stackFolder, staged, { recursive: true });
      const local = { terraform: { backend: { local: { path: 'terraform.tfstate' } } } };
      writeFileSync(join(staged, 'backend_override.tf.json'), JSON.stringify(local));
      return staged;
    },
    async init(staged) {
      beforeInit(staged);
      await run(staged, ['init', ...calm]);
    },
    async validate(staged) {
      const { stdout } = await run(staged, ['validate', '-json', '-no-color'], true);
      return JSON.parse(stdout);
    },
    async providerSchemas(staged) {
      const { stdout } = await run(staged, ['providers', 'schema', '-json', '-no-color']);
      return JSON.parse(stdout).provider_schemas;
    },
    async plan(staged, { destroy = false } = {}) {
      await run(staged, ['plan', ...calm, '-out=plan.bin', ...(destroy ? ['-destroy'] : [])]);
      const { stdout } = await run(staged, ['show', '-json', '-no-color', 'plan.bin']);
      return { resource_changes: [], ...JSON.parse(stdout) };
    },
    async settled(staged) {
      // Terraform ends with 2 where there is something to do.
      await run(staged, ['plan', ...calm, '-detailed-exitcode']);
    },
    async apply(staged) {
      const { stdout } = await run(staged, ['apply', ...calm, '-auto-approve']);
      if (stdout.includes('Warning:')) throw new Error(`terraform apply warns:\n${stdout}`);
    },
    async destroy(staged) {
      await run(staged, ['destroy', ...calm, '-auto-approve', '-refresh=false']);
    },
  };
}

/** What a plan does, as `create kubernetes_namespace_v1.lab`; empty when it does nothing. */
export function planned(plan: Plan): string[] {
  return plan.resource_changes
    .filter(({ change }) => !change.actions.every((action) => action === 'no-op' || action === 'read'))
    .map(({ address, change }) => `${change.actions.join(' and ')} ${address}`)
    .sort();
}

function refuseOtherVersions(staged: string, served: { readonly [address: string]: string }): void {
  for (const file of readdirSync(staged).filter((name) => name.endsWith('.tf.json'))) {
    const { terraform } = JSON.parse(readFileSync(join(staged, file), 'utf8'));
    const required: { readonly [name: string]: { source: string; version?: string } } =
      terraform?.required_providers ?? {};
    for (const { source, version } of Object.values(required)) {
      const address = ['registry.terraform.io', 'hashicorp']
        .slice(0, 3 - source.split('/').length)
        .concat(source)
        .join('/');
      const own = served[address];
      if (own === undefined) throw new Error(`the schema provider does not serve ${source}`);
      if (version !== undefined && version.replace(/^= */, '') !== own) {
        throw new Error(`the stack pins ${source} ${version}, and the schema provider has the schemas of ${own}`);
      }
    }
  }
}

function versionOf(printed: string | undefined): string | undefined {
  return printed === undefined ? undefined : JSON.parse(printed).terraform_version;
}
