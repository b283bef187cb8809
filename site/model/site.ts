import type {
  Cable,
  Catalog,
  Container,
  Coolant,
  ElectricalCodeFacts,
  Gpu,
  Miner,
  Rack,
  Server,
  Switch,
} from '../catalog/index.ts';
import type { SpecPath } from '../diagnostics/index.ts';
import type {
  AttestationSpec,
  CarveOutSpec,
  FabricSpec,
  HallSpec,
  JobSpec,
  LeftoverSpec,
  MinerFleetSpec,
  PhaseSpec,
  PoolSpec,
  ProgrammeSpec,
  RejectionSpec,
  RowCooling,
  RowSpec,
  ShellSpec,
  SiteSpec,
  StorageSpec,
  TenantSpec,
} from '../spec/index.ts';
import type {
  Bandwidth,
  Duration,
  Flow,
  Length,
  Mass,
  Power,
  RackUnits,
  Share,
  Storage as StorageAmount,
  Temperature,
  TemperatureDifference,
} from '../units/index.ts';
import type { CableRun } from './cable-runs.ts';
import type { FabricPlan } from './fabric-plan.ts';
import type { HallPlan } from './hall-plan.ts';
import type { Load, Outage, PowerElement, PowerGraph, Reduction, WorstFailure } from './power-graph.ts';
import type { SwitchPlace } from './switch-places.ts';
import type { SwitchTransceivers } from './transceivers.ts';

/** What a resolved thing keeps of the file: what was written, and where. */
export interface FromSpec<S> {
  readonly spec: S;
  readonly path: SpecPath;
}

/** A site as the program thinks of it: references followed, every derived number worked out once. */
export interface Site {
  readonly spec: SiteSpec;
  readonly name: string;
  readonly catalog: Catalog;
  readonly electricalCode: ElectricalCodeFacts;
  readonly power: PowerGraph;
  readonly halls: readonly Hall[];
  /** What the cooling machines at work draw at the design hour, as far as the file says. */
  readonly coolingDraw: Power;
  /** The rows of all halls, in the order of the file. */
  readonly rows: readonly Row[];
  readonly pools: readonly Pool[];
  readonly shells: readonly Shell[];
  readonly fabrics: readonly Fabric[];
  readonly storage: readonly Storage[];
  readonly jobs: readonly Job[];
  readonly tenants: readonly Tenant[];
  readonly fleets: readonly MinerFleet[];
  readonly leftovers: readonly Leftover[];
  /** The steps of the conversion in order; the last is the site as it will stand. At least one. */
  readonly phases: readonly Phase[];
  /** The last phase. */
  readonly final: Phase;
  readonly programmes: readonly Programme[];
  readonly ladder: readonly ShedStep[];
}

export interface Hall extends FromSpec<HallSpec> {
  readonly id: string;
  readonly rows: readonly Row[];
  readonly carveOuts: readonly CarveOut[];
  /** What the racks of the hall draw in the last phase. */
  readonly draw: Power;
  /** Heat of racks and miners into room air, and what the machines carry with the spare ones out of work; in the phase with the most of it. */
  readonly air: PhasedBalance;
  /** Heat into the loop: liquid-cooled racks, rear doors and tanks, and miners on water; in the phase with the most of it. */
  readonly liquid: PhasedBalance;
  /** What flows in the loop; absent where there is none. */
  readonly coolant: Coolant | undefined;
  /** The water on the other side of the loop's machines, where the file says something of it. */
  readonly facility: FacilityWater | undefined;
  /** What gives the heat to the weather. */
  readonly rejections: readonly Rejection[];
  /** Where its rows stand; absent without a layout, and where nobody has measured a row. */
  readonly plan: HallPlan | undefined;
  /** Rows in which its network core stands: as its layout says, else those with switches of a fabric. */
  readonly core: readonly Row[];
}

export interface FacilityWater {
  /** As written, or the warmest of its class. */
  readonly supply: Temperature | undefined;
  readonly approach: TemperatureDifference;
  /** The coldest loop that the machines make of it. */
  readonly coldestLoop: Temperature | undefined;
}

