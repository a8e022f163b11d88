import type { User } from "~/core/auth/actor";
import { getSettings } from "~/core/settings.server";
import { inOrder } from "~/features/semesters/milestones";
import { semesterDates, semesterTitle } from "~/features/semesters/semester-words";
import { getSemester } from "~/features/semesters/semesters.queries.server";
import { roleCan } from "~/vocabulary/permissions";

/** The welcome kit of a semester as the team edits it, and the papers to bring. */
export async function getKitPage(user: User, semesterId: string) {
  const [semester, { arrival, brand }] = await Promise.all([getSemester(semesterId), getSettings()]);
  const { kit, version } = semester;
  return {
    id: semesterId,
    title: semesterTitle(semesterId),
    meta: semesterDates(semester),
    programme: brand.programme,
    version,
    drawn: { kit },
    parts: [...kit.map(({ id, title, text, url = "" }) => ({ id, title, text, url })), EMPTY_PART],
    documents: arrival.documents,
    canEditDocuments: roleCan(user.role, "settings:write"),
    documentLines: [
      ...arrival.documents.map(({ key, fr, en, isForLodged }) => ({
        ...{ key, fr, en, isForLodged: isForLodged ? "on" : undefined },
      })),
      { key: "", fr: "", en: "", isForLodged: undefined },
    ],
  };
}

const EMPTY_PART = { id: "", title: "", text: "", url: "" };

export type KitPage = Awaited<ReturnType<typeof getKitPage>>;

/** The kit as its readers see it: nobody is named in it. 404 for a semester that was not opened. */
export async function getPublicKit(semesterId: string, language: "fr" | "en") {
  const [{ kit, milestones, startsOn, endsOn }, { arrival, brand }] = await Promise.all([
    getSemester(semesterId),
    getSettings(),
  ]);
  const { programme, owner, phone, email } = brand;
  return {
    ...{ language, semesterId, startsOn, endsOn, parts: kit },
    brand: { programme, owner, phone, email },
    steps: inOrder(milestones)
      .filter(({ on }) => on >= startsOn)
      .map(({ label, on }) => ({ label, on })),
    documents: arrival.documents.map(({ fr, en, isForLodged = false }) => ({
      ...{ label: language === "en" ? en : fr, isForLodged },
    })),
  };
}

export type PublicKit = Awaited<ReturnType<typeof getPublicKit>>;
