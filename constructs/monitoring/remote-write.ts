import { type RemoteWriteShards, SAMPLES_PER_SEND, SHARD_CAPACITY, type Site } from '../../site/model/index.ts';
import type { RemoteWriteSpec } from '../../site/spec/index.ts';
import { writeRelabelings } from './write-relabelings.ts';

/** Where figures are sent as well, with queues for the series of this site. */
export function remoteWriteOf(site: Site, remoteWrite: RemoteWriteSpec, { least, most }: RemoteWriteShards): object {
  const { url, secret } = remoteWrite;
  const key = (name: string) => ({ name: secret, key: name });
  const relabelings = writeRelabelings(site, remoteWrite);
  return {
    url,
    ...(secret === undefined ? {} : { basicAuth: { username: key('username'), password: key('password') } }),
    queueConfig: {
      capacity: SHARD_CAPACITY,
      maxSamplesPerSend: SAMPLES_PER_SEND,
      minShards: least,
      maxShards: most,
    },
    ...(relabelings.length === 0 ? {} : { writeRelabelConfigs: relabelings }),
  };
}
