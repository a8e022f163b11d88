import type { SubmissionResult } from "@conform-to/react";
import { typedText } from "~/components/layout/letter-parts";
import { Button } from "~/components/ui/button";
import { RadioGroup } from "~/components/ui/radio-group";
import { Textarea } from "~/components/ui/textarea";
import { SUPERVISOR_OPINIONS } from "~/vocabulary/surveys";
import { NBSP, ofName } from "~/vocabulary/typography";
import { optionsOf } from "~/vocabulary/words";
import type { SeatsPage } from "./seats-page.queries.server";

type Result = SubmissionResult<string[]> | undefined;
type Ended = SeatsPage["ended"][number];

/** One word on each intern who was there: whether they wish to come back, and their project. */
export function InternWords({
  ended,
  programme,
  result,
}: Pick<SeatsPage, "ended" | "programme"> & { result: Result }) {
  if (ended.length === 0) return null;
  return (
    <section>
      <h2>Un mot sur vos internes</h2>
      <p>
        Leur stage se termine, ou vient de se terminer. Ce que vous savez de leur projet nous aide à garder le
        lien, des années parfois. Seule l’équipe {ofName(programme)} vous lit. Ce n’est pas une évaluation, et
        l’interne peut demander à lire ce qui est écrit.
      </p>
      <ul className="places">
        {ended.map((intern) => (
          <li key={intern.placementId}>
            <strong>{intern.name}</strong> <span className="small">{intern.semester}</span>
            {intern.said && <Said said={intern.said} />}
            <details className="act" open={isOf(result, intern) || undefined}>
              <summary className="button" aria-label={`${actWords(intern)} : ${intern.name}`}>
                {actWords(intern)}
              </summary>
              <WordForm intern={intern} result={isOf(result, intern) ? result : undefined} />
            </details>
          </li>
        ))}
      </ul>
    </section>
  );
}

function actWords({ said }: Ended): string {
  return said ? "Changer mon mot" : "Laisser un mot";
}

function Said({ said: { comesBack, text } }: { said: NonNullable<Ended["said"]> }) {
  return (
    <p>
      Souhaite revenir{NBSP}: {SUPERVISOR_OPINIONS[comesBack].fr.toLowerCase()}
      {text && `. «${NBSP}${text}${NBSP}»`}
    </p>
  );
}

function WordForm({ intern: { placementId, said }, result }: { intern: Ended; result: Result }) {
  const typed = result?.initialValue;
  const shared = (name: "comesBack" | "text") => ({
    ...{ id: wordFieldId(placementId, name), name },
    defaultValue: typedText(typed?.[name]) ?? said?.[name],
    errors: result?.error?.[name] ?? undefined,
  });
  return (
    <form method="post">
      <input type="hidden" name="placementId" value={placementId} />
      <RadioGroup
        label={`Souhaite revenir${NBSP}?`}
        options={optionsOf(SUPERVISOR_OPINIONS)}
        {...shared("comesBack")}
      />
      <Textarea
        label="Son projet professionnel, en une phrase"
        hint="Rien de personnel, aucun nom de patient."
        optional
        rows={2}
        maxLength={300}
        {...shared("text")}
      />
      <p>
        <Button name="act" value="word">
          Envoyer ce mot
        </Button>
      </p>
    </form>
  );
}

/** Each form of the page has its own. */
export function wordFieldId(placementId: string, name: string): string {
  return `${placementId}.${name}`;
}

function isOf(result: Result, { placementId }: Ended): boolean {
  return result?.initialValue?.act === "word" && result.initialValue.placementId === placementId;
}
