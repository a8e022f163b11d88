import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { Button } from "~/components/ui/button";
import { Section } from "~/components/ui/section";
import { requirePermission } from "~/core/auth/guards.server";
import { getFileChoice } from "~/features/privacy/file-choice.queries.server";
import { FileFinder } from "~/features/privacy/file-finder";
import { NBSP } from "~/vocabulary/typography";

export const meta: MetaFunction = () => [{ title: "Accès, confidentialité" }];

export async function loader({ request }: LoaderFunctionArgs) {
  await requirePermission(request, "privacy:read");
  return { choice: await getFileChoice(new URL(request.url).searchParams) };
}

export default function Access() {
  const { choice } = useLoaderData<typeof loader>();
  return (
    <Section title="Remettre à une personne ses données">
      <p className="mb-3 max-w-[75ch]">
        Tout ce qui est gardé d’un adulte, avec ce que le foyer partage, sans ce que l’autre adulte a dit de
        soi. Le PDF se lit, le JSON se reprend dans un autre logiciel{NBSP}; le PDF d’un long dossier met
        quelques secondes à arriver. La remise est notée au journal.
      </p>
      <FileFinder choice={choice} />
      <ul>
        {choice.people.map(({ id, name }) => (
          <li key={id} className="flex flex-wrap items-center gap-3 border-t border-line py-2.5">
            <span className="min-w-0 flex-1">{name}</span>
            <form method="post" action="/privacy/access/file" className="flex gap-2">
              <input type="hidden" name="householdId" value={choice.file?.id} />
              <input type="hidden" name="memberId" value={id} />
              <Button name="format" value="pdf" aria-label={`PDF de ${name}`}>
                PDF
              </Button>
              <Button name="format" value="json" aria-label={`JSON de ${name}`}>
                JSON
              </Button>
            </form>
          </li>
        ))}
      </ul>
    </Section>
  );
}
