import type { Fabric } from '../../site/model/index.ts';

/** A port as it is printed on its switch: cage and link in the cage, where one cage holds several. */
export function printedPort({ radix, switch: model }: Fabric, port: number): string {
  if (port > radix) return 'manager';
  const perCage = radix / (model.cages ?? model.radix);
  return perCage <= 1 ? String(port) : `${Math.ceil(port / perCage)}/${((port - 1) % perCage) + 1}`;
}
