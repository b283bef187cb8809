import type { FailureMode } from '../rules.ts';
import { airTooWarm } from './air-too-warm.ts';
import { coolantFlowShort } from './coolant-flow-short.ts';
import { coolantLeak } from './coolant-leak.ts';
import { coolantPressure } from './coolant-pressure.ts';
import { coolingLost } from './cooling-lost.ts';
import { curtailment } from './curtailment.ts';
import { driveWear } from './drive-wear.ts';
import { fabricUnseen } from './fabric-unseen.ts';
import { failureWouldOverload } from './failure-would-overload.ts';
import { feedLost } from './feed-lost.ts';
import { gangStuck } from './gang-stuck.ts';
import { gpuHung } from './gpu-hung.ts';
import { gpuMemory } from './gpu-memory.ts';
import { gpuNvlink } from './gpu-nvlink.ts';
import { gpuSilent } from './gpu-silent.ts';
import { gpuThrottled } from './gpu-throttled.ts';
import { gpuUnhealthy } from './gpu-unhealthy.ts';
import { gpuXgmi } from './gpu-xgmi.ts';
import { gpuXid } from './gpu-xid.ts';
import { infinibandErrors } from './infiniband-errors.ts';
import { infinibandPorts } from './infiniband-ports.ts';
import { machineSilent } from './machine-silent.ts';
import { meterAbsent } from './meter-absent.ts';
import { meterSilent } from './meter-silent.ts';
import { nodeFlapping } from './node-flapping.ts';
import { nodeShed } from './node-shed.ts';
import { overContinuousRating } from './over-continuous-rating.ts';
import { overRating } from './over-rating.ts';
import { queueStarved } from './queue-starved.ts';
import { rackLost } from './rack-lost.ts';
import { rackOverPlan } from './rack-over-plan.ts';
import { rackOverRating } from './rack-over-rating.ts';
import { retentionOverDisk } from './retention-over-disk.ts';
import { roceErrors } from './roce-errors.ts';
import { rocePorts } from './roce-ports.ts';
import { supplyTooWarm } from './supply-too-warm.ts';
import { switchPortErrors } from './switch-port-errors.ts';
import { switchPorts } from './switch-ports.ts';
import { tenantOverQuota } from './tenant-over-quota.ts';
import { upsOnBattery } from './ups-on-battery.ts';
import { volumeNearFull } from './volume-near-full.ts';
import { volumesLeft } from './volumes-left.ts';

/** Every way of failing that the site is watched for; each is the file of its name. */
export const failureModes: readonly FailureMode[] = [
  overContinuousRating,
  overRating,
  rackOverRating,
  failureWouldOverload,
  feedLost,
  rackOverPlan,
  meterAbsent,
  meterSilent,
  machineSilent,
  upsOnBattery,
  coolingLost,
  supplyTooWarm,
  airTooWarm,
  coolantFlowShort,
  coolantPressure,
  coolantLeak,
  curtailment,
  gpuXid,
  gpuMemory,
  gpuNvlink,
  gpuUnhealthy,
  gpuXgmi,
  gpuThrottled,
  gpuHung,
  gpuSilent,
  infinibandPorts,
  infinibandErrors,
  rocePorts,
  roceErrors,
  switchPorts,
  switchPortErrors,
  fabricUnseen,
  volumeNearFull,
  retentionOverDisk,
  volumesLeft,
  driveWear,
  nodeFlapping,
  nodeShed,
  rackLost,
  queueStarved,
  gangStuck,
  tenantOverQuota,
];
