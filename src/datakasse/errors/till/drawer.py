"""Refusals about the cash drawer."""

from datakasse.errors.refusal import Category, Refused


class DrawerIsOpen(Refused):
    """A registration while the drawer is open."""

    code = "drawer.open"
    category = Category.CONFLICT
    law = "KSF-2-6-5"
    attempt_is_kept = True
    nb = "Kassaskuffen er åpen. Lukk den; kurven står som den sto."
    en = "The drawer is open. Close it; the basket stands as it was."


class DrawerUnknown(Refused):
    """A registration while nobody knows whether the drawer is closed, which counts as open."""

    code = "drawer.unknown"
    category = Category.CONFLICT
    law = "KSF-2-2-e"
    attempt_is_kept = True
    nb = "Skriveren sier ikke om kassaskuffen er lukket. Kurven står som den sto. Slå på skriveren og se etter kabelen, og prøv igjen."
    en = "The printer does not tell whether the drawer is closed. The basket stands as it was. Switch the printer on, check its cable, and try again."


class DrawerAsleep(Refused):
    """A drawer that does not answer when it is to be opened."""

    code = "drawer.asleep"
    category = Category.UNAVAILABLE
    law = "KSF-2-2-a"
    nb = "Kassaskuffen svarer ikke ({reason}). Ingenting er registrert; se etter skriver og kabel, og prøv igjen."
    en = "The drawer does not answer ({reason}). Nothing was registered; check printer and cable, and try again."


class NoDrawer(Refused):
    """Opening a drawer that the register does not have."""

    code = "drawer.none"
    category = Category.CONFLICT
    law = "KSF-2-2-b"
    nb = "Denne kassen har ingen skuff."
    en = "This register has no drawer."


class DrawerLockedInTraining(Refused):
    """Money in training mode."""

    code = "drawer.locked_in_training"
    category = Category.CONFLICT
    law = "law.md 4.8"
    nb = "I treningsmodus er skuffen låst, og penger kan ikke registreres. Slå av trening først."
    en = "In training mode the drawer is locked and money cannot be registered. End training first."
