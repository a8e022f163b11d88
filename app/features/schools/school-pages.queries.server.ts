import type { SchoolRecord, SchoolTrack } from "#models/school";
import { getSettings, type Settings, territoryLabel } from "~/core/settings.server";
import { communesByCodes } from "~/features/reference-data/reference-data.queries.server";
import { PARTNER_KINDS } from "~/vocabulary/partners";
import { SCHOOL_KINDS, SCHOOL_LEVELS, SCHOOL_SECTORS, type SchoolLevel } from "~/vocabulary/schooling";
import { formatNumber, joinWords } from "~/vocabulary/typography";
import { cardOf } from "./school-card";
import { dataOnWords } from "./school-dates";
import { findSchoolPartner, listSchoolPartners } from "./school-partners.queries.server";
import { getSchool, listSchools, type SchoolFilters, type SchoolRow } from "./schools.queries.server";

const TRACKS: Readonly<Record<SchoolTrack, string>> = {
  general: "générale",
  technological: "technologique",
  vocational: "professionnelle",
};

/** What the page of the schools prints: which, where, what they offer, and whom they are told by. */
export async function getSchoolsPage(filters: SchoolFilters, page: number) {
  const [settings, schools] = await Promise.all([getSettings(), listSchools(filters, page)]);
  return {
    ...schools,
    rows: schools.rows.map((school) => shown(school, settings)),
    territories: settings.territories.list.map(({ code, label }) => ({ value: code, label })),
  };
}

/** What the page of an establishment shows; 404 when it is not there. */
export async function getSchoolPage(uai: string) {
  const school = await getSchool(uai);
  const [settings, communes, partners, partner] = await Promise.all([
    getSettings(),
    communesByCodes([school.communeCode]),
    listSchoolPartners(school.communeCode),
    school.partnerId ? findSchoolPartner(school.partnerId) : null,
  ]);
  const { name, kind, sector, contract, communeName, version, isListed, phone, email, website } = school;
  return {
    ...{ name, version, isListed, phone, email, website, note: school.note },
    meta: [SCHOOL_KINDS[kind].fr, SCHOOL_SECTORS[sector].fr, contract, communeName]
      .filter(Boolean)
      .join(" · "),
    card: cardOf(school),
    facts: factsOf(school, settings, communes.get(school.communeCode)?.name ?? communeName),
    partner: partner && { id: partner._id, name: partner.name },
    partners: [
      ...partners,
      ...(partner && !partners.some(({ _id }) => _id === partner._id) ? [partner] : []),
    ].map(({ _id, name: partnerName, kind: partnerKind }) => ({
      value: _id,
      label: `${partnerName} (${PARTNER_KINDS[partnerKind].fr.toLowerCase()})`,
    })),
    source: school.source,
    dataOn: dataOnWords(school.dataOn),
  };
}

function shown(school: SchoolRow, settings: Settings) {
  const { _id, name, kind, sector, contract, levels, communeName, epciCode } = school;
  return {
    id: _id,
    name,
    kind: SCHOOL_KINDS[kind].fr,
    sector: sector === "private" ? privateWords(contract) : "",
    levels: levelWords(levels),
    place: communeName,
    epci: epciCode ? territoryLabel(settings, epciCode) : "",
    offers: offersOf(school),
    hasNote: Boolean(school.note),
  };
}

/** « privé sous contrat », whatever contract it is: the page of the establishment tells which. */
function privateWords(contract: string | undefined): string {
  if (!contract) return SCHOOL_SECTORS.private.fr;
  return contract.includes("hors contrat") ? "privé hors contrat" : "privé sous contrat";
}

function offersOf({ hasCanteen, hasBoarding }: Pick<SchoolRecord, "hasCanteen" | "hasBoarding">): string {
  return [hasCanteen && "cantine", hasBoarding && "internat"].filter(Boolean).join(", ");
}

/** « petite section à CM2 », or the only class there is. */
function levelWords(levels: readonly SchoolLevel[]): string {
  const [first, last] = [levels[0], levels.at(-1)];
  if (!first || !last) return "";
  return first === last ? SCHOOL_LEVELS[first].fr : `${SCHOOL_LEVELS[first].fr} à ${SCHOOL_LEVELS[last].fr}`;
}

function factsOf(school: SchoolRecord, settings: Settings, communeName: string) {
  const { _id, levels, address, postalCode, epciCode, tracks = [], pupils, isApproximate, location } = school;
  const place = [postalCode, communeName].filter(Boolean).join(" ");
  return [
    { term: "Adresse", value: [address, place].filter(Boolean).join(", ") },
    { term: "Intercommunalité", value: epciCode ? territoryLabel(settings, epciCode) : "" },
    { term: "Classes", value: levelWords(levels) },
    { term: "Voies", value: joinWords(tracks.map((track) => TRACKS[track])) },
    { term: "Cantine", value: yesNoWords(school.hasCanteen) },
    { term: "Internat", value: yesNoWords(school.hasBoarding) },
    { term: "Dispositif ULIS", value: yesNoWords(school.hasUlis) },
    { term: "Élèves", value: pupils ? formatNumber(pupils) : "" },
    { term: "Position", value: positionWords({ location, isApproximate }) },
    { term: "UAI", value: _id },
  ];
}

function positionWords({
  location,
  isApproximate,
}: Pick<SchoolRecord, "location" | "isApproximate">): string {
  if (!location) return "inconnue";
  return isApproximate ? "celle de la commune, faute de mieux" : "";
}

/** What the directory does not say is not a « no ». */
function yesNoWords(value: boolean | undefined): string {
  if (value === undefined) return "non renseigné";
  return value ? "oui" : "non";
}
