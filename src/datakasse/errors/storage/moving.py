"""Refusals about books that are carried to another database."""

from datakasse.errors.refusal import Category, Refused


class BooksMoved(Refused):
    """Books that were carried to another database."""

    code = "store.books_moved"
    category = Category.CONFLICT
    nb = "Bøkene er flyttet til {place}. Her kan de leses, men det selges ikke lenger herfra; åpne butikken der de er. Er de ikke der, ble flyttingen avbrutt: skriv «datakasse move» dit en gang til."
    en = 'The books were moved to {place}. They can be read here, but nothing is sold from here any more; open the shop where they are. If they are not there, the move was broken off: type "datakasse move" to there once more.'


class TargetNotEmpty(Refused):
    """Books that were to be carried to where there are some already."""

    code = "store.target_not_empty"
    category = Category.CONFLICT
    nb = "Målet {place} er ikke tomt. Ingenting er flyttet; velg en tom database eller mappe."
    en = "The target {place} is not empty. Nothing was moved; choose an empty database or folder."


class KeysElsewhere(Refused):
    """Books that are to go to one folder, of registers that several machines have."""

    code = "store.keys_elsewhere"
    category = Category.CONFLICT
    law = "SIG-12"
    nb = (
        "Kasse {register} er på en annen maskin, og nøklene til den er bare der. Ingenting er flyttet, og alle "
        "selger som før. Ta kassen over hit først (datakasse registers take-over), og flytt så."
    )
    en = (
        "Register {register} is on another machine, and its keys are there alone. Nothing was moved, and "
        'everybody sells as before. Take the register over here first ("datakasse registers take-over"), then move.'
    )


class MoveDiffers(Refused):
    """Books that came out otherwise than they went in."""

    code = "store.move_differs"
    category = Category.UNAVAILABLE
    nb = "Det flyttede er ikke likt originalen ({what}). Butikken er urørt der den var; prøv igjen mot et tomt mål."
    en = "What was moved is not like the original ({what}). The shop is untouched where it was; try again with an empty target."
