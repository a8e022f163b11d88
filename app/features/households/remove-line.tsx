import { Button } from "~/components/ui/button";

export interface LineButton {
  name: string;
  value: string;
  form: string;
  formNoValidate: boolean;
}

/** Takes a line out of a list of the form, which is saved with the rest. */
export function RemoveLine({ what, ...button }: LineButton & { what: string }) {
  return (
    <div className="md:self-end">
      <Button {...button} variant="quiet" size="small">
        Retirer {what}
      </Button>
    </div>
  );
}
