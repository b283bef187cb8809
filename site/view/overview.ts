import {
  billOf,
  criticalPower,
  earningsOf,
  type Fabric,
  type Hall,
  type HeatBalance,
  loadFigures,
  longestToCore,
  type Phase,
  type PowerElement,
  pkeyText,
  railsOf,
  rideThroughOf,
  type Site,
  supplyLimit,
  supportedTier,
  swingOf,
  switchCountedAt,
  wayTo,
} from '../model/index.ts';
import { kW, sum } from '../units/index.ts';
import { boughtId } from './bought-id.ts';
import { ledger } from './ledger.ts';
import { monitoringView } from './monitoring.ts';
import { movedId, movesOf } from './moves.ts';
import { earningView, programmeView, promisesOf } from './promises.ts';
import { reliabilityView } from './reliability.ts';
import { rungId } from './rung-id.ts';
import { worstFailure } from './single-line.ts';

/** A site at a glance: what `show` prints and what `expect` is held against. Quantities keep their units. */
export type Overview = ReturnType<typeof overview>;

/** Reads a site as it stands in one of its phases. */
export function overview(site: Site, phase: Phase) {
  const spec = site.spec;
  return {
    version: 1 as const,
    site: site.name,
    phase: phase.id,
    power: {
      it: phase.it,
      miners: phase.miners,
      minerOverhead: phase.minerOverhead,
      losses: phase.losses,
      facility: phase.facility,
      intake: supplyLimit(site.power),
      loads: loadFigures(site, phase).map((load) => ({
        id: load.name,
        what: load.what,
        count: load.count,
        allocated: load.allocated,
        typical: load.typical ?? null,
        nameplate: load.nameplate ?? null,
      })),
      swing: swingView(site, phase),
      tier: tierView(site, phase),
      worstFailure: worstView(phase),
      outages: phase.outages.map(({ of, loads }) => ({ id: of.id, loads: loads.length })),
      reductions: phase.reductions.map(({ of, loads, left }) => ({
        id: of.id,
        loads: loads.length,
        left: Math.min(...left.values()),
      })),
      elements: site.power.elements.map((element) => elementView(element, phase)),
    },
    halls: site.halls.map((hall) => hallView(hall, phase)),
    pools: site.pools.map((pool) => {
      const racks = phase.racksOf.get(pool) ?? pool.racks;
      return {
        id: pool.id,
        server: pool.server.id,
        gpu: pool.gpu.id,
        use: pool.spec.use,
        fabric: pool.fabricId ?? null,
        racks,
        nodes: racks * pool.nodesPerRack,
        gpus: racks * pool.nodesPerRack * pool.gpusPerNode,
        rails: railsOf(pool),
        inventory: pool.spec.inventory ?? null,
        listed: pool.inventory?.hosts.size ?? null,
        rack: pool.rackDraw,
        power: pool.rackDraw.times(racks),
      };
    }),
    shells: site.shells.map((shell) => {
      const racks = phase.racksOf.get(shell) ?? shell.racks;
      return {
        id: shell.id,
        tenant: shell.spec.tenant,
        racks,
        liquidShare: shell.spec.liquidShare ?? 0,
        rack: shell.rackDraw,
        power: shell.rackDraw.times(racks),
      };
    }),
    fabrics: site.fabrics.map((fabric) => ({
      id: fabric.id,
      kind: fabric.spec.kind,
      switch: fabric.switch.id,
      planes: fabric.planes,
      planesJoined: fabric.spec.planesJoined ?? null,
      tiers: fabric.tiers,
      endpoints: fabric.endpoints,
      units: fabric.units,
      leaves: fabric.leaves,
      spines: fabric.spines,
      cores: fabric.cores,
      taper: fabric.taper,
      cables: fabric.cables,
      longestCable: fabric.longestCable,
      power: fabric.switchDraw.times(fabric.chassis).as(kW),
      countedAt: switchCountedAt(fabric),
      bill: billView(fabric),
    })),
    storage: site.storage.map((storage) => ({
      id: storage.id,
      kind: storage.spec.kind,
      pools: storage.pools.map((pool) => pool.id),
      capacity: 'capacity' in storage.spec ? storage.spec.capacity : null,
      write: 'write' in storage.spec ? storage.spec.write : null,
    })),
    reliability: reliabilityView(site),
    monitoring: monitoringView(site),
    tenants: site.tenants.map((tenant) => ({
      id: tenant.id,
      isolation: tenant.spec.isolation,
      pkey: tenant.partition === undefined ? null : pkeyText(tenant.partition),
      flexible: tenant.flexible,
      firm: tenant.spec.contract.firm ?? null,
      draw: sum(
        kW(0),
        tenant.claims.map((claim) => claim.draw),
      ),
      critical: tenant.shells.length === 0 ? null : criticalPower(tenant, phase),
      promised: tenant.spec.contract.critical ?? null,
      halls: Object.entries(tenant.spec.contract.halls ?? {}).map(([id, { critical, ready }]) => ({
        id,
        promised: critical,
        critical: criticalPower(tenant, phase, id),
        ready: ready ?? null,
      })),
      pools: tenant.claims.map((claim) => ({
        id: claim.pool.id,
        nodes: claim.nodes,
        gpus: claim.gpus,
        borrows: claim.borrowsGpus,
      })),
    })),
    phases: movesOf(site).map(({ phase: step, racksIn, minersOut, freed, taken }) => ({
      id: step.id,
      ready: step.ready ?? null,
      racks: site.pools.map((pool) => ({ id: pool.id, pool: pool.id, racks: step.racksOf.get(pool) ?? pool.racks })),
      shells: site.shells.map((shell) => ({
        id: shell.id,
        shell: shell.id,
        racks: step.racksOf.get(shell) ?? shell.racks,
      })),
      it: step.it,
      miners: step.miners,
      minerOverhead: step.minerOverhead,
      facility: step.facility,
      margin: supplyLimit(site.power).minus(step.facility),
      moves: {
        racksIn: racksIn.map((moved) => {
          const { hall, of, racks, power } = moved;
          return { id: movedId(moved), hall, of, racks, power };
        }),
        minersOut: minersOut.map((moved) => ({ id: movedId(moved), ...moved })),
        freed,
        taken,
      },
      sheddable: sum(
        kW(0),
        site.ladder.map((rung) => rung.shedIn(step)),
      ),
    })),
    energy: {
      floor: spec.energy?.floor ?? null,
      programmes: site.programmes.map((programme) => programmeView(site, programme, phase)),
      promises: promisesOf(site, phase),
      prices: spec.energy?.prices ?? null,
      earnings: earningsOf(site).map(earningView),
      ladder: site.ladder.map((rung) => ({
        id: rungId(rung),
        name: rung.name,
        by: rung.by,
        takes: rung.takes,
        shed: rung.shedIn(phase),
      })),
    },
    mine: {
      ledger: ledger(site),
      asics: site.fleets.map((fleet) => ({
        id: fleet.id,
        model: fleet.miner.id,
        count: fleet.spec.count,
        draw: fleet.draw,
        pue: fleet.pue,
        fate: fleet.spec.fate,
      })),
      keeps: Object.entries(spec.mine?.keeps ?? {}).map(([id, { fate, needs }]) => ({
        id,
        fate,
        needs: needs ?? null,
      })),
    },
    assumptions: (spec.assumptions ?? []).map(({ of, because }) => ({ of, because })),
    waivers: (spec.waivers ?? []).map(({ code, of, because, until }) => ({ code, of, because, until })),
  };
}

