// What the office says of pictures of articles.

import type { Said } from "../../writing/language.ts";

export const PICTURES = {
  picture_card: { nb: "Bilde", nn: "Bilete", en: "Picture" },
  picture_lead: {
    nb: "Står på knappen i kassen. Bildet beskjæres til midten og gjøres lite her i nettleseren.",
    nn: "Står på knappen i kassa. Biletet blir skore til midten og gjort lite her i nettlesaren.",
    en: "Stands on the button at the till. Its middle is kept, and made small here in the browser.",
  },
  picture_of: { nb: "Bilde av {name}", nn: "Bilete av {name}", en: "Picture of {name}" },
  picture_choose: { nb: "Velg et bilde", nn: "Vel eit bilete", en: "Choose a picture" },
  picture_another: { nb: "Velg et annet bilde", nn: "Vel eit anna bilete", en: "Choose another picture" },
  picture_take: { nb: "Ta bort bildet", nn: "Ta bort biletet", en: "Take the picture away" },
  picture_unreadable: {
    nb: "Filen er ikke et bilde som nettleseren kan lese. Varen er som før; velg en annen.",
    nn: "Fila er ikkje eit bilete som nettlesaren kan lese. Vara er som før; vel ei anna.",
    en: "The file is no picture that the browser can read. The article is as before; choose another.",
  },
} satisfies Record<string, Said>;
