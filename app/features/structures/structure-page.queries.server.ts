import { Partner } from "#models/partner";
import type { StructureRecord } from "#models/structure";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { getSettings, territoryLabel } from "~/core/settings.server";
import { listOpeningsOfStructure } from "~/features/openings/openings.queries.server";
import { accessWords, zoneWords } from "~/features/reference-data/zone-words";
import { zoneOf } from "~/features/reference-data/zoning.queries.server";
import { SECTORS, STRUCTURE_KINDS, STRUCTURE_STATES } from "~/vocabulary/structures";
import { dayOf, formatDayLong } from "~/vocabulary/typography";
import { cardOf, hasFinessKey } from "./structure-card";
import { getStructure, listSameFiness } from "./structures.queries.server";

const MOST_PARTNERS = 200;

/** What the page of a structure shows; 404 when it is not there. */
export async function getStructurePage(structureId: string) {
  const structure = await getStructure(structureId);
  const today = toDay(now());
  const [openings, doubles, zones, partner, partners, settings] = await Promise.all([
    listOpeningsOfStructure(structureId),
    listSameFiness(structure),
    zoneOf([structure.communeCode], today),
    structure.partnerId ? Partner.findById(structure.partnerId, { name: 1 }).lean() : null,
    structurePartners(),
    getSettings(),
  ]);
  const zone = zones.get(structure.communeCode);
  const { name, kind, state, communeCode, communeName, epciCode, note, source, version } = structure;
  return {
    name,
    version,
    note,
    meta: [STRUCTURE_KINDS[kind].fr, STRUCTURE_STATES[state].fr, communeName].join(" · "),
    card: cardOf(structure),
    commune: { value: communeCode, label: communeName },
    facts: [
      { term: "Secteur", value: structure.sector ? SECTORS[structure.sector].fr : "" },
      { term: "Intercommunalité", value: epciCode ? territoryLabel(settings, epciCode) : "" },
      { term: "Zonage médecins", value: zoneWords(zone) },
      { term: "Accès aux soins", value: accessWords(zone) },
      { term: "Équipe", value: structure.team ?? "" },
      { term: "Logiciel et matériel", value: structure.tools ?? "" },
      { term: "Financement", value: structure.funder ?? "" },
      { term: "FINESS", value: finessWords(structure) },
    ],
    source: source && { ...source, on: formatDayLong(dayOf(source.importedAt)) },
    hasDoubtfulFiness: structure.finess !== undefined && !hasFinessKey(structure.finess),
    doubles: doubles.map(({ _id, name }) => ({ id: _id, name })),
    partner: partner && { id: partner._id, name: partner.name },
    partners,
    openings,
    today,
  };
}

/** The partners a structure's mail may go to, as options of a form. */
export async function structurePartners(): Promise<{ value: string; label: string }[]> {
  const partners = await Partner.find({ kind: "health-structure", isActive: true }, { name: 1 })
    .sort({ sortName: 1 })
    .limit(MOST_PARTNERS)
    .lean();
  return partners.map(({ _id, name }) => ({ value: _id, label: name }));
}

function finessWords({ finess, finessEj }: StructureRecord): string {
  return [finess, finessEj && `entité juridique ${finessEj}`].filter(Boolean).join(", ");
}
