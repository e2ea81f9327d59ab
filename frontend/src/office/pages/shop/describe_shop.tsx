// What the shop is called, where it is and how it is registered, with the top of its papers as they would be.

import { useState } from "preact/hooks";
import { get, send } from "../../line/ask.ts";
import { Form } from "../../parts/form.tsx";
import { Card, Said } from "../../parts/page.tsx";
import { Preview } from "../../parts/preview.tsx";
import { Outcome, useSending } from "../../parts/sending.tsx";
import { say, sayCode } from "../../words/say.ts";

interface Address {
  street: string;
  number: string;
  postal_code: string;
  city: string;
}

interface Company {
  organisation_number: string;
  name: string;
  vat_registered: boolean;
  in_company_register: boolean;
  serves_food: boolean;
  street_address: Address;
  postal_address: Address;
}

export interface ShopShown {
  company: Company;
  locations: { code: string; name: string; address: Address }[];
  registers: { register_id: string; location: string; language: string }[];
  has_sold: boolean;
}

interface Found {
  name: string;
  form: string;
  vat_registered: boolean;
  in_company_register: boolean;
  street_address: Address;
  postal_address: Address;
  is_winding_up: boolean;
}

interface Description extends Omit<Company, "organisation_number"> {
  location: string;
  shop_name: string;
  shop_address: Address;
  language: string;
}

const PARTS = ["street", "number", "postal_code", "city"] as const;
const LANGUAGES = { nb: "Bokmål", nn: "Nynorsk" } as const;

export function DescribeShop({ of: shown, done }: { of: ShopShown; done: () => void }) {
  const [typed, setTyped] = useState<Description>(() => described(shown));
  const sending = useSending();
  const [isWindingUp, setWindingUp] = useState(false);
  const number = shown.company.organisation_number;
  const change = (changed: Partial<Description>) => {
    sending.hush();
    setTyped((before) => ({ ...before, ...changed }));
  };
  const lookUp = () =>
    sending.over(async () => {
      setWindingUp(false);
      const found = await get<Found>(`/set-up/look-up/${number}`);
      const { form, is_winding_up, ...rest } = found;
      change({
        name: rest.name,
        vat_registered: rest.vat_registered,
        in_company_register: rest.in_company_register,
        ...moved(typed, plain(rest.street_address)),
        postal_address: plain(rest.postal_address),
      });
      setWindingUp(is_winding_up);
      return say("set_up_found", { name: rest.name, form });
    });
  const keep = () =>
    sending.over(async () => {
      await send("PUT", "/set-up/shop", typed);
      done();
      return say("set_up_kept");
    });
  const registers = shown.registers.map((row) => row.register_id).join(", ");
  return (
    <Card
      title={say("set_up_shop")}
      lead={say("set_up_fixed", { number, registers })}
      actions={
        <button type="button" class="key" onClick={() => void lookUp()}>
          <span class="label">{say("set_up_look_up")}</span>
        </button>
      }
    >
      <div class="stack described beside">
        {!shown.has_sold && <p class="hint">{say("set_up_fixed_new")}</p>}
        <Form send={keep}>
          <Fields of={typed} change={change} />
          {isWindingUp && <Said tone="bad">{say("set_up_winding_up")}</Said>}
          <Outcome of={sending} />
          <button type="submit" class="key strong" disabled={typed.name.trim() === ""}>
            <span class="label">{say("set_up_keep")}</span>
          </button>
        </Form>
        <Preview title={say("set_up_preview")} path="/set-up/preview" of={typed} />
      </div>
    </Card>
  );
}

interface FieldsProps {
  of: Description;
  change: (changed: Partial<Description>) => void;
}

function Fields({ of: typed, change }: FieldsProps) {
  return (
    <>
      <div class="fields">
        <Field title={say("set_up_name")} of={typed.name} put={(name) => change({ name })} />
        <Field
          title={say("set_up_shop_name")}
          of={typed.shop_name}
          put={(shop_name) => change({ shop_name })}
        />
        {PARTS.map((part) => (
          <Field
            key={part}
            title={sayCode("address", part)}
            of={typed.street_address[part]}
            put={(value) => change(moved(typed, { ...typed.street_address, [part]: value }))}
          />
        ))}
        <label class="field">
          <span>{say("set_up_paper_language")}</span>
          <select
            value={typed.language}
            onChange={(event) => change({ language: event.currentTarget.value })}
          >
            {Object.entries(LANGUAGES).map(([code, name]) => (
              <option key={code} value={code} selected={code === typed.language}>
                {name}
              </option>
            ))}
          </select>
        </label>
      </div>
      <details class="more" open={!isSame(typed.shop_address, typed.street_address)}>
        <summary>{say("set_up_elsewhere")}</summary>
        <div class="fields">
          {PARTS.map((part) => (
            <Field
              key={part}
              title={sayCode("address", part)}
              of={typed.shop_address[part]}
              put={(value) => change({ shop_address: { ...typed.shop_address, [part]: value } })}
            />
          ))}
        </div>
      </details>
      <Tick
        title={say("set_up_vat")}
        is={typed.vat_registered}
        put={(vat_registered) => change({ vat_registered })}
      />
      <Tick
        title={say("set_up_company_register")}
        is={typed.in_company_register}
        put={(in_company_register) => change({ in_company_register })}
      />
      <Tick
        title={say("set_up_food")}
        is={typed.serves_food}
        put={(serves_food) => change({ serves_food })}
      />
    </>
  );
}

function Field({ title, of: value, put }: { title: string; of: string; put: (value: string) => void }) {
  return (
    <label class="field">
      <span>{title}</span>
      <input value={value} maxLength={100} onInput={(event) => put(event.currentTarget.value)} />
    </label>
  );
}

function Tick({ title, is, put }: { title: string; is: boolean; put: (is: boolean) => void }) {
  return (
    <label class="choice">
      <input type="checkbox" checked={is} onChange={(event) => put(event.currentTarget.checked)} />
      <span>{title}</span>
    </label>
  );
}

/** The first place, as it stands; the others keep what they have. */
function described({ company, locations, registers }: ShopShown): Description {
  const { organisation_number: _, ...rest } = company;
  const place = locations[0];
  const register = registers.find((row) => row.location === place?.code);
  return {
    name: rest.name,
    vat_registered: rest.vat_registered,
    in_company_register: rest.in_company_register,
    serves_food: rest.serves_food,
    street_address: plain(rest.street_address),
    postal_address: plain(rest.postal_address),
    location: place?.code ?? "",
    shop_name: place?.name ?? "",
    shop_address: plain(place?.address ?? rest.street_address),
    language: register?.language === "nn" ? "nn" : "nb",
  };
}

function isSame(one: Address, other: Address): boolean {
  return PARTS.every((part) => one[part] === other[part]);
}

/** The business at another address; the shop and the post that were at the old one come along. */
function moved(typed: Description, to: Address): Partial<Description> {
  const from = typed.street_address;
  return {
    street_address: to,
    postal_address: isSame(typed.postal_address, from) ? to : typed.postal_address,
    shop_address: isSame(typed.shop_address, from) ? to : typed.shop_address,
  };
}

function plain({ street, number, postal_code, city }: Address): Address {
  return { street, number, postal_code, city };
}
