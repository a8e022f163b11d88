import type { CandidateRecord } from "#models/candidate";
import { toDay } from "~/core/calendar";
import { now } from "~/core/clock.server";
import { OBSTACLE_KINDS } from "~/vocabulary/exercise";
import { formatNumber } from "~/vocabulary/typography";
import { communesOf, projectOf } from "./project-fields";
import { hasRppsKey, inOrder } from "./situations";

/** What the page that edits a professional project shows, from a candidate this colleague may see. */
export function editedProject(candidate: CandidateRecord) {
  const { firstName, lastName, rpps, version } = candidate;
  const { situations = [], quietPeriods = [], obstacles = [] } = candidate;
  const drawn = projectOf(candidate);
  const communes = communesOf(candidate);
  const today = toDay(now());
  return {
    id: candidate._id,
    householdId: candidate.householdId,
    name: `${firstName} ${lastName}`,
    version,
    chosenCommunes: communes.map(({ code, name }) => ({ value: code, label: name })),
    drawn,
    values: {
      ...drawn,
      commune: undefined,
      otherCommunes: undefined,
      internship: undefined,
      des: drawn.internship?.des,
      phase: drawn.internship?.phase,
      validatedSemesters: drawn.internship?.validatedSemesters?.toString(),
      licenceUntil: drawn.internship?.licenceUntil,
      thesisOn: drawn.internship?.thesisOn,
      desEndsOn: drawn.internship?.desEndsOn,
      // Without JavaScript too, there is a line to choose in.
      communeCodes: communes.length > 0 ? communes.map(({ code }) => code) : [""],
      daysPerWeek: drawn.daysPerWeek === undefined ? undefined : formatNumber(drawn.daysPerWeek),
    },
    /** A key that does not fit is a warning, never a refusal: identifiers are typed from paper. */
    hasDoubtfulRpps: rpps !== undefined && !hasRppsKey(rpps),
    situations: inOrder(situations),
    quietPeriods: quietPeriods.filter((period) => period.toOn >= today),
    obstacles: obstacles.map(({ id, kind, remedy, state }) => ({
      id,
      kind,
      remedy,
      state,
      label: OBSTACLE_KINDS[kind].fr,
    })),
  };
}

export type EditedProject = ReturnType<typeof editedProject>;
