import { Form, useNavigation } from "@remix-run/react";
import { Button } from "~/components/ui/button";
import { Section } from "~/components/ui/section";
import { accessibleName } from "~/vocabulary/accessible-name";
import type { RequestChange } from "./hand-off-change.queries.server";

/** What partners still to answer have not been told, exactly as they will be. */
export function RequestChanges({ changes }: { changes: RequestChange[] }) {
  const { state, formData } = useNavigation();
  if (changes.length === 0) return null;
  return (
    <Section title="Prévenir les partenaires" count={changes.length}>
      <p className="mb-3">
        La demande a changé depuis qu’elle leur a été transmise. Chacun recevra un mail avec ce qui change, et
        sa page montrera la demande à jour.
      </p>
      <ul>
        {changes.map(({ handOffId, partnerName, lines, seen }) => (
          <li
            key={handOffId}
            className="grid gap-3 border-t border-line py-3 md:grid-cols-[minmax(0,1fr)_auto]"
          >
            <div>
              <strong className="font-semibold">{partnerName}</strong>
              <ul className="list-disc pl-5">
                {lines.map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
            </div>
            <Form method="post">
              <input type="hidden" name="handOffId" value={handOffId} />
              <input type="hidden" name="seen" value={seen} />
              <Button
                name="intent"
                value="tell-change"
                size="small"
                aria-label={accessibleName(`Prévenir ${partnerName}`)}
                pending={state !== "idle" && formData?.get("handOffId") === handOffId}
              >
                Prévenir
              </Button>
            </Form>
          </li>
        ))}
      </ul>
    </Section>
  );
}
