import { Form, useSearchParams } from "@remix-run/react";
import { Button } from "~/components/ui/button";
import { Checkbox } from "~/components/ui/checkbox";
import { formatDayLong, ofName } from "~/vocabulary/typography";
import type { JoinableCurriculum } from "./curriculum.queries.server";

/** The form, beside the one of the request, by which the owner of a CV is asked for their consent. */
const ASKING = "ask-curriculum";

/** The CV goes with it when a colleague says so, and its owner agreed. */
export function CurriculumJoining({
  curriculum,
  errors,
}: {
  curriculum: JoinableCurriculum | undefined;
  errors: string[] | undefined;
}) {
  if (!curriculum) return null;
  const { owner, name, keptUntil, refusal, isToAsk } = curriculum;
  if (refusal) {
    return (
      <div className="grid justify-items-start gap-2">
        <p className="text-muted">{refusal}</p>
        {isToAsk && (
          <Button form={ASKING} size="small">
            Le demander par mail à {owner}
          </Button>
        )}
      </div>
    );
  }
  return (
    <Checkbox
      name="hasCurriculum"
      label={`Joindre le CV ${ofName(owner)}`}
      hint={`${name}, lisible sur la page de réponse jusqu’au ${formatDayLong(keptUntil)} au plus.`}
      errors={errors}
    />
  );
}

/** A form cannot stand in another: this one comes after it, and comes back to the same request. */
export function CurriculumAsking() {
  const [search] = useSearchParams();
  const asking = new URLSearchParams(search);
  asking.set("demander", "cv");
  return <Form id={ASKING} method="post" action={`?${asking}`} hidden />;
}
