import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { getSettings, type Settings, territoryLabel } from "~/core/settings.server";
import { CAPACITY_LIGHTS, ONBOARDING_STEPS, PARTNER_KINDS } from "~/vocabulary/partners";
import { isOneOf } from "~/vocabulary/words";
import { askFactsOf } from "./partner-figures.queries.server";
import { capacityShown } from "./partner-words";
import { listPartners, type PartnerFilters, type PartnerRow } from "./partners.queries.server";

/** What the page of the directory prints: who, where, what they can take, whether they were asked enough this year. */
export async function getPartnersPage(filters: PartnerFilters, page: number) {
  const [settings, partners] = await Promise.all([getSettings(), listPartners(filters, page)]);
  const facts = await askFactsOf(partners.rows.map(({ _id }) => _id));
  return {
    ...partners,
    rows: partners.rows.map((partner) => ({
      ...shown(partner, settings),
      isOverCap: isOverCap(partner, facts.get(partner._id)?.askedThisYear ?? 0, settings),
    })),
    territories: settings.territories.list.map(({ code, label }) => ({ value: code, label })),
  };
}

/** The filters of the directory, as its address holds them. */
export function partnerFilters({ searchParams }: URL): PartnerFilters {
  const read = (name: string) => searchParams.get(name)?.trim() || undefined;
  const [kind, light] = [read("kind"), read("capacite")];
  return {
    text: read("q"),
    kind: isOneOf(PARTNER_KINDS, kind) ? kind : undefined,
    territory: read("epci"),
    light: isOneOf(CAPACITY_LIGHTS, light) ? light : undefined,
  };
}

function shown(partner: PartnerRow, settings: Settings) {
  const { _id, name, kind, territories, contacts, askedCount, answeredCount, capacity } = partner;
  const { onboarding = "active" } = partner;
  const places = territories.map((code) => territoryLabel(settings, code)).join(", ");
  return {
    id: _id,
    name,
    kind,
    contact: contacts[0]?.name ?? "",
    places: places || "tout le département",
    answers: askedCount === 0 ? "" : `${Math.min(answeredCount, askedCount)} sur ${askedCount}`,
    capacity:
      capacity &&
      capacityShown(capacity, { today: toDay(now()), staleDays: settings.delays.supplyStaleDays }),
    step: ONBOARDING_STEPS[onboarding].fr,
  };
}

function isOverCap({ yearlyCap }: PartnerRow, asked: number, { delays }: Settings): boolean {
  return asked >= (yearlyCap ?? delays.partnerCap);
}
