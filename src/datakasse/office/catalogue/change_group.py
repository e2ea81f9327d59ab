"""Enter or change a group of articles, and say which of SAF-T's groups it is counted as (KSF-2-8-2-f)."""

from typing import Final

import msgspec

from datakasse.counter.cash_point import CashPoint
from datakasse.errors.catalogue.articles import BadGroup
from datakasse.errors.phrase import Phrase
from datakasse.journal.events.shop import SettingsChanged
from datakasse.trade.goods.article import PREDEFINED_GROUPS, TOBACCO_GROUP, ArticleGroup, as_the_law_has_it
from datakasse.trade.people.operator import Right

_CODE_LENGTH_MAX: Final = 35
_PAGE: Final = 1_000


class ChangeGroup(msgspec.Struct, frozen=True):
    """
    Enter or change a group.

    Attributes:
        group: The group as it is to be.
    """

    group: ArticleGroup

    def __call__(self, point: CashPoint) -> ArticleGroup:
        """
        Keep the group and record that it was changed; what becomes tobacco is discounted no longer.

        Raises:
            BadGroup: No code, no name, or not one of SAF-T's groups.
            MissingRight: The role may not.
        """
        point.demand_right(Right.ADMINISTER)
        group, books = self.group, point.books
        wrong = [
            what
            for what, fault in (
                (Phrase("koden", "the code"), not 0 < len(group.code) <= _CODE_LENGTH_MAX),
                (Phrase("navnet", "the name"), not group.name.strip()),
                (Phrase("SAF-T-gruppen", "the SAF-T group"), group.predefined not in PREDEFINED_GROUPS),
            )
            if fault
        ]
        if wrong:
            raise BadGroup(what=Phrase.joined(wrong))
        before = next((each for each in books.groups() if each.code == group.code), None)
        if before == group:
            return group
        books.put_group(group)
        if before is not None and group.predefined == TOBACCO_GROUP != before.predefined:
            self._become_tobacco(point)
        point.record(SettingsChanged(what="article group", subject=group.code))
        return group

    def _become_tobacco(self, point: CashPoint) -> None:
        """Let every article of the group be sold as tobacco is (law.md 4.14)."""
        after = ""
        while page := point.books.article_page(_PAGE, group=self.group.code, after=after):
            for article in page:
                lawful = as_the_law_has_it(article, self.group.predefined)
                if lawful != article:
                    point.books.put_article(lawful, point.day)
            after = page[-1].number
