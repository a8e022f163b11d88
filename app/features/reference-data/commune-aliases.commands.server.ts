import type { Actor } from "~/core/auth/actor";
import { UserFacingError } from "~/core/errors";
import { fold } from "~/core/search-words";
import { addCommuneAlias } from "./reference-data.commands.server";
import { type CommuneChoice, findCommunes } from "./reference-data.queries.server";

/**
 * Adds a name people use for the commune typed, by name, postal or INSEE code. Refuses a commune nobody knows,
 * and a text that fits several. Returns the name of the commune.
 */
export async function addAliasByName(actor: Actor, alias: string, typedCommune: string): Promise<string> {
  const choice = onlyOne(await findCommunes(typedCommune, 6), typedCommune);
  await addCommuneAlias(actor, choice.code, alias);
  return choice.name;
}

function onlyOne(choices: CommuneChoice[], typed: string): CommuneChoice {
  const exact = choices.filter(({ name, code }) => fold(name) === fold(typed) || code === typed);
  const [choice, ...others] = exact.length > 0 ? exact : choices;
  if (!choice) {
    throw new UserFacingError(
      `Aucune commune ne répond à « ${typed} ». Vérifiez le nom, ou donnez le code INSEE.`,
    );
  }
  if (others.length === 0) return choice;
  const names = [choice, ...others].map(({ name, code }) => `${name} (${code})`);
  throw new UserFacingError(`Plusieurs communes répondent : ${names.join(", ")}. Donnez le code INSEE.`);
}
