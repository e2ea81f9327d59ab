// The parts of the page that sets a shop up.

import { Tabs } from "../../parts/tabs.tsx";

export function SetUpTabs() {
  return (
    <Tabs
      page="oppsett"
      parts={[
        { part: "", word: "set_up_part_shop", right: "" },
        { part: "kvittering", word: "set_up_part_receipt", right: "" },
        { part: "apningstider", word: "set_up_part_opening", right: "" },
        { part: "epost", word: "set_up_part_mail", right: "" },
        { part: "betaling", word: "set_up_part_means", right: "" },
        { part: "kasser", word: "set_up_part_registers", right: "" },
        { part: "skrivere", word: "set_up_part_printers", right: "" },
      ]}
    />
  );
}
