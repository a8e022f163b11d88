import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { expect, it } from "vitest";

const ROUTES = path.resolve("app/routes");

/** The modules whose loader and action are open to everyone; everything else asks who is there. */
const PUBLIC_ROUTES = [
  "_public.$.tsx",
  "_public._index.tsx",
  "_public.accessibilite.tsx",
  "_public.accueil.$token.tsx",
  "_public.annuaire.$token.tsx",
  "_public.avis.$token.tsx",
  "_public.capacite.$token.tsx",
  "_public.confidentialite.tsx",
  "_public.decouvrir.$code.tsx",
  "_public.decouvrir._index.tsx",
  "_public.demarrage.$token.tsx",
  "_public.effacement.$token.tsx",
  "_public.interet._index.tsx",
  "_public.interet.correction.$token.tsx",
  "_public.interet.recu.tsx",
  "_public.hebergements.tsx",
  "_public.livret.$semester.tsx",
  "_public.login.tsx",
  "_public.mentions-legales.tsx",
  "_public.mot-de-passe-oublie.tsx",
  "_public.mot-de-passe.$token.tsx",
  "_public.ne-plus-m-ecrire.$token.tsx",
  "_public.piece-jointe.$token.tsx",
  "_public.places.$token.tsx",
  "_public.piece-jointe.$token_.fichier.ts",
  "_public.programme.$token.tsx",
  "_public.programme.$token_.ics.ts",
  "_public.programme.$token_.pdf.ts",
  "_public.reponse.$token.tsx",
  "_public.reponse.$token_.cv.ts",
  "_public.signature.$token.tsx",
  "_public.signature.$token_.pdf.ts",
  "_public.stages.$token.tsx",
  "_public.suivi.$token.tsx",
  "_public.suivi.$token_.documents.$id.ts",
  "_public.suivi.$token_.photos.$id.ts",
  "_public.suivi.$token_.stage.ts",
  "_public.suivi.$token_.visite.$id.ts",
  "_public.tsx",
  "agenda.$token.ts",
  "logout.tsx",
];

const STAFF_GUARDS = /\brequire(?:User|Permission)\(/;
const PUBLIC_GUARDS = /\brequire(?:Nothing|Nobody|User|Permission)\(/;

interface Handler {
  route: string;
  name: string;
  body: string;
}

const routes = readdirSync(ROUTES).filter((name) => /\.tsx?$/.test(name));
const handlers = routes.flatMap(handlersOf);

it("finds the routes", () => {
  expect(routes.length).toBeGreaterThan(20);
  expect(handlers.length).toBeGreaterThan(routes.length / 2);
});

it.each(handlers.map((handler) => [`${handler.name} of ${handler.route}`, handler] as const))(
  "the %s says who may call it",
  (_title, { route, body }) => {
    const isPublic = PUBLIC_ROUTES.includes(route);
    const guards = isPublic ? PUBLIC_GUARDS : STAFF_GUARDS;
    const advice = isPublic
      ? "call requireNothing() first, to say that everyone may"
      : "call requirePermission() first, or add the module to PUBLIC_ROUTES";
    expect(guards.test(body), `${route}: ${advice}`).toBe(true);
  },
);

it("lists no public route that is not there", () => {
  expect(PUBLIC_ROUTES.filter((route) => !routes.includes(route))).toEqual([]);
});

/** The loader and the action a module exports, as their source. */
function handlersOf(route: string): Handler[] {
  const text = readFileSync(path.join(ROUTES, route), "utf8");
  const source = ts.createSourceFile(route, text, ts.ScriptTarget.Latest, true);
  return source.statements.flatMap((statement) => {
    const name = exportedName(statement);
    return name === "loader" || name === "action" ? [{ route, name, body: statement.getText() }] : [];
  });
}

function exportedName(statement: ts.Statement): string | undefined {
  const isExported =
    ts.canHaveModifiers(statement) &&
    ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
  if (!isExported) return undefined;
  if (ts.isFunctionDeclaration(statement)) return statement.name?.text;
  if (ts.isVariableStatement(statement)) return statement.declarationList.declarations[0]?.name.getText();
  return undefined;
}
