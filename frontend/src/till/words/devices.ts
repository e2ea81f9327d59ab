// Texts about tablets and phones at the register: letting them in, trusting the shop, shutting them out.

import type { Said } from "../../writing/language.ts";

export const DEVICES = {
  own_screen: { nb: "Kassens egen skjerm", nn: "Kassa sin eigen skjerm", en: "The register's own screen" },
  open_elsewhere: { nb: "Åpent på {name}", nn: "Ope på {name}", en: "Open at {name}" },
  fetch_here: { nb: "Hent hit", nn: "Hent hit", en: "Bring here" },
  fetched_here: {
    nb: "Salget er parkert og kan tas opp her.",
    nn: "Salet er parkert og kan takast opp her.",
    en: "The sale is parked and can be taken up here.",
  },
  devices: { nb: "Enheter", nn: "Einingar", en: "Devices" },
  devices_lead: {
    nb: "Nettbrett og telefoner som selger ved denne kassen, hver med sin egen kurv",
    nn: "Nettbrett og telefonar som sel ved denne kassa, kvar med si eiga korg",
    en: "Tablets and phones that sell at this register, each with a basket of its own",
  },
  devices_none: {
    nb: "Ingen enheter er koblet til. Kassens egen skjerm trenger det ikke.",
    nn: "Ingen einingar er kopla til. Kassa sin eigen skjerm treng det ikkje.",
    en: "No devices are paired. The register's own screen need not be.",
  },
  device_let_in: { nb: "Koble til en enhet", nn: "Kople til ei eining", en: "Pair a device" },
  device_revoke: { nb: "Koble fra", nn: "Kople frå", en: "Disconnect" },
  device_revoke_sure: { nb: "Koble fra {name}?", nn: "Kople frå {name}?", en: "Disconnect {name}?" },
  device_revoked: {
    nb: "{name} er koblet fra. Et åpent salg der er parkert.",
    nn: "{name} er kopla frå. Eit ope sal der er parkert.",
    en: "{name} is disconnected. An open sale there was parked.",
  },
  device_is_in: { nb: "{name} er koblet til.", nn: "{name} er kopla til.", en: "{name} is paired." },
  device_seen: { nb: "Sist sett {time}", nn: "Sist sett {time}", en: "Last seen {time}" },
  device_unseen: {
    nb: "Ikke sett siden start",
    nn: "Ikkje sett sidan start",
    en: "Not seen since the start",
  },
  device_open_sale: { nb: "åpent salg", nn: "ope sal", en: "open sale" },
  device_nobody: { nb: "ingen pålogget", nn: "ingen pålogga", en: "nobody signed on" },
  step_trust: {
    nb: "Første gang: la enheten stole på butikken",
    nn: "Første gong: la eininga stole på butikken",
    en: "The first time: have the device trust the shop",
  },
  step_trust_do: {
    nb: "Skann med enhetens kamera og følg siden. Fingeravtrykket enheten viser, skal være dette:",
    nn: "Skann med kameraet på eininga og følg sida. Fingeravtrykket eininga viser, skal vere dette:",
    en: "Scan with the device's camera and follow the page. The fingerprint the device shows must be this:",
  },
  step_pair: { nb: "Koble enheten til kassen", nn: "Kople eininga til kassa", en: "Pair the device" },
  step_pair_do: {
    nb: "Skann denne med enheten. Koden gjelder én enhet, i {time}.",
    nn: "Skann denne med eininga. Koden gjeld éi eining, i {time}.",
    en: "Scan this with the device. The code is for one device, for {time}.",
  },
  code_over: { nb: "Koden er gått ut.", nn: "Koden er gått ut.", en: "The code has run out." },
  code_anew: { nb: "Ny kode", nn: "Ny kode", en: "New code" },
  code_of: { nb: "QR-kode: {link}", nn: "QR-kode: {link}", en: "QR code: {link}" },
  no_network: {
    nb: "Kassen svarer bare på denne maskinen. Start den med «datakasse serve --host 0.0.0.0» for å bruke butikkens nett.",
    nn: "Kassa svarar berre på denne maskina. Start ho med «datakasse serve --host 0.0.0.0» for å bruke nettet i butikken.",
    en: "The register serves this machine only. Start it with “datakasse serve --host 0.0.0.0” to use the shop's network.",
  },
  pair_title: {
    nb: "Koble denne enheten til kassen",
    nn: "Kople denne eininga til kassa",
    en: "Pair this device with the register",
  },
  pair_name: { nb: "Hva heter enheten?", nn: "Kva heiter eininga?", en: "What is the device called?" },
  pair_do: { nb: "Koble til", nn: "Kople til", en: "Pair" },
  pair_hint: {
    nb: "Navnet står på kassen, så dere ser hvem som selger hvor. For eksempel «Baren».",
    nn: "Namnet står på kassa, så de ser kven som sel kvar. Til dømes «Baren».",
    en: "The name is shown at the register, so that you see who sells where. For example “The bar”.",
  },
  shut_out: {
    nb: "Denne enheten er ikke koblet til kassen",
    nn: "Denne eininga er ikkje kopla til kassa",
    en: "This device is not paired with the register",
  },
  shut_out_do: {
    nb: "Be en leder åpne Meny → Enheter på kassen, og skann koden der. Ingenting er tapt: et åpent salg står parkert.",
    nn: "Be ein leiar opne Meny → Einingar på kassa, og skann koden der. Ingenting er tapt: eit ope sal står parkert.",
    en: "Ask a manager to open Menu → Devices at the register, and scan the code there. Nothing is lost: an open sale is parked.",
  },
  try_again: { nb: "Prøv igjen", nn: "Prøv igjen", en: "Try again" },
} satisfies Record<string, Said>;
