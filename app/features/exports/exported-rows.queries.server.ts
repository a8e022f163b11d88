import type { User } from "~/core/auth/actor";
import { getSettings, territoryLabel } from "~/core/settings.server";
import { fileFiltersOf, listFiles, listIntroduced } from "~/features/file/file-list.queries.server";
import { HAND_OFF_VIEWS, listHandOffs } from "~/features/hand-offs/hand-offs.queries.server";
import { listOpenings, openingFiltersOf } from "~/features/openings/openings.queries.server";
import { listPartners } from "~/features/partners/partners.queries.server";
import { partnerFilters } from "~/features/partners/partners-page.queries.server";
import { listPromises, PROMISE_VIEWS, type PromiseLine } from "~/features/promises/promises.queries.server";
import { listStructures, structureFiltersOf } from "~/features/structures/structures.queries.server";
import { CANDIDATE_KINDS } from "~/vocabulary/candidates";
import { EXERCISE_MODES } from "~/vocabulary/exercise";
import { type ExportedList, MOST_WORKBOOK_ROWS } from "~/vocabulary/exports";
import { purposeOf, STATE_WORDS } from "~/vocabulary/hand-off-words";
import { shownState } from "~/vocabulary/hand-offs";
import { NEED_KINDS } from "~/vocabulary/needs";
import { OPENING_NATURES } from "~/vocabulary/openings";
import { PARTNER_KINDS } from "~/vocabulary/partners";
import { SECTORS, STRUCTURE_KINDS, STRUCTURE_STATES } from "~/vocabulary/structures";
import { dayOf, formatDayLong, formatNumber } from "~/vocabulary/typography";
import { arrivalRows } from "./arrival-rows.queries.server";
import { everyRow } from "./every-row";

/** Sees every file, as the team together does. */
const WHOLE_TEAM: User = {
  id: "",
  name: "",
  email: "",
  role: "responsable",
  isWholeDepartement: true,
  territories: [],
  delegators: [],
};

/**
 * The rows of a list as this colleague sees it, its filters in the address, headers first; read page by page. A
 * recruteur gets the professional list of the screen, and nothing else.
 */
export function exportedRows(user: User, list: ExportedList, url: URL): AsyncGenerator<string[]> {
  if (user.role === "recruteur") return introducedRows(user);
  if (list === "partners") return partnerRows(url);
  if (list === "hand-offs") return handOffRows(user, url);
  if (list === "promises") return promiseRows(user, url);
  if (list === "structures") return structureRows(url);
  if (list === "openings") return openingRows(url);
  if (list === "arrivals") return arrivalRows(user, url);
  return fileRows(user, url);
}

/** A whole list, headers first, cut into what a workbook holds: for whoever runs the server. */
export async function* wholeListPages(list: ExportedList): AsyncGenerator<string[][]> {
  const rows = exportedRows(WHOLE_TEAM, list, new URL("http://localhost/?vue=all"));
  const { value: headers } = await rows.next();
  let page = [headers];
  for await (const row of rows) {
    page.push(row);
    if (page.length <= MOST_WORKBOOK_ROWS) continue;
    yield page;
    page = [headers];
  }
  if (page.length > 1) yield page;
}

async function* introducedRows(user: User): AsyncGenerator<string[]> {
  yield ["Nom", "Situation", "Spécialité"];
  for await (const { name, kind, specialty } of everyRow((page) => listIntroduced(user, page)))
    yield [name, CANDIDATE_KINDS[kind].fr, specialty ?? ""];
}

async function* fileRows(user: User, url: URL): AsyncGenerator<string[]> {
  const settings = await getSettings();
  const filters = fileFiltersOf(url);
  yield [
    "Dossier",
    "Prénoms",
    "Situation",
    "Spécialité",
    "Étape",
    "Où",
    "Besoins",
    "Étiquettes",
    "Suivi par",
    "Prochaine action",
    "Pour le",
  ];
  for await (const file of everyRow((page) => listFiles(user, filters, page)))
    yield [
      file.title,
      file.firstNames,
      joined(file.every.map(({ kind }) => CANDIDATE_KINDS[kind].fr)),
      joined(file.every.map(({ specialty }) => specialty)),
      joined(file.every.map(({ stage }) => stage)),
      file.territories.map((code) => territoryLabel(settings, code)).join(", "),
      file.needs.map((need) => NEED_KINDS[need].fr).join(", "),
      file.tags.join(", "),
      file.referent ?? "",
      file.nextAction ?? "",
      file.dueOn ?? "",
    ];
}

