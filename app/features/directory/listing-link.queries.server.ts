import { LocalService, type LocalServiceRecord } from "#models/local-service";
import { notFound } from "~/core/auth/guards.server";
import { now } from "~/core/clock.server";
import { readLinkToken } from "~/core/links.server";
import { getSettings } from "~/core/settings.server";
import { SERVICE_KINDS } from "~/vocabulary/local-services";
import { formatPhone } from "~/vocabulary/typography";
import { stopWords } from "./service-card";

const DAY_MS = 24 * 3600 * 1000;

/** open: what we say and two answers; said: what was just said; closed: a later link, or time, replaced this one. */
export type ListingStage = "open" | "said" | "closed";

export interface ListingPage {
  stage: ListingStage;
  programme: string;
  phone: string;
  email: string;
  name: string;
  /** Nothing once the link is closed. */
  facts: { term: string; value: string }[];
  typed: { opening?: string; phone?: string; address?: string };
}

export interface Listing {
  service: LocalServiceRecord;
  /** The last link sent, and not too long ago, of a service still in the directory. */
  isCurrent: boolean;
}

/** The service a link was sent to; 404 for a link we did not make. */
export async function getListing(token: string | undefined): Promise<Listing> {
  const link = readLinkToken("listing", token);
  const service = link && (await LocalService.findById(link.id).lean<LocalServiceRecord>());
  if (!service) throw notFound();
  const { delays } = await getSettings();
  const { version, sentAt } = service.refreshLink ?? {};
  const until = (sentAt?.getTime() ?? 0) + delays.answerLinkDays * DAY_MS;
  return { service, isCurrent: service.isActive && version === link.version && now().getTime() < until };
}

/** What the page of such a link shows. */
export async function getListingPage(token: string | undefined, { searchParams }: URL): Promise<ListingPage> {
  const [{ service, isCurrent }, { brand }] = await Promise.all([getListing(token), getSettings()]);
  const { name, opening, phone, address } = service;
  const isChanging = !service.refreshLink?.answeredAt || searchParams.has("changer");
  return {
    stage: stageOf(isCurrent, isChanging),
    programme: brand.programme,
    phone: brand.phone,
    email: brand.email,
    name,
    facts: isCurrent ? factsOf(service) : [],
    typed: isCurrent ? { opening, phone, address } : {},
  };
}

function stageOf(isCurrent: boolean, isChanging: boolean): ListingStage {
  if (!isCurrent) return "closed";
  return isChanging ? "open" : "said";
}

/** What households read of a service; the note and the funders are the team's. */
function factsOf({ kind, address, communeName, phone, website, opening, stops }: LocalServiceRecord) {
  return [
    { term: "Ce que c’est", value: SERVICE_KINDS[kind].fr },
    { term: "Adresse", value: [address, communeName].filter(Boolean).join(", ") },
    { term: "Téléphone", value: phone ? formatPhone(phone) : "" },
    { term: "Site internet", value: website ?? "" },
    { term: "Horaires", value: opening ?? "" },
    { term: "Arrêts", value: stops.map(stopWords).join(" ; ") },
  ].filter(({ value }) => value !== "");
}
