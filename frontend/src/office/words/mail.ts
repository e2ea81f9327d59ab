// Texts of the account that receipts are mailed from.

import type { Said } from "../../writing/language.ts";

export const MAIL = {
  set_up_part_mail: { nb: "E-post", nn: "E-post", en: "E-mail" },
  mail_lead: {
    nb: "Kontoen som kvitteringer, fakturaer og varsler sendes fra. Den hører til denne maskinen.",
    nn: "Kontoen som kvitteringar, fakturaer og varsel blir sende frå. Han høyrer til denne maskina.",
    en: "The account that receipts, invoices and alerts are sent from. It belongs to this machine.",
  },
  mail_title: { nb: "E-postkonto", nn: "E-postkonto", en: "Mail account" },
  mail_none: {
    nb: "Ingen konto er satt opp. Kassen tilbyr ikke kvittering på e-post.",
    nn: "Ingen konto er sett opp. Kassa tilbyr ikkje kvittering på e-post.",
    en: "No account is set up. The till offers no receipts by e-mail.",
  },
  mail_sender: {
    nb: "Adressen det sendes fra",
    nn: "Adressa det blir sendt frå",
    en: "Address it is sent from",
  },
  mail_host: { nb: "E-postserver", nn: "E-posttenar", en: "Mail server" },
  mail_host_hint: {
    nb: "Står hos den som har e-posten deres, ofte som «SMTP» eller «utgående server».",
    nn: "Står hos den som har e-posten dykkar, ofte som «SMTP» eller «utgåande tenar».",
    en: "Whoever hosts your mail says it, often as “SMTP” or “outgoing server”.",
  },
  mail_port: { nb: "Port", nn: "Port", en: "Port" },
  mail_security: {
    nb: "Sikring av veien dit",
    nn: "Sikring av vegen dit",
    en: "How the way there is secured",
  },
  mail_security_starttls: {
    nb: "STARTTLS (vanligst, 587)",
    nn: "STARTTLS (vanlegast, 587)",
    en: "STARTTLS (most common, 587)",
  },
  mail_security_tls: {
    nb: "TLS fra første byte (465)",
    nn: "TLS frå første byte (465)",
    en: "TLS from the first byte (465)",
  },
  mail_security_none: {
    nb: "Ingen (bare til en server på denne maskinen)",
    nn: "Inga (berre til ein tenar på denne maskina)",
    en: "None (only to a server on this machine)",
  },
  mail_user: {
    nb: "Bruker (tom når serveren ikke spør)",
    nn: "Brukar (tom når tenaren ikkje spør)",
    en: "User (empty where the server does not ask)",
  },
  mail_password: { nb: "Passord", nn: "Passord", en: "Password" },
  mail_password_known: {
    nb: "Passord (tomt beholder det som er lagret)",
    nn: "Passord (tomt held på det som er lagra)",
    en: "Password (empty keeps the one that is stored)",
  },
  mail_password_hint: {
    nb: "Ligger kryptert ved siden av nøklene, og vises aldri igjen.",
    nn: "Ligg kryptert ved sida av nøklane, og blir aldri vist igjen.",
    en: "Lies encrypted beside the keys, and is never shown again.",
  },
  mail_keep: { nb: "Lagre kontoen", nn: "Lagre kontoen", en: "Save the account" },
  mail_kept: {
    nb: "Lagret. Send en prøve for å se at den virker.",
    nn: "Lagra. Send ei prøve for å sjå at ho verkar.",
    en: "Saved. Send a trial to see that it works.",
  },
  mail_drop: { nb: "Ta bort kontoen", nn: "Ta bort kontoen", en: "Remove the account" },
  mail_drop_sure: {
    nb: "Trykk en gang til: kvitteringer sendes ikke lenger på e-post.",
    nn: "Trykk ein gong til: kvitteringar blir ikkje lenger sende på e-post.",
    en: "Press once more: receipts are no longer sent by e-mail.",
  },
  mail_dropped: {
    nb: "Kontoen er borte. Kvitteringer sendes ikke på e-post.",
    nn: "Kontoen er borte. Kvitteringar blir ikkje sende på e-post.",
    en: "The account is gone. Receipts are not sent by e-mail.",
  },
  mail_trial: { nb: "Prøv kontoen", nn: "Prøv kontoen", en: "Try the account" },
  mail_trial_lead: {
    nb: "Sender en melding som ikke er en kvittering.",
    nn: "Sender ei melding som ikkje er ei kvittering.",
    en: "Sends a message that is no receipt.",
  },
  mail_trial_to: { nb: "Hvem som får prøven", nn: "Kven som får prøva", en: "Who gets the trial" },
  mail_trial_send: { nb: "Send en prøve", nn: "Send ei prøve", en: "Send a trial" },
  mail_trial_sent: {
    nb: "E-postserveren tok imot prøven. Se etter den hos mottakeren.",
    nn: "E-posttenaren tok imot prøva. Sjå etter ho hos mottakaren.",
    en: "The mail server took the trial. Look for it where it was sent.",
  },
} satisfies Record<string, Said>;
