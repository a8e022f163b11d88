import { newId } from "../ids.server";

/** This process, to the others that may take over what it leaves. */
const US = newId();
/** Real time, as a process that dies leaves it: past it, another takes over. */
const LEASE_MS = 20_000;

/** What says that this process is at work on a document, and until when it is left alone. */
export function lease(): { by: string; until: Date } {
  return { by: US, until: new Date(Date.now() + LEASE_MS) };
}

/** The condition of a document that nobody else is at work on. */
export function freeToTake() {
  return {
    $or: [{ lease: { $exists: false } }, { "lease.by": US }, { "lease.until": { $lt: new Date() } }],
  };
}

/** The condition of a document that nobody took over from this process. */
export function stillTaken(): { "lease.by": string } {
  return { "lease.by": US };
}
