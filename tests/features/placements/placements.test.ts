import { describe, expect, it } from "vitest";
import { Entry } from "#models/entry";
import { Lodging } from "#models/lodging";
import { Placement } from "#models/placement";
import { Supervisor } from "#models/supervisor";
import { createUser } from "#tests/factories/accounts";
import { countAudited, refusalOf } from "#tests/factories/files";
import { createHouse } from "#tests/factories/lodgings";
import {
  createExpected,
  createIntern,
  createSemester,
  createTrainingPlace,
  placementOf,
  WINTER,
} from "#tests/factories/placements";
import { callRoute } from "#tests/factories/routes";
import { bookBed } from "~/features/lodgings/bookings.commands.server";
import { noteBed, noteSeat } from "~/features/placements/given.commands.server";
import { carryOutPlacementAct } from "~/features/placements/placement-acts.commands.server";
import { askOf } from "~/features/placements/placement-fields";
import {
  openPlacement,
  reopenPlacement,
  updatePlacement,
  withdrawPlacement,
} from "~/features/placements/placements.commands.server";
import { listPlacementsOf } from "~/features/placements/placements.queries.server";
import { freeSeat, giveSeat } from "~/features/training-places/seats.commands.server";

const NO_NAMES = { levels: new Map(), places: new Map(), sectors: new Map() };

describe("the semester of an intern", () => {
  it("opens once, however often it is asked for", async () => {
    const user = await createUser();
    const intern = await createIntern(user);
    const asked = { candidateId: intern._id, semesterId: WINTER };
    const ids = await Promise.all([openPlacement(user, asked), openPlacement(user, asked)]);

    expect(new Set([...ids, await openPlacement(user, asked)]).size).toBe(1);
    expect(await Placement.countDocuments()).toBe(1);
    expect(await countAudited("placement.opened")).toBe(1);
  });

  it("takes the seat that is theirs from the training places, held ones aside", async () => {
    const user = await createUser();
    await createSemester();
    const { intern, placement } = await createExpected(user);
    const placeId = await createTrainingPlace();
    const holder = { candidateId: intern._id, placementId: placement._id };

    await giveSeat(user, placeId, WINTER, { ...holder, isHeld: true });
    expect(await placementOf(placement._id)).toMatchObject({ state: "wished" });
    await freeSeat(user, placeId, WINTER, intern._id);
    await giveSeat(user, placeId, WINTER, holder);
    expect(await placementOf(placement._id)).toMatchObject({ state: "placed", seat: { placeId } });
    await freeSeat(user, placeId, WINTER, intern._id);
    const freed = await placementOf(placement._id);
    expect(freed.state).toBe("wished");
    expect(freed.seat).toBeUndefined();
  });

  it("notes a seat twice without another version", async () => {
    const user = await createUser();
    await createSemester();
    const { intern, placement } = await createExpected(user);
    await giveSeat(user, await createTrainingPlace(), WINTER, {
      candidateId: intern._id,
      placementId: placement._id,
    });
    const { version } = await placementOf(placement._id);
    await noteSeat(user, { placementId: placement._id });
    await noteBed(user, { placementId: placement._id });

    expect((await placementOf(placement._id)).version).toBe(version);
  });

  it("is told by the semester of whoever comes along, both ways", async () => {
    const user = await createUser();
    const one = await createExpected(user, "Caron");
    const other = await createExpected(user, "Delmas");
    const before = askOf(one.placement);
    const companions = [{ candidateId: other.intern._id, kind: "couple" as const }];
    await updatePlacement(user, one.placement._id, {
      before: { ...before },
      submitted: { ...before, companions },
      names: NO_NAMES,
    });
    expect((await placementOf(other.placement._id)).companions).toEqual([
      { candidateId: one.intern._id, kind: "couple" },
    ]);

    const named = askOf(await placementOf(other.placement._id));
    await updatePlacement(user, other.placement._id, {
      before: { ...named },
      submitted: { ...named, companions: [] },
      names: NO_NAMES,
    });
    expect((await placementOf(one.placement._id)).companions).toEqual([]);
  });

  it("refuses to write over what a colleague changed meanwhile, and keeps the rest", async () => {
    const user = await createUser();
    const { placement } = await createExpected(user);
    const before = { ...askOf(placement) };
    const edit = (submitted: Partial<ReturnType<typeof askOf>>) =>
      updatePlacement(user, placement._id, {
        before,
        submitted: { ...askOf(placement), ...submitted },
        names: NO_NAMES,
      });
    await edit({ hasCar: true });

    expect(await refusalOf(edit({ hasCar: false }))).toMatch(/^Voiture.*«\snon\s».*«\soui\s»/);
    await edit({ wantsOnCall: true });
    expect(await placementOf(placement._id)).toMatchObject({ hasCar: true, wantsOnCall: true });
  });

  it("frees the seat and the bed of whoever no longer comes, at once", async () => {
    const user = await createUser();
    await createSemester();
    const { intern, placement } = await createExpected(user);
    const placeId = await createTrainingPlace();
    const house = await createHouse(user);
    await giveSeat(user, placeId, WINTER, { candidateId: intern._id, placementId: placement._id });
    await bookBed(user, house._id, {
      ...{ bedId: house.beds[0]?.id ?? "", candidateId: intern._id, placementId: placement._id },
      ...{ fromOn: "2026-11-02", toOn: "2027-05-02" },
    });
    expect((await placementOf(placement._id)).lodged?.lodgingId).toBe(house._id);
    await withdrawPlacement(user, placement._id);
    const gone = await placementOf(placement._id);

    expect(gone).toMatchObject({ state: "withdrawn" });
    expect([gone.seat, gone.lodged]).toEqual([undefined, undefined]);
    expect((await Lodging.findById(house._id).orFail()).bookings.map(({ state }) => state)).toEqual([
      "cancelled",
    ]);
    expect(await listPlacementsOf(user, WINTER)).toEqual([]);
    await reopenPlacement(user, placement._id);
    expect((await placementOf(placement._id)).state).toBe("wished");
  });

  it("gives back, on « Annuler », the seat and the bed nobody took meanwhile", async () => {
    const user = await createUser("responsable");
    await createSemester();
    const { intern, placement } = await createExpected(user);
    const placeId = await createTrainingPlace();
    await giveSeat(user, placeId, WINTER, { candidateId: intern._id, placementId: placement._id });
    await placementOf(placement._id);
    const [route, here] = [
      "_staff.candidates.$id_.placements._index.tsx",
      `/candidates/${intern._id}/placements`,
    ];
    const act = { placementId: placement._id };
    await callRoute(route, user, here, { ...act, intent: "withdraw" });
    expect((await placementOf(placement._id)).state).toBe("withdrawn");
    await callRoute(route, user, here, { ...act, intent: "reopen", placeId });

    expect(await placementOf(placement._id)).toMatchObject({ state: "placed", seat: { placeId } });
  });

  it("says why what was given is not given back: the seat that cannot be used, the bed that is somebody else’s", async () => {
    const user = await createUser("responsable");
    await createSemester();
    const { intern, placement } = await createExpected(user);
    const placeId = await createTrainingPlace();
    await giveSeat(user, placeId, WINTER, { candidateId: intern._id, placementId: placement._id });
    await placementOf(placement._id);
    const act = { placementId: placement._id };
    const { undo } = await carryOutPlacementAct(user, intern, { intent: "withdraw", ...act });
    await Supervisor.updateMany({}, { isActive: false });
    const done = await carryOutPlacementAct(user, intern, {
      intent: "reopen",
      ...act,
      placeId: undo?.placeId,
    });

    expect(done.message).toMatch(/pas tout ce qui était donné\. Personne ne peut encadrer/);
    expect(await placementOf(placement._id)).toMatchObject({ state: "wished" });
  });

  it("writes no line that a recruteur could read", async () => {
    const user = await createUser();
    const { placement } = await createExpected(user);
    await withdrawPlacement(user, placement._id);
    await placementOf(placement._id);

    const lines = await Entry.find({
      householdId: placement.householdId,
      text: /semestre|vient plus/i,
    }).lean();
    expect(lines.length).toBe(2);
    expect(lines.map(({ track }) => track)).toEqual(["family", "family"]);
  });
});

