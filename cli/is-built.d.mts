/** @param root the folder of a clone, this one if none is named */
export function isBuilt(root?: string): boolean;