/** Machines that give the heat of a hall to the weather, at the design hour. */
export interface Rejection extends FromSpec<RejectionSpec> {
  readonly id: string;
  readonly machines: number;
  /** The air that they draw: dry bulb, wet bulb, or between them; absent where the file says no wet bulb. */
  readonly airIn: Temperature | undefined;
  /** What one of them carries then. */
  readonly each: Power;
  /** What all of them carry with the spare ones out of work. */
  readonly usable: Power;
  /** Their part of the heat, in the phase with most of it. */
  readonly load: Power;
  /** Water that goes with it; absent where nobody has said what the machines take. */
  readonly water: Flow | undefined;
}

/** Rows of a hall that are set apart with a limit of their own. */
export interface CarveOut extends FromSpec<CarveOutSpec> {
  readonly id: string;
  readonly rows: readonly Row[];
}

export interface HeatBalance {
  readonly load: Power;
  /** The part of the load that is miners'. */
  readonly miners: Power;
  /** Absent where the hall has no such machines. */
  readonly usable: Power | undefined;
  readonly machines: number;
  /** What has to move for that heat, and what the pumps or fans move with the spare machines out of work; absent where the file does not say. */
  readonly flow: FlowBalance | undefined;
}

export interface FlowBalance {
  readonly needed: Flow;
  readonly usable: Flow | undefined;
}

/** A balance, and the phase that it is of. */
export interface PhasedBalance extends HeatBalance {
  readonly phase: Phase;
}

/** The heat of a hall at one step of the conversion. */
export interface HallHeat {
  readonly air: HeatBalance;
  readonly liquid: HeatBalance;
}

export interface Row extends FromSpec<RowSpec> {
  /** `row-3`, unique in its hall. */
  readonly id: string;
  /** `hall-1/row-3`. */
  readonly name: string;
  readonly hallId: string;
  readonly racks: number;
  readonly feeds: readonly PowerElement[];
  /** The pool whose servers fill it. */
  readonly poolId: string | undefined;
  /** The shell whose racks fill it. */
  readonly shellId: string | undefined;
  readonly contents: readonly RackContent[];
  readonly cooling: RowCooling;
  /** What loose servers stand in; absent for a rack system, which is its own. */
  readonly cabinet: Rack | undefined;
  /** The fullest rack of the row. */
  readonly rack: {
    readonly draw: Power;
    readonly height: RackUnits;
    readonly heightLimit: RackUnits;
    /** Absent where the catalog has no weight for what stands in it. */
    readonly weight: Mass | undefined;
    /** Absent where neither the cabinet nor the system publishes it. */
    readonly footprint: { readonly width: Length; readonly depth: Length } | undefined;
  };
  /** All racks of the row together. */
  readonly draw: Power;
  /** Part of the draw that goes to the loop; the rest goes to room air. */
  readonly liquidHeat: Power;
}

/** A kind of thing that stands in the racks of a row. */
export interface RackContent {
  readonly what: 'servers' | 'switches' | 'storage' | 'shell';
  readonly name: string;
  /** In the whole row. */
  readonly count: number;
  readonly each: { readonly draw: Power; readonly height: RackUnits; readonly weight: Mass | undefined };
  readonly liquidShare: number;
  /** Air that one takes through itself, where it is published. */
  readonly airflow: Flow | undefined;
  /** Units that layouts keep free for air after so many of them in a rack. */
  readonly airGap: { readonly after: number; readonly height: RackUnits } | undefined;
  /** Where in the file it is said to stand here. */
  readonly path: SpecPath;
}

export interface Pool extends FromSpec<PoolSpec> {
  readonly id: string;
  readonly server: Server;
  readonly gpu: Gpu;
  readonly rows: readonly Row[];
  readonly fabricId: string | undefined;
  readonly racks: number;
  readonly systemsPerRack: number;
  /** Kubernetes nodes: servers, or the compute trays of a rack system. */
  readonly nodesPerRack: number;
  readonly nodes: number;
  readonly gpusPerNode: number;
  readonly gpus: number;
  readonly mtbf: GpuMtbf;
  /** The hosts that stand in it by name; absent where nodes are named by their places. */
  readonly inventory: PoolInventory | undefined;
  /** Draw of one rack and of all of them, as allocated: the maximum of the catalog. */
  readonly rackDraw: Power;
  readonly draw: Power;
}

/** What a file beside the site file says of the hosts of a pool. */
export interface PoolInventory {
  /** By place, as `placeKey` writes it; a place that is not here has no host yet. */
  readonly hosts: ReadonlyMap<string, { readonly name: string; readonly serial: string | undefined }>;
  /** A regular expression that takes their names and no other. */
  readonly pattern: string;
}

