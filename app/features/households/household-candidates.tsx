import { Form, Link } from "@remix-run/react";
import { Button, LinkButton } from "~/components/ui/button";
import { Line, Lines } from "~/components/ui/line";
import { Section } from "~/components/ui/section";
import { NBSP, ofName } from "~/vocabulary/typography";

interface Props {
  householdId: string;
  candidates: readonly {
    id: string;
    name: string;
    firstName: string;
    situation: string;
    /** Whether they were an adult of the household first, and may be again. */
    canWithdraw: boolean;
  }[];
  adults: readonly { id: string; firstName: string }[];
}

/** The candidates of the household, and the adults who may become one. */
export function HouseholdCandidates({ householdId, candidates, adults }: Props) {
  const page = `/households/${householdId}/candidate`;
  return (
    <Section title="Qui cherche un stage, un poste">
      <Lines>
        {candidates.map(({ id, name, firstName, situation, canWithdraw }) => (
          <Line
            key={id}
            title={<Link to={`/candidates/${id}`}>{name}</Link>}
            detail={situation}
            act={
              <>
                <LinkButton to={`/candidates/${id}/edit`} size="small">
                  Projet {ofName(firstName)}
                </LinkButton>
                {canWithdraw && (
                  <Form method="post" action={page}>
                    <input type="hidden" name="intent" value="withdraw" />
                    <input type="hidden" name="candidateId" value={id} />
                    <Button
                      size="small"
                      variant="quiet"
                      aria-label={`Retirer la candidature ${ofName(firstName).replace("’", "'")}`}
                    >
                      Retirer
                    </Button>
                  </Form>
                )}
              </>
            }
          />
        ))}
        {adults.map(({ id, firstName }) => (
          <Line
            key={id}
            title={firstName}
            detail="Dans le foyer, sans projet professionnel ici."
            act={
              <LinkButton to={`${page}?adult=${id}`} size="small">
                {firstName} cherche aussi
              </LinkButton>
            }
          />
        ))}
      </Lines>
      {adults.length === 0 && candidates.length === 1 && (
        <p className="mt-2 text-muted">
          Une autre personne du foyer cherche aussi{NBSP}? Ajoutez-la aux adultes ci-dessous, puis revenez
          ici.
        </p>
      )}
    </Section>
  );
}
