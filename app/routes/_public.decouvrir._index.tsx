import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { LanguageSwitch } from "~/components/layout/public-shell";
import { requireNothing } from "~/core/auth/guards.server";
import { Contact, SheetLinks } from "~/features/discovery/discovery-sheet-public";
import { SHEET_WORDS } from "~/features/discovery/discovery-sheet-words";
import { getPublicSheets } from "~/features/discovery/discovery-sheets.queries.server";
import { languageOf } from "~/vocabulary/languages";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${SHEET_WORDS[data?.language ?? "fr"].index} · ${data?.contact.programme ?? ""}` },
];

export async function loader({ request }: LoaderFunctionArgs) {
  requireNothing();
  return getPublicSheets(languageOf(new URL(request.url).searchParams));
}

export default function PublicSheetsRoute() {
  const { language, sheets, contact } = useLoaderData<typeof loader>();
  const words = SHEET_WORDS[language];
  return (
    <div lang={language}>
      <h1>{words.index}</h1>
      <p className="lead">{words.indexLead}</p>
      <LanguageSwitch language={language} />
      {sheets.length === 0 ? (
        <p>
          {words.none} {words.noneWhy}
        </p>
      ) : (
        <SheetLinks links={sheets} hasIntro />
      )}
      <Contact contact={contact} language={language} />
    </div>
  );
}
