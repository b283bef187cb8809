import { type Pool, partitionedPools, partitionOf, type Site } from '../../site/model/index.ts';
import { labelsOf } from '../names.ts';
import type { CurtailmentStep } from '../scheduling/curtailment.ts';
import { PARTITIONING_TAINT, PROFILE_LABEL, PROFILE_STATE_LABEL } from './gpu-partitions.ts';

const { key, value, effect } = PARTITIONING_TAINT;
const TAINT = `${key}=${value}:${effect}`;

/**
 * What is done when nodes join whose GPUs are to be cut, and when a pool takes
 * another mode: no controller empties nodes for it, and GPUs that anybody holds
 * open are not cut (ROCm/gpu-operator, docs/dcm/applying-partition-profiles.rst,
 * read 2026-11-26).
 */
export function partitionSteps(
  site: Site,
): readonly { readonly pool: Pool; readonly steps: readonly CurtailmentStep[] }[] {
  return partitionedPools(site).map((pool) => ({ pool, steps: stepsOf(site, pool) }));
}

function stepsOf(site: Site, pool: Pool): readonly CurtailmentStep[] {
  const nodes = `${labelsOf(site).pool}=${pool.id}`;
  const mode = partitionOf(pool)?.mode ?? '';
  return [
    {
      what: 'keep jobs off the nodes, and what is left of the last time out of sight',
      why: 'it ends every pod that may hold a GPU',
      commands: [
        ['taint', 'nodes', `--selector=${nodes}`, TAINT, '--overwrite'],
        ['label', 'nodes', `--selector=${nodes}`, `${PROFILE_STATE_LABEL}-`],
      ],
    },
    {
      what: `wait until no pod of a job is left, and apply ${site.name}-platform`,
      why: `its rule names the mode of the nodes, ${mode}, by the label ${PROFILE_LABEL}, and the config manager sets it`,
      commands: [],
    },
    {
      what: 'look what became of it',
      why: 'a node whose state is "failure" had somebody hold a GPU, or a driver or firmware that is too old: the events of its config manager say which',
      commands: [['get', 'nodes', `--selector=${nodes}`, `--label-columns=${PROFILE_LABEL},${PROFILE_STATE_LABEL}`]],
    },
    {
      what: 'let jobs onto the nodes that are cut',
      why: 'device plugin and exporter start with it, and see the GPUs as they are now',
      commands: [['taint', 'nodes', `--selector=${nodes},${PROFILE_STATE_LABEL}=success`, `${key}:${effect}-`]],
    },
  ];
}
