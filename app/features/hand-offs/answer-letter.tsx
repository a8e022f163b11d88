import type { SubmissionResult } from "@conform-to/react";
import { DescriptionList } from "~/components/ui/description-list";
import { ErrorSummary } from "~/components/ui/error-summary";
import { Notice } from "~/components/ui/notice";
import { PhoneLink } from "~/components/ui/phone-link";
import { answerRequest } from "~/vocabulary/hand-offs";
import { formatDay, NBSP } from "~/vocabulary/typography";
import { AnswerActs, actId } from "./answer-acts";
import { AnswerOutcome } from "./answer-outcome";
import type { AnswerPage } from "./answer-page.queries.server";
import { givenWords, LETTER_WORDS } from "./answer-words";

export interface LetterProps {
  page: AnswerPage;
  /** What came back with errors. */
  result: SubmissionResult<string[]> | undefined;
}

/** A letter to a partner, in the state it is in. */
export function AnswerLetter({ page, result }: LetterProps) {
  const Content = STAGES[page.stage];
  return (
    <article className="letter">
      <p className="from">
        {page.sender.name}
        {page.sender.phone && (
          <>
            {" · "}
            <PhoneLink phone={page.sender.phone} />
          </>
        )}
      </p>
      <ErrorSummary title="Votre réponse n’est pas encore partie" problems={problemsOf(page, result)} />
      <Content page={page} result={result} />
    </article>
  );
}

const STAGES: Readonly<Record<AnswerPage["stage"], (props: LetterProps) => JSX.Element>> = {
  open: OpenLetter,
  answered: AnsweredLetter,
  closed: ClosedLetter,
  expired: ExpiredLetter,
};

function OpenLetter({ page, result }: LetterProps) {
  return (
    <>
      <h1>{page.title}</h1>
      {page.promisedOn && (
        <Notice title="Merci, c’est noté." tone="done" role="status">
          {`${page.sender.name} attend votre réponse avant le ${formatDay(page.promisedOn)}. Revenez ici quand vous l’aurez.`}
        </Notice>
      )}
      <p>Bonjour,</p>
      {page.intro.map((line) => (
        <p key={line}>{line}</p>
      ))}
      <DescriptionList facts={page.lines.map(({ label, value }) => ({ term: label, value }))} />
      <CurriculumAct page={page} />
      <Changed page={page} result={result} />
      <Exchange page={page} />
      {!page.promisedOn && <Ask page={page} />}
      <AnswerActs page={page} result={result} />
      <p className="small">
        {LETTER_WORDS[page.purpose].readers(page.sender.name)}
        {`Vous pourrez changer d’avis pendant ${page.changeDays}${NBSP}jours.`}
      </p>
    </>
  );
}

/** The CV joined to the request, for whoever holds the link. */
function CurriculumAct({ page: { curriculum } }: Pick<LetterProps, "page">) {
  if (!curriculum) return null;
  return (
    <>
      <p className="acts">
        <a href={curriculum.path} className="button" rel="nofollow">
          Lire le CV ({curriculum.facts})
        </a>
      </p>
      <p className="small">
        Il vous est confié pour cette demande seulement{NBSP}: ne le transmettez à personne d’autre.
      </p>
    </>
  );
}

/** What the partner asked, and what we answered. */
function Exchange({ page: { exchange } }: Pick<LetterProps, "page">) {
  if (!exchange) return null;
  return (
    <DescriptionList
      facts={[
        { term: "Votre question", value: exchange.question },
        { term: "Notre réponse", value: exchange.reply },
      ]}
    />
  );
}

