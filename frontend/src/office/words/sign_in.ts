// Texts of coming into the office: passwords, codes, and what is told of them.

import type { Said } from "../../language.ts";

export const SIGN_IN = {
  page_sign_in: { nb: "Innlogging", nn: "Innlogging", en: "Sign-in" },
  sign_in_lead: {
    nb: "Hvordan du kommer inn på kontoret. PIN gjelder bare på kassens egen maskin, og bare til du har satt et passord.",
    nn: "Korleis du kjem inn på kontoret. PIN gjeld berre på kassa si eiga maskin, og berre til du har sett eit passord.",
    en: "How you come into the office. The PIN counts only at the register's own machine, and only until you have set a password.",
  },
  password: { nb: "Passord", nn: "Passord", en: "Password" },
  password_new: { nb: "Nytt passord", nn: "Nytt passord", en: "New password" },
  password_again: {
    nb: "Nytt passord en gang til",
    nn: "Nytt passord ein gong til",
    en: "New password once more",
  },
  password_current: { nb: "Passordet du har nå", nn: "Passordet du har no", en: "The password you have now" },
  password_lead: {
    nb: "Minst 12 tegn. Tre–fire ord som ikke hører sammen, er lett å huske og vanskelig å gjette.",
    nn: "Minst 12 teikn. Tre–fire ord som ikkje høyrer saman, er lett å hugse og vanskeleg å gjette.",
    en: "At least 12 characters. Three or four words that do not belong together are easy to keep and hard to guess.",
  },
  password_save: { nb: "Sett passord", nn: "Set passord", en: "Set the password" },
  password_differs: {
    nb: "De to nye passordene er ikke like.",
    nn: "Dei to nye passorda er ikkje like.",
    en: "The two new passwords differ.",
  },
  password_is_set: {
    nb: "Passordet gjelder fra nå. Er du logget på andre steder, er du logget av der.",
    nn: "Passordet gjeld frå no. Er du logga på andre stader, er du logga av der.",
    en: "The password counts from now on. Wherever else you were signed on, you are signed off.",
  },
  pin_now: { nb: "PIN-en din", nn: "PIN-en din", en: "Your PIN" },
  codes: { nb: "Engangskoder fra en app", nn: "Eingongskodar frå ein app", en: "Codes from an app" },
  codes_lead: {
    nb: "En app på telefonen lager en ny kode hvert halve minutt. Med passord og kode kommer du inn også fra en annen maskin.",
    nn: "Ein app på telefonen lagar ein ny kode kvart halve minutt. Med passord og kode kjem du inn òg frå ei anna maskin.",
    en: "An app on the phone makes a new code every half minute. With a password and a code you come in from another machine too.",
  },
  codes_have: {
    nb: "Du blir spurt om en kode fra appen hver gang.",
    nn: "Du blir spurd om ein kode frå appen kvar gong.",
    en: "You are asked for a code from the app each time.",
  },
  codes_password_first: {
    nb: "Sett et passord først.",
    nn: "Set eit passord først.",
    en: "Set a password first.",
  },
  codes_begin: { nb: "Koble til en app", nn: "Kople til ein app", en: "Connect an app" },
  codes_begin_anew: { nb: "Bytt til en ny app", nn: "Byt til ein ny app", en: "Change to a new app" },
  codes_scan: {
    nb: "Skann koden med appen, eller skriv inn nøkkelen. Skriv så den koden appen viser.",
    nn: "Skann koden med appen, eller skriv inn nøkkelen. Skriv så den koden appen viser.",
    en: "Scan the code with the app, or type the key. Then write the code that the app shows.",
  },
  codes_qr: { nb: "QR-kode til appen", nn: "QR-kode til appen", en: "QR code for the app" },
  codes_key: { nb: "Nøkkel", nn: "Nøkkel", en: "Key" },
  codes_use: { nb: "Ta appen i bruk", nn: "Ta appen i bruk", en: "Use the app" },
  code_or_recovery: {
    nb: "Kode fra appen, eller en reservekode",
    nn: "Kode frå appen, eller ein reservekode",
    en: "Code from the app, or a recovery code",
  },
  password_or_pin_now: {
    nb: "Passordet ditt, eller PIN-en du har nå hvis du ikke har passord",
    nn: "Passordet ditt, eller PIN-en du har no viss du ikkje har passord",
    en: "Your password, or the PIN you have now if you have none",
  },
  one_time_code: { nb: "Kode", nn: "Kode", en: "Code" },
  one_time_code_hint: {
    nb: "Seks sifre fra appen, eller en av reservekodene dine.",
    nn: "Seks siffer frå appen, eller ein av reservekodane dine.",
    en: "Six digits from the app, or one of your recovery codes.",
  },
  recovery: { nb: "Reservekoder", nn: "Reservekodar", en: "Recovery codes" },
  recovery_left: {
    nb: "{count} igjen. Hver gjelder én gang i stedet for en kode fra appen.",
    nn: "{count} att. Kvar gjeld éin gong i staden for ein kode frå appen.",
    en: "{count} left. Each counts once in the place of a code from the app.",
  },
  recovery_new: { nb: "Lag nye reservekoder", nn: "Lag nye reservekodar", en: "Make new recovery codes" },
  recovery_keep: {
    nb: "Dette er reservekodene. Skriv dem ut og legg dem i safen; de vises bare nå.",
    nn: "Dette er reservekodane. Skriv dei ut og legg dei i safen; dei blir viste berre no.",
    en: "These are the recovery codes. Print them and put them in the safe; they are shown only now.",
  },
  recovery_print: { nb: "Skriv ut", nn: "Skriv ut", en: "Print" },
  only_at_the_machine: {
    nb: "Herfra kommer du inn med passord og kode. Sett dem opp på kassens egen maskin først, under Innlogging.",
    nn: "Herifrå kjem du inn med passord og kode. Set dei opp på kassa si eiga maskin først, under Innlogging.",
    en: "From here you come in with a password and a code. Set them up on the register's own machine first, under Sign-in.",
  },
  present: { nb: "Pålogget nå", nn: "Pålogga no", en: "Signed on now" },
  present_lead: {
    nb: "Hvem som er på kontoret, og fra hvor. En pålogging som ingen bruker på en halv time, er over.",
    nn: "Kven som er på kontoret, og kvarifrå. Ei pålogging som ingen bruker på ein halvtime, er over.",
    en: "Who is in the office, and from where. A session that nobody uses for half an hour is over.",
  },
  col_person: { nb: "Hvem", nn: "Kven", en: "Who" },
  col_came: { nb: "Kom", nn: "Kom", en: "Came" },
  col_used: { nb: "Sist brukt", nn: "Sist brukt", en: "Last used" },
  col_from: { nb: "Fra", nn: "Frå", en: "From" },
  from_here: { nb: "Kassens maskin", nn: "Kassa si maskin", en: "The register's machine" },
  session_mine: { nb: "denne", nn: "denne", en: "this one" },
  session_end: { nb: "Avslutt", nn: "Avslutt", en: "End" },
  new_device: {
    nb: "{name} logget på kontoret fra «{device}» {at}. Det er første gang derfra.",
    nn: "{name} logga på kontoret frå «{device}» {at}. Det er første gongen derifrå.",
    en: "{name} signed on to the office from “{device}” {at}. It is the first time from there.",
  },
  new_device_fine: { nb: "Det er i orden", nn: "Det er i orden", en: "That is fine" },
  new_device_look: {
    nb: "Se hvem som er pålogget",
    nn: "Sjå kven som er pålogga",
    en: "See who is signed on",
  },
  person_key: { nb: "Passord til kontoret", nn: "Passord til kontoret", en: "Password for the office" },
  person_key_lead: {
    nb: "Har {name} glemt passordet eller mistet telefonen? Da gjelder PIN igjen på kassens maskin, og nytt passord settes der.",
    nn: "Har {name} gløymt passordet eller mista telefonen? Då gjeld PIN igjen på kassa si maskin, og nytt passord blir sett der.",
    en: "Has {name} forgotten the password or lost the phone? The PIN then counts again at the register's machine, and a new password is set there.",
  },
  person_key_sure: {
    nb: "Glem passordet og kodene",
    nn: "Gløym passordet og kodane",
    en: "Forget the password and the codes",
  },
  person_key_forget: { nb: "Nullstill innlogging", nn: "Nullstill innlogging", en: "Reset the sign-in" },
} satisfies Record<string, Said>;
