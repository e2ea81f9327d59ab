import { render } from "preact";
import { dress } from "../office/visitor/dress.ts";
import { Hub } from "./hub.tsx";
import { lookWhoIsHere } from "./keeper.ts";
import "../style/tokens.css";
import "../style/controls.css";
import "../office/style/frame.css";
import "../office/style/sign_on.css";
import "../office/style/page.css";
import "../office/style/table.css";
import "../office/style/figures.css";
import "../office/style/forms.css";
import "./hub.css";

dress();
const root = document.getElementById("hub");
if (root) render(<Hub />, root);
void lookWhoIsHere();
