import { beforeEach, describe, expect, it } from "vitest";
import { Allocation } from "#models/allocation";
import type { SupervisorRecord } from "#models/supervisor";
import { TrainingPlace } from "#models/training-place";
import { createUser } from "#tests/factories/accounts";
import { createIntern, createSemester, WINTER } from "#tests/factories/placements";
import { createSupervised, createSupervisor, holder, winterOffer } from "#tests/factories/training";
import { send, visit } from "#tests/support/public-site";
import type { User } from "~/core/auth/actor";
import { now } from "~/core/clock.server";
import { newId } from "~/core/ids.server";
import { linkToken } from "~/core/links.server";
import { askSeats } from "~/features/training-places/seat-asking.commands.server";
import { DEFAULT_WEIGHTS } from "~/vocabulary/allocations";

const THANKS = "C’est noté, merci.";
const TITLE = "Maison de santé des Tilleuls, Figeac";

let user: User;
let paul: SupervisorRecord;
let here: string;
let place: string;

beforeEach(async () => {
  user = await createUser();
  await createSemester();
  paul = await createSupervisor();
  here = `/stages/${linkToken({ purpose: "seats", id: paul._id, version: 1 })}`;
  place = await createSupervised([paul]);
});

describe("a supervisor who never answered", () => {
  beforeEach(() => askSeats(user, WINTER));

  it("is not thanked once interns are seated at their place, and is asked nothing more", async () => {
    await seat();
    const { html } = await visit(here);

    expect(html).toContain("Des internes ont déjà une place chez vous");
    expect(html).toContain("pas de réponse de votre part");
    expect(html).not.toMatch(/C’est noté|Changer ma réponse|places\[0\]/);
  });

  it("is not asked again when the interns leave a published allocation, and may still answer", async () => {
    await publish();
    const before = await visit(here);
    const asked = await visit(`${here}?changer=1`);

    expect(before.html).toContain("La répartition est publiée");
    expect(before.html).not.toMatch(/C’est noté|places\[0\]/);
    expect(before.html).toContain("Répondre quand même");
    expect(asked.html).toContain("votre réponse servira si une place est encore cherchée");
    expect((await confirm(place, "2")).status).toBe(302);
    expect((await visit(here)).html).toContain(THANKS);
  });

  it("is asked as long as no allocation was published", async () => {
    const { html } = await visit(here);
    expect(html).toContain("tant qu’aucun·e interne n’a de place chez vous");
    expect(html).toContain("places[0].seats");
  });
});

describe("what is refused", () => {
  it("names the place in the summary, and stays beside each field", async () => {
    const saspas = await createSupervised([paul], { level: "saspas" });
    await askSeats(user, WINTER);

    const { html } = await send(here, {
      ...{ act: "confirm", semesterId: WINTER, "places[0].id": place, "places[0].seats": "dix" },
      ...{ "places[1].id": saspas, "places[1].seats": "12" },
    });

    const summary = html.match(/data-error-summary.*?<\/ul>/s)?.[0] ?? "";
    expect(summary).toContain("Votre réponse n’est pas notée");
    expect(summary).toMatch(
      new RegExp(`#places\\[0\\]\\.seats">${TITLE}, Niveau 1 \\(praticien\\)\\s: Un nombre`),
    );
    expect(summary).toMatch(
      new RegExp(`#places\\[1\\]\\.seats">${TITLE}, SASPAS \\(niveau 2\\)\\s: Un nombre`),
    );
    expect(html.match(/aria-invalid="true"/g)).toHaveLength(2);
  });

  it("is the days away and not the answer, when it is the days away", async () => {
    await askSeats(user, WINTER);
    await confirm(place, "1");

    const { html } = await send(here, { act: "absence", fromOn: "2026-01-02" });

    expect(html).toContain("Vos jours d’indisponibilité ne sont pas notés");
    expect(html).not.toContain("Votre réponse n’est pas notée");
    expect(html).toMatch(/<a href="#fromOn">Ces jours sont passés/);
    expect(html).toMatch(/id="fromOn"[^>]*aria-invalid="true"/);
  });

  it("is not thanked for", async () => {
    await askSeats(user, WINTER);
    await seat();
    await TrainingPlace.updateOne({ _id: place }, { "offers.0.state": "confirmed" });
    expect((await visit(here)).html).toContain(THANKS);

    const { html } = await confirm(place, "3");

    expect(html).toContain("Votre réponse n’est pas notée");
    expect(html).not.toContain(THANKS);
    expect(await winterOffer(place)).toMatchObject({ seats: 1 });
  });
});

async function seat(): Promise<void> {
  const { _id } = await createIntern(user);
  await TrainingPlace.updateOne({ _id: place }, { "offers.0.holders": [holder(_id)] });
}

async function publish(): Promise<void> {
  await Allocation.create({
    ...{ _id: newId(), version: 1, semesterId: WINTER, name: "Première", state: "published" },
    ...{ weights: DEFAULT_WEIGHTS, lines: [], createdBy: user.id, createdAt: now(), publishedAt: now() },
    ...{ pendingEffects: [], appliedEffects: [] },
  });
}

function confirm(id: string, seats: string) {
  return send(here, { act: "confirm", semesterId: WINTER, "places[0].id": id, "places[0].seats": seats });
}
