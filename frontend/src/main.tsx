import { render } from "preact";
import { open } from "./actions/session.ts";
import { App } from "./screens/app.tsx";
import "./style/tokens.css";
import "./style/controls.css";
import "./style/frame.css";
import "./style/sign_on.css";
import "./style/basket.css";
import "./style/settled.css";
import "./style/articles.css";
import "./style/rail.css";
import "./style/pay_bar.css";
import "./style/panel.css";
import "./style/tasks.css";

const app = document.getElementById("app");
if (app) render(<App />, app);
void open();
