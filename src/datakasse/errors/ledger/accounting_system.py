"""Refusals about the connection to an accounting system."""

from datakasse.errors.refusal import Category, Refused


class UnknownSystem(Refused):
    """A system that nobody has made a connection for."""

    code = "delivery.unknown_system"
    category = Category.MISSING
    nb = "Datakasse kan ikke snakke med «{system}». Ingenting er endret; velg et system fra listen, eller bruk filer."
    en = 'datakasse cannot talk to "{system}". Nothing was changed; choose a system from the list, or use files.'


class NoConnection(Refused):
    """Something about the connection, where none was chosen."""

    code = "delivery.no_connection"
    category = Category.CONFLICT
    nb = "Det er ikke valgt noe regnskapssystem. Salget og bilagene er urørt; velg system først."
    en = "No accounting system was chosen. Sales and vouchers are untouched; choose a system first."


class SettingMissing(Refused):
    """Something that the system must be told, and was not."""

    code = "delivery.setting_missing"
    nb = "Systemet trenger også: {what}. Ingenting er endret; fyll det ut og lagre igjen."
    en = "The system also needs: {what}. Nothing was changed; fill it in and save again."


class LockedOut(Refused):
    """Credentials that do not open the books."""

    code = "delivery.locked_out"
    category = Category.CONFLICT
    nb = "Regnskapssystemet slipper oss ikke inn: {reason}. Ingen bilag er tapt; legg inn nøklene på nytt."
    en = (
        "The accounting system does not let us in: {reason}. No voucher is lost; enter the credentials again."
    )


class DeliveredElsewhere(Refused):
    """A machine that asks the accounting system, where another one of the shop delivers."""

    code = "delivery.elsewhere"
    category = Category.CONFLICT
    nb = (
        "En annen maskin i butikken sender til regnskapet, med nøklene som ble lagt inn sist. Ingenting er endret. "
        "Skal denne maskinen gjøre det: legg inn nøklene her."
    )
    en = (
        "Another machine of the shop sends to the accounting system, with the credentials that were entered last. "
        "Nothing was changed. If this machine is to do it: enter the credentials here."
    )


class SystemAway(Refused):
    """An accounting system that cannot be asked now."""

    code = "delivery.system_away"
    category = Category.UNAVAILABLE
    nb = "Regnskapssystemet svarte ikke som det skulle: {reason}. Ingenting er endret; prøv igjen om litt."
    en = "The accounting system did not answer as it should: {reason}. Nothing was changed; try again in a while."


class NotMapped(Refused):
    """A connection where nobody has said where the accounts go."""

    code = "delivery.not_mapped"
    category = Category.CONFLICT
    nb = "Ingen har bekreftet hvor kontoene hører hjemme i regnskapssystemet. Ingenting er endret; se over koblingen og bekreft den."
    en = "Nobody has confirmed where the accounts go in the accounting system. Nothing was changed; look the mapping over and confirm it."


class NotTheirs(Refused):
    """An account or VAT code that was chosen and that their books do not have, or that is closed there."""

    code = "delivery.not_theirs"
    nb = "Regnskapssystemet har ikke {what}, eller den er stengt der. Ingenting er endret; hent listene på nytt og velg en annen."
    en = "The accounting system does not have {what}, or it is closed there. Nothing was changed; fetch the lists again and choose another."


class StartMissing(Refused):
    """A connection that is to run without a day to begin on."""

    code = "delivery.start_missing"
    category = Category.CONFLICT
    nb = "Velg fra hvilken dag bilagene skal sendes. Ingenting er endret."
    en = "Choose the day from which vouchers are sent. Nothing was changed."


class StartTooLate(Refused):
    """A later start day, where vouchers of earlier days are on their way."""

    code = "delivery.start_too_late"
    category = Category.CONFLICT
    nb = "Bilag fra {day} er alt på vei, så startdagen kan ikke flyttes til etter det. Ingenting er endret; hopp over enkeltbilag med en begrunnelse i stedet."
    en = "Vouchers from {day} are on their way already, so the start cannot be later. Nothing was changed; skip single vouchers and say why instead."


class NothingToShow(Refused):
    """A dry run, where no day was closed yet."""

    code = "delivery.nothing_to_show"
    category = Category.MISSING
    nb = "Det er ikke noe dagsbilag å vise ennå. Ta en Z-rapport først, og prøv igjen."
    en = "There is no day voucher to show yet. Take a Z report first, and try again."


class UnknownDayVoucher(Refused):
    """A day voucher that is not on its way over this connection."""

    code = "delivery.unknown_voucher"
    category = Category.MISSING
    nb = "Bilag {key} er ikke i utboksen. Ingenting er endret; kontroller nummeret."
    en = "Voucher {key} is not in the outbox. Nothing was changed; check the number."


class AlreadyThere(Refused):
    """A voucher that stands in their books, and so is neither sent again nor skipped."""

    code = "delivery.already_there"
    category = Category.CONFLICT
    nb = "Bilag {key} er bokført i regnskapssystemet og lest tilbake. Det sendes ikke igjen; rett det der om noe er galt."
    en = "Voucher {key} is booked in the accounting system and was read back. It is not sent again; correct it there if it is wrong."


class SkipReasonMissing(Refused):
    """A voucher that is to be skipped without a word why."""

    code = "delivery.skip_reason_missing"
    nb = "Skriv hvorfor bilag {key} ikke skal sendes; det står i journalen. Ingenting er endret."
    en = "Say why voucher {key} is not to be sent; it stands in the journal. Nothing was changed."


class NotByFile(Refused):
    """Vouchers said to be taken over as a file, where a system takes them."""

    code = "delivery.not_by_file"
    category = Category.CONFLICT
    nb = "Bilagene går til et regnskapssystem, som leses tilbake av seg selv. Ingenting er endret; hopp over enkeltbilag med en begrunnelse om de er ført på annen måte."
    en = "The vouchers go to an accounting system, which is read back by itself. Nothing was changed; skip single vouchers and say why if they were booked otherwise."


class AtWork(Refused):
    """Somebody else is delivering at this moment."""

    code = "delivery.at_work"
    category = Category.CONFLICT
    nb = "En annen prosess sender bilag akkurat nå. Ingenting er endret; vent litt og se i utboksen."
    en = "Another process is sending vouchers right now. Nothing was changed; wait a little and look in the outbox."
