import { Agent, request } from 'node:https';
import type { KubernetesObject } from '../../../constructs/terraform/kubernetes-object.ts';
import type { Kind } from '../crds/facts.ts';

/** Where the API server listens, and how to be let in. */
export interface ApiAddress {
  readonly url: string;
  readonly token: string;
  /** What its certificate is checked against: PEM. */
  readonly ca: string;
}

/** An object as the API server has it. */
export type LiveObject = KubernetesObject & {
  readonly metadata: {
    readonly uid: string;
    readonly resourceVersion: string;
    readonly generation?: number;
    readonly deletionTimestamp?: string;
  };
};

export interface ObjectRef extends Kind {
  readonly metadata: { readonly name: string; readonly namespace?: string };
  readonly [field: string]: unknown;
}

export interface Api {
  /** Server-side apply, by force and with strict field validation: an unknown or doubled field is a fault. */
  apply(object: ObjectRef, options?: { readonly dryRun?: boolean; readonly manager?: string }): Promise<LiveObject>;
  create(object: ObjectRef): Promise<LiveObject>;
  /** Merges fields into an object, or into its status. */
  patch(ref: ObjectRef, fields: object, subresource?: 'status' | 'scale'): Promise<LiveObject>;
  get(ref: ObjectRef): Promise<LiveObject>;
  /** Of one namespace or of all. The selector is as in `kubectl --selector`. */
  list(kind: Kind, options?: { readonly namespace?: string; readonly selector?: string }): Promise<LiveObject[]>;
  /** Asks for the end of an object; it may take its time. One that is not there is no fault. */
  delete(ref: ObjectRef): Promise<void>;
  /** Anything else: `raw('GET', '/readyz')`. */
  raw(method: string, path: string, content?: Content): Promise<unknown>;
  /** The same as somebody else: what a tenant may and may not. */
  as(user: string, groups?: readonly string[]): Api;
  /** What the API server has warned of so far: deprecated kinds, pods that a policy would refuse. */
  readonly warnings: readonly string[];
  close(): void;
}

export interface Content {
  readonly body?: object;
  /** @default 'application/json' */
  readonly type?: string;
  /** @default 'application/json' */
  readonly accept?: string;
}

/** What the API server refused, in its own words. */
export class ApiFault extends Error {
  readonly status: number;
  readonly reason: string;

  constructor(status: number, reason: string, message: string) {
    super(message);
    this.name = 'ApiFault';
    this.status = status;
    this.reason = reason;
  }
}

const FIELD_MANAGER = 'afterhash-rig';

const MERGE_PATCH = 'application/merge-patch+json';

/** The API server reads JSON here too: it is YAML. */
const APPLY_PATCH = 'application/apply-patch+yaml';

/** More would only wait in the server's own queue. */
const CONNECTIONS = 32;

/** A new CRD is served a moment after it is established. */
const DISCOVERY_TRIES = 50;
const DISCOVERY_PAUSE_MILLISECONDS = 100;

interface Resource {
  readonly name: string;
  readonly kind: string;
  readonly namespaced: boolean;
}

type Send = (method: string, path: string, content?: Content) => Promise<unknown>;

export function connect(address: ApiAddress): Api {
  const agent = new Agent({ ca: address.ca, keepAlive: true, maxSockets: CONNECTIONS });
  const warnings: string[] = [];
  const sendAs =
    (identity: Identity): Send =>
    (method, path, content) =>
      exchange(address, agent, identity, warnings, method, path, content);
  const resourceOf = discovery(sendAs({}));
  const apiFor = (identity: Identity): Api => {
    const own = sendAs(identity);
    const pathOf = async (ref: ObjectRef) => `${await collection(ref, ref.metadata.namespace)}/${ref.metadata.name}`;
    const collection = async (kind: Kind, namespace?: string) => {
      const { name, namespaced } = await resourceOf(kind);
      return `${groupPath(kind.apiVersion)}${namespaced && namespace !== undefined ? `/namespaces/${namespace}` : ''}/${name}`;
    };
    return {
      warnings,
      raw: own,
      as: (user, groups = []) => apiFor({ user, groups }),
      close: () => agent.destroy(),
      async apply(object, { dryRun = false, manager = FIELD_MANAGER } = {}) {
        const options = `fieldManager=${manager}&force=true&fieldValidation=Strict${dryRun ? '&dryRun=All' : ''}`;
        return live(await own('PATCH', `${await pathOf(object)}?${options}`, { body: object, type: APPLY_PATCH }));
      },
      async create(object) {
        const path = await collection(object, object.metadata.namespace);
        return live(
          await own('POST', `${path}?fieldManager=${FIELD_MANAGER}&fieldValidation=Strict`, { body: object }),
        );
      },
      async patch(ref, fields, subresource) {
        const path = `${await pathOf(ref)}${subresource === undefined ? '' : `/${subresource}`}`;
        return live(await own('PATCH', path, { body: fields, type: MERGE_PATCH }));
      },
      async get(ref) {
        return live(await own('GET', await pathOf(ref)));
      },
      async list(kind, { namespace, selector } = {}) {
        const query = selector === undefined ? '' : `?labelSelector=${encodeURIComponent(selector)}`;
        const { items } = (await own('GET', `${await collection(kind, namespace)}${query}`)) as { items: LiveObject[] };
        return items;
      },
      async delete(ref) {
        try {
          await own('DELETE', await pathOf(ref), { body: { propagationPolicy: 'Background' } });
        } catch (fault) {
          if (!(fault instanceof ApiFault) || fault.status !== 404) throw fault;
        }
      },
    };
  };
  return apiFor({});
}

