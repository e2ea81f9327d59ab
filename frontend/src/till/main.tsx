import { render } from "preact";
import { readInvitation } from "./actions/devices.ts";
import { open } from "./actions/session.ts";
import { noteTouches } from "./counter/idle.ts";
import { keepOverReloads } from "./counter/kept.ts";
import { dress } from "./counter/preferences.ts";
import { watch } from "./line/connection.ts";
import { keepPage, tellOpenedAnew } from "./line/version.ts";
import { fetchRest } from "./parts/later.tsx";
import { App } from "./screens/app.tsx";
import { speak } from "./words/say.ts";
import "../style/tokens.css";
import "../style/controls.css";
import "./style/frame.css";
import "./style/sign_on.css";
import "./style/basket.css";
import "./style/settled.css";
import "./style/articles.css";
import "./style/rail.css";
import "./style/pay_bar.css";
import "./style/panel.css";
import "./style/tasks.css";
import "./style/day.css";
import "./style/training.css";
import "./style/key_sheet.css";
import "./style/badges.css";
import "./style/hand.css";
import "./style/kept.css";
import "./style/reach.css";

dress();
noteTouches();
void speak().then(begin);

function begin(): void {
  const app = document.getElementById("app");
  if (app) render(<App />, app);
  keepOverReloads();
  watch();
  window.addEventListener("hashchange", readInvitation);
  readInvitation();
  void open().finally(() => {
    tellOpenedAnew();
    fetchRest();
  });
  void keepPage();
}
