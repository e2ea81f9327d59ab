"""
The shop's papers on privacy, filled in with what is set up: drafts that somebody reads and answers for.

Law: GDPR art. 13 (the notice), art. 28 (3) (the agreement with a processor), art. 30 (the record).
"""

from enum import StrEnum
from importlib.resources import files

from datakasse.counter.counter import Counter
from datakasse.office.privacy.processing import Record, record_of_processing
from datakasse.trade.moment import in_norway


class Paper(StrEnum):
    """Which paper; it is the name of its file."""

    RECORD = "behandlingsprotokoll"
    NOTICE = "personvernerklaering"
    AGREEMENT = "databehandleravtale"


def privacy_paper(counter: Counter, paper: Paper) -> str:
    """Return a paper as Markdown, in bokmål."""
    record, today = record_of_processing(counter), f"{in_norway(counter.clock.now()):%d.%m.%Y}"
    match paper:
        case Paper.RECORD:
            return _record(record, today)
        case Paper.NOTICE:
            return _notice(record, today)
        case Paper.AGREEMENT:
            return _template(paper).format(controller=record.controller, today=today)


def _record(record: Record, today: str) -> str:
    rows = [f"# Protokoll over behandlinger\n\nBehandlingsansvarlig: {record.controller}\n\nPer {today}.\n"]
    rows += [
        f"""## {row.name}

- Formål: {row.purpose}
- Grunnlag: {row.basis}
- Hvem det gjelder: {row.people}
- Opplysninger: {row.data}
- Hvem som får dem: {row.told}
- Hvor lenge: {row.kept}
"""
        for row in record.processings
    ]
    rows.append("## Sikkerhet\n\n" + "\n".join(f"- {each}" for each in record.safeguards) + "\n")
    return "\n".join(rows)


def _notice(record: Record, today: str) -> str:
    about = "\n".join(
        f"- **{row.name}.** {row.data[:1].upper()}{row.data[1:]}. Formål: {row.purpose}. "
        f"Grunnlag: {row.basis}. Vi har det {row.kept}. Hvem som får det: {row.told}."
        for row in record.processings
        if row.people != "ansatte"
    )
    return _template(Paper.NOTICE).format(controller=record.controller, today=today, about=about)


def _template(paper: Paper) -> str:
    return files(__package__ or "").joinpath(f"{paper}.md").read_text(encoding="utf-8")
