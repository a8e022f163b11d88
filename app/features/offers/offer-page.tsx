import type { SubmissionResult } from "@conform-to/react";
import { Form, Link } from "@remix-run/react";
import { Button } from "~/components/ui/button";
import { DescriptionList } from "~/components/ui/description-list";
import { FormErrors } from "~/components/ui/field";
import { Notice } from "~/components/ui/notice";
import { PageHeader } from "~/components/ui/page-header";
import { Section } from "~/components/ui/section";
import type { OfferState } from "~/vocabulary/offers";
import { OfferForm } from "./offer-form";
import { OfferMatchList } from "./offer-matches";
import type { OfferPage } from "./offer-page.queries.server";
import { OFFER_SCREENS } from "./offer-screens";

interface Props {
  offer: OfferPage;
  lastResult: SubmissionResult<string[]> | undefined;
}

/** A home or a post: whom it may suit, what it is made of, whether it still stands. */
export function OfferScreen({ offer, lastResult }: Props) {
  const { kind, label, state, meta, facts, taker, isStale } = offer;
  const words = OFFER_SCREENS[kind];
  const isEdit = lastResult?.initialValue?.intent === "offer";
  const isOpen = state === "open";
  return (
    <>
      <PageHeader
        back={{ to: words.path, label: words.title }}
        title={label}
        meta={`${meta} · ${offer.checked}`}
        actions={<Acts state={state} />}
      />
      {!isEdit && (
        <FormErrors errors={Object.values(lastResult?.error ?? {}).flatMap((texts) => texts ?? [])} />
      )}
      {taker && (
        <Notice tone="done" title="Prise par">
          <Link to={`/households/${taker.id}`}>{taker.title}</Link>.
        </Notice>
      )}
      {isOpen && isStale && (
        <Notice tone="attention" title="À vérifier.">
          {`Personne ne s’en est assuré depuis plus de trente jours : ${words.staleWords}`}
        </Notice>
      )}
      {isOpen && !offer.isPlaced && (
        <Notice tone="attention" title="Lieu à préciser.">
          Aucune commune n’y est reconnue : écrivez son nom pour que la distance compte.
        </Notice>
      )}
      <OfferMatchList kind={kind} matches={offer.matches} isOpen={isOpen} />
      <Section title="L’offre">
        <DescriptionList
          facts={[
            ...facts.made.map(({ term, value }) => ({ term, value: linked(value) })),
            {
              term: "Proposé par",
              value: facts.partner && <Link to={`/partners/${facts.partner.id}`}>{facts.partner.name}</Link>,
            },
            { term: "Qui appeler", value: facts.contact },
            { term: "Précisions", value: facts.note },
            { term: "Origine", value: facts.origin },
            { term: "Vérifiée le", value: facts.checkedOn },
          ]}
        />
      </Section>
      <details key={offer.version} className="mt-7" open={isEdit || undefined}>
        <summary className="button">Modifier l’offre</summary>
        <div className="mt-4">
          <OfferForm
            kind={kind}
            partners={offer.partners}
            values={offer.values}
            lastResult={isEdit ? lastResult : undefined}
          />
        </div>
      </details>
    </>
  );
}

/** The address of an advertisement is opened beside the page. */
function linked(value: string) {
  if (!/^https?:\/\//.test(value)) return value;
  return (
    <a href={value} target="_blank" rel="noreferrer" className="break-all">
      {value.replace(/^https?:\/\//, "")}
    </a>
  );
}

function Acts({ state }: { state: OfferState }) {
  if (state !== "open") {
    return (
      <Form method="post">
        <Button name="intent" value="reopen">
          Remettre à proposer
        </Button>
      </Form>
    );
  }
  return (
    <Form method="post" className="flex flex-wrap gap-2">
      <Button name="intent" value="check" variant="primary">
        Toujours d’actualité
      </Button>
      <Button name="intent" value="take">
        Prise
      </Button>
      <Button name="intent" value="withdraw" variant="quiet">
        Retirer
      </Button>
    </Form>
  );
}
