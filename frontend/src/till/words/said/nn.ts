// All texts in nynorsk. In the build the texts themselves stand here, without the other languages (vite.config.ts).

import { inLanguage } from "../table.ts";

export default inLanguage("nn");