/** What is said of each candidate of a file, once each. */
function joined(words: (string | undefined)[]): string {
  return [...new Set(words.filter(Boolean))].join(", ");
}

async function* partnerRows(url: URL): AsyncGenerator<string[]> {
  const settings = await getSettings();
  const filters = partnerFilters(url);
  yield ["Partenaire", "Nature", "Où", "Contact", "E-mail", "Téléphone", "Demandes", "Réponses"];
  for await (const partner of everyRow((page) => listPartners(filters, page))) {
    const [contact] = partner.contacts;
    yield [
      partner.name,
      PARTNER_KINDS[partner.kind].fr,
      partner.territories.map((code) => territoryLabel(settings, code)).join(", "),
      contact?.name ?? "",
      contact?.email ?? "",
      contact?.phone ?? "",
      `${partner.askedCount}`,
      `${partner.answeredCount}`,
    ];
  }
}

async function* structureRows(url: URL): AsyncGenerator<string[]> {
  const settings = await getSettings();
  const filters = structureFiltersOf(url);
  yield ["Structure", "Type", "Secteur", "État", "Commune", "Intercommunalité", "À pourvoir"];
  for await (const structure of everyRow((page) => listStructures(filters, page)))
    yield [
      structure.name,
      STRUCTURE_KINDS[structure.kind].fr,
      structure.sector ? SECTORS[structure.sector].fr : "",
      STRUCTURE_STATES[structure.state].fr,
      structure.communeName,
      structure.epciCode ? territoryLabel(settings, structure.epciCode) : "",
      `${structure.openings}`,
    ];
}

/** A file goes from hand to hand: the openings marked « discrète » are not in it. */
async function* openingRows(url: URL): AsyncGenerator<string[]> {
  const filters = { ...openingFiltersOf(url), isPublic: true };
  yield [
    "Structure",
    "Commune",
    "Exercice",
    "Nature",
    "Spécialité",
    "ETP",
    "À partir du",
    "Jusqu’au",
    "Vérifiée le",
  ];
  for await (const opening of everyRow((page) => listOpenings(filters, page)))
    yield [
      opening.structureName,
      opening.communeName,
      EXERCISE_MODES[opening.kind].fr,
      opening.nature ? OPENING_NATURES[opening.nature].fr : "",
      opening.specialty ?? "",
      opening.fte === undefined ? "" : formatNumber(opening.fte),
      opening.fromOn ?? "",
      opening.toOn ?? "",
      opening.lastCheckedOn,
    ];
}

async function* handOffRows(user: User, url: URL): AsyncGenerator<string[]> {
  const asked = url.searchParams.get("vue");
  const view = HAND_OFF_VIEWS.find((known) => known === asked) ?? "awaiting";
  yield ["Dossier", "Partenaire", "Demande", "État", "Envoyé le", "Réponse attendue le", "Répondu le"];
  for await (const handOff of everyRow((page) => listHandOffs(user, view, page)))
    yield [
      handOff.fileTitle,
      handOff.partnerName,
      handOff.title,
      STATE_WORDS[purposeOf(handOff)][shownState(handOff)].fr,
      handOff.leftAt ? dayOf(handOff.leftAt) : "",
      handOff.answerBy,
      handOff.answeredAt ? dayOf(handOff.answeredAt) : "",
    ];
}

/** The register as it is shown; whole, the promises to keep then those closed. */
async function* promiseRows(user: User, url: URL): AsyncGenerator<string[]> {
  const asked = url.searchParams.get("vue");
  const shown = PROMISE_VIEWS.find((known) => known === asked) ?? "mine";
  yield ["Dossier", "Promesse", "Pour le", "Promise par", "État", "Raison", "Reports"];
  for (const view of asked === "all" ? (["team", "closed"] as const) : [shown])
    for await (const promise of everyRow((page) => listPromises(user, view, page)))
      yield [
        promise.fileTitle,
        promise.label,
        promise.dueOn,
        promise.owner ?? "",
        stateOf(promise),
        promise.reason ?? "",
        promise.moves
          .map(({ fromOn, reason }) => `d’abord pour le ${formatDayLong(fromOn)} (${reason})`)
          .join("\n"),
      ];
}

function stateOf({ isOpen, isKept }: PromiseLine): string {
  if (isOpen) return "À tenir";
  return isKept ? "Tenue" : "Non tenue";
}
