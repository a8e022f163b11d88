import { setupServer } from "msw/node";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { franceTravail, franceTravailAnswers, listedOffer } from "#tests/msw/france-travail";
import { env } from "~/core/env.server";
import { logger } from "~/core/logger.server";
import { franceTravailOfferSchema } from "~/features/offers/france-travail.schema.server";
import { searchOffers } from "~/features/offers/france-travail.server";
import { readOffer, readWage } from "~/features/offers/france-travail-reading";

const server = setupServer();
const SEARCH = { romeCode: "M1810", communeCode: "46102" };
const SECRET = "secret-de-l-application";
let application = 0;

beforeAll(() => server.listen({ onUnhandledRequest: "error" }));
beforeEach(() => {
  // A new application each time: the token of the one before is not taken for its own.
  application += 1;
  env().franceTravail = { id: `PAR_conciergerie_${application}`, secret: SECRET };
});
afterEach(() => {
  server.resetHandlers();
  env().franceTravail = undefined;
});
afterAll(() => server.close());

function list(count: number) {
  return Array.from({ length: count }, (_, at) => listedOffer(`190${String(at).padStart(4, "0")}`));
}

describe("searching the offers", () => {
  it("asks for a token once, then for a trade around a commune, and nothing more", async () => {
    const { asked, handlers } = franceTravail(() => list(2));
    server.use(...handlers);
    await searchOffers(SEARCH, { left: 5 });
    const { offers, isWhole } = await searchOffers(SEARCH, { left: 5 });
    expect([offers.length, isWhole]).toEqual([2, true]);
    expect(asked.tokens.map((sent) => Object.fromEntries(sent))).toEqual([
      {
        grant_type: "client_credentials",
        client_id: `PAR_conciergerie_${application}`,
        client_secret: SECRET,
        scope: "api_offresdemploiv2 o2dsoffre",
      },
    ]);
    expect(asked.bearers).toEqual(["Bearer jeton-1", "Bearer jeton-1"]);
    expect(asked.searches.map(({ search }) => search)).toEqual(
      Array(2).fill("?codeROME=M1810&commune=46102&distance=30&range=0-149"),
    );
  });

  it("reads a second page, no third, and says that it did not read all", async () => {
    const { asked, handlers } = franceTravail(() => list(310));
    server.use(...handlers);
    const allowance = { left: 5 };
    const { offers, isWhole } = await searchOffers(SEARCH, allowance);
    expect([offers.length, isWhole, allowance.left]).toEqual([300, false, 3]);
    expect(asked.searches.map(({ searchParams }) => searchParams.get("range"))).toEqual(["0-149", "150-299"]);
  });

  it("asks no more than it is allowed", async () => {
    const { asked, handlers } = franceTravail(() => list(160));
    server.use(...handlers);
    expect(await searchOffers(SEARCH, { left: 1 })).toMatchObject({ isWhole: false });
    expect(asked.searches).toHaveLength(1);
  });

  it("finds nothing where nothing is listed", async () => {
    server.use(...franceTravail(() => []).handlers);
    expect(await searchOffers(SEARCH, { left: 1 })).toEqual({ offers: [], isWhole: true, unreadable: 0 });
  });

  it("keeps the readable offers of a page that has others, and each once", async () => {
    const odd = [{ id: "1" }, { intitule: "Sans numéro" }, "texte", listedOffer("1900000")];
    server.use(...franceTravail(() => [...list(1), ...odd]).handlers);
    const { offers, unreadable } = await searchOffers(SEARCH, { left: 1 });
    expect([offers.map(({ sourceId }) => sourceId), unreadable]).toEqual([["1900000"], 3]);
  });

  it("waits when it is asked to, then goes on", async () => {
    server.use(franceTravailAnswers.busy("0", { once: true }), ...franceTravail(() => list(1)).handlers);
    expect((await searchOffers(SEARCH, { left: 1 })).offers).toHaveLength(1);
  });

  it("does not wait long, and tells how long it would be", async () => {
    server.use(franceTravailAnswers.busy("900"), ...franceTravail(() => []).handlers);
    await expect(searchOffers(SEARCH, { left: 1 })).rejects.toMatchObject({
      fault: "busy",
      waitSeconds: 900,
    });
  });

  it("takes a new token when the one it has is refused, once", async () => {
    const { asked, handlers } = franceTravail(() => list(1));
    server.use(franceTravailAnswers.expired(), ...handlers);
    expect((await searchOffers(SEARCH, { left: 1 })).offers).toHaveLength(1);
    expect(asked.bearers).toEqual(["Bearer jeton-2"]);
    server.use(franceTravailAnswers.status(401));
    await expect(searchOffers(SEARCH, { left: 1 })).rejects.toMatchObject({ fault: "keys" });
    expect(asked.tokens).toHaveLength(3);
  });

  it.each([
    ["keys", franceTravailAnswers.wrongKeys(), "refuse nos clés"],
    ["keys", franceTravailAnswers.status(403), "refuse nos clés"],
    ["refused", franceTravailAnswers.status(400), "n’accepte pas cette recherche"],
    ["down", franceTravailAnswers.status(503), "ne répond pas"],
    ["down", franceTravailAnswers.unreachable(), "ne répond pas"],
    ["unreadable", franceTravailAnswers.malformed(), "forme attendue"],
    ["unreadable", franceTravailAnswers.otherForm(), "forme attendue"],
    ["unreadable", franceTravailAnswers.huge(), "forme attendue"],
  ])("says that it is « %s »", async (fault, handler, words) => {
    server.use(handler, ...franceTravail(() => []).handlers);
    const refusal = searchOffers(SEARCH, { left: 1 });
    await expect(refusal).rejects.toMatchObject({ fault });
    await expect(refusal).rejects.toThrow(words);
  });

  it("does not wait for ever for an answer", async () => {
    const timeout = AbortSignal.timeout.bind(AbortSignal);
    const shorter = vi.spyOn(AbortSignal, "timeout").mockImplementation(() => timeout(60));
    server.use(franceTravailAnswers.silent(), ...franceTravail(() => []).handlers);
    await expect(searchOffers(SEARCH, { left: 1 })).rejects.toMatchObject({ fault: "down" });
    expect(shorter).toHaveBeenCalledWith(10_000);
    shorter.mockRestore();
  });

  it("asks nothing without keys", async () => {
    env().franceTravail = undefined;
    await expect(searchOffers(SEARCH, { left: 1 })).rejects.toMatchObject({ fault: "off" });
  });

  it("writes in the log neither the secret, nor the token, nor what was answered", async () => {
    const warned = vi.spyOn(logger, "warn");
    server.use(franceTravailAnswers.malformed(), ...franceTravail(() => []).handlers);
    await searchOffers(SEARCH, { left: 1 }).catch(() => {});
    expect(warned.mock.calls).toEqual([
      [{ fault: "unreadable", status: 200 }, "France Travail gave nothing"],
    ]);
    warned.mockRestore();
  });
});

