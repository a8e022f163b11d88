import { Button } from "~/components/ui/button";
import { TextField } from "~/components/ui/text-field";
import { OWN_SCHOLARSHIP_WORDS } from "~/features/scholarships/own-scholarship-words";
import { accessibleName } from "~/vocabulary/accessible-name";
import { dayIn } from "~/vocabulary/in-language";
import { type SectionProps, useActAddress } from "./tracking-form";
import type { TrackingPage } from "./tracking-page.queries.server";

type Own = TrackingPage["scholarships"][number];

/** The scholarship of an adult: where it stands, and each paper we wait for, to be sent from here. */
export function OwnScholarships({ page, result }: SectionProps) {
  const { scholarships, language } = page;
  if (scholarships.length === 0) return null;
  const words = OWN_SCHOLARSHIP_WORDS[language];
  return (
    <section aria-labelledby="scholarship">
      <h2 id="scholarship">{words.title}</h2>
      {scholarships.map((own) => (
        <Standing key={own.id} own={own} page={page} result={result} />
      ))}
    </section>
  );
}

interface Props extends SectionProps {
  own: Own;
}

function Standing({ own, page, result }: Props) {
  const words = OWN_SCHOLARSHIP_WORDS[page.language];
  const { programme, stage, panelOn, papers } = own;
  return (
    <>
      <p>
        <strong lang="fr">{programme}</strong>
        <br />
        {words.stages[stage]} {panelOn && words.panelOn(dayIn(page.language, panelOn))}
      </p>
      {papers.length > 0 && (
        <>
          <h3>{words.papers}</h3>
          <ul>
            {papers.map((paper) => (
              <Paper key={paper.key} own={own} paper={paper} page={page} result={result} />
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function Paper({ own, paper, page, result }: Props & { paper: Own["papers"][number] }) {
  const words = OWN_SCHOLARSHIP_WORDS[page.language];
  const { label, purpose, dueOn, state, reason } = paper;
  return (
    <li>
      <span lang="fr">{label}</span>, {purpose && `${purpose}, `}
      <strong>{words.states[state]}</strong>
      {dueOn && state !== "received" && ` ${words.dueOn(dayIn(page.language, dueOn))}`}
      {reason && (
        <p className="small">
          {words.why} <span lang="fr">{reason}</span>
        </p>
      )}
      {state !== "accepted" && <PaperForm own={own} paper={paper} page={page} result={result} />}
    </li>
  );
}

/** A plain form, which works without script, behind a button that says which paper it is for. */
function PaperForm({
  own,
  paper: { key, label, state },
  page,
  result,
}: Props & { paper: Own["papers"][number] }) {
  const action = useActAddress();
  const words = OWN_SCHOLARSHIP_WORDS[page.language];
  const sent = result?.initialValue;
  const isMine = sent?.act === "scholarship" && sent.scholarshipId === own.id && sent.key === key;
  const send = state === "received" ? words.sendAgain : words.send;
  return (
    <details className="act" open={isMine}>
      <summary className="button" aria-label={accessibleName(`${send}, ${label}`)}>
        {send}
      </summary>
      <form method="post" action={action} encType="multipart/form-data">
        <input type="hidden" name="act" value="scholarship" />
        <input type="hidden" name="scholarshipId" value={own.id} />
        <input type="hidden" name="key" value={key} />
        <TextField
          label={words.file}
          id={isMine ? "scholarship-files" : `file-${own.id}-${key}`}
          name="files"
          type="file"
          errors={isMine ? (result?.error?.files ?? undefined) : undefined}
          hint={words.fileHint}
        />
        <p className="acts">
          <Button variant="primary" aria-label={accessibleName(`${send}, ${label}`)}>
            {send}
          </Button>
        </p>
      </form>
    </details>
  );
}
