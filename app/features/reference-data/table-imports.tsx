import { getFormProps, type SubmissionResult, useForm } from "@conform-to/react";
import { Form, useNavigation } from "@remix-run/react";
import { Button } from "~/components/ui/button";
import { FormErrors } from "~/components/ui/field";
import { TextField } from "~/components/ui/text-field";

interface Props {
  lastResult: SubmissionResult<string[]> | undefined;
}

/** Sends a list of communes: their names, their codes, how many people live there, where they are. */
export function CommuneListImport({ lastResult }: Props) {
  const [form, fields] = useForm<{ communeList: File }>({ id: "commune-list", lastResult });
  return (
    <Form method="post" encType="multipart/form-data" {...getFormProps(form)} className="form-stack">
      <p className="max-w-[75ch] text-muted">
        Pour compléter le découpage officiel, ou le corriger avant qu’il ne paraisse. À refaire quand on veut
        : les noms d’usage et les anciens noms restent, aucune commune n’est supprimée, et les positions de
        geo.api.gouv.fr, si elles sont là, l’emportent.
      </p>
      <FormErrors errors={form.errors} id={form.errorId} />
      <TextField
        label="Liste de communes"
        field={fields.communeList}
        type="file"
        accept=".csv,.txt,.xlsx"
        defaultValue={undefined}
        hint="Une colonne insee et une colonne nom ; si vous les avez, codes_postaux, population, epci_siren, lon et lat."
      />
      <Send intent="commune-list">Importer cette liste</Send>
    </Form>
  );
}

/** Sends an extraction of FINESS: the structures where a doctor may come to work. */
export function FinessImport({ lastResult }: Props) {
  const [form, fields] = useForm<{ finess: File }>({ id: "finess", lastResult });
  return (
    <Form method="post" encType="multipart/form-data" {...getFormProps(form)} className="form-stack">
      <p className="max-w-[75ch] text-muted">
        Les maisons et centres de santé, hôpitaux, cliniques et EHPAD des départements servis. À refaire quand
        on veut : ce que l’équipe a corrigé reste, ce qui n’y est plus est signalé, rien n’est supprimé.
      </p>
      <FormErrors errors={form.errors} id={form.errorId} />
      <TextField
        label="Extraction FINESS des établissements"
        field={fields.finess}
        type="file"
        accept=".csv,.txt,.xlsx"
        defaultValue={undefined}
        hint="Fichier de data.gouv.fr, ou tableau avec finess_et, nom, categorie_code et insee. 10 Mo au plus : gardez vos départements."
      />
      <Send intent="finess">Importer les structures</Send>
    </Form>
  );
}

/** Sends the zones of a deed, and the day it takes effect. */
export function ZoningImport({ lastResult }: Props) {
  const [form, fields] = useForm<{ zoning: File; fromOn: string }>({ id: "zoning", lastResult });
  return (
    <Form method="post" encType="multipart/form-data" {...getFormProps(form)} className="form-stack">
      <p className="max-w-[75ch] text-muted">
        La zone de chaque commune, fixée par arrêté de l’ARS. Chaque arrêté vaut à partir de son jour : ceux
        d’avant restent pour les jours d’avant.
      </p>
      <FormErrors errors={form.errors} id={form.errorId} />
      <TextField
        label="Tableau du zonage"
        field={fields.zoning}
        type="file"
        accept=".csv,.txt,.xlsx"
        defaultValue={undefined}
        hint="Une colonne insee, une colonne zonage_medecins (ZIP, ZAC, ZAR ou vide) ; apl_mg si vous l’avez."
      />
      <TextField label="En vigueur depuis le" field={fields.fromOn} type="date" className="max-w-[16rem]" />
      <Send intent="zoning">Importer le zonage</Send>
    </Form>
  );
}

/** Sends the names of trades of the ROME directory. */
export function RomeImport({ lastResult }: Props) {
  const [form, fields] = useForm<{ rome: File }>({ id: "rome", lastResult });
  return (
    <Form method="post" encType="multipart/form-data" {...getFormProps(form)} className="form-stack">
      <p className="max-w-[75ch] text-muted">
        Les noms de métiers du répertoire ROME de France Travail, proposés quand on cherche un emploi pour
        un·e conjoint·e. À refaire à chaque nouvelle version : ce qui n’y est plus est retiré, les recherches
        en cours gardent leur métier.
      </p>
      <FormErrors errors={form.errors} id={form.errorId} />
      <TextField
        label="Appellations du ROME"
        field={fields.rome}
        type="file"
        accept=".csv,.txt,.xlsx"
        defaultValue={undefined}
        hint="Sur data.gouv.fr, « Répertoire opérationnel des métiers et des emplois » : le fichier unix_referentiel_appellation, avec code_ogr, libelle_appellation_long et code_rome."
      />
      <Send intent="rome">Importer les métiers</Send>
    </Form>
  );
}

/** Sends the directory of education. */
export function SchoolImport({ lastResult }: Props) {
  const [form, fields] = useForm<{ schools: File }>({ id: "schools", lastResult });
  return (
    <Form method="post" encType="multipart/form-data" {...getFormProps(form)} className="form-stack">
      <p className="max-w-[75ch] text-muted">
        Les écoles, collèges et lycées des départements servis. À refaire à chaque rentrée : ce que l’équipe a
        ajouté reste, ce qui n’y est plus est signalé, rien n’est supprimé.
      </p>
      <FormErrors errors={form.errors} id={form.errorId} />
      <TextField
        label="Annuaire de l’éducation"
        field={fields.schools}
        type="file"
        accept=".csv,.txt,.xlsx,.json"
        defaultValue={undefined}
        hint="Sur data.education.gouv.fr, « Annuaire de l’éducation », filtré sur vos départements : export CSV ou JSON. 10 Mo au plus."
      />
      <Send intent="schools">Importer les établissements</Send>
    </Form>
  );
}

/** Sends how densely communes are peopled, and the « bassins de vie » they belong to. */
export function DensityImport({ lastResult }: Props) {
  const [form, fields] = useForm<{ density: File }>({ id: "density", lastResult });
  return (
    <Form method="post" encType="multipart/form-data" {...getFormProps(form)} className="form-stack">
      <p className="max-w-[75ch] text-muted">
        L’observatoire s’en sert pour les services en zone peu dense et pour compter par bassin de vie. À
        refaire quand on veut : ce que le fichier ne dit pas reste comme il est.
      </p>
      <FormErrors errors={form.errors} id={form.errorId} />
      <TextField
        label="Grille de densité ou bassins de vie"
        field={fields.density}
        type="file"
        accept=".csv,.txt,.xlsx"
        defaultValue={undefined}
        hint="Sur insee.fr, la grille communale de densité à sept niveaux (CODGEO, DENS) ou les bassins de vie (CODGEO, BV2022, LIBBV2022) ; un tableau avec insee et densite convient aussi."
      />
      <Send intent="density">Importer la densité</Send>
    </Form>
  );
}

function Send({ intent, children }: { intent: string; children: string }) {
  const { state, formData } = useNavigation();
  return (
    <div>
      <Button name="intent" value={intent} pending={state !== "idle" && formData?.get("intent") === intent}>
        {children}
      </Button>
    </div>
  );
}
