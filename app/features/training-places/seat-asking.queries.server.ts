import { Supervisor, type SupervisorRecord } from "#models/supervisor";
import { TrainingPlace, type TrainingPlaceRecord } from "#models/training-place";
import { formatDayShort } from "~/vocabulary/typography";
import { isAnswered, offerOf, placeWords } from "./seat-offers";

/** More places than a département has, so that a semester is always read whole. */
const MOST_PLACES = 1000;
const WITHOUT_EFFECTS = { pendingEffects: 0, appliedEffects: 0 } as const;

/** Where the seats of a semester stand with those who supervise them. */
export interface AskSummary {
  /** Supervisors who were written to. */
  asked: number;
  /** Of them, those whose every place is answered. */
  answered: number;
  /** All of them, and those who still have something to say. */
  supervisors: number;
  silent: number;
  /** Those the button would write to. */
  toAsk: number;
  toCall: SupervisorToCall[];
}

export interface SupervisorToCall {
  id: string;
  name: string;
  phone?: string;
  why: string;
  places: { id: string; title: string }[];
}

/** Who supervises where, and what of it waits for an answer for one semester. */
export interface SupervisorStanding {
  supervisor: SupervisorRecord;
  asked: SupervisorRecord["asked"][number] | undefined;
  /** The active places of theirs nobody answered for. */
  silent: TrainingPlaceRecord[];
}

/** The same for everybody, in figures and with who is to be called. */
export async function askSummary(semesterId: string): Promise<AskSummary> {
  const standings = await standingsOf(semesterId);
  const asked = standings.filter((one) => one.asked);
  return {
    asked: asked.length,
    answered: asked.filter(({ silent }) => silent.length === 0).length,
    supervisors: standings.length,
    silent: standings.filter(({ silent }) => silent.length > 0).length,
    toAsk: standings.filter(isToAsk).length,
    toCall: toCallAmong(standings),
  };
}

/** Whether a supervisor can be written to, has something to answer and was not asked yet. */
export function isToAsk({ supervisor, asked, silent }: SupervisorStanding): boolean {
  return Boolean(supervisor.email) && !asked && silent.length > 0;
}

/** Those who supervise an active place, by name, each with what they still have to say of a semester. */
export async function standingsOf(semesterId: string): Promise<SupervisorStanding[]> {
  const places = await TrainingPlace.find({ isActive: true }, WITHOUT_EFFECTS)
    .sort({ sortName: 1, _id: 1 })
    .limit(MOST_PLACES)
    .lean<TrainingPlaceRecord[]>();
  const ids = [...new Set(places.flatMap(({ supervisorIds }) => supervisorIds))];
  const supervisors = await Supervisor.find({ _id: { $in: ids }, isActive: true }, WITHOUT_EFFECTS)
    .sort({ sortName: 1 })
    .lean<SupervisorRecord[]>();
  const silent = places.filter((place) => !isAnswered(offerOf(place, semesterId)?.offer));
  return supervisors.map((supervisor) => ({
    supervisor,
    asked: supervisor.asked?.find((one) => one.semesterId === semesterId),
    silent: silent.filter(({ supervisorIds }) => supervisorIds.includes(supervisor._id)),
  }));
}

/** Without an address, unless a colleague of the place has one; or reminded and still silent. */
function toCallAmong(standings: readonly SupervisorStanding[]): SupervisorToCall[] {
  const written = new Set(standings.flatMap(({ supervisor }) => (supervisor.email ? supervisor._id : [])));
  return standings.flatMap(({ supervisor, asked, silent }) => {
    const alone = silent.filter(({ supervisorIds }) => !supervisorIds.some((id) => written.has(id)));
    const late = asked?.remindedAt ? silent : [];
    const places = supervisor.email ? late : alone;
    if (places.length === 0) return [];
    return [
      {
        id: supervisor._id,
        name: `${supervisor.firstName} ${supervisor.lastName}`,
        phone: supervisor.phone,
        why: asked?.remindedAt
          ? `sans réponse, relancé·e le ${formatDayShort(asked.remindedAt)}`
          : NO_ADDRESS,
        places: places.map((place) => ({ id: place._id, title: placeWords(place) })),
      },
    ];
  });
}

const NO_ADDRESS = "sans adresse e-mail";
