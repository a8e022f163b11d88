import { Partner, type PartnerRecord } from "#models/partner";
import { notFound } from "~/core/auth/guards.server";
import { now } from "~/core/clock.server";
import { readLinkToken } from "~/core/links.server";
import { getSettings } from "~/core/settings.server";
import { CARE_AGES, type CareAge } from "~/vocabulary/childcare";
import { valuesOf } from "~/vocabulary/words";
import { type ShownFigure, shownFigure } from "./care-figure";
import { type CareReach, reachOf } from "./care-figures-reach.queries.server";
import { careFreshSince } from "./care-freshness.server";
import { CARE_SERVICE_KINDS } from "./care-kinds";
import { COMMUNES_TOLD, SERVICES_TOLD } from "./care-supply.schema.server";
import { isRelayInForce } from "./relay-centres.queries.server";

const DAY_MS = 24 * 3600 * 1000;
/** Days during which a relay centre already asked is left in peace. */
const PEACE_DAYS = 14;

/** open: what we hold and two answers; said: what was just said; closed: a later link, or time, replaced this one. */
export type CareFiguresStage = "open" | "said" | "closed";

export interface CareFiguresPage {
  stage: CareFiguresStage;
  programme: string;
  phone: string;
  email: string;
  relayName: string;
  /** What is asked comes by pages, of some places and some communes each. */
  page: number;
  pages: number;
  /** Nothing once the link is closed. */
  services: { id: string; name: string; what: string; places?: ShownFigure; ages: ToldAge[] }[];
  communes: {
    code: string;
    name: string;
    /** Somebody counted there already. */
    isKnown: boolean;
    childminders?: ShownFigure;
    places?: ShownFigure;
    free?: ShownFigure;
  }[];
}

export interface ToldAge {
  age: CareAge;
  label: string;
  places?: number;
  free?: ShownFigure;
}

export interface AskedRelay {
  relay: Pick<PartnerRecord, "_id" | "name" | "careLink" | "version">;
  /** The last link sent, and not too long ago, to a relay centre still active. */
  isCurrent: boolean;
}

/** Relay centres asked before this instant may be asked again. */
export function restedSince(): Date {
  return new Date(now().getTime() - PEACE_DAYS * DAY_MS);
}

/** The relay centre a link was sent to; 404 for a link we did not make. */
export async function getAskedRelay(token: string | undefined): Promise<AskedRelay> {
  const link = readLinkToken("care-figures", token);
  const relay =
    link &&
    (await Partner.findById(link.id, {
      ...{ name: 1, careLink: 1, version: 1, isActive: 1, kind: 1, onboarding: 1 },
    }).lean<AskedRelay["relay"] & Pick<PartnerRecord, "isActive" | "kind" | "onboarding">>());
  if (!relay) throw notFound();
  const { delays } = await getSettings();
  const { version, sentAt } = relay.careLink ?? {};
  const until = (sentAt?.getTime() ?? 0) + delays.answerLinkDays * DAY_MS;
  return { relay, isCurrent: isRelayInForce(relay) && version === link.version && now().getTime() < until };
}

/** What the page of such a link shows. */
export async function getCareFiguresPage(
  token: string | undefined,
  { searchParams }: URL,
): Promise<CareFiguresPage> {
  const [{ relay, isCurrent }, { brand }] = await Promise.all([getAskedRelay(token), getSettings()]);
  const isChanging = !relay.careLink?.answeredAt || searchParams.has("changer");
  return {
    stage: stageOf(isCurrent, isChanging),
    programme: brand.programme,
    phone: brand.phone,
    email: brand.email,
    relayName: relay.name,
    ...(isCurrent ? shown(await reachOf(relay._id), Number(searchParams.get("page"))) : NOTHING),
  };
}

function stageOf(isCurrent: boolean, isChanging: boolean): CareFiguresStage {
  if (!isCurrent) return "closed";
  return isChanging ? "open" : "said";
}

type Asked = Pick<CareFiguresPage, "page" | "pages" | "services" | "communes">;

const NOTHING: Asked = { page: 1, pages: 1, services: [], communes: [] };

/** One page of what is asked; communes nobody counted yet come last. */
function shown({ services, communes, counts }: CareReach, asked: number): Asked {
  const pages = Math.max(
    Math.ceil(services.length / SERVICES_TOLD),
    Math.ceil(communes.length / COMMUNES_TOLD),
    1,
  );
  const page = Number.isInteger(asked) && asked >= 1 && asked <= pages ? asked : 1;
  const since = careFreshSince();
  const counted = new Map(counts.map((count) => [count._id, count]));
  const knownFirst = [...communes].sort(
    (one, other) => Number(counted.has(other.code)) - Number(counted.has(one.code)),
  );
  const pageOf = <Line>(lines: Line[], size: number) => lines.slice((page - 1) * size, page * size);
  return {
    page,
    pages,
    services: pageOf(services, SERVICES_TOLD).map(({ _id, name, kind, communeName, places, byAge }) => ({
      id: _id,
      name,
      what: `${CARE_SERVICE_KINDS[kind].fr}, ${communeName}`,
      places: shownFigure(places, since),
      ages: valuesOf(CARE_AGES).map((age) => {
        const row = byAge.find((one) => one.age === age);
        return { age, label: CARE_AGES[age].fr, places: row?.places, free: shownFigure(row?.free, since) };
      }),
    })),
    communes: pageOf(knownFirst, COMMUNES_TOLD).map(({ code, name }) => {
      const figures = counted.get(code);
      return {
        code,
        name,
        isKnown: figures !== undefined,
        childminders: shownFigure(figures?.childminders, since),
        places: shownFigure(figures?.places, since),
        free: shownFigure(figures?.free, since),
      };
    }),
  };
}
