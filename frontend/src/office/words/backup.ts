// Texts of the backup.

import type { Said } from "../../writing/language.ts";

export const BACKUP = {
  page_backup: { nb: "Sikkerhetskopi", nn: "Tryggingskopi", en: "Backup" },
  backup_lead: {
    nb: "Tre eksemplarer, på to slag steder, ett av dem utenfor butikken. Kopiene er krypterte, leses tilbake og prøves.",
    nn: "Tre eksemplar, på to slag stader, eitt av dei utanfor butikken. Kopiane er krypterte, blir lesne tilbake og prøvde.",
    en: "Three copies, on two kinds of place, one of them outside the shop. Encrypted, read back, and tried.",
  },
  backup_stands: { nb: "Slik står det til", nn: "Slik står det til", en: "How it stands" },
  light_green: { nb: "Grønt", nn: "Grønt", en: "Green" },
  light_yellow: { nb: "Gult", nn: "Gult", en: "Yellow" },
  light_red: { nb: "Rødt", nn: "Raudt", en: "Red" },
  backup_now: { nb: "Ta kopi nå", nn: "Ta kopi no", en: "Copy now" },
  backup_drill: { nb: "Prøv å gjenopprette", nn: "Prøv å gjenopprette", en: "Try to restore" },
  backup_asked: {
    nb: "Det er bedt om. Se igjen om et øyeblikk.",
    nn: "Det er bede om. Sjå igjen om ei stund.",
    en: "It is asked for. Look again in a moment.",
  },
  backup_drilled: {
    nb: "Siste prøve på å gjenopprette, {at} fra {place}: {entries} poster kom tilbake og stemte.",
    nn: "Siste prøve på å gjenopprette, {at} frå {place}: {entries} postar kom tilbake og stemte.",
    en: "Last try to restore, {at} from {place}: {entries} entries came back and agreed.",
  },
  backup_no_drill: {
    nb: "Ingen kopi er prøvd ennå. Det gjøres av seg selv hver måned, om natten.",
    nn: "Ingen kopi er prøvd enno. Det blir gjort av seg sjølv kvar månad, om natta.",
    en: "No copy has been tried yet. It is done by itself each month, at night.",
  },
  backup_begin_title: { nb: "Begynn", nn: "Begynn", en: "Begin" },
  backup_begin_lead: {
    nb: "Du får et ark med nøkkelen som åpner kopiene. Det lagres ikke her: skriv det ut. Det gjelder først når du har vist at du har det.",
    nn: "Du får eit ark med nøkkelen som opnar kopiane. Det blir ikkje lagra her: skriv det ut. Det gjeld først når du har vist at du har det.",
    en: "You get a sheet with the key that opens the copies. It is not kept here: print it. It counts once you have shown that you have it.",
  },
  backup_begin: { nb: "Lag arket", nn: "Lag arket", en: "Make the sheet" },
  backup_sheet: { nb: "Gjenopprettingsarket", nn: "Gjenopprettingsarket", en: "The recovery sheet" },
  backup_sheet_lead: {
    nb: "Skriv det ut to ganger, og oppbevar det på to steder: ikke ved kassen, ikke ved kopiene. Det lagres ikke her.",
    nn: "Skriv det ut to gonger, og oppbevar det på to stader: ikkje ved kassa, ikkje ved kopiane. Det blir ikkje lagra her.",
    en: "Print it twice, and keep it in two places: not by the register, not by the copies. It is not kept here.",
  },
  backup_signs: {
    nb: "De {count} siste tegnene i den siste linjen, fra utskriften",
    nn: "Dei {count} siste teikna i den siste linja, frå utskrifta",
    en: "The last {count} characters of the last line, from the print",
  },
  backup_counts_then: {
    nb: "Arket gjelder ikke ennå. Det gjør det når du har vist at du har det på papir.",
    nn: "Arket gjeld ikkje enno. Det gjer det når du har vist at du har det på papir.",
    en: "The sheet does not count yet. It does once you have shown that you have it on paper.",
  },
  backup_counts_then_replaced: {
    nb: "Arket gjelder ikke ennå; det gamle gjør. Det byttes når du har vist at du har det på papir.",
    nn: "Arket gjeld ikkje enno; det gamle gjer. Det blir bytt når du har vist at du har det på papir.",
    en: "The sheet does not count yet; the old one does. It is replaced once you have shown that you have it on paper.",
  },
  backup_other_signs: {
    nb: "Det er ikke det arket slutter med. Ingenting er endret. Les av den siste linjen én gang til.",
    nn: "Det er ikkje det arket sluttar med. Ingenting er endra. Les av den siste linja éin gong til.",
    en: "The sheet does not end so. Nothing has changed. Read the last line once more.",
  },
  backup_throw: { nb: "Kast arket", nn: "Kast arket", en: "Throw it away" },
  backup_replaced: { nb: "Arket er byttet", nn: "Arket er bytt", en: "The sheet is replaced" },
  backup_read: { nb: "Jeg har lest det", nn: "Eg har lese det", en: "I have read it" },
  backup_sheet_before: {
    nb: "Det nye arket gjelder nå, det gamle ikke lenger. Det som er sendt før, ligger i mappen {folder} på hvert sted og åpnes bare med det gamle arket. Slett den når lyset er grønt igjen, og med én gang om noen andre kan ha det gamle arket.",
    nn: "Det nye arket gjeld no, det gamle ikkje lenger. Det som er sendt før, ligg i mappa {folder} på kvar stad og blir opna berre med det gamle arket. Slett henne når lyset er grønt igjen, og med ein gong om nokon andre kan ha det gamle arket.",
    en: "The new sheet counts now, the old one no more. What was sent before lies in the folder {folder} in each place and opens with the old sheet only. Delete it when the light is green again, and at once if somebody else may have the old sheet.",
  },
  backup_replace_title: {
    nb: "Er arket borte?",
    nn: "Er arket borte?",
    en: "Is the sheet gone?",
  },
  backup_replace_lead: {
    nb: "Uten arket kan ingen åpne kopiene. Har noen andre det, kan de lese dem. I begge fall: bytt det.",
    nn: "Utan arket kan ingen opne kopiane. Har nokon andre det, kan dei lese dei. I begge fall: byt det.",
    en: "Without the sheet nobody can open the copies. Whoever else has it can read them. Either way: replace it.",
  },
  backup_replace: { nb: "Bytt arket", nn: "Byt arket", en: "Replace the sheet" },
  backup_replace_new: {
    nb: "Du får et nytt ark, og det åpner alle kopier fra nå av.",
    nn: "Du får eit nytt ark, og det opnar alle kopiar frå no av.",
    en: "You get a new sheet, and it opens all copies from now on.",
  },
  backup_replace_old: {
    nb: "Det gamle arket åpner bare det som er sendt før.",
    nn: "Det gamle arket opnar berre det som er sendt før.",
    en: "The old sheet opens only what was sent before.",
  },
  backup_replace_until: {
    nb: "Alt sendes på nytt til alle stedene. Lyset er rødt til det er kommet fram.",
    nn: "Alt blir sendt på nytt til alle stadene. Lyset er raudt til det har kome fram.",
    en: "Everything is sent once more to all places. The light is red until it has arrived.",
  },
  backup_replace_proof: {
    nb: "Det nye arket åpner alt butikken har. Vis at det er deg.",
    nn: "Det nye arket opnar alt butikken har. Vis at det er deg.",
    en: "The new sheet opens all that the shop has. Show that it is you.",
  },
  backup_replace_do: { nb: "Lag nytt ark", nn: "Lag nytt ark", en: "Make a new sheet" },
  backup_print: { nb: "Skriv ut", nn: "Skriv ut", en: "Print" },
  backup_have_it: { nb: "Jeg har arket", nn: "Eg har arket", en: "I have the sheet" },
  backup_places: { nb: "Steder for kopier", nn: "Stader for kopiar", en: "Places for copies" },
  backup_verified: { nb: "Kontrollert {at}", nn: "Kontrollert {at}", en: "Verified {at}" },
  backup_never: { nb: "Ingenting er kommet fram", nn: "Ingenting har kome fram", en: "Nothing has arrived" },
  backup_remove: { nb: "Slutt å sende hit", nn: "Slutt å sende hit", en: "Send no more here" },
  backup_add: { nb: "Legg til et sted", nn: "Legg til ein stad", en: "Add a place" },
  backup_name: { nb: "Navn", nn: "Namn", en: "Name" },
  backup_address: { nb: "Adresse", nn: "Adresse", en: "Address" },
  backup_address_lead: {
    nb: "folder:/media/kopi, sftp://bruker@maskin/mappe eller s3+https://maskin/bøtte/mappe",
    nn: "folder:/media/kopi, sftp://brukar@maskin/mappe eller s3+https://maskin/bøtte/mappe",
    en: "folder:/media/copy, sftp://user@host/folder or s3+https://host/bucket/folder",
  },
  backup_user: { nb: "Nøkkel-ID (S3)", nn: "Nøkkel-ID (S3)", en: "Key ID (S3)" },
  backup_secret: {
    nb: "Passord eller hemmelig nøkkel",
    nn: "Passord eller hemmeleg nøkkel",
    en: "Password or secret key",
  },
  backup_region: { nb: "Region (S3)", nn: "Region (S3)", en: "Region (S3)" },
  backup_host_key: {
    nb: "Maskinens egen nøkkel (SFTP)",
    nn: "Nøkkelen til maskina (SFTP)",
    en: "The machine's own key (SFTP)",
  },
  backup_keep: { nb: "Prøv og lagre", nn: "Prøv og lagre", en: "Try and keep" },
  backup_manager_only: {
    nb: "Bare en leder kan bestemme hvor kopiene går.",
    nn: "Berre ein leiar kan bestemme kvar kopiane går.",
    en: "Only a manager can decide where copies go.",
  },
} satisfies Record<string, Said>;
