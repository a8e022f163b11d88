import type { ComponentType } from "react";
import { renderToString } from "react-dom/server";
import type { ActionFunction, LoaderFunction } from "react-router-dom";
import { createStaticHandler, createStaticRouter, StaticRouterProvider } from "react-router-dom/server";
import { database } from "~/core/db/connect.server";
import { settle } from "~/core/db/relay.server";
import * as layout from "~/routes/_public";
import * as home from "~/routes/_public._index";
import * as unknown from "~/routes/_public.$";
import * as accessibility from "~/routes/_public.accessibilite";
import * as host from "~/routes/_public.accueil.$token";
import * as listing from "~/routes/_public.annuaire.$token";
import * as survey from "~/routes/_public.avis.$token";
import * as capacity from "~/routes/_public.capacite.$token";
import * as privacy from "~/routes/_public.confidentialite";
import * as sheets from "~/routes/_public.decouvrir._index";
import * as sheet from "~/routes/_public.decouvrir.$code";
import * as deletion from "~/routes/_public.effacement.$token";
import * as interest from "~/routes/_public.interet._index";
import * as correction from "~/routes/_public.interet.correction.$token";
import * as receipt from "~/routes/_public.interet.recu";
import * as kit from "~/routes/_public.livret.$semester";
import * as notices from "~/routes/_public.mentions-legales";
import * as password from "~/routes/_public.mot-de-passe.$token";
import * as noContact from "~/routes/_public.ne-plus-m-ecrire.$token";
import * as sentDocument from "~/routes/_public.piece-jointe.$token";
import * as careFigures from "~/routes/_public.places.$token";
import * as programme from "~/routes/_public.programme.$token";
import * as answer from "~/routes/_public.reponse.$token";
import * as signature from "~/routes/_public.signature.$token";
import * as seats from "~/routes/_public.stages.$token";
import * as tracking from "~/routes/_public.suivi.$token";

interface RouteModule {
  default: ComponentType;
  loader: unknown;
  action?: unknown;
  ErrorBoundary?: ComponentType;
}

const site = createStaticHandler([
  {
    ...routeOf(layout),
    id: "routes/_public",
    children: [
      { ...routeOf(home), index: true },
      { ...routeOf(privacy), path: "confidentialite" },
      { ...routeOf(notices), path: "mentions-legales" },
      { ...routeOf(accessibility), path: "accessibilite" },
      { ...routeOf(interest), path: "interet", index: true },
      { ...routeOf(receipt), path: "interet/recu" },
      {
        ...routeOf(correction),
        id: "routes/_public.interet.correction.$token",
        path: "interet/correction/:token",
      },
      {
        ...routeOf(noContact),
        id: "routes/_public.ne-plus-m-ecrire.$token",
        path: "ne-plus-m-ecrire/:token",
      },
      {
        ...routeOf(password),
        id: "routes/_public.mot-de-passe.$token",
        path: "mot-de-passe/:token",
      },
      { ...routeOf(sentDocument), path: "piece-jointe/:token" },
      { ...routeOf(answer), path: "reponse/:token" },
      { ...routeOf(capacity), path: "capacite/:token" },
      { ...routeOf(host), id: "routes/_public.accueil.$token", path: "accueil/:token" },
      { ...routeOf(programme), id: "routes/_public.programme.$token", path: "programme/:token" },
      { ...routeOf(listing), path: "annuaire/:token" },
      { ...routeOf(careFigures), path: "places/:token" },
      { ...routeOf(signature), id: "routes/_public.signature.$token", path: "signature/:token" },
      { ...routeOf(seats), path: "stages/:token" },
      { ...routeOf(survey), id: "routes/_public.avis.$token", path: "avis/:token" },
      { ...routeOf(kit), path: "livret/:semester" },
      { ...routeOf(sheets), path: "decouvrir", index: true },
      { ...routeOf(sheet), path: "decouvrir/:code" },
      {
        ...routeOf(deletion),
        id: "routes/_public.effacement.$token",
        path: "effacement/:token",
      },
      { ...routeOf(tracking), id: "routes/_public.suivi.$token", path: "suivi/:token" },
      { ...routeOf(unknown), path: "*" },
    ],
  },
]);

export interface Visit {
  status: number;
  html: string;
  location: string | null;
  cookie: string;
}

/** Asks for a public page as a browser without script does, with its real loader, action and components. */
export async function visit(path: string, init: RequestInit = {}): Promise<Visit> {
  const context = await site.query(new Request(`http://127.0.0.1:3000${path}`, init));
  await settle();
  if (context instanceof Response) {
    const { status, headers } = context;
    return { status, html: "", location: headers.get("Location"), cookie: headers.get("Set-Cookie") ?? "" };
  }
  const router = createStaticRouter(site.dataRoutes, context);
  const html = renderToString(<StaticRouterProvider router={router} context={context} hydrate={false} />);
  return { status: context.statusCode, html, location: null, cookie: "" };
}

/** Sends a form; a field with several values is a group of boxes. */
export async function send(path: string, fields: Record<string, string | string[]>): Promise<Visit> {
  const body = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) {
    for (const one of [value].flat()) body.append(name, one);
  }
  return visit(path, { method: "POST", body });
}

/** Everything the base holds, to see that a visit changed nothing. */
export async function wholeBase(): Promise<string> {
  await settle();
  const collections = await database().listCollections({}, { nameOnly: true }).toArray();
  const names = collections.map(({ name }) => name).sort();
  const contents = await Promise.all(
    names.map((name) => database().collection(name).find({}).sort({ _id: 1 }).toArray()),
  );
  return JSON.stringify(names.map((name, index) => [name, contents[index]]));
}

function routeOf({ default: Component, loader, action, ErrorBoundary }: RouteModule) {
  // Remix's functions are the router's, with its own names for their arguments.
  return {
    Component,
    ErrorBoundary,
    loader: loader as LoaderFunction,
    action: action as ActionFunction | undefined,
  };
}
