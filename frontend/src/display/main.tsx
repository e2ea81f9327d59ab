import { effect } from "@preact/signals";
import { render } from "preact";
import { follow, placeOf } from "./follow.ts";
import { Screen } from "./screen.tsx";
import { display, line } from "./state.ts";
import "../style/tokens.css";
import "./display.css";

const dark = window.matchMedia("(prefers-color-scheme: dark)");
const shade = () => {
  document.documentElement.dataset["scheme"] = dark.matches ? "dark" : "light";
};
shade();
dark.addEventListener("change", shade);

const place = placeOf(location.hash);
const root = document.getElementById("display");
if (root) render(<Screen />, root);
effect(() => {
  document.documentElement.lang = display.value?.language ?? "nb";
});
if (place === null) line.value = "refused";
else void follow(place.register, place.token);