/** How often a GPU, with its part of the node, interrupts the job that it works for. */
export interface GpuMtbf {
  readonly perGpu: Duration;
  /** What the published clusters lie between; absent where the file has a figure of its own. */
  readonly range: { readonly shortest: Duration; readonly longest: Duration } | undefined;
  readonly source: string;
  /** Where in the file it is said, if it is. */
  readonly path: SpecPath | undefined;
}

/** Racks that a tenant brings: known by their density, never by what runs in them. */
export interface Shell extends FromSpec<ShellSpec> {
  readonly id: string;
  readonly rows: readonly Row[];
  readonly racks: number;
  readonly rackDraw: Power;
  readonly draw: Power;
}

export interface Fabric extends FromSpec<FabricSpec>, FabricPlan {
  readonly id: string;
  readonly switch: Switch;
  /** One link of a pool's port; absent where the catalog knows no fabric ports. */
  readonly linkSpeed: Bandwidth | undefined;
  /** Ports of one switch at the speed of a link. */
  readonly radix: number;
  /** Boxes that the switches come in. */
  readonly chassis: number;
  readonly pools: readonly Pool[];
  readonly rows: readonly Row[];
  /** Draw of one box: with optics, where it is published, else the nameplate of its power supplies; with passive cables where all of them are. */
  readonly switchDraw: Power;
  /** Cable or optics between racks, where the file names them. */
  readonly cable: Cable | undefined;
  /** Where its switches stand, plane after plane: leaves, spines, cores, as `wiringOf` names them. */
  readonly switchPlaces: readonly SwitchPlace[];
  /** Its cables, by where they run and how long they are. */
  readonly runs: readonly CableRun[];
  /** Transceivers in the cages of its switches. */
  readonly transceivers: readonly SwitchTransceivers[];
  /** The longest of them. */
  readonly longestCable: Length;
}

export interface Storage extends FromSpec<StorageSpec> {
  readonly id: string;
  /** Pools whose nodes carry it: for `node-nvme` only. */
  readonly pools: readonly Pool[];
  readonly rows: readonly Row[];
}

/** A training job that stops as a whole, and goes on from its last checkpoint. */
export interface Job extends FromSpec<JobSpec>, JobPace {
  readonly id: string;
  readonly pool: Pool;
  readonly tenant: Tenant | undefined;
  readonly gpus: number;
  readonly nodes: number;
  /** GPUs that its tenant, or the pool without its spares, has for jobs. */
  readonly mostGpus: number;
  readonly atOnce: number;
  readonly checkpoint: StorageAmount;
  /** The shared store that keeps its checkpoints; absent where the site has none. */
  readonly to: Storage | undefined;
  /** Where a checkpoint goes first; absent where it goes straight to the shared store. */
  readonly first: Storage | 'memory' | undefined;
  readonly copies: number;
  readonly restart: Duration;
  /** Share of time that has to advance it. */
  readonly wanted: Share;
  /** Mean time to interrupt. */
  readonly interrupt: Duration;
}

/** How the checkpoints of a job pace it. */
export interface JobPace {
  /** How long one checkpoint stops it; absent where nobody has said what its drives write. */
  readonly cost: Duration | undefined;
  /** How long the shared store takes for one; absent where the site has none. */
  readonly drain: Duration | undefined;
  /** What an interruption costs beside half an interval: the restart, and what had not reached the shared store. */
  readonly back: Duration;
  /** The longest stop with which what is wanted can be had; absent where none is short enough. */
  readonly longest: Duration | undefined;
  /** The best intervals by Young and by Daly. */
  readonly young: Duration | undefined;
  readonly daly: Duration | undefined;
  /** As written, else Daly's, and no shorter than the store takes. */
  readonly interval: Duration | undefined;
  /** Share of time that advances it. */
  readonly goodput: Share | undefined;
}

export interface Tenant extends FromSpec<TenantSpec> {
  readonly id: string;
  readonly claims: readonly Claim[];
  /** The racks that it brings. */
  readonly shells: readonly Shell[];
  /** The partition without its membership bit. */
  readonly partition: number | undefined;
  readonly flexible: boolean;
  readonly attestations: readonly Attestation[];
}

