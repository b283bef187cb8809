import type { JsonPath } from './live-sequences.ts';

export interface BlockFinding {
  readonly path: JsonPath;
  readonly message: string;
}

type Body = Readonly<Record<string, unknown>>;

/** What a stack may consist of. No `module` (code from elsewhere), no `data` (read while planning), no `import`. */
const BLOCKS = ['//', 'terraform', 'provider', 'resource', 'output', 'variable', 'locals', 'moved', 'removed'];

const PROVIDERS: Readonly<Record<string, readonly string[]>> = {
  kubernetes: ['kubernetes', 'hashicorp/kubernetes', 'registry.terraform.io/hashicorp/kubernetes'],
  helm: ['helm', 'hashicorp/helm', 'registry.terraform.io/hashicorp/helm'],
};

/** Of Terraform itself: a value that is kept, and watched by what has to be made anew with it. */
const VALUE = 'terraform_data';

/** Attributes through which a release gets values past the one document, or a program into its rendering. */
const RELEASE_SIDE_DOORS = ['set', 'set_list', 'set_sensitive', 'set_wo', 'postrender'];

/** Names under which backends, providers and releases take a secret, which would lie in the file in clear. */
const SECRET =
  /^(password|token|secret|.*_password|.*_token|access_key|secret_key|sas_token|client_secret|client_key|credentials|encryption_key|sse_customer_key)$/;

/** Blocks and attributes that none of our stacks writes: whatever put them there was not meant to. */
export function* strangeBlocks(tf: Body): Generator<BlockFinding> {
  for (const block of Object.keys(tf)) {
    if (!BLOCKS.includes(block)) yield { path: [block], message: `a stack has no block "${block}"` };
  }
  yield* strangeSettings(bodyOf(tf.terraform));
  yield* strangeProviders(bodyOf(tf.provider));
  for (const [type, named] of Object.entries(bodyOf(tf.resource))) {
    for (const [name, body] of Object.entries(bodyOf(named))) {
      yield* strangeResource(type, bodyOf(body), ['resource', type, name]);
    }
  }
}

function* strangeSettings(terraform: Body): Generator<BlockFinding> {
  for (const [name, required] of Object.entries(bodyOf(terraform.required_providers))) {
    const source = bodyOf(required).source;
    if (PROVIDERS[name]?.includes(String(source))) continue;
    const path = ['terraform', 'required_providers', name];
    yield { path, message: `provider "${name}" from "${source}" is none of ours` };
  }
  const backends = Object.entries(bodyOf(terraform.backend));
  if (backends.length !== 1 || terraform.cloud !== undefined) {
    yield { path: ['terraform', 'backend'], message: 'a stack names exactly one backend' };
  }
  for (const [name, settings] of backends) {
    const path = ['terraform', 'backend', name];
    yield* secrets(bodyOf(settings), path);
    const { path: file } = bodyOf(settings);
    if (name === 'local' && typeof file !== 'string')
      yield { path, message: 'a local backend says where its state is' };
    if (isAbsolute(file)) yield { path: [...path, 'path'], message: `"${file}" is a path of one machine` };
  }
}

function* strangeProviders(providers: Body): Generator<BlockFinding> {
  for (const [name, configurations] of Object.entries(providers)) {
    if (PROVIDERS[name] === undefined)
      yield { path: ['provider', name], message: `provider "${name}" is none of ours` };
    for (const [index, settings] of [configurations].flat().entries()) {
      const path = ['provider', name, index];
      const cluster = name === 'helm' ? bodyOf(bodyOf(settings).kubernetes) : bodyOf(settings);
      if (cluster.exec !== undefined) yield { path: [...path, 'exec'], message: 'a provider runs no program' };
      yield* secrets(cluster, path);
    }
  }
}

function* strangeResource(type: string, body: Body, path: JsonPath): Generator<BlockFinding> {
  const provider = String(body.provider ?? type.split('_')[0]).split('.')[0] ?? '';
  if (PROVIDERS[provider] === undefined && type !== VALUE)
    yield { path, message: `"${type}" is of no provider of ours` };
  if (type === 'kubernetes_manifest') yield { path, message: 'kubernetes_manifest plans only where a cluster answers' };
  for (const key of ['provisioner', 'connection']) {
    if (body[key] !== undefined) yield { path: [...path, key], message: 'a resource runs no program' };
  }
  if (type !== 'helm_release') return;
  for (const key of RELEASE_SIDE_DOORS) {
    if (body[key] !== undefined)
      yield { path: [...path, key], message: `a release takes its values whole, not by "${key}"` };
  }
  for (const key of ['chart', 'repository']) {
    if (isAbsolute(body[key])) yield { path: [...path, key], message: `"${body[key]}" is a path of one machine` };
  }
  yield* secrets(body, path);
}

function* secrets(body: Body, path: JsonPath): Generator<BlockFinding> {
  for (const key of Object.keys(body)) {
    if (SECRET.test(key)) yield { path: [...path, key], message: `"${key}" would lie in the file in clear` };
  }
}

function isAbsolute(value: unknown): boolean {
  return typeof value === 'string' && /^([\\/~]|[A-Za-z]:[\\/]|file:)/.test(value);
}

/** Terraform reads a list of one body as that body. */
function bodyOf(value: unknown): Body {
  if (Array.isArray(value)) return Object.assign({}, ...value.map(bodyOf));
  return typeof value === 'object' && value !== null ? (value as Body) : {};
}
