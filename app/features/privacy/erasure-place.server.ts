import type { Filter, Model } from "#models/define";
import type { ErasureScope } from "#models/erasure";
import type { Emptying, Stored } from "./erasure-emptying.server";

/** A collection where somebody may be found: which documents go, which stay and what becomes of each. */
export interface Place {
  model: Model<Stored>;
  erased?: (scope: ErasureScope) => Filter<Stored>;
  emptied?: (scope: ErasureScope) => Filter<Stored>;
  empty?: Emptying;
  /** The ids under which the bytes of a document are kept: they go before it. */
  files?: (document: Stored) => string[];
  /** Mails: read again from their mailbox, none may come back. */
  isFromMailbox?: boolean;
}

/** What is done in one collection. */
export function place<Kept>(model: Model<Kept>, rules: Omit<Place, "model">): Place {
  // A run reads and writes fields by their names, whatever the collection.
  return { model: model as unknown as Model<Stored>, ...rules };
}
