import { beforeEach, describe, expect, it } from "vitest";
import { createUser } from "#tests/factories/accounts";
import { countAudited, refusalOf } from "#tests/factories/files";
import { createCommunes, createMsp } from "#tests/factories/structures";
import type { User } from "~/core/auth/actor";
import { endingsOf, supervisorCardOf } from "~/features/training-places/supervisor-card";
import {
  archiveSupervisor,
  createSupervisor,
  recordAbsence,
  recordAgreement,
  removeAbsence,
  removeAgreement,
  updateSupervisor,
} from "~/features/training-places/supervisors.commands.server";
import { getSupervisor, getSupervisorsPage } from "~/features/training-places/supervisors.queries.server";
import { DEFAULT_LEVELS } from "~/vocabulary/training";

const TODAY = "2026-05-12";
const LIST = "http://127.0.0.1/training-places/supervisors";

let user: User;
let id: string;

beforeEach(async () => {
  user = await createUser();
  id = await createSupervisor(user, { firstName: "Anne", lastName: "Roux", phone: "05 65 00 00 01" });
});

describe("a supervisor", () => {
  it("is found by name, even mistyped, and by phone", async () => {
    await createSupervisor(user, { firstName: "Paul", lastName: "Brunet" });
    for (const typed of ["roux", "anne r", "05 65 00 00 01"]) {
      const { rows } = await getSupervisorsPage(user, new URL(`${LIST}?q=${encodeURIComponent(typed)}`), 1);
      expect([typed, rows.map(({ name }) => name)]).toEqual([typed, ["Anne Roux"]]);
    }
    expect(await countAudited("supervisor.created", id)).toBe(1);
  });

  it("keeps what a colleague wrote of another field, and refuses an unknown structure", async () => {
    await createCommunes();
    const { _id: structureId } = await createMsp(user);
    const before = supervisorCardOf(await getSupervisor(id));
    await updateSupervisor(user, id, { ...before }, { ...before, structureId });
    await updateSupervisor(user, id, { ...before }, { ...before, lastName: "Roux-Bru" });
    expect(await getSupervisor(id)).toMatchObject({ structureId, sortName: "roux bru anne" });
    const unknown = { ...before, structureId: "000000000000000000000000" };
    expect(await refusalOf(updateSupervisor(user, id, { ...before }, unknown))).toMatch(/n’est pas connue/);
    expect(await countAudited("supervisor.updated", id)).toBe(2);
  });

  it("has agreements which never meet in one level, and whose end can be moved", async () => {
    const first = { level: "level-1", fromOn: "2022-11-01", toOn: "2026-10-31" };
    await recordAgreement(user, id, first);
    await recordAgreement(user, id, { level: "saspas", fromOn: "2024-05-01" });
    const meets = recordAgreement(user, id, { level: "level-1", fromOn: "2026-10-31" });
    expect(await refusalOf(meets)).toMatch(/couvre déjà une partie/);
    await recordAgreement(user, id, { level: "level-1", fromOn: "2026-11-01" });
    await recordAgreement(user, id, { ...first, toOn: "2026-10-30" });
    const { agreements } = await getSupervisor(id);
    expect(agreements.map(({ level, toOn }) => [level, toOn])).toEqual([
      ["level-1", "2026-10-30"],
      ["saspas", undefined],
      ["level-1", undefined],
    ]);
    await removeAgreement(user, id, first);
    await removeAgreement(user, id, first);
    expect((await getSupervisor(id)).agreements).toHaveLength(2);
    const unknown = recordAgreement(user, id, { level: "osteopathy", fromOn: "2026-01-01" });
    expect(await refusalOf(unknown)).toBe("Choisissez un niveau de la liste.");
  });

  it("is away on days that are kept without a reason, and put back", async () => {
    const absenceId = await recordAbsence(user, id, { fromOn: "2026-12-01", toOn: "2026-12-10" });
    await recordAbsence(user, id, { id: absenceId, fromOn: "2026-12-02", toOn: "2026-12-10" });
    expect((await getSupervisor(id)).absences).toEqual([
      { id: absenceId, fromOn: "2026-12-02", toOn: "2026-12-10" },
    ]);
    await removeAbsence(user, id, absenceId);
    await removeAbsence(user, id, absenceId);
    expect((await getSupervisor(id)).absences).toEqual([]);
  });

  it("leaves the list of those who supervise, and comes back", async () => {
    const names = async (search: string) =>
      (await getSupervisorsPage(user, new URL(LIST + search), 1)).rows.map(({ name }) => name);
    await archiveSupervisor(user, id, false);
    expect([await names(""), await names("?archives=1")]).toEqual([[], ["Anne Roux"]]);
    await archiveSupervisor(user, id, true);
    expect(await names("")).toEqual(["Anne Roux"]);
  });
});

describe("what ends within a year", () => {
  it.each([
    ["an agreement that ends in a year", [{ level: "saspas", fromOn: "2020-01-01", toOn: "2027-05-12" }], 1],
    ["one that ends a day later", [{ level: "saspas", fromOn: "2020-01-01", toOn: "2027-05-13" }], 0],
    ["one that ended six months ago", [{ level: "saspas", fromOn: "2020-01-01", toOn: "2025-11-12" }], 1],
    ["one nobody renewed for two years", [{ level: "saspas", fromOn: "2020-01-01", toOn: "2024-05-01" }], 0],
    [
      "one that was renewed",
      [
        { level: "saspas", fromOn: "2020-01-01", toOn: "2026-10-31" },
        { level: "saspas", fromOn: "2026-11-01" },
      ],
      0,
    ],
    [
      "one of each level",
      [
        { level: "saspas", fromOn: "2020-01-01", toOn: "2026-10-31" },
        { level: "level-1", fromOn: "2020-01-01", toOn: "2026-06-30" },
      ],
      2,
    ],
  ])("says %s", (_words, agreements, count) => {
    expect(endingsOf({ agreements }, DEFAULT_LEVELS, TODAY)).toHaveLength(count);
  });

  it("says a career that ends, late once it has", () => {
    const told = (retiresOn: string) => endingsOf({ agreements: [], retiresOn }, DEFAULT_LEVELS, TODAY);
    expect(told("2026-09-30")).toMatchObject([{ isLate: false, on: "2026-09-30" }]);
    expect(told("2026-03-31")).toMatchObject([{ isLate: true }]);
  });

  it("comes before everybody else, the soonest first", async () => {
    const late = await createSupervisor(user, {
      firstName: "Zoé",
      lastName: "Zola",
      retiresOn: "2026-07-01",
    });
    await recordAgreement(user, id, { level: "level-1", fromOn: "2022-01-01", toOn: "2026-12-31" });
    const page = await getSupervisorsPage(user, new URL(LIST), 1);
    expect(page.ending.map((one) => one.id)).toEqual([late, id]);
    expect(page.rows.map(({ name }) => name)).toEqual(["Anne Roux", "Zoé Zola"]);
    const filtered = await getSupervisorsPage(user, new URL(`${LIST}?fin=on`), 1);
    expect([filtered.rows.length, filtered.ending.length]).toEqual([2, 0]);
  });
});
