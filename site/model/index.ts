/** What the program thinks with: the site, its references followed and its numbers worked out. */
export { rangeAround, rangesOverlap } from './address-range.ts';
export { unsignedControls } from './attestations.ts';
export { leafStarts, leavesPerBlock } from './blocks.ts';
export { type CableTier, isOptical, isPassive, reachOf } from './cable-choice.ts';
export { type CableRun, lengthOfCable } from './cable-runs.ts';
export { type RackPlace, wayBetween } from './cable-way.ts';
export { chartsNeeded, needsCertManager, versionOf } from './charts-needed.ts';
export { bringsCluster, criticalPower } from './critical-power.ts';
export { type DriveWear, driveWear } from './drive-wear.ts';
export { endedBranch } from './driver-branches.ts';
export { driverVersionOf, leastDriverAbove } from './driver-upgrade.ts';
export * from './earnings.ts';
export * from './fabric-bill.ts';
export * from './fabric-networks.ts';
export { type FabricDemand, type FabricPlan, planFabric } from './fabric-plan.ts';
export { allowableInlet } from './facility-water.ts';
export { dividedOver, failuresOf, failureTransfers } from './failure-walk.ts';
export { feedShares, largestShare, sidesFor } from './feed-shares.ts';
export { frameworksOf, levelsOf } from './frameworks.ts';
export { blockStep, generatorsBehind, inputOf, stepOf } from './generator-step.ts';
export { PLANNED_FAILURES } from './gpu-mtbf.ts';
export * from './gpu-partitions.ts';
export { type HallPlan, hallPlan, type RowPlace, unmeasuredRows } from './hall-plan.ts';
export { hasTower, takes, waterUseOf } from './hall-rejection.ts';
export * from './images-needed.ts';
export { type Island, islandsOf } from './islands.ts';
export { type StoreDemand, storageLinks, storeDemand } from './job-stores.ts';
export { kubernetesFit, sayOutside } from './kubernetes-fit.ts';
export { labelsOf } from './labels.ts';
export { type LineCurrents, lineCurrents } from './line-currents.ts';
export { type LoadFigures, loadFigures } from './load-figures.ts';
export { type LongestToCore, longestToCore } from './longest-to-core.ts';
export * from './metadata-servers.ts';
export * from './meters-wanted.ts';
export { migInstances, migLayoutOf } from './mig-layout.ts';
export * from './monitoring-disks.ts';
export * from './monitoring-load.ts';
export * from './monitoring-room.ts';
export { patternOf } from './name-pattern.ts';
export { addressDemand, type NetworkAddresses, networkAddresses, networkSubnets } from './network-addresses.ts';
export { gatewayIndex, type NodeNetwork, nodeNetworks } from './node-networks.ts';
export * from './nodes.ts';
export {
  hasNvlinkDomains,
  hasNvSwitches,
  hasNvSwitchesOnInfiniband,
  nvlinkRacks,
  usesComputeDomains,
} from './nvlink-domains.ts';
export { circuitVoltage, inOwnUnit, usableInOwnUnit } from './own-unit.ts';
export { marksOf, partitionedTenants, pkeyText, rdmaMode, tenantsOfPool } from './partitions.ts';
export { findPlace, type Placed } from './places.ts';
export { platformNamespaces } from './platform-namespaces.ts';
export { drivesAsked, drivesByStore, nodeStores } from './pool-drives.ts';
export { powerDomainOf } from './power-domains.ts';
export {
  type ElementKind,
  type Line,
  type Load,
  lines,
  type Outage,
  type PowerElement,
  type PowerGraph,
  type Reduction,
  type Supplies,
  type WorstFailure,
} from './power-graph.ts';
export { byWrittenKey, rootsOf, runsAlways, spareOf, supplyLimit } from './power-supply.ts';
export {
  CRITICAL_BAND,
  creditedStorage,
  type PoolSwing,
  RACK_STORAGE_SHARE,
  type Swing,
  swingOf,
} from './power-swing.ts';
export { printWay, wayTo } from './power-way.ts';
export { BYTES_PER_SAMPLE, memoryParts } from './prometheus-memory.ts';
export {
  type Filler,
  fillersOf,
  loadsOfPool,
  nameOfFiller,
  promises,
  representatives,
  withoutGrid,
} from './promises.ts';
export { placesNeeded, placesThere, protectionOf } from './protection.ts';
export { heightOnFloor, heightWithGaps, lowestUnit, lowestUnits, unitsOfNodes } from './rack-units.ts';
export { type RemoteWriteShards, ROUND_TRIP_SECONDS, SAMPLES_PER_SEND, SHARD_CAPACITY } from './remote-write-shards.ts';
export { type Inventories, type Resolved, resolve } from './resolve.ts';
export { resolveCodes } from './resolve-codes.ts';
export { linkSpeedOf, switchCountedAt } from './resolve-fabrics.ts';
export { usualPue } from './resolve-fleets.ts';
export { CAPPED_SHARE, CAPS_IN, MINERS_STOP_IN, PAUSES_IN } from './resolve-ladder.ts';
export * from './shed-plan.ts';
export * from './site.ts';
export { SPARES_CONFIDENCE, sparesOf } from './spares.ts';
export { bucketClass, classesOf } from './storage-classes.ts';
export { drivesOfStore, nodeWrite } from './storage-drives.ts';
export { dataShare, driveCountOf, roomOf, roomOfNode } from './storage-room.ts';
export type { SwitchPlace } from './switch-places.ts';
export { tenantsOfNodes } from './tenant-nodes.ts';
export { supportedTier, type Tier, type TierSupport, tiers } from './tiers.ts';
export * from './upgrade-plan.ts';
export type { UpgradePath, UpgradeRefusal } from './upgrade-step.ts';
export * from './ups-batteries.ts';
export * from './vendors.ts';
export { bringsSnapshotController, hasSnapshots } from './volume-snapshots.ts';
export { type WithoutWalk, walkWithout } from './walk-without.ts';
export { type WiredAdapter, type WiredLink, type WiredSwitch, type Wiring, wiringOf } from './wiring.ts';
