import { Mail, NotebookPen } from "lucide-react";
import { Badge } from "~/components/ui/badge";
import { Button, LinkButton } from "~/components/ui/button";
import { type Column, DataTable } from "~/components/ui/data-table";
import { DescriptionList } from "~/components/ui/description-list";
import { EmptyState } from "~/components/ui/empty-state";
import { Line, Lines } from "~/components/ui/line";
import { Notice } from "~/components/ui/notice";
import { Pagination } from "~/components/ui/pagination";
import { Progress } from "~/components/ui/progress";
import { Section } from "~/components/ui/section";
import { TabLinks } from "~/components/ui/tab-links";
import { Timeline, TimelineItem } from "~/components/ui/timeline";
import { When } from "~/components/ui/when";
import { formatEuros, formatPhone } from "~/vocabulary/typography";

const NOW = new Date("2027-05-12T09:30:00Z");

const FILES = [
  { id: "1", name: "Clara Marchetti", stage: "Visite prévue", arrivalOn: "2027-08-17", needs: 4 },
  { id: "2", name: "Samir Belhadj", stage: "Premier échange", arrivalOn: "2027-11-02", needs: 1 },
  { id: "3", name: "Élodie Caron", stage: "À rappeler", arrivalOn: "2028-05-02", needs: 12 },
];

const COLUMNS: Column<(typeof FILES)[number]>[] = [
  { header: "Nom", sort: "name", cell: (file) => <a href="/design">{file.name}</a> },
  { header: "Étape", cell: (file) => file.stage },
  { header: "Arrivée", sort: "arrival", cell: (file) => <When at={file.arrivalOn} now={NOW} /> },
  { header: "Besoins", isEnd: true, cell: (file) => file.needs },
];

/** What is read rather than pressed. */
export function ShowsShowcase() {
  return (
    <>
      <Section title="États">
        <div className="flex flex-wrap gap-2">
          <Badge tone="done">décidé</Badge>
          <Badge tone="attention">à vous</Badge>
          <Badge tone="late">2 jours ouvrés</Badge>
          <Badge tone="waiting">chez le relais</Badge>
          <Badge>vivier</Badge>
        </div>
        <div className="mt-4 grid gap-3">
          <Notice title="Ce qui bloque." act={<Button type="button">Relancer</Button>}>
            La garde de Léo : la balle est chez le relais petite enfance, réponse promise mardi.
          </Notice>
          <Notice title="Envoi refusé." tone="late">
            L’adresse de la mairie n’existe plus.
          </Notice>
          <Notice title="C’est envoyé." tone="done" />
          <Notice tone="waiting">Partira lundi 8 h.</Notice>
        </div>
        <div className="mt-4 max-w-60">
          <p className="mb-1">
            <strong>62 %</strong> prêts
          </p>
          <Progress value={62} label="Dossier prêt" />
        </div>
      </Section>
      <ListsShowcase />
    </>
  );
}

function ListsShowcase() {
  return (
    <Section title="Listes">
      <TabLinks
        label="Filtrer"
        tabs={[
          { to: "?", label: "Tout", count: 3, isCurrent: true },
          { to: "?view=late", label: "En retard", count: 1 },
          { to: "?view=mine", label: "Les miens" },
        ]}
      />
      <DataTable
        caption="Dossiers"
        columns={COLUMNS}
        rows={FILES}
        rowKey={(file) => file.id}
        defaultSort="name"
      />
      <Pagination page={2} hasNext total={1001} one="dossier" many="dossiers" />
      <div className="mt-6 grid gap-6">
        <Lines label="Ce qui attend">
          <Line
            title="Rappeler Hugo Delorme"
            detail="promis vendredi · dossier Marchetti – Delorme"
            badge={<Badge tone="late">2 jours ouvrés</Badge>}
            act={<Button type="button">J’ai appelé</Button>}
          />
          <Line title="Une place le mercredi pour Léo" detail="relais petite enfance, par mail" />
        </Lines>
        <Timeline label="Fil">
          <TimelineItem
            at={new Date("2027-05-12T07:12:00Z")}
            now={NOW}
            icon={<Mail />}
            act={<Button type="button">Confirmer</Button>}
          >
            Le relais a répondu : « une place le mercredi, je confirme pour le jeudi ».
          </TimelineItem>
          <TimelineItem
            at={new Date("2027-05-10T07:12:00Z")}
            now={NOW}
            icon={<NotebookPen />}
            by="Jeanne Vidal"
          >
            Hugo préfère un contrat avec deux jours de télétravail.
          </TimelineItem>
        </Timeline>
        <DescriptionList
          facts={[
            { term: "Loyer", value: formatEuros(1650) },
            { term: "Téléphone", value: formatPhone("+33536490012") },
            { term: "Où", value: "Bellevue ou à moins de 10 km" },
          ]}
        />
        <EmptyState
          title="Rien n’attend"
          why="Ce qui vous est promis, ou ce que vous avez promis, revient ici le jour dit."
          act={<LinkButton to="/design">Voir les dossiers</LinkButton>}
        />
      </div>
    </Section>
  );
}
