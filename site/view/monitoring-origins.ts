import { prometheusMemory, prometheusStorage, remoteWriteTuning } from '../catalog/citations.ts';
import type { Citation } from '../diagnostics/index.ts';
import {
  BLOCK_SHARE,
  BYTES_PER_SAMPLE,
  DEFAULT_INTERVAL,
  type MonitoringLoad,
  memoryParts,
  monitoringLoad,
  portsOfNode,
  ROUND_TRIP_SECONDS,
  SAMPLES_PER_SEND,
  SERIES_OF_CLUSTER,
  SERIES_PER_GPU,
  SERIES_PER_PORT,
  type Site,
} from '../model/index.ts';
import { asWritten, inputsOf, type Operand, type Origin } from './origin.ts';

type MonitoringSpec = NonNullable<Site['spec']['monitoring']>;

const PATH = ['monitoring'];

/** Where the sizes of Prometheus come from. */
export function monitoringOrigins(site: Site): readonly Origin[] {
  const { monitoring } = site.spec;
  if (monitoring === undefined) return [];
  const load = monitoringLoad(site, monitoring);
  return [
    replicasOrigin(monitoring, load),
    seriesOrigin(site, monitoring, load),
    {
      figure: 'monitoring.samples',
      is: `${load.series} / ${interval(monitoring).value} = ${Math.round(load.samplesPerSecond)}`,
      from: [shown('series', load.series), interval(monitoring)],
    },
    ...memoryOrigins(monitoring, load),
    {
      figure: 'monitoring.blocks',
      is: `${Math.round(load.samplesPerSecond)} a second x ${monitoring.retention} x ${BYTES_PER_SAMPLE} bytes = ${load.blocks}`,
      from: [samples(load), ...inputsOf(PATH, monitoring, ['retention'])],
      source: cited(prometheusStorage),
    },
    diskOrigin(monitoring, load),
    ...shardOrigins(load),
  ];
}

function replicasOrigin(monitoring: MonitoringSpec, { replicas }: MonitoringLoad): Origin {
  const figure = 'monitoring.replicas';
  if (monitoring.replicas !== undefined) return asWritten(figure, replicas, [...PATH, 'replicas']);
  return {
    figure,
    is: `${replicas}, as ${monitoring.alerts === undefined ? 'nobody is told of alerts' : 'somebody is told of alerts'}`,
    from: [
      {
        name: 'alerts',
        value: monitoring.alerts === undefined ? 'to nobody' : `to ${monitoring.alerts.to}`,
        written: [...PATH, 'alerts'],
      },
    ],
  };
}

function seriesOrigin(site: Site, { seriesPerNode }: MonitoringSpec, { series }: MonitoringLoad): Origin {
  const counted = seriesPerNode === undefined ? '' : ` + ${seriesPerNode} of its own`;
  const ofPools = site.pools.map(
    (pool) =>
      ` + ${pool.id} (${pool.gpus} GPUs x ${SERIES_PER_GPU[pool.gpu.vendor]} + ${pool.nodes} nodes x (${portsOfNode(site, pool)} ports x ${SERIES_PER_PORT}${counted}))`,
  );
  return {
    figure: 'monitoring.series',
    is: `${SERIES_OF_CLUSTER} of the cluster${ofPools.join('')} = ${series}${seriesPerNode === undefined ? ', and what nodes have beside' : ''}`,
    from: [
      { name: 'of the cluster', value: `${SERIES_OF_CLUSTER}`, written: PATH },
      ...site.pools.map(
        ({ id, gpus, path }): Operand => ({
          name: `GPUs of ${id}`,
          value: `${gpus}`,
          written: path,
          figure: `pools.${id}.gpus`,
        }),
      ),
      {
        name: 'seriesPerNode',
        value: seriesPerNode === undefined ? 'not counted' : `${seriesPerNode}`,
        written: [...PATH, 'seriesPerNode'],
      },
    ],
  };
}

