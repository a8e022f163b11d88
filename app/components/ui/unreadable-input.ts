const NO_SUCH_DAY = "0000-00-00";
const UNREADABLE = "?";

/**
 * Sends as wrong what the browser cannot read of a date, an hour or a number. Of a 31 February it sends nothing at all,
 * and an end typed wrong would be no end; the server then says it beside the field.
 */
export function sendUnreadableInput({ target, formData }: FormDataEvent): void {
  if (!(target instanceof HTMLFormElement)) return;
  const inputs = [...target.elements].filter((element) => element instanceof HTMLInputElement);
  const names = new Set(inputs.filter(isUnreadable).map(({ name }) => name));
  for (const name of names) {
    formData.delete(name);
    for (const input of inputs) if (input.name === name) formData.append(name, sentOf(input));
  }
}

function sentOf(input: HTMLInputElement): string {
  if (!isUnreadable(input)) return input.value;
  return input.type === "date" ? NO_SUCH_DAY : UNREADABLE;
}

function isUnreadable({ name, disabled, validity }: HTMLInputElement): boolean {
  return name !== "" && !disabled && validity.badInput;
}
