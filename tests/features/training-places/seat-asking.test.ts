import { beforeEach, describe, expect, it } from "vitest";
import { Semester } from "#models/semester";
import { Supervisor, type SupervisorRecord } from "#models/supervisor";
import { TrainingPlace } from "#models/training-place";
import { createUser } from "#tests/factories/accounts";
import { countAudited, mailsOf, refusalOf } from "#tests/factories/files";
import { createSemester, WINTER } from "#tests/factories/placements";
import { createSupervised, createSupervisor, winterOffer } from "#tests/factories/training";
import type { User } from "~/core/auth/actor";
import { setClock } from "~/core/clock.server";
import { settle } from "~/core/db/relay.server";
import { getSemester } from "~/features/semesters/semesters.queries.server";
import { askSeats, remindSupervisors } from "~/features/training-places/seat-asking.commands.server";
import { askSummary } from "~/features/training-places/seat-asking.queries.server";
import { standingWords } from "~/features/training-places/seat-asking-section";
import { NBSP } from "~/vocabulary/typography";

/** Ten working days after 12 May 2026, Ascension and Whit Monday left out. */
const TEN_DAYS_LATER = new Date("2026-05-28T08:00:00Z");
const A_DAY_EARLIER = new Date("2026-05-27T08:00:00Z");

let user: User;
let paul: SupervisorRecord;
let place: string;

beforeEach(async () => {
  user = await createUser();
  await createSemester();
  paul = await createSupervisor();
  place = await createSupervised([paul]);
});