describe("reading an offer", () => {
  const read = (values: Record<string, unknown>) =>
    readOffer(franceTravailOfferSchema.parse(listedOffer("190QJXZ", values)));

  it("says in our words what it proposes", () => {
    expect(read({})).toEqual({
      sourceId: "190QJXZ",
      communeCode: "46102",
      occupation: "Ingénieur / Ingénieure réseaux",
      post: {
        kind: "spouse-work",
        post: "Ingénieur réseaux (H/F)",
        romeCode: "M1810",
        employer: "ATELIERS DU CÉLÉ",
        contract: "permanent",
        workingTime: "full",
        wage: 2200,
        hours: "35H/semaine, Travail en journée",
        place: "Figeac",
        communeCode: "46102",
        communeName: "Figeac",
        link: "https://candidat.francetravail.fr/offres/recherche/detail/190QJXZ",
        note: "Mensuel de 2200.0 Euros à 2600.0 Euros sur 12.0 mois · Expérience\u00A0: 2 An(s) · Publiée le 6\u00A0mai 2026",
      },
    });
  });

  it("keeps nobody’s name, phone or address, nor the description that may hold them", () => {
    expect(JSON.stringify(read({}))).not.toMatch(/Marqueur|0699887766|06 99|paule@/);
  });

  it("tells temporary work and work and study in words", () => {
    expect(read({ typeContrat: "MIS", typeContratLibelle: "Intérim - 2 Mois" }).post).toMatchObject({
      contract: "other",
      note: expect.stringMatching(/^Intérim - 2 Mois · /),
    });
    const study = { typeContrat: "CDD", typeContratLibelle: "CDD - 24 Mois", alternance: true };
    expect(read({ ...study, natureContrat: "Contrat apprentissage" }).post).toMatchObject({
      contract: "fixed-term",
      note: expect.stringMatching(/^CDD - 24 Mois · Contrat apprentissage · /),
    });
  });

  it("knows a part-time post, a practice to take over, days at home", () => {
    const values = {
      typeContrat: "LIB",
      typeContratLibelle: "Profession libérale",
      dureeTravailLibelleConverti: "Temps partiel",
      contexteTravail: { horaires: ["24H/semaine"], conditionsExercice: ["Possibilité de télétravail"] },
    };
    expect(read(values).post).toMatchObject({
      contract: "self-employed",
      workingTime: "part",
      telework: "some",
    });
  });

  it("tells a département without making it a commune", () => {
    const { communeCode, post } = read({ lieuTravail: { libelle: "46 - Lot" } });
    expect(communeCode).toBeUndefined();
    expect(post).toMatchObject({ place: "Lot" });
    expect(post).not.toHaveProperty("communeCode");
  });

  it("does without an employer, a salary, a place, and with fields of another form", () => {
    const bare = { entreprise: {}, salaire: null, lieuTravail: null, typeContrat: 3, contexteTravail: "?" };
    expect(read({ ...bare, dureeTravailLibelle: undefined, romeCode: "?" }).post).toEqual({
      kind: "spouse-work",
      post: "Ingénieur réseaux (H/F)",
      workingTime: "full",
      link: "https://candidat.francetravail.fr/offres/recherche/detail/190QJXZ",
      note: "CDI · Expérience\u00A0: 2 An(s) · Publiée le 6\u00A0mai 2026",
    });
  });

  it("leads to the page of the offer when the address it gives is none", () => {
    expect(read({ origineOffre: { urlOrigine: "javascript:alert(1)" } }).post.link).toBe(
      "https://candidat.francetravail.fr/offres/recherche/detail/190QJXZ",
    );
    const partner = "https://www.partenaire.example/emploi/12?source=ft";
    expect(read({ origineOffre: { origine: "2", urlOrigine: partner } }).post.link).toBe(partner);
  });

  it.each([
    ["Mensuel de 2200.0 Euros à 2600.0 Euros sur 12.0 mois", 2200],
    ["Mensuel de 1590 Euros sur 12 mois", 1590],
    ["Mensuel de 2 500,50 Euros sur 13 mois", 2501],
    ["Annuel de 30000 Euros", 2500],
    ["Annuel de 45000,00 Euros à 55000,00 Euros sur 12 mois", 3750],
    ["Annuel de 39000.0 Euros sur 13.0 mois", undefined],
    ["Horaire de 12.5 Euros à 13.5 Euros", undefined],
    ["Mensuel de 30000.0 Euros", undefined],
    ["Annuel de 2200.0 Euros", undefined],
    ["Selon profil", undefined],
    [undefined, undefined],
  ])("reads « %s » as %s euros a month", (words, wage) => {
    expect(readWage(words)).toBe(wage);
  });
});