interface Identity {
  readonly user?: string;
  readonly groups?: readonly string[];
}

function live(reply: unknown): LiveObject {
  return reply as LiveObject;
}

function groupPath(apiVersion: string): string {
  return apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
}

/** Which path a kind has: asked of the API server, and remembered. */
function discovery(send: Send): (kind: Kind) => Promise<Resource> {
  const known = new Map<string, Resource>();
  return async ({ apiVersion, kind }) => {
    for (let tries = 0; tries < DISCOVERY_TRIES; tries++) {
      const resource = known.get(`${apiVersion} ${kind}`);
      if (resource !== undefined) return resource;
      if (tries > 0) await new Promise((resolve) => setTimeout(resolve, DISCOVERY_PAUSE_MILLISECONDS));
      for (const one of await resourcesOf(send, apiVersion)) known.set(`${apiVersion} ${one.kind}`, one);
    }
    throw new ApiFault(404, 'NotFound', `the API server has no kind ${apiVersion} ${kind}`);
  };
}

async function resourcesOf(send: Send, apiVersion: string): Promise<readonly Resource[]> {
  try {
    const { resources } = (await send('GET', groupPath(apiVersion))) as { resources: Resource[] };
    return resources.filter(({ name }) => !name.includes('/'));
  } catch (fault) {
    if (fault instanceof ApiFault && fault.status === 404) return [];
    throw fault;
  }
}

function exchange(
  { url, token }: ApiAddress,
  agent: Agent,
  { user, groups = [] }: Identity,
  warnings: string[],
  method: string,
  path: string,
  { body, type = 'application/json', accept = 'application/json' }: Content = {},
): Promise<unknown> {
  const headers: { [name: string]: string | string[] } = {
    authorization: `Bearer ${token}`,
    accept,
  };
  if (user !== undefined) headers['impersonate-user'] = user;
  if (groups.length > 0) headers['impersonate-group'] = [...groups];
  const text = body === undefined ? undefined : JSON.stringify(body);
  if (text !== undefined) {
    headers['content-type'] = type;
    // Node says the length of a DELETE's body only when told to, and the server would read it as the next request.
    headers['content-length'] = String(Buffer.byteLength(text));
  }
  return new Promise((resolve, reject) => {
    const sent = request(`${url}${path}`, { method, agent, headers }, (reply) => {
      const chunks: Buffer[] = [];
      reply.on('data', (chunk: Buffer) => chunks.push(chunk));
      reply.on('error', reject);
      reply.on('end', () => {
        const answer = Buffer.concat(chunks).toString('utf8');
        const status = reply.statusCode ?? 0;
        const warning = reply.headers.warning;
        if (warning !== undefined) warnings.push(`${method} ${path.replace(/\?.*/, '')}: ${warning}`);
        if (status < 400) resolve(parse(answer));
        else reject(faultOf(status, answer));
      });
    });
    sent.on('error', reject);
    sent.end(text);
  });
}

function parse(answer: string): unknown {
  try {
    return JSON.parse(answer);
  } catch {
    return answer;
  }
}

function faultOf(status: number, answer: string): ApiFault {
  const said = parse(answer);
  const { reason = '', message = answer } =
    typeof said === 'object' && said !== null ? (said as Record<string, string>) : {};
  return new ApiFault(status, reason, message);
}
