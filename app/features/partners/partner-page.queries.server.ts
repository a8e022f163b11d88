import { Partner } from "#models/partner";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { getSettings, territoryLabel } from "~/core/settings.server";
import { communesByCodes } from "~/features/reference-data/reference-data.queries.server";
import { NEED_KINDS } from "~/vocabulary/needs";
import { PARTNER_CHANNELS } from "~/vocabulary/partners";
import { formatCount, joinWords } from "~/vocabulary/typography";
import { closureWords, typedContacts } from "./partner-card";
import { countAskedThisYear, getPartnerFigures } from "./partner-figures.queries.server";
import { agreementShown, askedWords, capacityShown } from "./partner-words";
import { getPartner } from "./partners.queries.server";

const MOST_CHOICES = 300;

/** Everything the page of a partner prints, but the requests themselves; 404 when it is not there. */
export async function getPartnerPage(partnerId: string) {
  const partner = await getPartner(partnerId);
  const [settings, figures, { asked, cap }, places, choices] = await Promise.all([
    getSettings(),
    getPartnerFigures(partnerId),
    countAskedThisYear(partner),
    communesByCodes([...(partner.communes ?? []), partner.communeCode ?? ""]),
    listPartnerChoices(),
  ]);
  const { territories, communes = [], themes = [], channel = "mail", closures = [] } = partner;
  const nameOf = (code: string): string => places.get(code)?.name ?? code;
  const today = toDay(now());
  const backUp = choices.find(({ value }) => value === partner.backUpId);
  const covered =
    communes.length > 0 ? communes.map(nameOf) : territories.map((code) => territoryLabel(settings, code));
  const days = partner.delayDays ?? settings.delays.reminderDays;
  return {
    card: cardOf(partner),
    version: partner.version,
    contacts: partner.contacts,
    note: partner.note,
    onboarding: partner.onboarding ?? "active",
    places: joinWords(covered) || "tout le département",
    facts: [
      { term: "Couvre", value: joinWords(covered) || "Tout le département" },
      { term: "Se trouve à", value: partner.communeCode && nameOf(partner.communeCode) },
      { term: "Sollicité pour", value: themes.map((kind) => NEED_KINDS[kind].fr).join(", ") },
      { term: "Comment", value: PARTNER_CHANNELS[channel].fr },
      { term: "Répond sous", value: formatCount(days, "jour ouvré", "jours ouvrés") },
      { term: "Fermé", value: comingOf(closures, today) },
    ],
    backUp: backUp && { id: backUp.value, name: backUp.label },
    agreement: partner.agreement && {
      ...agreementShown(partner.agreement, today),
      note: partner.agreement.note,
    },
    capacity:
      partner.capacity &&
      capacityShown(partner.capacity, { today, staleDays: settings.delays.supplyStaleDays }),
    askedOn: partner.capacityLink?.answeredAt ? undefined : partner.capacityLink?.sentAt,
    asked: { words: askedWords(asked, cap), isReached: asked >= cap },
    figures,
    choices: {
      territories: settings.territories.list.map(({ code, label }) => ({ value: code, label })),
      communes: [...places.values()].map(({ _id, name }) => ({ value: _id, label: name })),
      partners: choices.filter(({ value }) => value !== partnerId),
    },
    defaults: { delayDays: settings.delays.reminderDays, yearlyCap: settings.delays.partnerCap },
  };
}

export type PartnerPage = Awaited<ReturnType<typeof getPartnerPage>>;

/** What the form of a new partner offers. */
export async function getNewPartnerChoices(): Promise<Pick<PartnerPage, "choices" | "defaults">> {
  const [{ territories, delays }, partners] = await Promise.all([getSettings(), listPartnerChoices()]);
  return {
    choices: {
      territories: territories.list.map(({ code, label }) => ({ value: code, label })),
      communes: [],
      partners,
    },
    defaults: { delayDays: delays.reminderDays, yearlyCap: delays.partnerCap },
  };
}

async function listPartnerChoices(): Promise<{ value: string; label: string }[]> {
  const partners = await Partner.find({ isActive: true }, { name: 1 })
    .sort({ sortName: 1 })
    .limit(MOST_CHOICES)
    .lean();
  return partners.map(({ _id, name }) => ({ value: _id, label: name }));
}

/** The card as its form edits it. */
function cardOf(partner: Awaited<ReturnType<typeof getPartner>>) {
  const { name, kind, territories, communes, themes, communeCode, contacts, closures, note } = partner;
  const { channel, delayDays, backUpId, agreement, yearlyCap, onboarding } = partner;
  return {
    name,
    kind,
    territories,
    communes,
    themes,
    communeCode,
    contacts: typedContacts(contacts),
    closures,
    note,
    channel,
    delayDays,
    backUpId,
    agreement,
    yearlyCap,
    onboarding,
  };
}

function comingOf(closures: { fromOn: string; toOn: string; label?: string }[], today: string): string {
  return closures
    .filter(({ toOn }) => toOn >= today)
    .map(closureWords)
    .join(", ");
}
