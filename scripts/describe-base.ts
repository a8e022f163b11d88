import { readdirSync } from "node:fs";
import path from "node:path";
import type { Schema } from "mongoose";
import { exportedNames } from "~/core/db/export.server";
import { ALL_MODELS } from "~/core/db/models.server";
import { fieldLabel } from "~/features/restructurings/restructured-fields";
import { COLLECTIONS } from "~/vocabulary/collections";

const VOCABULARY = path.resolve(import.meta.dirname, "../app/vocabulary");

/** What whoever opens the folder reads first. */
export const READ_ME = `Export de La conciergerie

donnees/     une liste JSON par collection, un document par ligne
fichiers/    les documents des dossiers, chacun sous son identifiant
listes/      les listes principales, pour un tableur
schema.json  ce que veut dire chaque collection, chaque champ, chaque mot
manifeste.json  ce que l'export doit contenir

Ce dossier contient des données personnelles : gardez-le chiffré, supprimez-le dès qu'il a servi.

Restent dans la base, et ne sont pas ici : les mots de passe, les sessions ouvertes, les codes de connexion, les liens
pour choisir un mot de passe. Après une reprise, chacun passe par « Mot de passe oublié ». Les identifiants des liens
déjà envoyés y sont, mais n'ouvrent rien sans la clé du serveur (DATA_DIR/secret.key, ou SECRET_KEY) : reprenez-la si
ces liens doivent rester valables.

Reprendre dans une base vide : npm run import -- DOSSIER
`;

interface DescribedField {
  nom: string;
  type: string;
  libelle?: string;
  obligatoire?: true;
}

interface DescribedCollection {
  nom: string;
  contenu: string;
  champs: DescribedField[];
}

export interface BaseDescription {
  conventions: Record<string, string>;
  collections: DescribedCollection[];
  /** The French of each value, by list. */
  mots: Record<string, Record<string, string>>;
}

/** What an export holds: collections and their fields, and the words that values stand for, in French. */
export async function describeBase(): Promise<BaseDescription> {
  return {
    conventions: {
      _id: "24 caractères hexadécimaux ; un document en désigne un autre par cet identifiant.",
      "…At": 'Un instant, en temps universel : { "$date": "2026-05-12T07:00:00Z" }.',
      "…On": 'Un jour, en France : "2026-05-12".',
      "version, pendingEffects, appliedEffects": "La tenue de compte du logiciel.",
    },
    collections: exportedNames().map(describedCollection),
    mots: await listWords(),
  };
}

function describedCollection(name: string): DescribedCollection {
  const model = ALL_MODELS.find(({ collection }) => collection.name === name);
  const fields = model ? fieldsOf(model.schema) : [];
  const champs = NAMED_FIELDS.includes(name) ? fields.map(withLabel) : fields;
  return { nom: name, contenu: COLLECTIONS[name]?.fr ?? name, champs };
}

/** Fields of a schema, those of its nested lists under a dotted name. */
function fieldsOf(schema: Schema, prefix = ""): DescribedField[] {
  return Object.entries(schema.paths).flatMap(([name, type]) => {
    const field: DescribedField = {
      nom: `${prefix}${name}`,
      type:
        type.schema && type.instance === "Array" ? "liste d’objets" : (TYPES[type.instance] ?? type.instance),
      ...(type.isRequired ? { obligatoire: true as const } : {}),
    };
    return [field, ...(type.schema ? fieldsOf(type.schema, `${prefix}${name}.`) : [])];
  });
}

/** Written as the forms write it, where a form does. */
function withLabel(field: DescribedField): DescribedField {
  const libelle = fieldLabel(field.nom);
  return libelle === field.nom || field.nom.includes(".") ? field : { ...field, libelle };
}

const NAMED_FIELDS = ["candidates", "households"];

const TYPES: Readonly<Record<string, string | undefined>> = {
  String: "texte",
  Number: "nombre",
  Boolean: "oui ou non",
  Date: "instant",
  Array: "liste",
  Embedded: "objet",
  Mixed: "objet libre",
  Map: "objet libre",
};

async function listWords(): Promise<BaseDescription["mots"]> {
  const words: BaseDescription["mots"] = {};
  for (const file of readdirSync(VOCABULARY).sort()) {
    const module: Record<string, unknown> = await import(path.join(VOCABULARY, file));
    for (const [name, list] of Object.entries(module)) if (isWords(list)) words[name] = frenchOf(list);
  }
  return words;
}

function frenchOf(words: Record<string, { fr: string }>): Record<string, string> {
  return Object.fromEntries(Object.entries(words).map(([value, { fr }]) => [value, fr]));
}

function isWords(list: unknown): list is Record<string, { fr: string }> {
  if (typeof list !== "object" || list === null || Array.isArray(list)) return false;
  const words: unknown[] = Object.values(list);
  return words.length > 0 && words.every(isWord);
}

function isWord(word: unknown): boolean {
  return typeof word === "object" && word !== null && "fr" in word && typeof word.fr === "string";
}