function swingView(site: Site, phase: Phase) {
  const { range, ramp, band, unmitigated, pools } = swingOf(site, phase);
  return pools.length === 0 ? null : { unmitigated, range, ramp, band };
}

function tierView(site: Site, phase: Phase) {
  const { tier, because } = supportedTier(site, phase);
  return { claimed: site.spec.site.tier ?? null, supported: tier, because: because ?? null };
}

function worstView(phase: Phase) {
  const most = worstFailure(phase);
  if (most === undefined) return null;
  const { element, worst } = most;
  return {
    of: worst.of.id,
    element: element.id,
    load: worst.load,
    usable: element.usable.as(kW),
    path: wayTo(element),
  };
}

function elementView(element: PowerElement, phase: Phase) {
  const load = phase.loadOf.get(element) ?? kW(0);
  const worst = phase.worstOf.get(element);
  const ride = rideThroughOf(element, phase);
  return {
    id: element.id,
    kind: element.kind,
    from: [...element.sources, ...(element.kind === 'transfer-switch' ? element.backups : [])].map(({ id }) => id),
    rating: element.rating,
    load,
    usable: element.usable.as(kW),
    margin: element.usable.as(kW).minus(load),
    worstFailure: worst === undefined ? null : { of: worst.of.id, load: worst.load, usable: element.usable.as(kW) },
    rideThrough: ride === undefined ? null : { lasts: ride.normal.lasts, afterFailure: ride.worst.lasts },
  };
}

function hallView(hall: Hall, phase: Phase) {
  const rows = phase.rows.filter((row) => row.hallId === hall.id);
  const heat = phase.heatOf.get(hall.id) ?? hall;
  return {
    id: hall.id,
    was: hall.spec.was ?? null,
    racks: rows.reduce((n, row) => n + row.racks, 0),
    draw: sum(
      kW(0),
      rows.map((row) => row.draw),
    ),
    air: balanceView(heat.air),
    liquid: balanceView(heat.liquid),
    floor: floorView(hall),
    coldestLoop: hall.facility?.coldestLoop ?? null,
    rejections: hall.rejections.map(({ id, airIn, each, load, usable, water }) => ({
      id,
      airIn: airIn ?? null,
      each,
      load,
      usable,
      water: water ?? null,
    })),
  };
}

function balanceView({ load, usable, machines, flow }: HeatBalance) {
  return {
    load,
    usable: usable ?? null,
    machines,
    flow: flow === undefined ? null : { needed: flow.needed, usable: flow.usable ?? null },
  };
}

function floorView(hall: Hall) {
  return hall.plan === undefined
    ? null
    : { width: hall.plan.needs.width, length: hall.plan.needs.length, toCore: longestToCore(hall)?.length ?? null };
}

function billView(fabric: Fabric) {
  const { switches, cables, transceivers } = billOf(fabric);
  return {
    switches: switches.map((one) => ({ id: boughtId(one), level: one.level, hall: one.hallId, count: one.count })),
    cables: cables.map((one) => ({
      id: boughtId(one),
      tier: one.tier,
      pool: one.poolId ?? null,
      from: one.from,
      to: one.to,
      medium: one.cable?.kind ?? null,
      part: one.cable?.id ?? null,
      length: one.length,
      cables: one.cables,
      links: one.links,
    })),
    transceivers: transceivers.map((one) => ({
      id: boughtId(one),
      medium: one.cable.kind,
      part: one.cable.id,
      at: one.at,
      pool: one.poolId ?? null,
      count: one.count,
    })),
  };
}
