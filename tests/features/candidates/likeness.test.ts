import { beforeEach, describe, expect, it } from "vitest";
import { Candidate, type CandidateRecord } from "#models/candidate";
import { Submission } from "#models/submission";
import { createUser } from "#tests/factories/accounts";
import { createFile, createSubmission } from "#tests/factories/submissions";
import type { User } from "~/core/auth/actor";
import { settle } from "~/core/db/relay.server";
import { updateProject } from "~/features/candidates/candidate-project.commands.server";
import { setApart } from "~/features/candidates/likeness.commands.server";
import { findLikenesses } from "~/features/candidates/likeness.queries.server";
import { projectOf } from "~/features/candidates/project-fields";
import { findWaitingLikenesses } from "~/features/candidates/waiting-requests.queries.server";

let user: User;

beforeEach(async () => {
  user = await createUser();
  await createFile(user, { firstName: "Joëlle", lastName: "Martin-Durand", email: "jo@internes.example" });
  await settle();
});

describe("whom a person being typed may be", () => {
  it.each([
    ["accents and hyphens aside", { firstName: "joelle", lastName: "MARTIN DURAND" }, "même nom"],
    ["names swapped", { firstName: "Martin-Durand", lastName: "Joëlle" }, "même nom"],
    ["by a nickname", { firstName: "Jo", lastName: "Martin-Durand" }, "même nom, prénom voisin"],
    [
      "by one of two last names",
      { firstName: "Joëlle", lastName: "Durand" },
      "même prénom, un nom en commun",
    ],
    ["by e-mail", { firstName: "", lastName: "", emails: ["JO@internes.example"] }, "même adresse e-mail"],
    ["by phone", { firstName: "", lastName: "", phones: ["+33 6 12 34 56 78"] }, "même téléphone"],
  ])("is found %s", async (_how, typed, why) => {
    const found = await findLikenesses(user, { emails: [], phones: [], ...typed });

    expect(found).toMatchObject([{ name: "Joëlle Martin-Durand", why: [why] }]);
  });

  it("is found by a birth name, whichever of the two records has it", async () => {
    const typed = { firstName: "Joëlle", lastName: "Fabre", emails: [], phones: [] };
    expect(await findLikenesses(user, typed)).toEqual([]);
    expect(await findLikenesses(user, { ...typed, birthName: "Martin-Durand" })).toHaveLength(1);
    const candidate = await Candidate.findOne().orFail().lean<CandidateRecord>();
    const drawn = projectOf(candidate);
    await updateProject(user, candidate._id, { ...drawn }, { ...drawn, birthName: "Fabre" });
    await settle();

    expect(await findLikenesses(user, typed)).toMatchObject([{ why: ["même nom"] }]);
    const { searchWords } = await Candidate.findOne().orFail().lean();
    expect(searchWords).not.toContain("fabre");
    const named = projectOf(await Candidate.findOne().orFail().lean<CandidateRecord>());
    await updateProject(user, candidate._id, { ...named }, { ...named, birthName: undefined });
    await settle();
    expect(await findLikenesses(user, typed)).toEqual([]);
  });

  it.each([
    ["by name", { firstName: "margaux", lastName: "PREVOST" }, "même nom"],
    ["by e-mail", { firstName: "", lastName: "", emails: ["M@internes.example"] }, "même adresse e-mail"],
    ["by phone", { firstName: "", lastName: "", phones: ["+33 6 98 76 54 32"] }, "même téléphone"],
  ])("is found %s among the requests that wait", async (_how, typed, why) => {
    await createSubmission({
      firstName: "Margaux",
      lastName: "Prévost",
      email: "m@internes.example",
      phone: "06 98 76 54 32",
    });
    const person = { emails: [], phones: [], ...typed };
    expect(await findWaitingLikenesses(user, person)).toMatchObject([
      { name: "Margaux Prévost", why: [why] },
    ]);
    const stranger = await createUser("referent", { isWholeDepartement: false, territories: ["999"] });
    expect(await findWaitingLikenesses(stranger, person)).toEqual([]);
    await Submission.updateMany({}, { state: "dismissed" });
    expect(await findWaitingLikenesses(user, person)).toEqual([]);
  });

  it("is not somebody else, nor a person out of sight", async () => {
    const stranger = await createUser("referent", { isWholeDepartement: false, territories: ["999"] });
    const typed = { firstName: "Joëlle", lastName: "Martin-Durand", emails: [], phones: [] };

    expect(await findLikenesses(user, { ...typed, firstName: "Paul", lastName: "Legrand" })).toEqual([]);
    expect(await findLikenesses(stranger, typed)).toEqual([]);
  });

  it("is no longer told once somebody said they are two people", async () => {
    const typed = { firstName: "Jo", lastName: "Martin-Durand", emails: [], phones: [] };
    const candidate = await Candidate.findOne().orFail().lean();
    await setApart(user, typed, candidate._id);

    expect(await findLikenesses(user, typed)).toEqual([]);
    expect(await findLikenesses(user, { ...typed, firstName: "Joëlle" })).toHaveLength(1);
  });
});
