import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ApiAddress } from './api.ts';

/** What lets the parts of one cluster talk to each other. Made for one run, in its folder, and gone with it. */
export interface Credentials {
  readonly token: string;
  /** `--token-auth-file` of the API server. */
  readonly tokens: string;
  readonly accountKey: string;
  readonly accountPublicKey: string;
}

const SECRET = { mode: 0o600 };

export function makeCredentials(folder: string): Credentials {
  const token = randomBytes(32).toString('hex');
  const tokens = join(folder, 'tokens.csv');
  writeFileSync(tokens, `${token},rig,rig,system:masters\n`, SECRET);
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const accountKey = join(folder, 'accounts.key');
  const accountPublicKey = join(folder, 'accounts.pub');
  writeFileSync(accountKey, privateKey.export({ type: 'pkcs1', format: 'pem' }), SECRET);
  writeFileSync(accountPublicKey, publicKey.export({ type: 'spki', format: 'pem' }));
  return { token, tokens, accountKey, accountPublicKey };
}

/** Writes what `KUBECONFIG` names. It is JSON, which is YAML. */
export function writeKubeconfig(folder: string, { url, token, ca }: ApiAddress): string {
  const file = join(folder, 'kubeconfig');
  const kubeconfig = {
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [
      { name: 'rig', cluster: { server: url, 'certificate-authority-data': Buffer.from(ca).toString('base64') } },
    ],
    users: [{ name: 'rig', user: { token } }],
    contexts: [{ name: 'rig', context: { cluster: 'rig', user: 'rig' } }],
    'current-context': 'rig',
  };
  writeFileSync(file, JSON.stringify(kubeconfig), SECRET);
  return file;
}
