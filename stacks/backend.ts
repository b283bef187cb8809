import assert from 'node:assert';
import { createHash } from 'node:crypto';
import { LocalBackend, S3Backend, TerraformBackend, type TerraformRemoteState, type TerraformStack } from 'cdktf';
import { literal } from '../constructs/terraform/literal.ts';
import { present } from '../constructs/terraform/present.ts';

/** Where Terraform keeps what it knows. Credentials never stand here: Terraform reads them from its environment. */
export type BackendSpec =
  | {
      readonly backend: 'local';
      /** Folder for the state files, relative to the folder that holds the output folder. */
      readonly path?: string;
    }
  | {
      readonly backend: 's3';
      readonly bucket: string;
      readonly region?: string;
      /** A store that speaks S3 and is not Amazon's. */
      readonly endpoint?: string;
      /** What all keys begin with: `<prefix>/<site>/<layer>.tfstate`. */
      readonly prefix?: string;
      /** A lock file beside the state: the store must honour conditional writes, or the lock is none. */
      readonly locking: boolean;
    }
  | { readonly backend: 'kubernetes'; readonly namespace?: string };

/** Whose state it is: no two stacks of any two sites share one. */
export interface StateOwner {
  readonly site: string;
  readonly layer: string;
  /** Of the cluster that keeps the state, where the backend is `kubernetes`. */
  readonly kubeconfig?: { readonly path?: string; readonly context?: string };
}

/** From a stack's folder (`<output>/stacks/<stack>`, where Terraform runs) to the folder that holds the output folder. */
const BESIDE_OUTPUT = '../../..';

/** Terraform wants a region even where the store knows none. */
const ANY_REGION = 'us-east-1';

/** Of a Kubernetes label value, which the secret's suffix becomes. */
const LONGEST_SUFFIX = 63;

/**
 * Gives a stack its backend. Left out, CDKTF would write a path of the machine
 * it runs on, the same for two sites with a stack of the same name.
 */
export function keepState(stack: TerraformStack, spec: BackendSpec, owner: StateOwner): void {
  if (spec.backend === 'local') keepInFile(stack, spec, owner);
  else if (spec.backend === 's3') keepInBucket(stack, spec, owner);
  else new KubernetesBackend(stack, spec.namespace, owner);
}

/** Outside the output folder, which is made anew. Site and layer hold no dot, so that each pair has its own name. */
function keepInFile(stack: TerraformStack, { path }: BackendSpec & { backend: 'local' }, owner: StateOwner): void {
  const folder = path === undefined ? BESIDE_OUTPUT : `${BESIDE_OUTPUT}/${path}`;
  new LocalBackend(stack, literal({ path: `${folder}/terraform.${owner.site}.${owner.layer}.tfstate` }));
}

function keepInBucket(stack: TerraformStack, spec: BackendSpec & { backend: 's3' }, owner: StateOwner): void {
  const key = [...(spec.prefix === undefined ? [] : [spec.prefix]), owner.site, `${owner.layer}.tfstate`].join('/');
  // what Terraform asks of Amazon before it reads a bucket, and no other store answers
  const foreign = spec.endpoint !== undefined && {
    region: spec.region ?? ANY_REGION,
    endpoints: { s3: spec.endpoint },
    usePathStyle: true,
    skipCredentialsValidation: true,
    skipMetadataApiCheck: true,
    skipRegionValidation: true,
    skipRequestingAccountId: true,
  };
  const backend = new S3Backend(
    stack,
    literal(present({ bucket: spec.bucket, key, region: spec.region, ...(foreign || {}) })),
  );
  // Terraform 1.10 and later; the bindings of cdktf 0.21 do not know it
  backend.addOverride('use_lockfile', spec.locking);
}

/** A Secret and a Lease in a cluster: cdktf has no class for it. */
class KubernetesBackend extends TerraformBackend {
  readonly #attributes: Readonly<Record<string, string>>;

  constructor(stack: TerraformStack, namespace: string | undefined, owner: StateOwner) {
    super(stack, 'backend', 'kubernetes');
    this.#attributes = literal(
      present({
        secret_suffix: secretSuffix(owner),
        namespace,
        config_path: owner.kubeconfig?.path,
        config_context: owner.kubeconfig?.context,
      }),
    );
  }

  protected override synthesizeAttributes(): { [name: string]: string } {
    return { ...this.#attributes };
  }

  override getRemoteStateDataSource(): TerraformRemoteState {
    assert.fail('bug: a stack reads the state of another: names cross stacks through the site');
  }
}

/** Terraform refuses a suffix that ends with a dash and digits, as a tenant's name may: hence the last word. */
function secretSuffix({ site, layer }: StateOwner): string {
  const whole = `${site}.${layer}.state`;
  if (whole.length <= LONGEST_SUFFIX) return whole;
  const hash = createHash('sha256').update(whole).digest('hex').slice(0, 12);
  const start = whole.slice(0, LONGEST_SUFFIX - hash.length - 1).replace(/[-.]+$/, '');
  return `${start}.${hash}`;
}
