import type { FailureMode } from '../rules.ts';
import { coolantLeak } from './coolant-leak.ts';
import { coolingLost } from './cooling-lost.ts';
import { failureWouldOverload } from './failure-would-overload.ts';
import { gpuMemory } from './gpu-memory.ts';
import { gpuSilent } from './gpu-silent.ts';
import { gpuThrottled } from './gpu-throttled.ts';
import { gpuXid } from './gpu-xid.ts';
import { infinibandPorts } from './infiniband-ports.ts';
import { meterSilent } from './meter-silent.ts';
import { overContinuousRating } from './over-continuous-rating.ts';
import { overRating } from './over-rating.ts';
import { rackOverPlan } from './rack-over-plan.ts';
import { supplyTooWarm } from './supply-too-warm.ts';

/** Every way of failing that the site is watched for; each is the file of its name. */
export const failureModes: readonly FailureMode[] = [
  overContinuousRating,
  overRating,
  failureWouldOverload,
  rackOverPlan,
  meterSilent,
  coolingLost,
  supplyTooWarm,
  coolantLeak,
  gpuXid,
  gpuMemory,
  gpuThrottled,
  gpuSilent,
  infinibandPorts,
];
