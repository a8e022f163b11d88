import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { Notice } from "~/components/ui/notice";
import { PageHeader } from "~/components/ui/page-header";
import { TabLinks } from "~/components/ui/tab-links";
import { requirePermission } from "~/core/auth/guards.server";
import { pageOf } from "~/core/http/pagination.server";
import { MailPreview } from "~/features/settings/mail-preview";
import { MailVersions } from "~/features/settings/mail-versions";
import { getSheet, getWordingPage } from "~/features/settings/mail-wording.queries.server";
import { actOnWording, type Shown } from "~/features/settings/mail-wording-acts.server";
import { MailWordingForm } from "~/features/settings/mail-wording-form";
import { MailWordingReader } from "~/features/settings/mail-wording-reader";
import { useSettingsAccess } from "~/features/settings/settings-form";
import { MAIL_CLASSES } from "~/vocabulary/mails";
import { NBSP } from "~/vocabulary/typography";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: `${data?.sheet.label ?? "Mail"} · Réglages` },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  const user = await requirePermission(request, "settings:read");
  const url = new URL(request.url);
  const asked = await getSheet(params.name, url.searchParams.get("language"));
  return await getWordingPage(user, asked, { mailId: url.searchParams.get("mail"), page: pageOf(url) });
}

export async function action({ request, params }: ActionFunctionArgs) {
  const user = await requirePermission(request, "settings:write");
  const url = new URL(request.url);
  return await actOnWording(request, user, await getSheet(params.name, url.searchParams.get("language")));
}

export default function MailWordingPage() {
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { canWrite } = useSettingsAccess();
  const shown = answer && "typed" in answer ? answer : undefined;
  const lastResult = answer && "typed" in answer ? withoutErrors(answer) : answer;
  const chosen = shown?.mail ?? page.chosen;
  const preview = shown ? shown.preview : page.preview;
  return (
    <>
      <PageHeader
        back={{ to: "/settings/mail", label: "Mails" }}
        title={page.sheet.label}
        meta={MAIL_CLASSES[page.sheet.mailClass].fr}
      />
      {page.sheet.languages.length > 1 && <Languages language={page.language} />}
      {shown?.trial && <Trial {...shown.trial} />}
      <div className="grid items-start gap-x-10 lg:grid-cols-2">
        {canWrite ? (
          <MailWordingForm
            key={`${page.language} ${page.number}`}
            {...page}
            chosen={chosen}
            values={preview?.values}
            typed={shown?.typed}
            lastResult={lastResult}
          />
        ) : (
          <MailWordingReader {...page} />
        )}
        <MailPreview preview={preview} isDraft={shown !== undefined} />
      </div>
      <MailVersions {...page} />
    </>
  );
}

/** What was typed is right: the errors of the time before go. */
function withoutErrors({ typed, mail }: Shown) {
  return { initialValue: { ...typed, mail }, error: {} };
}

function Languages({ language }: { language: "fr" | "en" }) {
  return (
    <TabLinks
      label="Langue du texte"
      tabs={[
        { to: "?language=fr", label: "En français", isCurrent: language === "fr" },
        { to: "?language=en", label: "En anglais", isCurrent: language === "en" },
      ]}
    />
  );
}

function Trial({ id, to }: { id: string; to: string }) {
  return (
    <div className="mb-4">
      <Notice tone="done" role="status">
        Essai en route vers {to}
        {NBSP}; ses liens n’ouvrent rien.{" "}
        <Link to={`/outbox/${id}`} className="link">
          Voir ce mail
        </Link>
      </Notice>
    </div>
  );
}