describe("the pages of an intern’s semesters", () => {
  it("open to the team alone", async () => {
    const user = await createUser();
    const { intern, placement } = await createExpected(user);
    const list = (role: "recruteur" | "elu" | "dpo") => async () =>
      (
        await callRoute(
          "_staff.candidates.$id_.placements._index.tsx",
          await createUser(role),
          `/candidates/${intern._id}/placements`,
        )
      ).status;
    const edit = await callRoute(
      "_staff.candidates.$id_.placements.$placementId.tsx",
      await createUser("recruteur"),
      `/candidates/${intern._id}/placements/${placement._id}`,
    );

    expect([await list("recruteur")(), await list("elu")(), await list("dpo")(), edit.status]).toEqual([
      403, 403, 403, 403,
    ]);
  });

  it("are not there for a colleague who does not see the file", async () => {
    const user = await createUser();
    const { intern, placement } = await createExpected(user);
    const stranger = await createUser("referent", { isWholeDepartement: false });
    const address = `/candidates/${intern._id}/placements/${placement._id}`;
    const answer = await callRoute("_staff.candidates.$id_.placements.$placementId.tsx", stranger, address);

    expect(answer.status).toBe(404);
    const [row] = await listPlacementsOf(stranger, WINTER);
    expect(row?.intern).toBeUndefined();
  });

  it("save what is asked, wishes in their order and days aside when they are the semester’s", async () => {
    const user = await createUser();
    await createSemester();
    const { intern, placement } = await createExpected(user);
    const placeId = await createTrainingPlace();
    const answer = await callRoute(
      "_staff.candidates.$id_.placements.$placementId.tsx",
      user,
      `/candidates/${intern._id}/placements/${placement._id}`,
      {
        before: JSON.stringify(askOf(placement)),
        "levels[0]": "level-1",
        "wishes[0].what": `place:${placeId}`,
        "wishes[1].what": "",
        "wishes[1].epciCode": "200067361",
        "wishes[2].what": "level:saspas",
        hasCar: "no",
        isBedNeeded: "on",
      },
    );

    expect(answer.status).toBe(302);
    expect(await placementOf(placement._id)).toMatchObject({
      levels: ["level-1"],
      wishes: [{ placeId }, { epciCode: "200067361" }, { level: "saspas" }],
      hasCar: false,
      bed: { isNeeded: true },
    });
  });

  it("refuse a departure before the arrival, in French", async () => {
    const user = await createUser();
    const { intern, placement } = await createExpected(user);
    const answer = await callRoute(
      "_staff.candidates.$id_.placements.$placementId.tsx",
      user,
      `/candidates/${intern._id}/placements/${placement._id}`,
      { fromOn: "2027-01-02", toOn: "2026-12-01" },
    );

    expect(answer.status).toBe(400);
    expect(answer.body).toContain("Le départ est au plus tôt le lendemain de l’arrivée");
  });
});
