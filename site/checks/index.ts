import type { Rule } from '../diagnostics/index.ts';
import type { Site } from '../model/index.ts';
import { adapterNotDriven } from './cluster/adapter-not-driven.ts';
import { addressPoolTooSmall } from './cluster/address-pool-too-small.ts';
import { chartVersionUnknown } from './cluster/chart-version-unknown.ts';
import { draNotPossible } from './cluster/dra-not-possible.ts';
import { driverBranchEnded } from './cluster/driver-branch-ended.ts';
import { driverSettingUnused } from './cluster/driver-setting-unused.ts';
import { driverTooOld } from './cluster/driver-too-old.ts';
import { driverWithoutImage } from './cluster/driver-without-image.ts';
import { gpuNotDriven } from './cluster/gpu-not-driven.ts';
import { hostsMissing } from './cluster/hosts-missing.ts';
import { kernelTooOld } from './cluster/kernel-too-old.ts';
import { knownBadCombination } from './cluster/known-bad-combination.ts';
import { kubernetesOutsideWindow } from './cluster/kubernetes-outside-window.ts';
import { machineSettingUnused } from './cluster/machine-setting-unused.ts';
import { migLayoutUnknown } from './cluster/mig-layout-unknown.ts';
import { migNotPossible } from './cluster/mig-not-possible.ts';
import { nameCacheInManagement } from './cluster/name-cache-in-management.ts';
import { nameTooLong } from './cluster/name-too-long.ts';
import { namesMeet } from './cluster/names-meet.ts';
import { noComputeDomains } from './cluster/no-compute-domains.ts';
import { notRendered } from './cluster/not-rendered.ts';
import { nothingReserved } from './cluster/nothing-reserved.ts';
import { partitionNotPossible } from './cluster/partition-not-possible.ts';
import { partitionUnknown } from './cluster/partition-unknown.ts';
import { pkeysNeedX86 } from './cluster/pkeys-need-x86.ts';
import { sharesUnused } from './cluster/shares-unused.ts';
import { sharingNotPossible } from './cluster/sharing-not-possible.ts';
import { sparesNotThere } from './cluster/spares-not-there.ts';
import { systemNotValidated } from './cluster/system-not-validated.ts';
import { ballastNeverRemoved } from './conversion/ballast-never-removed.ts';
import { carveOutExceeded } from './conversion/carve-out-exceeded.ts';
import { carveOutShared } from './conversion/carve-out-shared.ts';
import { containerOverfilled } from './conversion/container-overfilled.ts';
import { containerWrongCooling } from './conversion/container-wrong-cooling.ts';
import { criticalNotCarried } from './conversion/critical-not-carried.ts';
import { geforceLicence } from './conversion/geforce-licence.ts';
import { geforceRental } from './conversion/geforce-rental.ts';
import { leftoverNotAllowed } from './conversion/leftover-not-allowed.ts';
import { leftoverWithoutTarget } from './conversion/leftover-without-target.ts';
import { minersInTwoHalls } from './conversion/miners-in-two-halls.ts';
import { phasesOutOfOrder } from './conversion/phases-out-of-order.ts';
import { readyTooLate } from './conversion/ready-too-late.ts';
import { removedButLoaded } from './conversion/removed-but-loaded.ts';
import { rowStillMined } from './conversion/row-still-mined.ts';
import { shellNotDedicated } from './conversion/shell-not-dedicated.ts';
import { usedBeforeBuilt } from './conversion/used-before-built.ts';
import { airShort } from './cooling/air-short.ts';
import { airflowShort } from './cooling/airflow-short.ts';
import { classExceeded } from './cooling/class-exceeded.ts';
import { coolantStarved } from './cooling/coolant-starved.ts';
import { facilityWaterTooWarm } from './cooling/facility-water-too-warm.ts';
import { flowShort } from './cooling/flow-short.ts';
import { inletOutsideClass } from './cooling/inlet-outside-class.ts';
import { inletOutsideRecommended } from './cooling/inlet-outside-recommended.ts';
import { liquidShort } from './cooling/liquid-short.ts';
import { noMachines } from './cooling/no-machines.ts';
import { noSpare } from './cooling/no-spare.ts';
import { pueBelowMachines } from './cooling/pue-below-machines.ts';
import { pueBelowUsual } from './cooling/pue-below-usual.ts';
import { pueIsAnnualMean } from './cooling/pue-is-annual-mean.ts';
import { rackAboveTypical } from './cooling/rack-above-typical.ts';
import { rackTooDense } from './cooling/rack-too-dense.ts';
import { rejectionRatedBelowDesign } from './cooling/rejection-rated-below-design.ts';
import { rejectionShort } from './cooling/rejection-short.ts';
import { rejectionTooCold } from './cooling/rejection-too-cold.ts';
import { rejectionTooWarm } from './cooling/rejection-too-warm.ts';
import { supplyTooWarm } from './cooling/supply-too-warm.ts';
import { waterShort } from './cooling/water-short.ts';
import { waterWarmerThanAir } from './cooling/water-warmer-than-air.ts';
import { wetBulbMissing } from './cooling/wet-bulb-missing.ts';
import { wrongMedium } from './cooling/wrong-medium.ts';
import { availabilityBroken } from './energy/availability-broken.ts';
import { capHeldTooLong } from './energy/cap-held-too-long.ts';
import { contractExhausted } from './energy/contract-exhausted.ts';
import { dearerShedFirst } from './energy/dearer-shed-first.ts';
import { firmBeyondSite } from './energy/firm-beyond-site.ts';
import { firmContractShed } from './energy/firm-contract-shed.ts';
import { floorAboveLoad } from './energy/floor-above-load.ts';
import { floorBroken } from './energy/floor-broken.ts';
import { fourPeaksMissed } from './energy/four-peaks-missed.ts';
import { ladderOutOfOrder } from './energy/ladder-out-of-order.ts';
import { largeLoadLaw } from './energy/large-load-law.ts';
import { leaseBelowTariff } from './energy/lease-below-tariff.ts';
import { minersLoseMoney } from './energy/miners-lose-money.ts';
import { noticeLongerThanKind } from './energy/notice-longer-than-kind.ts';
import { noticeTooShort } from './energy/notice-too-short.ts';
import { pauseWithoutIdle } from './energy/pause-without-idle.ts';
import { priceAfterReview } from './energy/price-after-review.ts';
import { programmeElsewhere } from './energy/programme-elsewhere.ts';
import { programmeNotMet } from './energy/programme-not-met.ts';
import { programmesOverlap } from './energy/programmes-overlap.ts';
import { rampNotFollowed } from './energy/ramp-not-followed.ts';
import { rungShedsNothing } from './energy/rung-sheds-nothing.ts';
import { rungTwice } from './energy/rung-twice.ts';
import { scaleNotElastic } from './energy/scale-not-elastic.ts';
import { shedLoadLentOn } from './energy/shed-load-lent-on.ts';
import { accessNeedsInterfaces } from './fabric/access-needs-interfaces.ts';
import { adaptersNamedByNobody } from './fabric/adapters-named-by-nobody.ts';
import { addressesOfManagement } from './fabric/addresses-of-management.ts';
import { cableBeyondPreferred } from './fabric/cable-beyond-preferred.ts';
import { cableSpeedMismatch } from './fabric/cable-speed-mismatch.ts';
import { cableTooLong } from './fabric/cable-too-long.ts';
import { cableWithdrawn } from './fabric/cable-withdrawn.ts';
import { coreFartherThanSaid } from './fabric/core-farther-than-said.ts';
import { fewerPortsThanPods } from './fabric/fewer-ports-than-pods.ts';
import { functionsCutByNobody } from './fabric/functions-cut-by-nobody.ts';
import { functionsMayCrossPlanes } from './fabric/functions-may-cross-planes.ts';
import { functionsMissPlanes } from './fabric/functions-miss-planes.ts';
import { joinedByNobody } from './fabric/joined-by-nobody.ts';
import { kindMismatch } from './fabric/kind-mismatch.ts';
import { leafAboveServers } from './fabric/leaf-above-servers.ts';
import { managerNotInfiniband } from './fabric/manager-not-infiniband.ts';
import { mtuNeedsRoce } from './fabric/mtu-needs-roce.ts';
import { noFabricPorts } from './fabric/no-fabric-ports.ts';
import { nothingToJoin } from './fabric/nothing-to-join.ts';
import { partialUnit } from './fabric/partial-unit.ts';
import { planesJoinedByNobody } from './fabric/planes-joined-by-nobody.ts';
import { planesNeedEthernet } from './fabric/planes-need-ethernet.ts';
import { portSpeedMismatch } from './fabric/port-speed-mismatch.ts';
import { qosNeedsRoce } from './fabric/qos-needs-roce.ts';
import { roceNeedsAddresses } from './fabric/roce-needs-addresses.ts';
import { routedNeedsRoce } from './fabric/routed-needs-roce.ts';
import { shellBeyondReach } from './fabric/shell-beyond-reach.ts';
import { spectrumXNotPossible } from './fabric/spectrum-x-not-possible.ts';
import { taperUndeclared } from './fabric/taper-undeclared.ts';
import { tooManyInterfaces } from './fabric/too-many-interfaces.ts';
import { trainingWithoutFabric } from './fabric/training-without-fabric.ts';
import { upgradeOfNothing } from './fabric/upgrade-of-nothing.ts';
import { aisleTooNarrow } from './floor/aisle-too-narrow.ts';
import { belowTia942 } from './floor/below-tia-942.ts';
import { cabinetOverloaded } from './floor/cabinet-overloaded.ts';
import { ceilingTooLow } from './floor/ceiling-too-low.ts';
import { doorTooSmall } from './floor/door-too-small.ts';
import { gapsNotKept } from './floor/gaps-not-kept.ts';
import { hallTooSmall } from './floor/hall-too-small.ts';
import { positionTooSmall } from './floor/position-too-small.ts';
import { rackTooHeavy } from './floor/rack-too-heavy.ts';
import { rackTooTall } from './floor/rack-too-tall.ts';
import { rowTooLong } from './floor/row-too-long.ts';
import { rowUnmeasured } from './floor/row-unmeasured.ts';
import { serverHeldByAisle } from './floor/server-held-by-aisle.ts';
import { spreadOverlaps } from './floor/spread-overlaps.ts';
import { tileOverloaded } from './floor/tile-overloaded.ts';
import { weightUnpublished } from './floor/weight-unpublished.ts';
import { alertsWithoutMeter } from './monitoring/alerts-without-meter.ts';
import { diskTooSmall } from './monitoring/disk-too-small.ts';
import { diskWithoutClass } from './monitoring/disk-without-class.ts';
import { memoryTooSmall } from './monitoring/memory-too-small.ts';
import { nodesNotCounted } from './monitoring/nodes-not-counted.ts';
import { replicasNotToldApart } from './monitoring/replicas-not-told-apart.ts';
import { telemetryWithoutUfm } from './monitoring/telemetry-without-ufm.ts';
import { watchesItsOwnDisk } from './monitoring/watches-its-own-disk.ts';
import { checkpointOutlastsBatteries } from './power/checkpoint-outlasts-batteries.ts';
import { continuousRatingExceeded } from './power/continuous-rating-exceeded.ts';
import { coolingUnfed } from './power/cooling-unfed.ts';
import { envelopeExceeded } from './power/envelope-exceeded.ts';
import { failureInMaintenance } from './power/failure-in-maintenance.ts';
import { failureOverload } from './power/failure-overload.ts';
import { faultNotTolerated } from './power/fault-not-tolerated.ts';
import { feedsDiffer } from './power/feeds-differ.ts';
import { generationShort } from './power/generation-short.ts';
import { generatorBlockTooLarge } from './power/generator-block-too-large.ts';
import { generatorNotDerated } from './power/generator-not-derated.ts';
import { generatorOverloaded } from './power/generator-overloaded.ts';
import { lineOverloaded } from './power/line-overloaded.ts';
import { lowVoltageCurrent } from './power/low-voltage-current.ts';
import { maintenanceNotHeld } from './power/maintenance-not-held.ts';
import { mediumVoltageInHall } from './power/medium-voltage-in-hall.ts';
import { noNeutral } from './power/no-neutral.ts';
import { phaseImbalance } from './power/phase-imbalance.ts';
import { rackExceedsTap } from './power/rack-exceeds-tap.ts';
import { redundancyNotHeld } from './power/redundancy-not-held.ts';
import { restoreOutlastsBatteries } from './power/restore-outlasts-batteries.ts';
import { sharedBackup } from './power/shared-backup.ts';
import { smoothingNotThere } from './power/smoothing-not-there.ts';
import { sourcesDiffer } from './power/sources-differ.ts';
import { suppliesShort } from './power/supplies-short.ts';
import { swingBeyondLimit } from './power/swing-beyond-limit.ts';
import { swingUnknown } from './power/swing-unknown.ts';
import { switchDrawUnderstated } from './power/switch-draw-understated.ts';
import { tierNotHeld } from './power/tier-not-held.ts';
import { transferTooSlow } from './power/transfer-too-slow.ts';
import { transformerOverloaded } from './power/transformer-overloaded.ts';
import { upsBeforeGenerator } from './power/ups-before-generator.ts';
import { upsRideThrough } from './power/ups-ride-through.ts';
import { voltageNotAccepted } from './power/voltage-not-accepted.ts';
import { availabilityWithoutSpares } from './reliability/availability-without-spares.ts';
import { goodputBelowWanted } from './reliability/goodput-below-wanted.ts';
import { intervalNotBest } from './reliability/interval-not-best.ts';
import { jobTooLarge } from './reliability/job-too-large.ts';
import { sparesShort } from './reliability/spares-short.ts';
import { stopUnknown } from './reliability/stop-unknown.ts';
import { cephTwice } from './storage/ceph-twice.ts';
import { checkpointTooSlow } from './storage/checkpoint-too-slow.ts';
import { checkpointsCoincide } from './storage/checkpoints-coincide.ts';
import { checkpointsNotDrained } from './storage/checkpoints-not-drained.ts';
import { classesMeet } from './storage/classes-meet.ts';
import { drivesCountedTwice } from './storage/drives-counted-twice.ts';
import { drivesNotDealt } from './storage/drives-not-dealt.ts';
import { drivesUnknown } from './storage/drives-unknown.ts';
import { drivesWearOut } from './storage/drives-wear-out.ts';
import { gpuDirectNotPossible } from './storage/gpu-direct-not-possible.ts';
import { gpuDirectPathSlow } from './storage/gpu-direct-path-slow.ts';
import { layoutNeedsDrives } from './storage/layout-needs-drives.ts';
import { metadataMemoryShort } from './storage/metadata-memory-short.ts';
import { metadataNotApart } from './storage/metadata-not-apart.ts';
import { monitorsNotApart } from './storage/monitors-not-apart.ts';
import { networksOverlap } from './storage/networks-overlap.ts';
import { noCheckpointClass } from './storage/no-checkpoint-class.ts';
import { noLocalNvme } from './storage/no-local-nvme.ts';
import { oneFaultFromLoss } from './storage/one-fault-from-loss.ts';
import { partsNotApart } from './storage/parts-not-apart.ts';
import { quotaExceedsCapacity } from './storage/quota-exceeds-capacity.ts';
import { quotaNotGranted } from './storage/quota-not-granted.ts';
import { readBelowGuidance } from './storage/read-below-guidance.ts';
import { scratchTooSmall } from './storage/scratch-too-small.ts';
import { serversWithoutRacks } from './storage/servers-without-racks.ts';
import { snapshotsNeedThin } from './storage/snapshots-need-thin.ts';
import { twoDefaults } from './storage/two-defaults.ts';
import { writeBelowGuidance } from './storage/write-below-guidance.ts';
import { attestationExpired } from './tenancy/attestation-expired.ts';
import { availabilityBeyondTier } from './tenancy/availability-beyond-tier.ts';
import { borrowsBeyondPool } from './tenancy/borrows-beyond-pool.ts';
import { clusterNotDedicated } from './tenancy/cluster-not-dedicated.ts';
import { contractEnded } from './tenancy/contract-ended.ts';
import { controlHalfProven } from './tenancy/control-half-proven.ts';
import { controlNotAttested } from './tenancy/control-not-attested.ts';
import { dataElsewhere } from './tenancy/data-elsewhere.ts';
import { firmBelowClaim } from './tenancy/firm-below-claim.ts';
import { gpuSharedBetweenTenants } from './tenancy/gpu-shared-between-tenants.ts';
import { nodesNotWhole } from './tenancy/nodes-not-whole.ts';
import { pkeyMissing } from './tenancy/pkey-missing.ts';
import { pkeyNeedsSriov } from './tenancy/pkey-needs-sriov.ts';
import { pkeyNeedsUfm } from './tenancy/pkey-needs-ufm.ts';
import { pkeyNotUnique } from './tenancy/pkey-not-unique.ts';
import { pkeyOutOfRange } from './tenancy/pkey-out-of-range.ts';
import { pkeysExceedPort } from './tenancy/pkeys-exceed-port.ts';
import { quotaExceedsPool } from './tenancy/quota-exceeds-pool.ts';
import { reservedName } from './tenancy/reserved-name.ts';
import { retiredAndPresent } from './tenancy/retired-and-present.ts';
import { sriovNeedsInterfaces } from './tenancy/sriov-needs-interfaces.ts';
import { uplinkExceeded } from './tenancy/uplink-exceeded.ts';

