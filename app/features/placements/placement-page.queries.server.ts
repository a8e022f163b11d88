import type { CandidateRecord } from "#models/candidate";
import { Lodging, type LodgingRecord } from "#models/lodging";
import type { PlacementRecord } from "#models/placement";
import type { User } from "~/core/auth/actor";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { licenceAlert, licenceWords } from "~/features/candidates/internship-facts";
import { semesterTitle } from "~/features/semesters/semester-words";
import { listSemesters } from "~/features/semesters/semesters.queries.server";
import { COMPANION_KINDS, PLACEMENT_STATES } from "~/vocabulary/training";
import { formatDayLong } from "~/vocabulary/typography";
import { askChoices, askNames } from "./ask-choices.queries.server";
import { type AskNames, askOf, bedWords, wishWords } from "./placement-fields";
import { listPlacementsOf, listPlacementsOfCandidate } from "./placements.queries.server";
import { supervisorWordWords } from "./supervisor-words.queries.server";

/** The semesters of an intern, what was asked and given of each, and those that may still be opened. */
export async function getPlacementsPage(user: User, candidate: CandidateRecord) {
  const [placements, semesters] = await Promise.all([
    listPlacementsOfCandidate(candidate._id),
    listSemesters(),
  ]);
  const [names, beds, companions] = await Promise.all([
    askNames(placements.flatMap(placeIdsOf)),
    bedNames(placements),
    companionNames(user, placements),
  ]);
  const today = toDay(now());
  const licence = licenceAlert(candidate.internship, today);
  return {
    licence: licence && licenceWords(licence),
    placements: placements.map((placement) => ({
      id: placement._id,
      semesterId: placement.semesterId,
      semester: semesterTitle(placement.semesterId),
      state: placement.state,
      stateLabel: PLACEMENT_STATES[placement.state].fr,
      facts: factsOf(placement, names, { bed: beds.get(placement._id), companions }),
    })),
    openable: semesters
      .filter(({ _id, endsOn }) => endsOn >= today && placements.every((one) => one.semesterId !== _id))
      .map(({ _id }) => ({ value: _id, label: semesterTitle(_id) })),
  };
}

/** What the form of one semester shows, and the lists it chooses in. */
export async function getAskPage(user: User, placement: PlacementRecord) {
  const choices = await askChoices(user, placement);
  const { levels, wishes, companions, hasCar, wantsOnCall, bed, knownPlaceIds, note } = placement;
  const shown = new Set(choices.companions.map(({ value }) => value));
  return {
    semester: semesterTitle(placement.semesterId),
    version: placement.version,
    drawn: askOf(placement),
    choices,
    unseenCount: companions.filter(({ candidateId }) => !shown.has(candidateId)).length,
    values: {
      levels,
      // Without JavaScript too, there is a line to choose in.
      wishes: [...wishes.map(wishLine), { what: "", epciCode: "" }],
      companions: [
        ...companions
          .filter(({ candidateId }) => shown.has(candidateId))
          .map(({ candidateId, kind }) => ({ candidateId, kind: `${kind}` })),
        { candidateId: "", kind: "" },
      ],
      hasCar: saidOf(hasCar),
      wantsOnCall: saidOf(wantsOnCall),
      isBedNeeded: bed.isNeeded ? "on" : undefined,
      fromOn: bed.fromOn,
      toOn: bed.toOn,
      knownPlaceIds: [...knownPlaceIds, ""],
      note,
    },
  };
}

export type AskPage = Awaited<ReturnType<typeof getAskPage>>;

interface GivenNames {
  bed: string | undefined;
  companions: ReadonlyMap<string, string>;
}

function factsOf(placement: PlacementRecord, names: AskNames, { bed, companions }: GivenNames) {
  const { seat, levels, wishes, hasCar, wantsOnCall, knownPlaceIds, note, supervisorWords = [] } = placement;
  return [
    { term: "Terrain de stage", value: seat ? (names.places.get(seat.placeId) ?? "") : "" },
    { term: "Lit", value: bed ?? "" },
    { term: "Niveaux demandés", value: levels.map((key) => names.levels.get(key) ?? key).join(", ") },
    {
      term: "Vœux",
      value: wishes.map((wish, index) => `${index + 1}. ${wishWords(wish, names)}`).join("\n"),
    },
    {
      term: "Avec qui",
      value: placement.companions
        .map(({ candidateId, kind }) => {
          const name = companions.get(candidateId) ?? "interne d’un autre territoire";
          return `${name} (${COMPANION_KINDS[kind].fr})`;
        })
        .join(", "),
    },
    { term: "Voiture", value: yesNoWords(hasCar) },
    { term: "Souhaite des gardes", value: yesNoWords(wantsOnCall) },
    { term: "Hébergement", value: bedWords(placement.bed) },
    {
      term: "Terrains déjà connus",
      value: knownPlaceIds.map((id) => names.places.get(id) ?? "un ancien terrain").join(", "),
    },
    { term: "Note", value: note ?? "" },
    ...supervisorWords.map((word) => ({ term: `Mot de ${word.by}`, value: supervisorWordWords(word) })),
    { term: "Demandé le", value: formatDayLong(placement.askedAt) },
  ];
}

/** The bed of each placement, in words: « Chambre bleue, Maison des internes (Figeac) ». */
export async function bedNames(placements: readonly PlacementRecord[]): Promise<Map<string, string>> {
  const ids = placements.flatMap(({ lodged }) => lodged?.lodgingId ?? []);
  if (ids.length === 0) return new Map();
  const lodgings = await Lodging.find(
    { _id: { $in: [...new Set(ids)] } },
    { name: 1, communeName: 1, beds: 1 },
  ).lean<LodgingRecord[]>();
  const byId = new Map(lodgings.map((lodging) => [lodging._id, lodging]));
  return new Map(
    placements.flatMap(({ _id, lodged }) => {
      const lodging = byId.get(lodged?.lodgingId ?? "");
      const bed = lodging?.beds.find(({ id }) => id === lodged?.bedId);
      if (!lodging) return [];
      return [[_id, `${bed ? `${bed.label}, ` : ""}${lodging.name} (${lodging.communeName})`] as const];
    }),
  );
}

async function companionNames(
  user: User,
  placements: readonly PlacementRecord[],
): Promise<Map<string, string>> {
  const named = placements.filter(({ companions }) => companions.length > 0);
  const semesters = [...new Set(named.map(({ semesterId }) => semesterId))];
  const rows = await Promise.all(semesters.map((semesterId) => listPlacementsOf(user, semesterId)));
  return new Map(
    rows
      .flat()
      .flatMap(({ intern }) =>
        intern ? [[intern._id, `${intern.firstName} ${intern.lastName}`] as const] : [],
      ),
  );
}

function placeIdsOf({ seat, wishes, knownPlaceIds }: PlacementRecord): string[] {
  return [
    ...(seat ? [seat.placeId] : []),
    ...wishes.flatMap(({ placeId }) => placeId ?? []),
    ...knownPlaceIds,
  ];
}

function wishLine({ placeId, level, epciCode = "" }: PlacementRecord["wishes"][number]) {
  if (placeId) return { what: `place:${placeId}`, epciCode: "" };
  return { what: level ? `level:${level}` : "", epciCode };
}

function saidOf(value: boolean | undefined): string | undefined {
  if (value === undefined) return undefined;
  return value ? "yes" : "no";
}

function yesNoWords(value: boolean | undefined): string {
  if (value === undefined || value === null) return "";
  return value ? "oui" : "non";
}
