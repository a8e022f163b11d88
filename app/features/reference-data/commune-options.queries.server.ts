import { findCommunes } from "./reference-data.queries.server";

/** The communes a field offers while one types a name or a postal code; nothing for an empty text. */
export async function findCommuneOptions(
  typed: string,
): Promise<{ value: string; label: string; hint: string }[]> {
  const found = await findCommunes(typed);
  return found.map(({ code, name, knownAs, postalCodes }) => ({
    value: code,
    label: name,
    hint: [knownAs && `autrefois ou aussi ${knownAs}`, postalCodes.join(", ")].filter(Boolean).join(" · "),
  }));
}
