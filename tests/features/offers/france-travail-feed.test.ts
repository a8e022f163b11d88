import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { BackgroundRun } from "#models/background-run";
import { Need, type NeedCriteria } from "#models/need";
import { Offer, type OfferRecord } from "#models/offer";
import { refusalOf } from "#tests/factories/files";
import { CAHORS, createCommunes, FIGEAC } from "#tests/factories/structures";
import { franceTravail, franceTravailAnswers, listedOffer } from "#tests/msw/france-travail";
import { TUESDAY } from "#tests/support/setup";
import { SOFTWARE } from "~/core/auth/actor";
import { setClock } from "~/core/clock.server";
import { env } from "~/core/env.server";
import { newId } from "~/core/ids.server";
import { findLeads, refreshFeed } from "~/features/offers/france-travail.commands.server";
import { withdrawOffer } from "~/features/offers/offers.commands.server";
import { listTasks } from "~/features/settings/background.queries.server";

const server = setupServer();
const DAY_MS = 86_400_000;
let application = 0;

beforeAll(() => server.listen({ onUnhandledRequest: "error" }));
beforeEach(async () => {
  application += 1;
  env().franceTravail = { id: `PAR_feed_${application}`, secret: "secret" };
  await createCommunes();
});
afterEach(() => {
  server.resetHandlers();
  env().franceTravail = undefined;
});
afterAll(() => server.close());

async function seek(criteria: Partial<NeedCriteria>, isOpen = true): Promise<void> {
  await Need.create({
    _id: newId(),
    householdId: newId(),
    kind: "spouse-work",
    track: "family",
    state: isOpen ? "searching" : "decided",
    isOpen,
    ball: "us",
    criteria: { communes: [FIGEAC.code], romeCode: "M1810", ...criteria },
    openedAt: TUESDAY,
    updatedAt: TUESDAY,
  });
}

function listing(offersOf: Parameters<typeof franceTravail>[0]) {
  const { asked, handlers } = franceTravail(offersOf);
  server.resetHandlers();
  server.use(...handlers);
  return asked;
}

function nextDay(days = 1): void {
  setClock(new Date(TUESDAY.getTime() + days * DAY_MS));
}

async function bySource(sourceId: string): Promise<OfferRecord> {
  return Offer.findOne({ origin: "france-travail", sourceId }).orFail().lean<OfferRecord>();
}

async function said(): Promise<string | undefined> {
  return (await listTasks()).find(({ name }) => name === "job-offers")?.said;
}

