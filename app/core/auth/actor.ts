import type { Role } from "~/vocabulary/roles";

/** Who acts: a colleague, or nobody in particular (the public, the software itself). */
export interface Actor {
  id: string | null;
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
  isWholeDepartement: boolean;
  territories: string[];
  /** Colleagues whose files are entrusted to this one today. */
  delegators: string[];
  partnerId?: string;
}

/** The person filling a public page. */
export const PUBLIC: Actor = { id: null };

/** The software acting by itself: reminders, follow-ups, migrations. */
export const SOFTWARE: Actor = { id: null };