/** What changed in the request: since the answer that has just come back, else the last time it did. */
function Changed({ page, result }: LetterProps) {
  const answered = Number(result?.initialValue?.version ?? page.version);
  const since = page.changesSince.find(({ number }) => number === answered);
  const shown = since ? { title: "Ce qui a changé", lines: since.lines } : lastOf(page);
  if (!shown) return null;
  return (
    <Notice title={shown.title} tone="attention">
      <ul>
        {shown.lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </Notice>
  );
}

function lastOf({ changed }: AnswerPage) {
  return changed && { title: `Modifiée le ${changed.on}${NBSP}:`, lines: changed.lines };
}

function Ask({ page: { purpose, given, changeUntil, answerBy, isAnswerLate } }: Pick<LetterProps, "page">) {
  if (given && changeUntil) {
    return (
      <p>
        {`Vous avez répondu « ${givenWords(purpose, given.act)} ». Une autre réponse remplacera celle-ci. `}
        <a href="?">Garder ma réponse</a>
      </p>
    );
  }
  return <p>{answerRequest(answerBy, isAnswerLate)}</p>;
}

function AnsweredLetter({ page }: LetterProps) {
  const { purpose, given, sender, title, changeUntil, canFinish } = page;
  if (!given) return <ClosedLetter page={page} result={undefined} />;
  return (
    <>
      {canFinish ? <AnswerOutcome page={page} /> : <h1>Merci, votre réponse est notée</h1>}
      <Notice title={`« ${givenWords(purpose, given.act)} ».`} tone="done" role="status">
        {LETTER_WORDS[purpose].next[given.act](sender.name)}
      </Notice>
      <DescriptionList facts={[{ term: "Demande", value: canFinish ? undefined : title }, ...given.facts]} />
      <CurriculumAct page={page} />
      {!canFinish && <AnswerOutcome page={page} />}
      {changeUntil ? (
        <ChangeAct until={changeUntil} />
      ) : (
        <p>
          Pour la changer, appelez <Reach sender={sender} />.
        </p>
      )}
    </>
  );
}

/** Who to call and, when it is known, at which number. */
function Reach({ sender: { name, phone } }: Pick<AnswerPage, "sender">) {
  if (!phone) return <>{name}</>;
  return (
    <>
      {name} au <PhoneLink phone={phone} />
    </>
  );
}

function ChangeAct({ until }: { until: string }) {
  return (
    <>
      <p className="acts">
        <a href="?changer=1" className="button">
          Changer ma réponse
        </a>
      </p>
      <p className="small">Possible jusqu’au {formatDay(until)}.</p>
    </>
  );
}

function ClosedLetter({ page }: LetterProps) {
  return (
    <>
      <h1>Cette demande n’est plus nécessaire</h1>
      <p>{page.title}</p>
      <p>{LETTER_WORDS[page.purpose].closed}</p>
    </>
  );
}

function ExpiredLetter({ page: { mailbox, isLinkSent, sender, title } }: LetterProps) {
  if (isLinkSent) return <LinkSent mailbox={mailbox} />;
  return (
    <>
      <h1>Ce lien n’est plus valable</h1>
      <p>{title}</p>
      {mailbox ? (
        <form method="post">
          <p>Nous pouvons vous en envoyer un nouveau à {mailbox}, l’adresse que nous connaissons.</p>
          <p className="acts">
            <button type="submit" name="act" value="renew" className="button button-primary">
              Recevoir un nouveau lien
            </button>
          </p>
        </form>
      ) : (
        <p>
          Appelez <Reach sender={sender} />, qui notera votre réponse.
        </p>
      )}
    </>
  );
}

function LinkSent({ mailbox }: Pick<AnswerPage, "mailbox">) {
  return (
    <>
      <h1>Vérifiez votre boîte</h1>
      <Notice title="Un nouveau lien est parti." tone="done" role="status">
        {`Ouvrez le mail reçu à ${mailbox} S’il n’arrive pas, regardez dans les indésirables.`}
      </Notice>
    </>
  );
}

function problemsOf(page: AnswerPage, result: LetterProps["result"]) {
  const act = String(result?.initialValue?.act ?? "");
  const [firstAct] = page.stage === "open" ? page.acts : [];
  const ids: Readonly<Record<string, string | undefined>> = {
    "": undefined,
    act: firstAct && actId(firstAct),
  };
  return Object.entries(result?.error ?? {}).flatMap(([name, texts]) =>
    (texts ?? []).map((text) => ({ id: name in ids ? ids[name] : `${act}-${name}`, text })),
  );
}
