import { DescriptionList } from "~/components/ui/description-list";
import { Notice } from "~/components/ui/notice";
import { TextField } from "~/components/ui/text-field";
import { CONSENT_MEANS, CONSENT_PURPOSES } from "~/vocabulary/consents";
import { joinWords } from "~/vocabulary/typography";
import { labelIn } from "./own-labels";
import { ActForm, fieldOf, type SectionProps, wordsOf } from "./tracking-form";
import type { OwnLedgerLine } from "./tracking-ledger.queries.server";
import { dayIn, endedBy, OWN_NEEDS } from "./tracking-words";

type Page = SectionProps["page"];

/** What was passed on, in simple words. */
export function OwnLedger({ page }: { page: Page }) {
  const words = wordsOf(page);
  return (
    <section aria-labelledby="ledger">
      <h2 id="ledger">{words.sections.ledger}</h2>
      <p>{page.ledger.length === 0 ? words.noLedger : words.ledgerLead}</p>
      {page.ledger.map((line) => (
        <div key={line.id}>
          <h3>{line.partnerName}</h3>
          <DescriptionList facts={ledgerFacts(line, page)} />
        </div>
      ))}
    </section>
  );
}

function ledgerFacts(
  { kind, labels, leftAt, until, answeredAt, consent, deletions }: OwnLedgerLine,
  page: Page,
) {
  const words = wordsOf(page);
  const { language } = page;
  const purpose = kind === "introduction" ? CONSENT_PURPOSES.introduction : OWN_NEEDS[kind];
  const sent = [
    leftAt && words.sentOn(dayIn(language, leftAt)),
    answeredAt ? words.answered(dayIn(language, answeredAt)) : words.notAnswered,
  ];
  return [
    { term: words.why, value: purpose[language] },
    {
      term: words.fields,
      value: joinWords(
        labels.map((label) => labelIn(language, label) ?? label),
        language === "en" ? "and" : "et",
      ),
    },
    { term: words.consent, value: consent && givenWords(consent, page) },
    { term: words.until, value: until ? words.untilDay(dayIn(language, until)) : words.linkClosed },
    { term: PARTNER[language], value: sent.filter(Boolean).join(", ") },
    ...deletions.map(({ deletedOn }) => ({
      term: ERASED[language],
      value: deletedOn ? words.deleted(dayIn(language, deletedOn)) : words.askedToDelete,
    })),
  ];
}

const PARTNER = { fr: "Le partenaire", en: "The partner" } as const;
const ERASED = { fr: "Suppression", en: "Deletion" } as const;

function givenWords({ means, at }: Pick<Page["consents"][number], "means" | "at">, page: Page): string {
  return wordsOf(page).given(CONSENT_MEANS[means][page.language], dayIn(page.language, at));
}

/** What this adult agreed to, to give and to withdraw. */
export function OwnConsents({ page }: { page: Page }) {
  const words = wordsOf(page);
  return (
    <section aria-labelledby="consents">
      <h2 id="consents">{words.sections.consents}</h2>
      <p>{words.agreeLead}</p>
      {page.consents.length === 0 && <p>{words.noConsent}</p>}
      {page.consents.map((consent) => (
        <OwnConsent key={consent.id} consent={consent} page={page} />
      ))}
      {page.purposes.map(({ purpose, wording, language }) => (
        <div key={purpose}>
          <h3>{CONSENT_PURPOSES[purpose][page.language]}</h3>
          <p lang={language}>{wording}</p>
          <ActForm
            act="consent"
            send={words.agree}
            label={words.consentTo(CONSENT_PURPOSES[purpose][page.language])}
          >
            <input type="hidden" name="purpose" value={purpose} />
          </ActForm>
        </div>
      ))}
    </section>
  );
}

function OwnConsent({ consent, page }: { consent: Page["consents"][number]; page: Page }) {
  const words = wordsOf(page);
  const { id, purpose, withdrawnAt } = consent;
  const withdrawn = withdrawnAt && words.withdrawn(dayIn(page.language, withdrawnAt));
  return (
    <div>
      <h3>{CONSENT_PURPOSES[purpose][page.language]}</h3>
      <p>{[givenWords(consent, page), withdrawn].filter(Boolean).join(" · ")}</p>
      {!withdrawnAt && page.hasCode && (
        <ActForm
          act="withdraw"
          send={words.withdraw}
          label={`${words.withdraw}, ${CONSENT_PURPOSES[purpose][page.language]}`}
        >
          <input type="hidden" name="consentId" value={id} />
          <p className="small">{words.withdrawLeads[endedBy(purpose)]}</p>
        </ActForm>
      )}
    </div>
  );
}

/** The code that opens what withdraws and erases, then those acts. */
export function Rights({ page, result }: SectionProps) {
  const words = wordsOf(page);
  return (
    <section aria-labelledby="rights">
      <h2 id="rights">{words.sections.rights}</h2>
      {page.isErasureAsked && <Notice tone="done">{words.eraseAsked}</Notice>}
      {page.hasCode ? <Notice tone="done">{words.granted}</Notice> : <Code page={page} result={result} />}
      {page.hasCode && !page.isErasureAsked && (
        <ActForm act="erase" send={words.erase}>
          <p className="small">{words.eraseLead}</p>
        </ActForm>
      )}
    </section>
  );
}

function Code({ page, result }: SectionProps) {
  const words = wordsOf(page);
  const { mailbox, isCodeSent } = page;
  if (!mailbox) return null;
  return (
    <>
      <p>{words.codeLead(mailbox)}</p>
      {isCodeSent && (
        <>
          <p>{words.codeSent}</p>
          <ActForm act="unlock" send={words.useCode} variant="primary">
            <TextField
              label={words.codeLabel}
              {...fieldOf(result, "unlock", "code")}
              defaultValue=""
              inputMode="numeric"
              autoComplete="one-time-code"
              maxLength={11}
            />
          </ActForm>
        </>
      )}
      <ActForm act="code" send={isCodeSent ? words.anotherCode : words.askCode} />
    </>
  );
}
