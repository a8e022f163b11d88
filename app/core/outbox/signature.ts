/** How a letter written by hand is signed, in the names of its parameters. */
export interface Signature {
  senderName: string;
  senderTitle?: string;
  senderPhone?: string;
  senderNote?: string;
}

/** The signature of an account: its name, its title, its phone, and the line its owner adds below. */
export function signatureOf(sender: {
  name: string;
  title?: string;
  phone?: string;
  signature?: string;
}): Signature {
  const { name, title, phone, signature } = sender;
  return { senderName: name, senderTitle: title, senderPhone: phone, senderNote: signature };
}
