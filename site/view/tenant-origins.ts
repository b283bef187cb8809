import { type Claim, criticalPower, type Phase, pkeyText, type Site, type Tenant } from '../model/index.ts';
import { kW, sum } from '../units/index.ts';
import { asWritten, inputsOf, type Operand, type Origin, sumOf } from './origin.ts';
import { rowOperands } from './row-operands.ts';

/** What tenants are promised and have, with the line of the contract. */
export function tenantOrigins(site: Site, phase: Phase): readonly Origin[] {
  return site.tenants.flatMap((tenant) => {
    const at = `tenants.${tenant.id}`;
    const contract = [...tenant.path, 'contract'];
    const { firm, critical } = tenant.spec.contract;
    const { pkey } = tenant.spec;
    return [
      ...(firm === undefined ? [] : [asWritten(`${at}.firm`, firm, [...contract, 'firm'])]),
      ...(critical === undefined ? [] : [asWritten(`${at}.promised`, critical, [...contract, 'critical'])]),
      ...(pkey === undefined ? [] : [keyOrigin(`${at}.pkey`, pkey, tenant)]),
      sumOf(
        `${at}.draw`,
        tenant.claims.map((claim) => drawOperand(at, claim)),
        sum(
          kW(0),
          tenant.claims.map(({ draw }) => draw),
        ),
      ),
      ...(tenant.shells.length === 0 ? [] : [criticalOrigin(`${at}.critical`, site, tenant, phase)]),
      ...tenant.claims.flatMap((claim) => claimOrigins(at, tenant, claim)),
      ...Object.entries(tenant.spec.contract.halls ?? {}).flatMap(([hall, { critical: promised }]) => [
        asWritten(`${at}.halls.${hall}.promised`, promised, [...contract, 'halls', hall, 'critical']),
        criticalOrigin(`${at}.halls.${hall}.critical`, site, tenant, phase, hall),
      ]),
    ];
  });
}

function drawOperand(at: string, { pool, gpus, path }: Claim): Operand {
  return {
    name: pool.id,
    value: `${gpus} / ${pool.gpus} x ${pool.draw.as(kW)}`,
    written: path,
    figure: `${at}.pools.${pool.id}.gpus`,
  };
}

function criticalOrigin(figure: string, site: Site, tenant: Tenant, phase: Phase, hall?: string): Origin {
  const own = new Set(tenant.shells.map(({ id }) => id));
  const rows = phase.rows.filter((row) => own.has(row.shellId ?? '') && (hall === undefined || row.hallId === hall));
  return sumOf(
    figure,
    rowOperands(site, rows, (row) => row.draw.as(kW)),
    criticalPower(tenant, phase, hall),
  );
}

function claimOrigins(at: string, { spec, path }: Tenant, claim: Claim): readonly Origin[] {
  const { pool, nodes, gpus, borrowsGpus } = claim;
  const figure = `${at}.pools.${pool.id}`;
  const share = { name: 'share', value: spec.pools?.[pool.id] ?? '', written: claim.path };
  const node = {
    name: 'GPUs a node',
    value: `${pool.gpusPerNode}`,
    written: pool.path,
    figure: `pools.${pool.id}.gpus`,
  };
  const rack = {
    name: 'nodes a rack',
    value: `${pool.nodesPerRack}`,
    written: pool.path,
    figure: `pools.${pool.id}.nodes`,
  };
  const borrows = spec.borrows?.[pool.id];
  return [
    { figure: `${figure}.nodes`, is: `${share.value} of "${pool.id}" = ${nodes} nodes`, from: [share, rack] },
    { figure: `${figure}.gpus`, is: `${share.value} of "${pool.id}" = ${gpus} GPUs`, from: [share, rack, node] },
    {
      figure: `${figure}.borrows`,
      is: borrows === undefined ? 'nothing is borrowed: 0' : `${borrows} of "${pool.id}" = ${borrowsGpus} GPUs`,
      from:
        borrows === undefined
          ? [share]
          : [...inputsOf([...path, 'borrows'], spec.borrows ?? {}, [pool.id]), rack, node],
    },
  ];
}

/** A key that is written with the bit of full membership is the key without it. */
function keyOrigin(figure: string, pkey: string, { path, partition = 0 }: Tenant): Origin {
  const key = pkeyText(partition);
  const written = [...path, 'pkey'];
  return key === pkey
    ? asWritten(figure, pkey, written)
    : { figure, is: `${pkey} without the bit of membership: ${key}`, from: [{ name: 'pkey', value: pkey, written }] };
}
