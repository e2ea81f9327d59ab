// Told at the top of every page to whoever administers: somebody came in from a device for the first time.

import { send } from "../line/ask.ts";
import { useLoad } from "../line/load.ts";
import { Said } from "../parts/page.tsx";
import { linkTo } from "../visitor/route.ts";
import { may } from "../visitor/session.ts";
import { shortMoment } from "../words/dates.ts";
import { say } from "../words/say.ts";

interface NewDevice {
  operator: string;
  name: string;
  device: string;
  at: string;
}

export function NewDevices() {
  const { now, again } = useLoad<NewDevice[]>(may("administer") ? "/new-devices" : null);
  const found = now.value ?? [];
  if (found.length === 0) return null;
  const fine = () => send("DELETE", "/new-devices").then(again, again);
  return (
    <section class="new-devices" aria-label={say("page_sign_in")}>
      {found.map(({ name, device, at }) => (
        <Said key={`${name} ${at}`} tone="bad">
          {say("new_device", { name, device, at: shortMoment(at) })}
        </Said>
      ))}
      <p>
        <button type="button" class="key small" onClick={() => void fine()}>
          <span class="label">{say("new_device_fine")}</span>
        </button>
        <a href={linkTo("innlogging")}>{say("new_device_look")}</a>
      </p>
    </section>
  );
}
