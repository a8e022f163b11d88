import { HttpResponse, http } from "msw";

const COMMUNES = "https://geo.api.gouv.fr/departements/:departement/communes";

/** Answers of geo.api.gouv.fr in its own form, small and typed by hand: codes, centres and squares for contours. */
const answers: Record<string, unknown[]> = {
  "46": [
    answer("46042", "Cahors", [1.4364, 44.4507]),
    answer("46102", "Figeac", [2.0294, 44.6069]),
    {
      ...answer("46268", "Saint Géry-Vers", [1.5725, 44.4858]),
      contour: { type: "MultiPolygon", coordinates: [[square([1.5725, 44.4858])], [square([1.62, 44.49])]] },
    },
  ],
  "12": [answer("12052", "Capdenac-Gare", [2.0791, 44.5772]), answer("12145", "Millau", [3.0936, 44.0982])],
};

/** The service, answering for two départements; the centre of Cahors may be moved to make another version. */
export function geoApi({ moveCahorsTo }: { moveCahorsTo?: [number, number] } = {}) {
  return http.get(COMMUNES, ({ params }) => {
    const found = answers[String(params.departement)];
    if (!found) return HttpResponse.json({ code: 404, message: "Département introuvable" }, { status: 404 });
    if (!moveCahorsTo || params.departement !== "46") return HttpResponse.json(found);
    return HttpResponse.json([answer("46042", "Cahors", moveCahorsTo), ...found.slice(1)]);
  });
}

/** The service out of reach, out of order, or answering something else. */
export const brokenGeoApi = {
  unreachable: http.get(COMMUNES, () => HttpResponse.error()),
  failing: http.get(COMMUNES, () => new HttpResponse("Service Unavailable", { status: 503 })),
  unreadable: http.get(COMMUNES, () => HttpResponse.text("<html>Portail captif</html>")),
  empty: http.get(COMMUNES, () => HttpResponse.json([])),
};

function answer(code: string, nom: string, coordinates: [number, number]) {
  return {
    code,
    nom,
    centre: { type: "Point", coordinates },
    contour: { type: "Polygon", coordinates: [square(coordinates)] },
  };
}

function square([longitude, latitude]: [number, number]): [number, number][] {
  const [west, east, south, north] = [longitude - 0.02, longitude + 0.02, latitude - 0.02, latitude + 0.02];
  return [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
}
