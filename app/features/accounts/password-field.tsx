import type { FieldSource } from "~/components/ui/field";
import { TextField } from "~/components/ui/text-field";
import { NBSP } from "~/vocabulary/typography";

interface PasswordFieldProps {
  label: string;
  field: FieldSource;
  /** Shortest password accepted, in characters. */
  least: number;
}

/** A password to choose, with what makes it strong. */
export function PasswordField({ label, field, least }: PasswordFieldProps) {
  return (
    <TextField
      label={label}
      field={field}
      type="password"
      autoComplete="new-password"
      required
      hint={`Au moins ${least} caractères. Le plus sûr et le plus facile à retenir${NBSP}: quatre mots sans rapport entre eux.`}
    />
  );
}
