import { Account, type AccountRecord } from "#models/account";
import { SOFTWARE, type User } from "~/core/auth/actor";
import { createCredentials, setPassword } from "~/core/auth/credentials.server";
import { now } from "~/core/clock.server";
import { create } from "~/core/db/commit.server";
import type { DemoProfile, Team } from "./demo-profile";

const PASSWORD = "demo-conciergerie";

type Person = Pick<AccountRecord, "name" | "role" | "title" | "phone"> & { team?: Team };

/** Phones are of the ranges kept for fiction (Arcep, décision 2018-0881). */
const PEOPLE = {
  responsable: {
    name: "Hélène Castagné",
    role: "responsable",
    title: "responsable de la conciergerie",
    phone: "0536490010",
  },
  referent: {
    name: "Jeanne Vidal",
    role: "referent",
    title: "référente, coordination du département",
    phone: "0536490012",
    team: "east",
  },
  "thomas.lacombe": {
    name: "Thomas Lacombe",
    role: "referent",
    title: "référent, équipe est",
    phone: "0536490014",
    team: "east",
  },
  "ines.marty": {
    name: "Inès Marty",
    role: "referent",
    title: "référente, équipe ouest",
    phone: "0536490016",
    team: "west",
  },
  "bruno.salles": {
    name: "Bruno Salles",
    role: "referent",
    title: "référent, équipe ouest",
    phone: "0536490018",
    team: "west",
  },
  recruteur: {
    name: "Marc Delmas",
    role: "recruteur",
    title: "coordinateur de la maison de santé",
    phone: "0536490020",
  },
  elu: { name: "Odile Ferrand", role: "elu", title: "élue, lecture des chiffres", phone: undefined },
  dpo: {
    name: "Nadia Roques",
    role: "dpo",
    title: "déléguée à la protection des données",
    phone: "0536490022",
  },
} as const satisfies Record<string, Person>;

/** What stands before « @demo.example » in each address. */
export type PersonKey = keyof typeof PEOPLE;
export type Staff = Readonly<Record<PersonKey, User>>;

/** Those who see the whole département: whoever steers, and whoever tries the demonstration first. */
const WHOLE_DEPARTEMENT: readonly PersonKey[] = ["responsable", "referent", "elu", "dpo"];

/** Creates the demonstration's accounts, all with one password; the recruteur works for this partner. */
export async function createStaff({ territories }: DemoProfile, recruiterPartnerId: string): Promise<Staff> {
  const keys = Object.keys(PEOPLE) as PersonKey[];
  const users = await Promise.all(
    keys.map(async (key): Promise<[PersonKey, User]> => {
      const { team, ...person }: Person = PEOPLE[key];
      const followed = team ? territories.filter((territory) => territory.team === team) : [];
      const account = {
        ...person,
        email: `${key}@demo.example`,
        isWholeDepartement: WHOLE_DEPARTEMENT.includes(key),
        territories: followed.map(({ code }) => code),
        partnerId: key === "recruteur" ? recruiterPartnerId : undefined,
      };
      return [key, await createMember(account)];
    }),
  );
  return Object.fromEntries(users) as unknown as Staff;
}

type Member = Pick<
  AccountRecord,
  "name" | "role" | "title" | "phone" | "email" | "isWholeDepartement" | "territories" | "partnerId"
>;

async function createMember(member: Member): Promise<User> {
  const id = await createCredentials(member.email, member.name);
  await setPassword(id, PASSWORD);
  await create(SOFTWARE, Account, { _id: id, ...member, state: "active", createdAt: now() }, []);
  return { id, ...member, delegators: [] };
}
