import type { SubmissionResult } from "@conform-to/react";
import { Link } from "@remix-run/react";
import { Combobox } from "~/components/ui/combobox";
import { Notice } from "~/components/ui/notice";
import { PageHeader } from "~/components/ui/page-header";
import { Section } from "~/components/ui/section";
import type { Option } from "~/components/ui/select";
import { TextField } from "~/components/ui/text-field";
import { SentListForm, SentListPreview } from "~/features/reference-data/sent-list";
import { OFFER_KINDS, type OfferKind } from "~/vocabulary/offers";
import { formatCount, NBSP } from "~/vocabulary/typography";
import { OFFER_COLUMNS } from "./offer-columns";
import type { OfferPreview } from "./offer-import-page.commands.server";
import { OFFER_SCREENS } from "./offer-screens";

interface Props {
  kind: OfferKind;
  partners: readonly Option[];
  today: string;
  preview?: OfferPreview;
  lastResult: SubmissionResult<string[]> | undefined;
}

/** A list of homes or of posts: read first, then written. */
export function OfferImportScreen({ preview, ...form }: Props) {
  const { path, title, importTitle } = OFFER_SCREENS[form.kind];
  return (
    <>
      <PageHeader
        back={{ to: path, label: title }}
        title={importTitle}
        meta="Tout se vérifie avant d’être écrit. La même liste deux fois ne change rien ; ce que l’équipe a écrit reste."
      />
      {preview && <Preview kind={form.kind} preview={preview} key={preview.text} />}
      <Section title={preview ? "Lire une autre liste" : "La liste"}>
        <SheetForm {...form} isFirst={!preview} />
      </Section>
    </>
  );
}

type SheetFormProps = Omit<Props, "preview"> & { isFirst: boolean };

function SheetForm({ kind, partners, today, isFirst, lastResult }: SheetFormProps) {
  const errors = lastResult?.error ?? {};
  const typed = (name: string) => String(lastResult?.initialValue?.[name] ?? "");
  return (
    <SentListForm isFirst={isFirst} fileHint={OFFER_SCREENS[kind].listHint} lastResult={lastResult}>
      <TextField
        label="De qui vient cette liste"
        name="listName"
        autoComplete="off"
        maxLength={80}
        defaultValue={typed("listName")}
        errors={errors.listName ?? undefined}
        hint="Gardez le même nom la fois suivante : ce qu’elle a déjà donné y sera reconnu."
      />
      <TextField
        label="Elle a été donnée le"
        name="toldOn"
        type="date"
        max={today}
        defaultValue={typed("toldOn") || today}
        errors={errors.toldOn ?? undefined}
        hint="Ce jour sera celui de leur dernière vérification."
      />
      <Combobox
        label="Proposé par"
        name="partnerId"
        options={partners}
        optional
        errors={errors.partnerId ?? undefined}
        hint="Le partenaire de l’annuaire à qui elle est, s’il n’y en a qu’un."
      />
    </SentListForm>
  );
}

function Preview({ kind, preview }: { kind: OfferKind; preview: OfferPreview }) {
  const { toldOn, partnerId, counts, gone, isReadable } = preview;
  const { added = 0, changed = 0 } = counts;
  return (
    <SentListPreview
      preview={preview}
      told={{ toldOn, partnerId }}
      words={OFFER_COLUMNS[kind]}
      what={OFFER_KINDS[kind].fr}
      missing={isReadable ? undefined : OFFER_SCREENS[kind].missingColumn}
      gone={gone.length > 0 && <Gone gone={gone} />}
      act={added + changed === 0 ? "Confirmer qu’elles tiennent toujours" : "Écrire ces offres"}
    />
  );
}

function Gone({ gone }: { gone: OfferPreview["gone"] }) {
  return (
    <Notice title={`${formatCount(gone.length, "offre n’est", "offres ne sont")} plus dans cette liste.`}>
      <p>{`À vérifier, puis à retirer s’il le faut${NBSP}: rien ne l’est sans vous.`}</p>
      <ul className="mt-2">
        {gone.map(({ path, label }) => (
          <li key={path}>
            <Link to={path}>{label}</Link>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
