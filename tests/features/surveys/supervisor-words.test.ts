import { beforeEach, expect, it } from "vitest";
import { Candidate } from "#models/candidate";
import { Mail } from "#models/mail";
import { Notice } from "#models/notice";
import { Placement } from "#models/placement";
import type { SupervisorRecord } from "#models/supervisor";
import { createUser } from "#tests/factories/accounts";
import { countAudited } from "#tests/factories/files";
import { createSemester, WINTER } from "#tests/factories/placements";
import { callRoute } from "#tests/factories/routes";
import { createPlaced, LAST_WEEK } from "#tests/factories/surveys";
import { createSupervised, createSupervisor } from "#tests/factories/training";
import { send, visit } from "#tests/support/public-site";
import type { User } from "~/core/auth/actor";
import { setClock } from "~/core/clock.server";
import { settle } from "~/core/db/relay.server";
import { linkToken } from "~/core/links.server";
import { askSupervisorWords } from "~/features/training-places/intern-words-asking.commands.server";

const CANDIDATE = "_staff.candidates.$id.tsx";

let user: User;
let paul: SupervisorRecord;
let here: string;
let placementId: string;
let candidateId: string;

beforeEach(async () => {
  setClock(LAST_WEEK);
  user = await createUser("responsable");
  await createSemester();
  paul = await createSupervisor();
  const offers = [{ semesterId: WINTER, seats: 1, state: "confirmed" as const, holders: [] }];
  const { placement } = await createPlaced(user, "Caron", await createSupervised([paul], { offers }));
  [placementId, candidateId] = [placement._id, placement.candidateId];
  await Candidate.updateOne({ _id: candidateId }, { referentId: user.id });
  here = pathOf(paul);
});

it("is asked at the end of the semester, saying who will read it, and not before", async () => {
  const { html } = await visit(here);
  expect(html).toMatch(/Un mot sur vos internes.*Seule l’équipe.*Élodie Caron.*Souhaite revenir/s);
  expect(html).toContain("Ce n’est pas une évaluation");
  setClock(new Date("2027-03-01T09:00:00+01:00"));

  expect((await visit(here)).html).not.toContain("Un mot sur vos internes");
});

it("is asked by one mail that names nobody, to whoever has not said it", async () => {
  expect([await askSupervisorWords(50), await askSupervisorWords(50)]).toEqual([1, 0]);
  await settle();

  const [letter, ...others] = await Mail.find({ template: "supervisor-word" }).lean();
  expect([letter?.to, letter?.mailClass, others.length]).toEqual([paul.email, "bureau", 0]);
  expect(JSON.stringify(letter?.params)).not.toMatch(/Caron|Élodie/);
});

it("is not asked by mail of whoever has said it, nor before the last week", async () => {
  await say({ comesBack: "unknown" });
  setClock(new Date("2027-04-20T09:00:00+02:00"));
  expect(await askSupervisorWords(50)).toBe(0);
  setClock(LAST_WEEK);
  await askSupervisorWords(50);
  await settle();

  expect(await Mail.countDocuments({ template: "supervisor-word" })).toBe(0);
});

it("is kept once for each supervisor, corrected by the same link, and told to whoever follows the file", async () => {
  await say({ comesBack: "yes", text: "Pense à un cabinet de groupe." });
  await say({ comesBack: "maybe", text: "Hésite encore." });

  const { supervisorWords } = await Placement.findById(placementId).orFail().lean();
  expect(supervisorWords).toMatchObject([
    { supervisorId: paul._id, by: "Paul Roques", comesBack: "maybe", text: "Hésite encore." },
  ]);
  expect(await countAudited("placement.supervisor-said", placementId)).toBe(2);
  const text = "Paul Roques a laissé un mot sur le projet d’Élodie Caron.";
  expect(await Notice.find({ text }).lean()).toMatchObject([{ accountId: user.id, track: "family" }]);
  expect((await visit(here)).html).toContain("Hésite encore.");
});

it("is refused in French without an opinion, and of an intern who was not theirs", async () => {
  const { status, html } = await send(here, { act: "word", placementId, text: "Rien" });
  expect([status, html.includes("Dites si cette personne souhaite revenir")]).toEqual([400, true]);
  const ana = await createSupervisor({ firstName: "Ana", lastName: "Lopes" });
  const other = await send(pathOf(ana), { act: "word", placementId, comesBack: "no" });
  expect([other.status, other.html.includes("Ce stage n’attend plus de mot")]).toEqual([400, true]);
  expect((await Placement.findById(placementId).orFail().lean()).supervisorWords).toBeUndefined();
});

it("is read by the team on the page of the candidate, and by no recruteur", async () => {
  await say({ comesBack: "yes", text: "Pense à un cabinet de groupe." });
  const recruiter = await createUser("recruteur", { partnerId: "structure" });
  await Candidate.updateOne({ _id: candidateId }, { introducedTo: ["structure"] });
  const page = (reader: User) => callRoute(CANDIDATE, reader, `/candidates/${candidateId}`);
  expect((await page(user)).body).toContain("Pense à un cabinet de groupe.");

  const theirs = await page(recruiter);

  expect([theirs.status, /groupe|Souhaite revenir|Roques/.test(theirs.body)]).toEqual([200, false]);
});

async function say(word: Record<string, string>): Promise<void> {
  const { status } = await send(here, { act: "word", placementId, ...word });
  expect(status).toBe(302);
  await settle();
}

function pathOf({ _id }: SupervisorRecord): string {
  return `/stages/${linkToken({ purpose: "seats", id: _id, version: 1 })}`;
}
