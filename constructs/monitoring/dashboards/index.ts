import { building } from './building.ts';
import type { DashboardOf } from './dashboard.ts';
import { energy } from './energy.ts';
import { fabric } from './fabric.ts';
import { pools } from './pools.ts';
import { tenants } from './tenants.ts';

/** Every dashboard; each is the file of its name. */
export const dashboards: readonly DashboardOf[] = [building, fabric, pools, tenants, energy];
