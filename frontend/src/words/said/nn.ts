// All texts in nynorsk, in the order of the table. In the build they stand here themselves (vite.config.ts).

import { inLanguage } from "../table.ts";

export default Object.values(inLanguage("nn"));
