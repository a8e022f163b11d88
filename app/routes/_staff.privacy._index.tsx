import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { DescriptionList } from "~/components/ui/description-list";
import { Section } from "~/components/ui/section";
import { When } from "~/components/ui/when";
import { requirePermission } from "~/core/auth/guards.server";
import { getRegister } from "~/features/privacy/register.queries.server";

export const meta: MetaFunction = () => [{ title: "Registre, confidentialité" }];

export async function loader({ request }: LoaderFunctionArgs) {
  await requirePermission(request, "privacy:read");
  return getRegister();
}

export default function Register() {
  const { register, inForce, notices } = useLoaderData<typeof loader>();
  return (
    <>
      {register.map(({ what, why, basis, who, howLong }) => (
        <Section key={what} title={what}>
          <DescriptionList
            facts={[
              { term: "Pourquoi", value: why },
              { term: "Base légale", value: basis },
              { term: "Qui le reçoit", value: who },
              { term: "Jusqu’à quand", value: howLong },
            ]}
          />
        </Section>
      ))}
      <Section title="Ce que les personnes lisent">
        <p className="max-w-[75ch]">
          La page <a href="/confidentialite">Vos données et vos droits</a> est liée à chaque formulaire et à
          chaque mail. Un·e responsable en modifie les textes dans les réglages ; ceux qui sont remplacés
          restent lisibles ici.
        </p>
        <h3 className="mt-4 mb-1 font-semibold">En vigueur</h3>
        <LegalTexts texts={inForce} />
        {notices.map(({ id, until, by, texts }) => (
          <div key={id}>
            <h3 className="mt-4 mb-1 font-semibold">
              Jusqu’au <When at={until} />
            </h3>
            <p className="text-muted">Remplacé par {by}.</p>
            <LegalTexts texts={texts} />
          </div>
        ))}
        {notices.length === 0 && (
          <p className="mt-3 text-muted">Ce sont les textes d’origine : personne ne les a modifiés.</p>
        )}
      </Section>
    </>
  );
}

function LegalTexts({ texts }: { texts: readonly { name: string; text: string }[] }) {
  return texts.map(({ name, text }) => (
    <details key={name} className="border-t border-line py-2.5">
      <summary className="first-letter:uppercase">{name}</summary>
      <p className="mt-2 max-w-[75ch] whitespace-pre-line">{text}</p>
    </details>
  ));
}