describe("asking the supervisors for their seats of a semester", () => {
  it("proposes one seat where nothing was ever said, and writes one mail with a link of its own", async () => {
    expect(await askSeats(user, WINTER)).toMatchObject({ asked: 1, askedBefore: 0, toCall: [] });
    expect(await winterOffer(place)).toMatchObject({ seats: 1, state: "asked", askedOn: "2026-05-12" });
    expect(await mailsOf("seats-asked")).toMatchObject([
      {
        ...{ to: paul.email, mailClass: "bureau", isManual: true, replyTo: user.email },
        params: {
          semester: "hiver 2026-2027",
          isReminder: false,
          places: [`Maison de santé des Tilleuls, Figeac, Niveau 1 (praticien)${NBSP}: 1 place`],
          link: { purpose: "seats", id: paul._id, version: 1 },
        },
      },
    ]);
    expect(await countAudited("supervisor.asked", paul._id)).toBe(1);
    expect(await countAudited("training-place.updated", place)).toBe(1);
  });

  it("proposes as many seats and rooms as the semester before, or those that are planned", async () => {
    const before = { state: "confirmed" as const, holders: [] };
    const winter = { semesterId: "winter-2025", seats: 3, rooms: 3, ...before };
    const summer = { semesterId: "summer-2026", seats: 2, rooms: 1, ...before };
    const known = await createSupervised([paul], { label: "Aile B", offers: [summer, winter] });
    const planned = { semesterId: WINTER, seats: 4, state: "planned" as const, holders: [] };
    const ready = await createSupervised([paul], { label: "Aile C", offers: [planned] });
    await askSeats(user, WINTER);
    expect(await winterOffer(known)).toMatchObject({ seats: 2, rooms: 1, state: "asked" });
    expect(await winterOffer(ready)).toMatchObject({ seats: 4, state: "asked", askedOn: "2026-05-12" });
    const [mail, ...others] = await mailsOf("seats-asked");
    expect([mail?.params.places, others]).toEqual([expect.arrayContaining([expect.any(String)]), []]);
    expect(mail?.params.places).toHaveLength(3);
  });

  it("asked twice, or twice at once, writes once", async () => {
    await Promise.all([askSeats(user, WINTER), askSeats(user, WINTER)]);
    expect(await askSeats(user, WINTER)).toMatchObject({ asked: 0, askedBefore: 1 });
    expect(await mailsOf("seats-asked")).toHaveLength(1);
    expect(await countAudited("training-place.updated", place)).toBe(1);
  });

  it("sees to its milestone, whatever it is called; nobody asked, it stays to do", async () => {
    const asking = { id: "asking", label: "Lettres aux MSU", on: "2026-07-20", key: "seats-asked" as const };
    await Semester.updateOne({ _id: WINTER }, { $push: { milestones: asking } });
    const doneAt = async () => (await getSemester(WINTER)).milestones.find(({ key }) => key)?.doneAt;
    await Supervisor.updateMany({}, { $unset: { email: 1 } });
    await askSeats(user, WINTER);
    expect(await doneAt()).toBeUndefined();
    await Supervisor.updateMany({}, { email: "paul@tilleuls.example" });
    await askSeats(user, WINTER);
    expect(await doneAt()).toBeInstanceOf(Date);
  });

  it("says that everybody answered, that addresses are missing, or that places are", async () => {
    const told = async () => standingWords(await askSummary(WINTER)).replace(/\s/g, " ");
    expect(await told()).toBe("Rien n’est encore demandé : 1 maître de stage à qui écrire.");
    await Supervisor.updateMany({}, { $unset: { email: 1 } });
    expect(await told()).toMatch(/ajoutez l’adresse e-mail/);
    const offer = { semesterId: WINTER, seats: 1, state: "confirmed", holders: [] };
    await TrainingPlace.updateOne({ _id: place }, { offers: [offer] });
    expect(await told()).toBe(
      "Personne à qui écrire : toutes les places de ce semestre ont déjà leur réponse.",
    );
    await TrainingPlace.updateOne({ _id: place }, { isActive: false });
    expect(await told()).toMatch(/ajoutez des terrains de stage/);
  });

  it("writes to both supervisors of a place", async () => {
    const ana = await createSupervisor({
      firstName: "Ana",
      lastName: "Lopes",
      email: "ana@tilleuls.example",
    });
    await TrainingPlace.updateOne({ _id: place }, { $push: { supervisorIds: ana._id } });
    expect((await askSeats(user, WINTER)).asked).toBe(2);
  });

  it("says whom to call: without an address, unless a colleague of the place has one", async () => {
    const mute = await createSupervisor({ firstName: "Ana", lastName: "Lopes", email: undefined });
    await Supervisor.updateOne({ _id: mute._id }, { $unset: { email: 1 } });
    const alone = await createSupervised([mute], { structureName: "Cabinet du Célé" });
    await createSupervised([mute, paul], { structureName: "Cabinet du Lot" });
    const { asked, toCall } = await askSeats(user, WINTER);
    expect([asked, toCall]).toEqual([
      1,
      [
        {
          ...{ id: mute._id, name: "Ana Lopes", phone: "0565000001", why: "sans adresse e-mail" },
          places: [{ id: alone, title: "Cabinet du Célé, Figeac" }],
        },
      ],
    ]);
    expect(await winterOffer(alone)).toBeUndefined();
  });

  it("leaves alone places that are closed or answered, and people who no longer supervise", async () => {
    await TrainingPlace.updateOne({ _id: place }, { isActive: false });
    const gone = await createSupervisor({ isActive: false });
    await createSupervised([gone]);
    const said = { semesterId: WINTER, seats: 1, state: "confirmed" as const, holders: [] };
    await createSupervised([paul], { offers: [said] });
    expect(await askSeats(user, WINTER)).toEqual({ asked: 0, askedBefore: 0, toCall: [] });
    expect(await mailsOf("seats-asked")).toEqual([]);
  });

  it("is refused for a semester that is over, and to whoever does not see the whole département", async () => {
    const some = await createUser("referent", { isWholeDepartement: false });
    expect(await refusalOf(askSeats(some, WINTER))).toContain("tous les maîtres de stage du département");
    setClock(new Date("2027-05-04T08:00:00Z"));
    expect(await refusalOf(askSeats(user, WINTER))).toContain("terminé");
    expect(await mailsOf("seats-asked")).toEqual([]);
  });
});

describe("reminding a supervisor", () => {
  it("is done once, ten working days later, in the name of whoever asked; then they are to be called", async () => {
    await askSeats(user, WINTER);
    setClock(A_DAY_EARLIER);
    expect(await remindSupervisors(10)).toBe(0);
    setClock(TEN_DAYS_LATER);
    expect([await remindSupervisors(10), await remindSupervisors(10)]).toEqual([1, 0]);
    const [, reminder] = await mailsOf("seats-asked");
    expect(reminder).toMatchObject({
      ...{ to: paul.email, isManual: false, fromName: "Jeanne Vidal" },
      params: { isReminder: true },
    });
    expect((await askSummary(WINTER)).toCall).toMatchObject([
      { why: `sans réponse, relancé·e le 28${NBSP}mai` },
    ]);
  });

  it("leaves in peace those who answered", async () => {
    await askSeats(user, WINTER);
    await TrainingPlace.updateOne({ _id: place }, { "offers.0.state": "declined" });
    setClock(TEN_DAYS_LATER);
    expect(await remindSupervisors(10)).toBe(0);
    await settle();
    expect(await askSummary(WINTER)).toMatchObject({ asked: 1, answered: 1, toAsk: 0, toCall: [] });
  });
});