describe("once a day", () => {
  it("keeps the offers around the communes of the open searches, each once", async () => {
    await seek({ communes: [FIGEAC.code, CAHORS.code] });
    listing((commune) => [listedOffer("100A"), ...(commune === CAHORS.code ? [listedOffer("100B")] : [])]);
    expect(await refreshFeed(SOFTWARE)).toBe(2);
    expect(await bySource("100A")).toMatchObject({
      kind: "spouse-work",
      label: "Ingénieur réseaux (H/F), ATELIERS DU CÉLÉ",
      state: "open",
      amount: 2200,
      communeCode: FIGEAC.code,
      communeName: "Figeac",
      epciCode: FIGEAC.epci,
      lastCheckedOn: "2026-05-12",
      proposedCount: 0,
      version: 1,
      pendingEffects: [],
    });
    expect((await bySource("100A")).searchWords).toEqual(
      expect.arrayContaining(["cele", "figeac", "reseaux"]),
    );
    expect(await said()).toBe("Le 12\u00A0mai 2026\u00A0: 2 offres à jour, dont 2 nouvelles.");
  });

  it("sends outside a trade, a commune and a distance: nothing about anybody, nothing twice", async () => {
    const told = { occupation: "Métier-Marqueur", note: "Note-Marqueur", diplomas: "Diplôme-Marqueur" };
    await seek({ ...told, wageMin: 2500, memberId: "membre-marqueur" });
    await seek({});
    await seek({ romeCode: undefined });
    await seek({ romeCode: "K1302" }, false);
    const asked = listing(() => []);
    await refreshFeed(SOFTWARE);
    expect(asked.searches.map(({ search }) => search)).toEqual([
      "?codeROME=M1810&commune=46102&distance=30&range=0-149",
    ]);
  });

  it("asks once, not again before the next day", async () => {
    await seek({});
    const asked = listing(() => [listedOffer("100A")]);
    await refreshFeed(SOFTWARE);
    expect(await refreshFeed(SOFTWARE)).toBe(0);
    expect(asked.searches).toHaveLength(1);
    nextDay();
    await refreshFeed(SOFTWARE);
    expect(asked.searches).toHaveLength(2);
    expect((await bySource("100A")).lastCheckedOn).toBe("2026-05-13");
    expect(await Offer.countDocuments({})).toBe(1);
  });

  it("follows what changed at the source, and leaves what somebody touched here", async () => {
    await seek({});
    listing(() => [listedOffer("100A"), listedOffer("100B")]);
    await refreshFeed(SOFTWARE);
    await Offer.updateOne({ sourceId: "100B" }, { $inc: { version: 1 }, $set: { label: "Corrigé ici" } });
    nextDay();
    listing(() => ["100A", "100B"].map((id) => listedOffer(id, { intitule: "Administrateur systèmes" })));
    await refreshFeed(SOFTWARE);
    expect((await bySource("100A")).label).toBe("Administrateur systèmes, ATELIERS DU CÉLÉ");
    expect(await bySource("100B")).toMatchObject({ label: "Corrigé ici", lastCheckedOn: "2026-05-13" });
  });

  it("withdraws what is no longer listed, and takes it back when it is again", async () => {
    await seek({});
    listing(() => [listedOffer("100A"), listedOffer("100B")]);
    await refreshFeed(SOFTWARE);
    nextDay();
    listing(() => [listedOffer("100A")]);
    await refreshFeed(SOFTWARE);
    expect((await bySource("100B")).state).toBe("withdrawn");
    expect(await said()).toBe("Le 13\u00A0mai 2026\u00A0: 1 offre à jour, 1 retirée.");
    nextDay(2);
    listing(() => [listedOffer("100A"), listedOffer("100B")]);
    await refreshFeed(SOFTWARE);
    expect((await bySource("100B")).state).toBe("open");
  });

  it("leaves withdrawn what a colleague withdrew", async () => {
    await seek({});
    listing(() => [listedOffer("100A")]);
    await refreshFeed(SOFTWARE);
    await withdrawOffer(SOFTWARE, (await bySource("100A"))._id);
    nextDay();
    await refreshFeed(SOFTWARE);
    expect((await bySource("100A")).state).toBe("withdrawn");
  });

  it("withdraws nothing that it did not read to the end, nor what nobody looks for any more", async () => {
    await seek({ communes: [FIGEAC.code, CAHORS.code] });
    listing((commune) => [listedOffer(commune === CAHORS.code ? "100C" : "100F")]);
    await refreshFeed(SOFTWARE);
    await Need.updateMany({}, { $set: { "criteria.communes": [FIGEAC.code] } });
    nextDay();
    listing(() => Array.from({ length: 310 }, (_, at) => listedOffer(`2${at}`)));
    await refreshFeed(SOFTWARE);
    expect([(await bySource("100F")).state, (await bySource("100C")).state]).toEqual(["open", "open"]);
  });

  it("goes past a commune that France Travail does not know", async () => {
    await seek({});
    listing(() => []);
    server.use(franceTravailAnswers.status(400));
    expect(await refreshFeed(SOFTWARE)).toBe(0);
    expect(await said()).toContain("1 recherche refusée par France Travail");
  });

  it("says that it must wait, and asks nothing before", async () => {
    await seek({});
    const asked = listing(() => []);
    server.use(franceTravailAnswers.busy("900"));
    expect(await refreshFeed(SOFTWARE)).toBe(0);
    expect(await said()).toContain("la suite dans 15 minutes au plus tôt");
    listing(() => [listedOffer("100A")]);
    await refreshFeed(SOFTWARE);
    expect(asked.searches).toEqual([]);
    await BackgroundRun.updateOne({ _id: "job-offers" }, { $set: { "day.notBefore": new Date(0) } });
    expect(await refreshFeed(SOFTWARE)).toBe(1);
  });

  it("fails in words when France Travail does not answer, and tries again the same day", async () => {
    await seek({});
    listing(() => []);
    server.use(franceTravailAnswers.status(503));
    await expect(refreshFeed(SOFTWARE)).rejects.toThrow("France Travail ne répond pas");
    listing(() => [listedOffer("100A")]);
    expect(await refreshFeed(SOFTWARE)).toBe(1);
  });

  it("stops when the calls of the day are spent", async () => {
    await seek({ communes: [FIGEAC.code, CAHORS.code] });
    const day = { on: "2026-05-12", calls: 199, isDone: false };
    await BackgroundRun.create({ _id: "job-offers", day });
    const asked = listing(() => []);
    await refreshFeed(SOFTWARE);
    expect(asked.searches).toHaveLength(1);
    expect(await said()).toContain("1 recherche laissée de côté");
    await refreshFeed(SOFTWARE);
    expect(asked.searches).toHaveLength(1);
  });

  it("leaves alone what another process is at work on", async () => {
    await seek({});
    const lease = { by: "another", until: new Date(Date.now() + 60_000) };
    await BackgroundRun.create({ _id: "job-offers", lease });
    const asked = listing(() => []);
    await refreshFeed(SOFTWARE);
    expect(asked.searches).toEqual([]);
  });

  it("says why it asks nothing: no keys, or nobody to ask for", async () => {
    listing(() => []);
    await refreshFeed(SOFTWARE);
    expect(await said()).toContain("aucune recherche d’emploi ouverte");
    env().franceTravail = undefined;
    expect(await refreshFeed(SOFTWARE)).toBe(0);
    expect(await said()).toContain("il manque FRANCE_TRAVAIL_ID");
  });
});

describe("the leads of one search", () => {
  const criteria = { communes: [FIGEAC.code, CAHORS.code], romeCode: "M1810" };
  const need = { kind: "spouse-work", isOpen: true, criteria } as const;

  it("are the offers around its communes, each once, and are not kept", async () => {
    listing((commune) => [listedOffer("100A"), listedOffer(`100${commune}`)]);
    const leads = await findLeads({ ...need, criteria: { ...criteria, communes: [...criteria.communes] } });
    expect(leads.map(({ sourceId }) => sourceId)).toEqual(["100A", "10046102", "10046042"]);
    expect(leads[0]?.post).toMatchObject({ kind: "spouse-work", communeName: "Figeac" });
    expect(await Offer.countDocuments({})).toBe(0);
  });

  it("need a trade of the list, a commune, an open search, and keys", async () => {
    const lacking = (values: object) =>
      refusalOf(
        findLeads({ ...need, criteria: { ...criteria, communes: [...criteria.communes] }, ...values }),
      );
    expect(await lacking({ criteria: { communes: [FIGEAC.code] } })).toContain("un métier de la liste");
    expect(await lacking({ criteria: { ...criteria, communes: [] } })).toContain("où chercher");
    expect(await lacking({ isOpen: false })).toContain("terminée");
    expect(await lacking({ kind: "housing" })).toContain("terminée");
    env().franceTravail = undefined;
    expect(await lacking({})).toContain("ne sont pas branchées");
  });
});