function memoryOrigins(monitoring: MonitoringSpec, load: MonitoringLoad): readonly Origin[] {
  const { needed, request, limit } = load.memory;
  const parts = memoryParts(load);
  const written = [...PATH, 'memory'];
  const need: Operand = { name: 'needed', value: `${needed}`, written: PATH, figure: 'monitoring.memory.needed' };
  const asked: Operand = { name: 'request', value: `${request}`, written: PATH, figure: 'monitoring.memory.request' };
  const sent = load.shards === undefined ? '' : ` + ${parts.remoteWrite} for what is sent on`;
  const needs: Origin = {
    figure: 'monitoring.memory.needed',
    is: `${parts.series} for the series + ${parts.samples} for their samples of three hours${sent} = ${needed}`,
    from: [shown('series', load.series), samples(load)],
    source: cited(prometheusMemory),
  };
  if (monitoring.memory !== undefined)
    return [
      needs,
      asWritten('monitoring.memory.request', request, written),
      asWritten('monitoring.memory.limit', request, written),
    ];
  return [
    needs,
    {
      figure: 'monitoring.memory.request',
      is: `${needed}, no less than the 400 MiB of the chart's example, in steps of 0.5 GiB = ${request}`,
      from: [need],
    },
    limit === undefined
      ? {
          figure: 'monitoring.memory.limit',
          is: 'none: what nodes have beside GPUs and ports is not counted, and a limit below it would end Prometheus again and again',
          from: [{ name: 'seriesPerNode', value: 'not counted', written: [...PATH, 'seriesPerNode'] }],
        }
      : {
          figure: 'monitoring.memory.limit',
          is: `2 x ${request} = ${limit}, with room for queries and for reading the log again`,
          from: [asked],
        },
  ];
}

function diskOrigin(monitoring: MonitoringSpec, { blocks, disk }: MonitoringLoad): Origin {
  const figure = 'monitoring.disk';
  if (monitoring.storage !== undefined) return asWritten(figure, disk, [...PATH, 'storage']);
  const from: readonly Operand[] = [{ name: 'blocks', value: `${blocks}`, written: PATH, figure: 'monitoring.blocks' }];
  if (disk === undefined)
    return {
      figure,
      is: 'none: an empty directory of the node, for no size is written, and seriesPerNode or a class is missing',
      from,
    };
  return {
    figure,
    is: `${blocks} / ${BLOCK_SHARE}, in steps of 100 GB = ${disk}`,
    from,
    source: cited(prometheusStorage),
  };
}

function shardOrigins(load: MonitoringLoad): readonly Origin[] {
  const { shards } = load;
  if (shards === undefined) return [];
  const source = cited(remoteWriteTuning);
  return [
    {
      figure: 'monitoring.shards.least',
      is: `${Math.round(load.samplesPerSecond)} a second x ${ROUND_TRIP_SECONDS} s a request / ${SAMPLES_PER_SEND} a request = ${shards.least}`,
      from: [samples(load)],
      source,
    },
    {
      figure: 'monitoring.shards.most',
      is: `four times the least, and no less than the 50 of Prometheus = ${shards.most}`,
      from: [
        {
          name: 'least',
          value: `${shards.least}`,
          written: [...PATH, 'remoteWrite'],
          figure: 'monitoring.shards.least',
        },
      ],
      source,
    },
  ];
}

function interval({ interval = DEFAULT_INTERVAL }: MonitoringSpec): Operand {
  return { name: 'interval', value: `${interval}`, written: [...PATH, 'interval'] };
}

function samples({ samplesPerSecond }: MonitoringLoad): Operand {
  return shown('samples', Math.round(samplesPerSecond));
}

function shown(name: 'series' | 'samples', value: number): Operand {
  return { name, value: `${value}`, written: PATH, figure: `monitoring.${name}` };
}

function cited({ title, url }: Citation): string {
  return `${title}, ${url}`;
}
