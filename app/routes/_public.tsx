import "~/styles/public.css";
import { Outlet, useLoaderData, useLocation, useRouteLoaderData, useSearchParams } from "@remix-run/react";
import { PublicShell } from "~/components/layout/public-shell";
import { Problem } from "~/components/layout/root-error";
import { requireNothing } from "~/core/auth/guards.server";
import { getSettings } from "~/core/settings.server";
import { type Language, pageLanguage } from "~/vocabulary/languages";

export async function loader() {
  requireNothing();
  const { brand } = await getSettings();
  return { programme: brand.programme, owner: brand.owner };
}

/** What the public and the partners see: no framework script, its own small style sheet. */
export default function PublicLayout() {
  const { programme, owner } = useLoaderData<typeof loader>();
  const isHome = useLocation().pathname === "/";
  return (
    <PublicShell brand={programme} tagline={owner} language={usePageLanguage()} isWide={isHome}>
      <Outlet />
    </PublicShell>
  );
}

export function ErrorBoundary() {
  const known = useRouteLoaderData<typeof loader>("routes/_public");
  const language = usePageLanguage();
  const home = language === "en" ? "Home" : "Accueil";
  return (
    <PublicShell brand={known?.programme ?? home} tagline={known?.owner} language={language}>
      <Problem language={language} />
    </PublicShell>
  );
}

/** The language the address asks for; a link sent to a person speaks theirs. */
function usePageLanguage(): Language {
  const letters = [
    useRouteLoaderData<{ language: Language }>("routes/_public.interet.correction.$token"),
    useRouteLoaderData<{ language: Language }>("routes/_public.ne-plus-m-ecrire.$token"),
    useRouteLoaderData<{ language: Language }>("routes/_public.suivi.$token"),
    useRouteLoaderData<{ language: Language }>("routes/_public.avis.$token"),
    useRouteLoaderData<{ language: Language }>("routes/_public.signature.$token"),
  ];
  const { pathname } = useLocation();
  const [search] = useSearchParams();
  return letters.find((letter) => letter)?.language ?? pageLanguage(pathname, search);
}
