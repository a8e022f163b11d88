import { HandOff, type HandOffRecord } from "#models/hand-off";
import { Household, type HouseholdRecord } from "#models/household";
import { Need, type NeedRecord } from "#models/need";
import { Partner, type PartnerRecord } from "#models/partner";
import type { User } from "~/core/auth/actor";
import { linkToken } from "~/core/links.server";
import { recordConsent } from "~/features/consents/consents.commands.server";
import { needMatter } from "~/features/hand-offs/hand-off-matter.server";
import { needSheet } from "~/features/hand-offs/hand-off-sheet";
import { sendHandOff } from "~/features/hand-offs/hand-offs.commands.server";
import { createPartner, type PartnerInput } from "~/features/partners/partners.commands.server";
import { createFile } from "./submissions";

/** An estate agency with one contact who reads mail. */
export async function createAgency(user: User, values: Partial<PartnerInput> = {}): Promise<PartnerRecord> {
  const id = await createPartner(user, {
    name: "Agence des Deux Ponts",
    kind: "estate-agency",
    territories: [],
    contacts: [{ name: "Paul Roques", email: "paul.roques@deux-ponts.example", phone: "05 65 00 00 01" }],
    ...values,
  });
  return found(await Partner.findById(id).lean<PartnerRecord>());
}

/** A housing need handed to an agency, in the file of a doctor who agreed to it. */
export async function createHandOff(
  user: User,
  { householdId, partner }: { householdId?: string; partner?: PartnerRecord } = {},
): Promise<HandOffRecord> {
  const fileId = householdId ?? (await createFile(user));
  const agency = partner ?? (await createAgency(user));
  const household = found(await Household.findById(fileId).lean<HouseholdRecord>());
  const need = found(await Need.findOne({ householdId: fileId, kind: "housing" }).lean<NeedRecord>());
  const consentId = await recordConsent(user, {
    householdId: fileId,
    candidateId: household.heads[0]?.candidateId ?? "",
    purpose: "housing",
    means: "phone",
  });
  const sheet = needSheet({
    kind: "housing",
    partnerKind: agency.kind,
    candidateKind: "doctor",
    criteria: { communes: [], place: "Bellevue", budgetMax: 700, rooms: 3, fromOn: "2026-08-17" },
    answerBy: "2026-05-19",
  });
  const contactId = agency.contacts[0]?.id ?? "";
  const id = await sendHandOff(user, {
    household,
    matter: needMatter(need),
    partner: agency,
    contactId,
    consentId,
    sheet,
  });
  return reloadHandOff(id);
}

export async function reloadHandOff(id: string): Promise<HandOffRecord> {
  return found(await HandOff.findById(id).lean<HandOffRecord>());
}

/** The address of the letter, as the mail gives it. */
export function letterPath({ linkId, linkVersion }: HandOffRecord): string {
  return `/reponse/${linkToken({ purpose: "answer", id: linkId, version: linkVersion })}`;
}

function found<Value>(value: Value | null): Value {
  if (value === null) throw new Error("the factory lost what it made");
  return value;
}
