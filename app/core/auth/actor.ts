import type { ActorKind } from "~/vocabulary/actor-kinds";
import type { Role } from "~/vocabulary/roles";

/** Who acts: a colleague, or nobody in particular (the public, the software itself). */
export interface Actor {
  id: string | null;
  /** Who it is, without an account. */
  kind?: ActorKind;
  name?: string;
  role?: Role;
}

/** A signed-in colleague, with what decides what they may see. */
export interface User extends Actor {
  id: string;
  name: string;
  role: Role;
  email: string;
  phone?: string;
  /** What stands under their name in a letter: their title, and a line of theirs. */
  title?: string;
  signature?: string;
  isWholeDepartement: boolean;
  territories: string[];
  /** Colleagues whose files are entrusted to this one today. */
  delegators: string[];
  partnerId?: string;
}

/** The person filling a public page. */
export const PUBLIC: Actor = { id: null, kind: "public" };

/** An adult of a file, on the page of their own link. */
export const FAMILY: Actor = { id: null, kind: "family" };

/** Somebody of a partner, on the page of their link. */
export const PARTNER: Actor = { id: null, kind: "partner" };

/** The software acting by itself: reminders, follow-ups, migrations. */
export const SOFTWARE: Actor = { id: null, kind: "software" };
