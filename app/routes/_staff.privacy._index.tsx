import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { DescriptionList } from "~/components/ui/description-list";
import { Section } from "~/components/ui/section";
import { When } from "~/components/ui/when";
import { requirePermission } from "~/core/auth/guards.server";
import { now } from "~/core/clock.server";
import { getRegister } from "~/features/privacy/register.queries.server";

export const meta: MetaFunction = () => [{ title: "Registre, confidentialité" }];

export async function loader({ request }: LoaderFunctionArgs) {
  await requirePermission(request, "privacy:read");
  return { ...(await getRegister()), now: now() };
}

export default function Register() {
  const { register, notices, now } = useLoaderData<typeof loader>();
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
      <Section title="Ce que les personnes lisent" count={notices.length}>
        <p className="max-w-[75ch]">
          La page <a href="/confidentialite">Vos données et vos droits</a> est liée à chaque formulaire et à
          chaque mail. Un·e responsable en modifie les textes dans les réglages ; chaque version est datée
          ici.
        </p>
        <ul className="mt-3">
          {notices.map(({ id, at, by, what }) => (
            <li key={id} className="border-t border-line py-2.5">
              <When at={at} now={now} />, {by}
              {what && ` : ${what}`}
            </li>
          ))}
        </ul>
        {notices.length === 0 && (
          <p className="text-muted">Ce sont les textes d’origine : personne ne les a modifiés.</p>
        )}
      </Section>
    </>
  );
}
