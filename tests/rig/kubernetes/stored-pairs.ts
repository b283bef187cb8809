/** A key of etcd and its value, both in base64 as etcd's gateway takes and gives them. */
export interface StoredPair {
  readonly key: string;
  readonly value: string;
}

const FIRST = '/registry/';
/** The key after all that begin so: an end is not part of a range. */
const END = '/registry0';

/** What belongs to the server that wrote it, and to no other. */
const OWN = /^\/registry\/(events|leases|masterleases)\//;

/** All that an API server has stored. */
export async function readStore(etcdUrl: string): Promise<readonly StoredPair[]> {
  const range = { key: base64(FIRST), range_end: base64(END) };
  const { kvs } = (await ask(`${etcdUrl}/v3/kv/range`, range)) as { readonly kvs: readonly StoredPair[] };
  const kept = kvs.filter(({ key }) => !OWN.test(Buffer.from(key, 'base64').toString('utf8')));
  return kept.map(({ key, value }) => ({ key, value }));
}

/** In one transaction, before an API server looks: it takes what it finds for its own. */
export async function writeStore(etcdUrl: string, pairs: readonly StoredPair[]): Promise<void> {
  await ask(`${etcdUrl}/v3/kv/txn`, { success: pairs.map((pair) => ({ request_put: pair })) });
}

async function ask(url: string, body: object): Promise<unknown> {
  const reply = await fetch(url, { method: 'POST', body: JSON.stringify(body) });
  if (!reply.ok) throw new Error(`etcd: ${await reply.text()}`);
  return reply.json();
}

function base64(text: string): string {
  return Buffer.from(text).toString('base64');
}
