"""Refusals about the copies at a place, and what comes back from one."""

from datakasse.errors.refusal import Category, Refused


class NoCopyThere(Refused):
    """A place without a backup."""

    code = "backup.nothing_there"
    category = Category.MISSING
    nb = "Det er ingen sikkerhetskopi av datakasse på stedet{line}. Ingenting er skrevet."
    en = "There is no backup of datakasse in that place{line}. Nothing was written."


class CopyAmbiguous(Refused):
    """Several machines have left copies, and none follows from the others."""

    code = "backup.several_lines"
    category = Category.CONFLICT
    nb = "Stedet har kopier fra flere maskiner: {lines}. Velg én med --line."
    en = "The place has copies of several machines: {lines}. Choose one with --line."


class CopyIncomplete(Refused):
    """Entries are missing in the middle."""

    code = "backup.incomplete"
    category = Category.UNAVAILABLE
    law = "KSF-2-7-3"
    nb = "Kopien av kasse {register} mangler post {number}, og har senere poster. Ingenting er skrevet; prøv et annet sted for kopier."
    en = "The copy of register {register} lacks entry {number}, and has later ones. Nothing was written; try another place."


class CopyDamaged(Refused):
    """A box was changed, cut, exchanged or is someone else's."""

    code = "backup.damaged"
    category = Category.UNAVAILABLE
    law = "KSF-2-7-3"
    nb = "Kopien er skadet eller endret: {what}. Ingenting er skrevet; prøv et annet sted, eller gå til før skaden med --until."
    en = "The copy is damaged or was changed: {what}. Nothing was written; try another place, or go back before it with --until."


class NoCopySoOld(Refused):
    """The shop is wanted as it was before the oldest copy of it."""

    code = "backup.none_so_old"
    category = Category.MISSING
    nb = "Det er ingen kopi så gammel. Den eldste er fra {oldest}; velg et tidspunkt fra da av med --until. Ingenting er skrevet, og ingenting er galt med kopien."
    en = "There is no copy that old. The oldest is from {oldest}; choose a moment from then on with --until. Nothing was written, and nothing is wrong with the copy."


class NoCopySoOldHere(Refused):
    """As `NoCopySoOld`, where another machine sent copies before this one took its place."""

    code = "backup.none_so_old_of_this_machine"
    category = Category.MISSING
    nb = "Det er ingen kopi så gammel av denne maskinen. Den eldste er fra {oldest}; velg et tidspunkt fra da av med --until, eller hent kopien av maskinen før med --line {line}. Ingenting er skrevet, og ingenting er galt med kopien."
    en = "There is no copy that old of this machine. The oldest is from {oldest}; choose a moment from then on with --until, or fetch the copy of the machine before it with --line {line}. Nothing was written, and nothing is wrong with the copy."


class TrialBroken(Refused):
    """A restore on trial did not come to an end; it tells nothing about the copy."""

    code = "backup.trial_broken"
    category = Category.UNAVAILABLE
    nb = "Prøven på å gjenopprette en kopi kom ikke til ende ({why}). Kopiene, salget og bøkene er ikke berørt; prøv igjen med «datakasse backup drill»."
    en = 'Restoring a copy on trial did not come to an end ({why}). Copies, sales and books are not affected; try again with "datakasse backup drill".'
