import { Form, Link, useSearchParams } from "@remix-run/react";
import { Button, LinkButton } from "~/components/ui/button";
import { Line, Lines } from "~/components/ui/line";
import { TextField } from "~/components/ui/text-field";
import { accessibleName } from "~/vocabulary/accessible-name";

interface Props {
  /** What was found of the name typed. */
  found: readonly { candidateId: string; name: string; situation: string }[];
}

/** For whom a scholarship is opened, looked for in the address: it works without JavaScript. */
export function AskingSearch({ found }: Props) {
  const [search] = useSearchParams();
  const typed = search.get("q") ?? "";
  return (
    <>
      <Form role="search" key={typed} className="mb-4 flex flex-wrap items-end gap-3">
        <TextField
          label="Nom, e-mail ou téléphone"
          name="q"
          type="search"
          defaultValue={typed}
          autoComplete="off"
        />
        <Button variant={found.length > 0 ? "secondary" : "primary"}>Chercher</Button>
      </Form>
      {typed && found.length === 0 && (
        <p className="text-muted">
          Personne de ce nom parmi les dossiers que vous suivez. Essayez le début du nom, ou{" "}
          <Link to="/triage/new">notez une demande</Link>.
        </p>
      )}
      <Lines label="Personnes trouvées">
        {found.map(({ candidateId, name, situation }) => (
          <Line
            key={candidateId}
            title={name}
            detail={situation}
            act={
              <LinkButton
                to={`?candidate=${candidateId}`}
                size="small"
                aria-label={accessibleName(`Choisir ${name}`)}
              >
                Choisir
              </LinkButton>
            }
          />
        ))}
      </Lines>
    </>
  );
}
