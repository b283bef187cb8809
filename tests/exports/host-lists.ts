/** Host lists spelled out: `n[1-2],m3` is three names. Read as Slurm and Topograph do, not as we write. */
export function expandHostList(lists: readonly string[]): string[] {
  return lists
    .flatMap((list) => list.split(/,(?![^[]*\])/))
    .flatMap((part) => {
      const [, before = '', first, last, after = ''] = /^(.*)\[(\d+)-(\d+)\](.*)$/.exec(part) ?? [];
      if (first === undefined || last === undefined) return part === '' ? [] : [part];
      return Array.from(
        { length: Number(last) - Number(first) + 1 },
        (_, i) =>
          `${before}${String(Number(first) + i).padStart(first.startsWith('0') ? first.length : 0, '0')}${after}`,
      );
    });
}
