/** What can be wrong with the file that names the hosts of a pool; each code is permanent. */
export const inventoryCodes = {
  'inventory/unreadable': {
    holds: 'The inventory of a pool is a file beside the site file, or in a folder below it.',
    because:
      'Who reviews the site reviews its hosts with it, so they travel together; and the program that checks a site opens nothing else of the machine.',
  },
  'inventory/not-a-table': {
    holds: 'An inventory is a table with commas (RFC 4180): names of columns, and then a line for each host.',
    because: 'A quote or a comma in the wrong place moves every value after it under the wrong column.',
  },
  'inventory/unknown-column': {
    holds: 'Every column is one that an inventory has, once: host, hall, row, rack, u or slot, serial.',
    because: 'A mistyped column would silently be left out.',
  },
  'inventory/missing-column': {
    holds: 'An inventory says of every host its hall, row and rack, and its place in the rack.',
    because: 'Labels, leaves and cables of a node follow from where it stands.',
  },
  'inventory/invalid-value': {
    holds: 'Every value is one that its column takes: a host is a name that a node can have.',
    because: 'Kubernetes refuses the node when it joins, or its label, long after racks were named.',
  },
  'inventory/duplicate': {
    holds: 'A host, a serial number and a place are each listed once, over all inventories of a site.',
    because: 'Two nodes of one name are one node to Kubernetes, and two servers in one place are a slip of the hand.',
  },
  'inventory/unknown-place': {
    holds: 'Every host stands in a rack of its pool, at a unit where a server of that rack begins.',
    because: 'A host in another place would get the labels, the leaf and the feeds of racks that it does not stand in.',
  },
  'inventory/names-too-unlike': {
    holds: 'The names of a pool with monitoring come to a pattern of at most 30,000 characters.',
    because:
      'Alerts tell the nodes of a pool by a pattern of their names, some dozens of times: gpu-a0001 to gpu-a9999 are a line, and as many serial numbers are more than an object of Kubernetes holds.',
  },
  'inventory/name-taken': {
    holds: 'No host is called as another node, switch or manager of the site is.',
    because:
      'Nodes without an inventory are known by names that say where they stand, so such a host would be taken for one.',
  },
} as const;

export type InventoryCode = keyof typeof inventoryCodes;
