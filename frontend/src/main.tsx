import { render } from "preact";

function Till() {
  return <h1>datakasse</h1>;
}

const app = document.getElementById("app");
if (app) {
  render(<Till />, app);
}
