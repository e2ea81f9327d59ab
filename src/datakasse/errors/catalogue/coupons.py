"""Refusals about coupons: in the office, and when one is laid down at the till."""

from datakasse.errors.refusal import Category, Refused


class BadCoupon(Refused):
    """A coupon of which something cannot be."""

    code = "coupon.malformed"
    nb = "Kupongen kan ikke være slik: {what}. Ingenting er lagret; rett det, og prøv igjen."
    en = "The coupon cannot be so ({what}). Nothing was saved; put it right and try again."


class CouponBarred(Refused):
    """A coupon for what is never sold at a discount."""

    code = "coupon.barred"
    law = "law.md 4.14"
    nb = "Ingen kupong kan gjelde {names}: tobakk, øl som selges i butikk, pant, eller en vare uten rabatt. Ingenting er lagret; ta det ut."
    en = "No coupon can hold for {names}: tobacco, beer sold in a shop, deposit, or an article without discount. Nothing was saved; leave it out."


class CouponCodeTaken(Refused):
    """A code that another coupon has, an article, or a gift card: a scan means one thing."""

    code = "coupon.code_taken"
    category = Category.CONFLICT
    nb = "Koden {coupon_code} er i bruk fra før. Ingenting er lagret; velg en annen."
    en = "The code {coupon_code} is in use already. Nothing was saved; choose another."


class UnknownCoupon(Refused):
    """No coupon has that code or number."""

    code = "coupon.unknown"
    category = Category.MISSING
    nb = "Ingen kupong har koden {coupon_code}. Kurven er som den var. Kontroller koden, og prøv igjen."
    en = "No coupon has the code {coupon_code}. The basket is as it was. Check the code and try again."


class CouponNotValid(Refused):
    """A coupon that has not begun, or is over."""

    code = "coupon.not_valid"
    category = Category.CONFLICT
    nb = "Kupongen {name} gjelder ikke nå: {period}. Kurven er som den var."
    en = "The coupon {name} does not hold now: {period}. The basket is as it was."


class CouponSpent(Refused):
    """A code that counts once, and has been used."""

    code = "coupon.spent"
    category = Category.CONFLICT
    nb = "Koden {coupon_code} er brukt før, på kasse {register} (transaksjon {transaction}). Ingenting er solgt med den nå; ta kupongen bort, eller la kunden finne en annen."
    en = "The code {coupon_code} was used before, at register {register} (transaction {transaction}). Nothing was sold with it now; take the coupon away, or let the customer find another."


class CouponHeld(Refused):
    """A code that counts once, and lies in another sale that is open."""

    code = "coupon.held"
    category = Category.CONFLICT
    nb = "Koden {coupon_code} ligger i et åpent salg på kasse {place}. Kurven er som den var. Fullfør, parker eller avbryt det salget, eller la kunden finne en annen."
    en = "The code {coupon_code} lies in a sale that is open at register {place}. The basket is as it was. Complete, park or abort that sale, or let the customer find another."


class CouponOver(Refused):
    """A coupon that is over is not ended again."""

    code = "coupon.over"
    category = Category.CONFLICT
    nb = "Kupong nr. {number} er slutt fra før. Ingenting er endret."
    en = "Coupon no. {number} is over already. Nothing was changed."
