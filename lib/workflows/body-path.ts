/** As JSON Pointer does it, so that an id with a slash stays one part. */
const escape = (part: string): string => part.replaceAll("~", "~0").replaceAll("/", "~1");

/** Where the nodes of one call of a body stand among a run's steps: `/outer/item/`. `path` is that of the outer node's graph. */
export const toBodyPath = (path: string, nodeId: string, key: string): string =>
  `${path === "" ? "/" : path}${escape(nodeId)}/${escape(key)}/`;

/** At the top the id itself. */
export const toNodePath = (path: string, nodeId: string): string =>
  path === "" ? nodeId : path + escape(nodeId);
