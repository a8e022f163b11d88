import { env } from "../env.server";

/**
 * What a write must have reached before it is acknowledged: the journal of a majority on a server; the
 * journal on the embedded engine, which has no members and acknowledges "majority" before the disk has it.
 * The relay's writes need it too: killed, the engine keeps a later write and loses an earlier one.
 */
export const DURABLE = env().mongodbUri
  ? ({ w: "majority", j: true } as const)
  : ({ w: 1, j: true } as const);
