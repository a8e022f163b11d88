import { HttpResponse, http } from "msw";

const TOKEN = "https://entreprise.francetravail.fr/connexion/oauth2/access_token";
const SEARCH = "https://api.francetravail.io/partenaire/offresdemploi/v2/offres/search";

type Listed = Record<string, unknown>;

/** What reached the service, as it came. */
export interface Asked {
  tokens: URLSearchParams[];
  searches: URL[];
  bearers: (string | null)[];
}

/**
 * « Offres d’emploi v2 » in its own form: a token for keys, then the offers of a commune, 150 at most with 206 and
 * « Content-Range » when there are more, 204 without any.
 */
export function franceTravail(offersOf: (communeCode: string, romeCode: string) => unknown[]) {
  const asked: Asked = { tokens: [], searches: [], bearers: [] };
  const token = http.post(TOKEN, async ({ request }) => {
    asked.tokens.push(new URLSearchParams(await request.text()));
    return HttpResponse.json({
      access_token: `jeton-${asked.tokens.length}`,
      scope: "api_offresdemploiv2 o2dsoffre",
      token_type: "Bearer",
      expires_in: 1499,
    });
  });
  const search = http.get(SEARCH, ({ request }) => {
    const url = new URL(request.url);
    asked.searches.push(url);
    asked.bearers.push(request.headers.get("Authorization"));
    const told = (name: string) => url.searchParams.get(name) ?? "";
    const [from = 0, to = 149] = told("range").split("-").map(Number);
    const offers = offersOf(told("commune"), told("codeROME"));
    const page = offers.slice(from, to + 1);
    if (page.length === 0) return new HttpResponse(null, { status: 204 });
    const isAll = page.length === offers.length;
    return HttpResponse.json(
      { resultats: page, filtresPossibles: [] },
      {
        status: isAll ? 200 : 206,
        headers: { "Content-Range": `offres ${from}-${from + page.length - 1}/${offers.length}` },
      },
    );
  });
  return { asked, handlers: [token, search] };
}

/** The search answering otherwise, the first times or always. */
export const franceTravailAnswers = {
  busy: (retryAfter: string, options?: { once: boolean }) =>
    http.get(
      SEARCH,
      () =>
        HttpResponse.json(
          { message: "Quota dépassé", codeHttp: 429 },
          { status: 429, headers: { "Retry-After": retryAfter } },
        ),
      options,
    ),
  expired: () => http.get(SEARCH, () => new HttpResponse(null, { status: 401 }), { once: true }),
  status: (status: number) =>
    http.get(SEARCH, () =>
      HttpResponse.json(
        { message: "Valeur du paramètre « commune » incorrecte.", codeHttp: status },
        { status },
      ),
    ),
  malformed: () => http.get(SEARCH, () => HttpResponse.text("<html>Maintenance</html>")),
  otherForm: () => http.get(SEARCH, () => HttpResponse.json({ offres: [] })),
  huge: () => http.get(SEARCH, () => HttpResponse.text(`{"resultats":["${"a".repeat(9 * 1024 * 1024)}"]}`)),
  silent: () => http.get(SEARCH, () => new Promise<never>(() => {})),
  unreachable: () => http.get(SEARCH, () => HttpResponse.error()),
  wrongKeys: () => http.post(TOKEN, () => HttpResponse.json({ error: "invalid_client" }, { status: 400 })),
};

/** An offer as the service gives it, people’s names and phones included. */
export function listedOffer(id: string, values: Listed = {}): Listed {
  return {
    id,
    intitule: "Ingénieur réseaux (H/F)",
    description: "Au sein de la DSI, appelez Mme Paule Dupuy-Marqueur au 06 99 88 77 66.",
    dateCreation: "2026-05-06T09:12:41.000Z",
    dateActualisation: "2026-05-07T10:00:00.000Z",
    lieuTravail: {
      libelle: "46 - Figeac",
      latitude: 44.6069,
      longitude: 2.0294,
      codePostal: "46100",
      commune: "46102",
    },
    romeCode: "M1810",
    romeLibelle: "Production et exploitation de systèmes d'information",
    appellationlibelle: "Ingénieur / Ingénieure réseaux",
    entreprise: {
      nom: "ATELIERS DU CÉLÉ",
      description: "Une PME de 60 personnes.",
      entrepriseAdaptee: false,
    },
    typeContrat: "CDI",
    typeContratLibelle: "CDI",
    natureContrat: "Contrat travail",
    experienceExige: "E",
    experienceLibelle: "2 An(s)",
    salaire: { libelle: "Mensuel de 2200.0 Euros à 2600.0 Euros sur 12.0 mois" },
    dureeTravailLibelle: "35H/semaine\nTravail en journée",
    dureeTravailLibelleConverti: "Temps plein",
    alternance: false,
    contact: {
      nom: "Mme Paule Dupuy-Marqueur",
      coordonnees1: "paule@ateliers.example",
      telephone: "0699887766",
    },
    nombrePostes: 1,
    origineOffre: {
      origine: "1",
      urlOrigine: `https://candidat.francetravail.fr/offres/recherche/detail/${id}`,
    },
    ...values,
  };
}
