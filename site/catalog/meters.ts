interface Meter {
  readonly name: string;
  readonly labels: readonly string[];
  readonly alerts: readonly string[];
}

/**
 * What the meters of the building are called in Prometheus. Whoever scrapes
 * them (SNMP, Modbus, Redfish) relabels them to these names: the site file
 * knows elements, rows and halls, and no vendor's object identifiers.
 *
 * Beside each meter stand the alerts that never fire without it.
 */
export const meters = {
  /** Real power through an element of the single line, by the element's id. */
  elementPower: {
    name: 'afterhash_element_power_watts',
    labels: ['element'],
    alerts: [
      'ElementOverContinuousRating',
      'ElementOverRating',
      'FailureWouldOverload',
      'FacilityBelowFloor',
      'ProgrammeNotMet',
      'FeedLost',
      'RowDark',
    ],
  },
  /** Real power of one rack, all its feeds together: `row` as in `hall-1/row-3`, `rack` from 1. */
  rackPower: {
    name: 'afterhash_rack_power_watts',
    labels: ['row', 'rack'],
    alerts: ['CoolantFlowLost', 'CoolantFlowLow', 'RackOverContinuousRating', 'RackOverPlan'],
  },
  /** 1 while a cooling machine works, else 0; `medium` is `air` or `liquid`, `unit` its name in the site file. */
  coolingUnitUp: {
    name: 'afterhash_cooling_unit_up',
    labels: ['hall', 'medium', 'unit'],
    alerts: ['CoolingSpareLost', 'CoolingShort'],
  },
  /** Heat that a cooling machine carries away. */
  coolingHeat: { name: 'afterhash_cooling_heat_watts', labels: ['hall', 'medium', 'unit'], alerts: [] },
  /** Temperature of the loop at the racks' inlet. */
  coolantSupply: { name: 'afterhash_coolant_supply_celsius', labels: ['hall'], alerts: ['CoolantSupplyTooWarm'] },
  /** What one machine pumps through the loop. */
  coolantFlow: {
    name: 'afterhash_coolant_flow_litres_per_minute',
    labels: ['hall', 'unit'],
    alerts: ['CoolantFlowLost', 'CoolantFlowLow'],
  },
  /** Pressure of the loop where it leaves one machine. */
  coolantPressure: {
    name: 'afterhash_coolant_pressure_pascals',
    labels: ['hall', 'unit'],
    alerts: ['CoolantPressureHigh', 'CoolantPressureLow'],
  },
  /** Temperature of the air that a hall gives its racks. */
  airSupply: { name: 'afterhash_air_supply_celsius', labels: ['hall'], alerts: ['AirSupplyTooWarm'] },
  /** 1 while a leak sensor is wet, else 0. */
  coolantLeak: {
    name: 'afterhash_coolant_leak',
    labels: ['hall', 'sensor'],
    alerts: ['CoolantLeak', 'CoolantLeakSpreads'],
  },
  /** 1 while a UPS carries its load from its batteries, else 0. */
  upsOnBattery: {
    name: 'afterhash_ups_on_battery',
    labels: ['element'],
    alerts: ['GeneratorNotStarted', 'UpsBatteryLow', 'UpsOnBattery'],
  },
  /** How long its batteries carry the load of now. */
  upsRemaining: { name: 'afterhash_ups_remaining_seconds', labels: ['element'], alerts: ['UpsBatteryLow'] },
  /** 1 from the call of a programme to its end, else 0: whoever answers the utility writes it. */
  programmeCalled: {
    name: 'afterhash_programme_called',
    labels: ['programme'],
    alerts: ['FacilityBelowFloor', 'ProgrammeCalled', 'ProgrammeNotMet'],
  },
  /** What the site would draw without the call, as the programme reckons it. */
  programmeBaseline: { name: 'afterhash_programme_baseline_watts', labels: ['programme'], alerts: ['ProgrammeNotMet'] },
} as const satisfies Record<string, Meter>;

/** `elementPower` and so on. */
export type MeterName = keyof typeof meters;

export const meterNames = Object.keys(meters) as readonly MeterName[];
