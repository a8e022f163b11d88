import { CalendarClock, Phone, Trash2 } from "lucide-react";
import { useState } from "react";
import { Button, LinkButton } from "~/components/ui/button";
import { Acts, Dialog, DialogClose } from "~/components/ui/dialog";
import { Menu, MenuItem, MenuLink, MenuSeparator } from "~/components/ui/menu";
import { Section } from "~/components/ui/section";
import { TextField } from "~/components/ui/text-field";
import { Toaster, type ToastMessage } from "~/components/ui/toaster";

/** Buttons in every state, what opens, what confirms. */
export function ActsShowcase() {
  return (
    <Section title="Actes">
      <div className="flex flex-wrap gap-2">
        <Button type="button" variant="primary">
          Envoyer au partenaire
        </Button>
        <Button type="button">
          <Phone aria-hidden="true" />
          Noter un appel
        </Button>
        <Button type="button" variant="quiet">
          Reporter
        </Button>
        <Button type="button" variant="danger">
          Écarter la demande
        </Button>
        <Button type="button" variant="primary" pending>
          Envoyer
        </Button>
        <Button type="button" disabled>
          Confirmer
        </Button>
        <Button type="button" size="small">
          Relancer
        </Button>
        <LinkButton to="/design">Ouvrir le dossier</LinkButton>
      </div>
      <div className="mt-4 flex flex-wrap gap-2">
        <PostponeDialog />
        <Menu label="Autres actes">
          <MenuLink to="/design" icon={<CalendarClock aria-hidden="true" />}>
            Reporter
          </MenuLink>
          <MenuSeparator />
          <MenuItem icon={<Trash2 aria-hidden="true" />} onSelect={() => undefined}>
            Mettre à la corbeille
          </MenuItem>
        </Menu>
        <ToastButton />
      </div>
    </Section>
  );
}

function PostponeDialog() {
  return (
    <Dialog
      title="Reporter la prochaine action"
      description="Le dossier reviendra dans « Aujourd’hui » ce jour-là."
      trigger={<Button type="button">Ouvrir une fenêtre</Button>}
    >
      <TextField label="Jour" name="dueOn" type="date" />
      <Acts>
        <DialogClose>
          <Button type="button" variant="primary">
            Reporter
          </Button>
        </DialogClose>
        <DialogClose>
          <Button type="button" variant="quiet">
            Annuler
          </Button>
        </DialogClose>
      </Acts>
    </Dialog>
  );
}

function ToastButton() {
  const [toast, setToast] = useState<ToastMessage | null>(null);
  const undo = { action: "/design", fields: {} };
  return (
    <>
      <Button
        type="button"
        onClick={() =>
          setToast({ id: crypto.randomUUID(), message: "La demande part dans 10 secondes.", undo })
        }
      >
        Montrer un message
      </Button>
      <Toaster toast={toast} />
    </>
  );
}
