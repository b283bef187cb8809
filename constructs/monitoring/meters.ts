export { meters } from '../../site/catalog/index.ts';

/** Figures of the site file as series. */
export const thresholds = {
  elementUsable: 'afterhash:element_usable_watts',
  elementRating: 'afterhash:element_rating_watts',
  /** Part of the load of `failed` that comes over to `element` when it is lost. */
  failureTransfer: 'afterhash:failure_transfer_ratio',
  /** 1 for each element that the racks of a row hang from. */
  rowFeed: 'afterhash:row_feed',
  rackPlanned: 'afterhash:rack_planned_watts',
  /** What the taps of a rack carry for hours; in a 2N pool those of one side. */
  rackUsable: 'afterhash:rack_usable_watts',
  coolingUnits: 'afterhash:cooling_units',
  /** Machines that carry the design load: all but the spare ones. */
  coolingUnitsNeeded: 'afterhash:cooling_units_needed',
  coolingUsable: 'afterhash:cooling_usable_watts',
  coolantSupplyLimit: 'afterhash:coolant_supply_limit_celsius',
  /** L/min that the loop takes for each watt of a rack, at the planned rise. */
  coolantFlowPerWatt: 'afterhash:coolant_flow_per_watt',
  coolantPressureLeast: 'afterhash:coolant_pressure_least_pascals',
  coolantPressureMost: 'afterhash:coolant_pressure_most_pascals',
  airSupplyLimit: 'afterhash:air_supply_limit_celsius',
  programmeDepth: 'afterhash:programme_depth_watts',
  /** Load of the site that no programme may go below. */
  facilityFloor: 'afterhash:facility_floor_watts',
  /** GPUs, instances or shares that a tenant may use, by resource: its own, and what it borrows. */
  tenantGpus: 'afterhash:tenant_gpus',
} as const;
