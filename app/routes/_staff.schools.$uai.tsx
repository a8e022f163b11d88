import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { Link, useActionData, useLoaderData } from "@remix-run/react";
import { DescriptionList } from "~/components/ui/description-list";
import { Notice } from "~/components/ui/notice";
import { PageHeader } from "~/components/ui/page-header";
import { PhoneLink } from "~/components/ui/phone-link";
import { Section } from "~/components/ui/section";
import { requirePermission } from "~/core/auth/guards.server";
import { submitForm } from "~/core/http/form.server";
import { redirectWithToast } from "~/core/http/toast.server";
import { SchoolForm } from "~/features/schools/school-form";
import { getSchoolPage } from "~/features/schools/school-pages.queries.server";
import { updateSchool } from "~/features/schools/schools.commands.server";
import { schoolNoteSchema } from "~/features/schools/schools.schema.server";

export const meta: MetaFunction<typeof loader> = ({ data }) => [
  { title: data ? data.name : "Établissement" },
];

export async function loader({ request, params }: LoaderFunctionArgs) {
  await requirePermission(request, "partners:read");
  return getSchoolPage(params.uai ?? "");
}

export async function action({ request, params }: ActionFunctionArgs) {
  const user = await requirePermission(request, "partners:write");
  const uai = params.uai ?? "";
  return submitForm(request, schoolNoteSchema, async ({ before, ...added }) => {
    await updateSchool(user, uai, before, added);
    return redirectWithToast(request, `/schools/${uai}`, { message: "Établissement complété." });
  });
}

export default function SchoolPage() {
  const school = useLoaderData<typeof loader>();
  const { name, meta, isListed, facts, phone, email, website, note, partner, partners, card, version } =
    school;
  const lastResult = useActionData<typeof action>();
  return (
    <>
      <PageHeader back={{ to: "/schools", label: "Établissements scolaires" }} title={name} meta={meta} />
      {!isListed && (
        <Notice title="L’annuaire de l’éducation ne le cite plus.">
          Il a peut-être fermé ou fusionné : appelez la mairie avant de le proposer.
        </Notice>
      )}
      <Section title="L’établissement">
        <DescriptionList
          facts={[
            ...facts,
            { term: "Téléphone", value: phone && <PhoneLink phone={phone} /> },
            { term: "E-mail", value: email && <a href={`mailto:${email}`}>{email}</a> },
            {
              term: "Site internet",
              value: website && (
                <a href={website} target="_blank" rel="noreferrer">
                  {website.replace(/^https?:\/\//, "")}
                </a>
              ),
            },
          ]}
        />
        <p className="mt-3 text-muted">{`Source : ${school.source}, ${school.dataOn}.`}</p>
      </Section>
      <Section title="Ce que l’équipe sait">
        {note ? <p className="max-w-[75ch] whitespace-pre-line">{note}</p> : <NothingYet />}
        {partner && (
          <p className="mt-2">
            À qui écrire : <Link to={`/partners/${partner.id}`}>{partner.name}</Link>
          </p>
        )}
        <details key={version} className="mt-4" open={lastResult ? true : undefined}>
          <summary className="button">Compléter</summary>
          <div className="mt-4">
            <SchoolForm school={card} partners={partners} lastResult={lastResult} />
          </div>
        </details>
      </Section>
    </>
  );
}

function NothingYet() {
  return (
    <p className="max-w-[75ch] text-muted">
      Rien encore. Ajoutez ce que l’annuaire ne dit pas : langues, options, transport, accueil périscolaire,
      qui appeler.
    </p>
  );
}
