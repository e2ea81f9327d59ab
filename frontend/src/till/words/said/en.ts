// All texts in English. In the build the texts themselves stand here, without the other languages (vite.config.ts).

import { inLanguage } from "../table.ts";

export default inLanguage("en");