/** Every law that a site is held to, by code. */
export const rules: readonly Rule<Site>[] = [
  adapterNotDriven,
  addressPoolTooSmall,
  chartVersionUnknown,
  draNotPossible,
  driverBranchEnded,
  driverSettingUnused,
  driverTooOld,
  driverWithoutImage,
  gpuNotDriven,
  hostsMissing,
  kernelTooOld,
  knownBadCombination,
  kubernetesOutsideWindow,
  machineSettingUnused,
  migLayoutUnknown,
  migNotPossible,
  nameCacheInManagement,
  nameTooLong,
  namesMeet,
  noComputeDomains,
  notRendered,
  nothingReserved,
  partitionNotPossible,
  partitionUnknown,
  pkeysNeedX86,
  sharesUnused,
  sharingNotPossible,
  sparesNotThere,
  systemNotValidated,
  ballastNeverRemoved,
  carveOutExceeded,
  carveOutShared,
  containerOverfilled,
  containerWrongCooling,
  criticalNotCarried,
  geforceLicence,
  geforceRental,
  leftoverNotAllowed,
  leftoverWithoutTarget,
  minersInTwoHalls,
  phasesOutOfOrder,
  readyTooLate,
  removedButLoaded,
  rowStillMined,
  shellNotDedicated,
  usedBeforeBuilt,
  airShort,
  airflowShort,
  classExceeded,
  coolantStarved,
  facilityWaterTooWarm,
  flowShort,
  inletOutsideClass,
  inletOutsideRecommended,
  liquidShort,
  noMachines,
  noSpare,
  pueBelowMachines,
  pueBelowUsual,
  pueIsAnnualMean,
  rackAboveTypical,
  rackTooDense,
  rejectionRatedBelowDesign,
  rejectionShort,
  rejectionTooCold,
  rejectionTooWarm,
  supplyTooWarm,
  waterShort,
  waterWarmerThanAir,
  wetBulbMissing,
  wrongMedium,
  availabilityBroken,
  capHeldTooLong,
  contractExhausted,
  dearerShedFirst,
  firmBeyondSite,
  firmContractShed,
  floorAboveLoad,
  floorBroken,
  fourPeaksMissed,
  ladderOutOfOrder,
  largeLoadLaw,
  leaseBelowTariff,
  minersLoseMoney,
  noticeLongerThanKind,
  noticeTooShort,
  pauseWithoutIdle,
  priceAfterReview,
  programmeElsewhere,
  programmeNotMet,
  programmesOverlap,
  rampNotFollowed,
  rungShedsNothing,
  rungTwice,
  scaleNotElastic,
  shedLoadLentOn,
  accessNeedsInterfaces,
  adaptersNamedByNobody,
  addressesOfManagement,
  cableBeyondPreferred,
  cableSpeedMismatch,
  cableTooLong,
  cableWithdrawn,
  coreFartherThanSaid,
  fewerPortsThanPods,
  functionsCutByNobody,
  functionsMayCrossPlanes,
  functionsMissPlanes,
  joinedByNobody,
  kindMismatch,
  leafAboveServers,
  managerNotInfiniband,
  mtuNeedsRoce,
  noFabricPorts,
  nothingToJoin,
  partialUnit,
  planesJoinedByNobody,
  planesNeedEthernet,
  portSpeedMismatch,
  qosNeedsRoce,
  roceNeedsAddresses,
  routedNeedsRoce,
  shellBeyondReach,
  spectrumXNotPossible,
  taperUndeclared,
  tooManyInterfaces,
  trainingWithoutFabric,
  upgradeOfNothing,
  aisleTooNarrow,
  belowTia942,
  cabinetOverloaded,
  ceilingTooLow,
  doorTooSmall,
  gapsNotKept,
  hallTooSmall,
  positionTooSmall,
  rackTooHeavy,
  rackTooTall,
  rowTooLong,
  rowUnmeasured,
  serverHeldByAisle,
  spreadOverlaps,
  tileOverloaded,
  weightUnpublished,
  alertsWithoutMeter,
  diskTooSmall,
  diskWithoutClass,
  memoryTooSmall,
  nodesNotCounted,
  replicasNotToldApart,
  telemetryWithoutUfm,
  watchesItsOwnDisk,
  checkpointOutlastsBatteries,
  continuousRatingExceeded,
  coolingUnfed,
  envelopeExceeded,
  failureInMaintenance,
  failureOverload,
  faultNotTolerated,
  feedsDiffer,
  generationShort,
  generatorBlockTooLarge,
  generatorNotDerated,
  generatorOverloaded,
  lineOverloaded,
  lowVoltageCurrent,
  maintenanceNotHeld,
  mediumVoltageInHall,
  noNeutral,
  phaseImbalance,
  rackExceedsTap,
  redundancyNotHeld,
  restoreOutlastsBatteries,
  sharedBackup,
  smoothingNotThere,
  sourcesDiffer,
  suppliesShort,
  swingBeyondLimit,
  swingUnknown,
  switchDrawUnderstated,
  tierNotHeld,
  transferTooSlow,
  transformerOverloaded,
  upsBeforeGenerator,
  upsRideThrough,
  voltageNotAccepted,
  availabilityWithoutSpares,
  goodputBelowWanted,
  intervalNotBest,
  jobTooLarge,
  sparesShort,
  stopUnknown,
  cephTwice,
  checkpointTooSlow,
  checkpointsCoincide,
  checkpointsNotDrained,
  classesMeet,
  drivesCountedTwice,
  drivesNotDealt,
  drivesUnknown,
  drivesWearOut,
  gpuDirectNotPossible,
  gpuDirectPathSlow,
  layoutNeedsDrives,
  metadataMemoryShort,
  metadataNotApart,
  monitorsNotApart,
  networksOverlap,
  noCheckpointClass,
  noLocalNvme,
  oneFaultFromLoss,
  partsNotApart,
  quotaExceedsCapacity,
  quotaNotGranted,
  readBelowGuidance,
  scratchTooSmall,
  serversWithoutRacks,
  snapshotsNeedThin,
  twoDefaults,
  writeBelowGuidance,
  attestationExpired,
  availabilityBeyondTier,
  borrowsBeyondPool,
  clusterNotDedicated,
  contractEnded,
  controlHalfProven,
  controlNotAttested,
  dataElsewhere,
  firmBelowClaim,
  gpuSharedBetweenTenants,
  nodesNotWhole,
  pkeyMissing,
  pkeyNeedsSriov,
  pkeyNeedsUfm,
  pkeyNotUnique,
  pkeyOutOfRange,
  pkeysExceedPort,
  quotaExceedsPool,
  reservedName,
  retiredAndPresent,
  sriovNeedsInterfaces,
  uplinkExceeded,
];
