import { Partner, type PartnerContact, type PartnerRecord } from "#models/partner";
import type { Actor } from "~/core/auth/actor";
import { commit } from "~/core/db/commit.server";
import { audit } from "~/core/db/effects.server";
import { derivedId } from "~/core/ids.server";
import { fold, searchTerms, searchWordsOf } from "~/core/search-words";
import { createPartner } from "./partners.commands.server";

const MOST_READ = 20;
/** Everybody's: two addresses of these say nothing of who works together. */
const PUBLIC_DOMAINS: readonly string[] = [
  "gmail.com",
  "orange.fr",
  "wanadoo.fr",
  "free.fr",
  "sfr.fr",
  "laposte.net",
  "outlook.fr",
  "outlook.com",
  "hotmail.fr",
  "hotmail.com",
  "yahoo.fr",
  "icloud.com",
  "live.fr",
  "msn.com",
  "yahoo.com",
  "neuf.fr",
  "bbox.fr",
  "numericable.fr",
  "gmx.fr",
  "aol.com",
  "proton.me",
  "protonmail.com",
  "googlemail.com",
  "live.com",
  "me.com",
  "mac.com",
  "gmx.com",
  "gmx.net",
  "gmx.de",
  "pm.me",
  "club-internet.fr",
  "aliceadsl.fr",
  "ymail.com",
  "rocketmail.com",
  "yahoo.co.uk",
  "yahoo.es",
  "yahoo.it",
  "yahoo.de",
  "yahoo.be",
  "hotmail.be",
  "hotmail.es",
  "hotmail.it",
  "hotmail.co.uk",
  "live.be",
  "outlook.be",
  "outlook.es",
  "aol.fr",
  "tutanota.com",
  "tutamail.com",
  "tuta.io",
  "tuta.com",
  "9online.fr",
  "cegetel.net",
  "noos.fr",
  "dbmail.com",
  "voila.fr",
  "nordnet.fr",
  "bouygtel.fr",
  "mailo.com",
  "netcourrier.com",
  "skynet.be",
  "telenet.be",
  "mail.com",
  "mail.ru",
  "zoho.com",
  "fastmail.com",
  "hey.com",
  "gmail.fr",
  "libertysurf.fr",
  "tiscali.fr",
  "infonie.fr",
  "caramail.com",
  "t-online.de",
  "web.de",
  "libero.it",
];

/** Somebody whom a partner named. */
export interface Named {
  name: string;
  email?: string;
  phone?: string;
}

export interface Learnt {
  partner: PartnerRecord;
  contactId: string;
}

/**
 * Finds in the directory somebody whom a partner (`by`) named, by their address, else by the domain of it and their name
 * or their colleague's, without address by the very name of an organisation; else adds them, to be confirmed, to the organisation of that domain or as a partner identified, of
 * the kind of who named them. Safe twice for one `origin`.
 */
export async function learnContact(
  actor: Actor,
  { by, named, origin }: { by: PartnerRecord; named: Named; origin: string },
): Promise<Learnt | null> {
  const email = named.email?.toLowerCase();
  const known = email
    ? await Partner.findOne({ "contacts.email": email, isActive: true }).lean<PartnerRecord>()
    : null;
  const contact = known?.contacts.find((one) => one.email === email);
  if (known && contact) return { partner: known, contactId: contact.id };
  const namesake = email ? null : await organisationNamed(named.name);
  if (namesake) return namesake;
  const learnt = { ...named, email, id: derivedId("learnt-contact", origin), isToConfirm: true };
  const partner = (await organisationOf(by, learnt)) ?? (await identified(actor, by, learnt, origin));
  if (!partner) return null;
  await addContact(actor, partner, learnt);
  return { partner, contactId: learnt.id };
}

/** Whose address it looks like: the colleague's of who named them, else the partner of that name and domain. */
async function organisationOf(by: PartnerRecord, { name, email }: Named): Promise<PartnerRecord | null> {
  const domain = ownDomain(email);
  if (!domain) return null;
  const isTheirs = ({ contacts }: PartnerRecord) => contacts.some((one) => ownDomain(one.email) === domain);
  if (isTheirs(by)) return by;
  const namesakes = await namesakesOf(name);
  const isSaid = (other: PartnerRecord) =>
    [other.name, ...other.contacts.map((one) => one.name)].some((said) => fold(said) === fold(name));
  return namesakes.find((other) => isTheirs(other) && isSaid(other)) ?? null;
}

async function organisationNamed(name: string): Promise<Learnt | null> {
  const partner = (await namesakesOf(name)).find((one) => fold(one.name) === fold(name));
  const contact = partner?.contacts.find(({ email }) => email) ?? partner?.contacts[0];
  return partner && contact ? { partner, contactId: contact.id } : null;
}

function namesakesOf(name: string): Promise<PartnerRecord[]> {
  return Partner.find({ searchWords: { $all: searchTerms(name) }, isActive: true })
    .limit(MOST_READ)
    .lean<PartnerRecord[]>();
}

async function identified(
  actor: Actor,
  { kind, territories }: PartnerRecord,
  contact: PartnerContact,
  origin: string,
): Promise<PartnerRecord | null> {
  const id = derivedId("learnt-partner", origin);
  const card = {
    name: contact.name,
    kind,
    territories,
    onboarding: "identified" as const,
    contacts: [contact],
  };
  await createPartner(actor, card, id);
  return Partner.findById(id).lean<PartnerRecord>();
}

async function addContact(
  actor: Actor,
  { _id, searchWords }: PartnerRecord,
  contact: PartnerContact,
): Promise<void> {
  const words = searchWordsOf(contact.name, contact.email);
  await commit(actor, Partner, _id, {
    onlyIf: { "contacts.id": { $ne: contact.id } },
    set: { searchWords: [...new Set([...searchWords, ...words])] },
    push: { contacts: contact },
    effects: [audit("partner.updated", ["contacts"])],
  });
}

/** The domain of an address that belongs to an organisation. */
export function ownDomain(email: string | undefined): string | undefined {
  const domain = email?.toLowerCase().split("@")[1];
  return domain && !PUBLIC_DOMAINS.includes(domain) ? domain : undefined;
}
