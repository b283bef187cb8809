import type { Unread } from './discovered.ts';

/** `0x2c5eab0300b87b40 "ib-leaf-1"  # a note`: as infiniband-diags and opensm read it (https://github.com/linux-rdma/rdma-core, util/node_name_map.c, read 2026-11-26). */
const LINE = /^\s*(0x[0-9a-f]+|\d+)\s+"?([^"#]+?)"?\s*(?:#.*)?$/i;

/** Names of devices by their GUIDs, for those that do not know their own: switches without management, say. */
export function readNodeNameMap(file: string, text: string): ReadonlyMap<string, string> | Unread {
  const names = new Map<string, string>();
  for (const [i, line] of text.split(/\r?\n/).entries()) {
    if (/^\s*(#|$)/.test(line)) continue;
    const [, guid, name] = LINE.exec(line) ?? [];
    if (guid === undefined || name === undefined)
      return {
        message: `line ${i + 1} of "${file}" is no GUID with a name`,
        help: 'write a device a line, as in 0x2c5eab0300b87b40 "ib-leaf-1"',
      };
    names.set(BigInt(guid).toString(16).padStart(16, '0'), name);
  }
  return names;
}