/** What a tenant may use of a pool. */
export interface Claim {
  readonly pool: Pool;
  readonly path: SpecPath;
  readonly nodes: number;
  readonly gpus: number;
  /** Beyond its own, while nobody else wants it. */
  readonly borrowsGpus: number;
  readonly draw: Power;
}

export interface Attestation extends FromSpec<AttestationSpec> {
  readonly control: string;
  readonly expired: boolean;
}

export interface MinerFleet extends FromSpec<MinerFleetSpec> {
  readonly id: string;
  readonly miner: Miner;
  readonly container: Container | undefined;
  readonly feeds: readonly PowerElement[];
  /** Its parts: one for each row that it stands in, else one for all of it. */
  readonly blocks: readonly MinerBlock[];
  /** What its miners draw. */
  readonly draw: Power;
  /** What the fleet draws at the intake over what its miners draw: the rest is fans, pumps and transformers. */
  readonly pue: number;
  /** The hall whose cooling takes its heat. */
  readonly hallId: string | undefined;
}

/** Miners of a fleet that stand, and go, together. */
export interface MinerBlock {
  /** The row that they stand in, of a hall; absent for miners outside of the halls. */
  readonly row: string | undefined;
  readonly hallId: string | undefined;
  readonly count: number;
  readonly draw: Power;
  readonly feeds: readonly PowerElement[];
}

/** What of a fleet stands in a phase. */
export interface Standing {
  readonly count: number;
  readonly draw: Power;
  readonly blocks: readonly MinerBlock[];
}

/** What else the mine leaves, and the parts of the site that it becomes. */
export interface Leftover extends FromSpec<LeftoverSpec> {
  readonly id: string;
  readonly is: readonly string[];
  /** What it is made of, where the file names a model. */
  readonly thing: { readonly id: string } | undefined;
  /** Why it may not be kept at work, where it may not. */
  readonly forbidden: string | undefined;
  /** The phase with which it is done; absent in a file without phases. */
  readonly phaseId: string | undefined;
}

/** The whole site at one step of the conversion. */
export interface Phase extends FromSpec<PhaseSpec | undefined> {
  readonly id: string;
  readonly ready: string | undefined;
  /** Racks at work, by pool and by shell. */
  readonly racksOf: ReadonlyMap<Pool | Shell, number>;
  /** Rows with something at work in them. */
  readonly rows: readonly Row[];
  readonly fleets: readonly MinerFleet[];
  /** How much of each fleet is still there. */
  readonly standing: ReadonlyMap<MinerFleet, Standing>;
  readonly loads: readonly Load[];
  /** Heat by hall. */
  readonly heatOf: ReadonlyMap<string, HallHeat>;
  /** What the racks draw. */
  readonly it: Power;
  /** What the miners draw. */
  readonly miners: Power;
  /** What the fans, pumps and transformers of the miners draw. */
  readonly minerOverhead: Power;
  /** What the UPS turn into heat. */
  readonly losses: Power;
  /** IT x design PUE + miners and what they bring with them + losses. */
  readonly facility: Power;
  /** What each element carries with everything in work. */
  readonly loadOf: ReadonlyMap<PowerElement, Power>;
  /** The single failure that loads each element most, where one loads it more than normal work. */
  readonly worstOf: ReadonlyMap<PowerElement, WorstFailure>;
  /** Single failures that leave loads dark. */
  readonly outages: readonly Outage[];
  /** Single failures that leave systems with fewer power supplies than their full load takes. */
  readonly reductions: readonly Reduction[];
}

export interface Programme extends FromSpec<ProgrammeSpec> {
  readonly id: string;
}

/** One rung of the shed ladder. */
export interface ShedStep {
  readonly path: SpecPath;
  readonly name: string;
  readonly fleet: MinerFleet | undefined;
  readonly claim: { readonly tenant: Tenant; readonly claim: Claim } | undefined;
  readonly by: 'stop' | 'cap' | 'pause' | 'scale';
  /** An earlier rung has capped the same racks, so that this one takes the rest. */
  readonly afterCap: boolean;
  /** Time from the call to the load being gone. */
  readonly takes: Duration;
  /** What one rack of a pool gives, without the cooling that follows. */
  readonly perRack: Power | undefined;
  /** Racks of the claim that are at work in a phase. */
  racksIn(phase: Phase): number;
  /** What goes off the grid in a phase: zero where the thing is not there. */
  shedIn(phase: Phase): Power;
}
