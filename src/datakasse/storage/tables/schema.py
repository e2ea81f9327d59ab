"""
The tables and their guards.

The company comes first in every key, so that many businesses can share one wide database later.
`entries` holds nothing but what is proved: no column repeats what the bytes say, for it could say
otherwise. What is asked often is kept beside them in views that can be thrown away (`till/sale_views.py`).

    truth, never changed     entries, seals
    views, rebuildable       days, sales, returned_lines, vouchers; the ledger's (`ledger_views.py`)
    the shop                 companies … article_groups, articles, barcodes
    people                   operators, customers, buyers
    on its way               print_jobs, answers; handovers, displays (`tables/till/digital_receipts.py`)

Law: KSF-2-7-3 (nothing in the journal is changed or deleted), KSF-2-6-2.
"""

from typing import Final

_SHOP: Final = (
    """CREATE TABLE companies (
        company TEXT NOT NULL PRIMARY KEY,
        body TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE locations (
        company TEXT NOT NULL,
        location TEXT NOT NULL,
        body TEXT NOT NULL,
        PRIMARY KEY (company, location)
    ) STRICT""",
    """CREATE TABLE registers (
        company TEXT NOT NULL,
        register TEXT NOT NULL,
        body TEXT NOT NULL,
        PRIMARY KEY (company, register)
    ) STRICT""",
    """CREATE TABLE operators (
        company TEXT NOT NULL,
        operator TEXT NOT NULL,
        body TEXT NOT NULL,
        pin_hash TEXT NOT NULL,
        PRIMARY KEY (company, operator)
    ) STRICT""",
    """CREATE TABLE vat_codes (
        company TEXT NOT NULL,
        code TEXT NOT NULL,
        body TEXT NOT NULL,
        PRIMARY KEY (company, code)
    ) STRICT""",
    """CREATE TABLE article_groups (
        company TEXT NOT NULL,
        code TEXT NOT NULL,
        body TEXT NOT NULL,
        PRIMARY KEY (company, code)
    ) STRICT""",
    """CREATE TABLE articles (
        company TEXT NOT NULL,
        number TEXT NOT NULL,
        entered TEXT NOT NULL,
        for_sale INTEGER NOT NULL CHECK (for_sale IN (0, 1)),
        folded TEXT NOT NULL,
        body TEXT NOT NULL,
        PRIMARY KEY (company, number)
    ) STRICT""",
    "CREATE INDEX articles_for_sale ON articles (company, folded, number) WHERE for_sale = 1",
    """CREATE TABLE barcodes (
        company TEXT NOT NULL,
        gtin TEXT NOT NULL,
        number TEXT NOT NULL,
        PRIMARY KEY (company, gtin, number),
        FOREIGN KEY (company, number) REFERENCES articles (company, number)
    ) STRICT""",
    "CREATE INDEX barcodes_of_article ON barcodes (company, number)",
    """CREATE TABLE customers (
        company TEXT NOT NULL,
        customer TEXT NOT NULL,
        name TEXT NOT NULL,
        PRIMARY KEY (company, customer)
    ) STRICT""",
    """CREATE TABLE buyers (
        company TEXT NOT NULL,
        register TEXT NOT NULL,
        transaction_number INTEGER NOT NULL,
        name TEXT NOT NULL,
        PRIMARY KEY (company, register, transaction_number)
    ) STRICT""",
)

_TRUTH: Final = (
    """CREATE TABLE entries (
        company TEXT NOT NULL,
        register TEXT NOT NULL,
        number INTEGER NOT NULL,
        body BLOB NOT NULL,
        digest BLOB NOT NULL CHECK (length(digest) = 32),
        PRIMARY KEY (company, register, number),
        FOREIGN KEY (company, register) REFERENCES registers (company, register)
    ) STRICT""",
    """CREATE TABLE seals (
        company TEXT NOT NULL,
        register TEXT NOT NULL,
        number INTEGER NOT NULL,
        digest BLOB NOT NULL CHECK (length(digest) = 32),
        key_version TEXT NOT NULL,
        signature BLOB NOT NULL,
        PRIMARY KEY (company, register, number),
        FOREIGN KEY (company, register, number) REFERENCES entries (company, register, number)
    ) STRICT""",
    # A REPLACE deletes without asking the trigger for deletions, so it must not get that far: neither
    # by the key nor by the hidden row number.
    """CREATE TRIGGER entries_follow_each_other BEFORE INSERT ON entries
    WHEN NEW.number IS NOT (
            SELECT coalesce(max(number), 0) + 1 FROM entries
            WHERE company = NEW.company AND register = NEW.register
        )
        OR EXISTS (SELECT 1 FROM entries WHERE rowid = NEW.rowid)
    BEGIN SELECT raise(ABORT, 'an entry comes after the last one'); END""",
    """CREATE TRIGGER entries_are_never_changed BEFORE UPDATE ON entries
    BEGIN SELECT raise(ABORT, 'an entry is never changed'); END""",
    """CREATE TRIGGER entries_are_never_deleted BEFORE DELETE ON entries
    BEGIN SELECT raise(ABORT, 'an entry is never deleted'); END""",
    """CREATE TRIGGER seals_follow_each_other BEFORE INSERT ON seals
    WHEN NEW.number <= (
            SELECT coalesce(max(number), 0) FROM seals
            WHERE company = NEW.company AND register = NEW.register
        )
        OR EXISTS (SELECT 1 FROM seals WHERE rowid = NEW.rowid)
    BEGIN SELECT raise(ABORT, 'a seal comes after the last one'); END""",
    """CREATE TRIGGER seals_are_never_changed BEFORE UPDATE ON seals
    BEGIN SELECT raise(ABORT, 'a seal is never changed'); END""",
    """CREATE TRIGGER seals_are_never_deleted BEFORE DELETE ON seals
    BEGIN SELECT raise(ABORT, 'a seal is never deleted'); END""",
)

_VIEWS: Final = (
    # From entry `number` on, entries are of this day; until the next row.
    """CREATE TABLE days (
        company TEXT NOT NULL,
        register TEXT NOT NULL,
        number INTEGER NOT NULL,
        day TEXT NOT NULL,
        PRIMARY KEY (company, register, number)
    ) STRICT""",
    # An aborted sale has no series and no receipt.
    """CREATE TABLE sales (
        company TEXT NOT NULL,
        register TEXT NOT NULL,
        transaction_number INTEGER NOT NULL,
        entry INTEGER NOT NULL,
        basket_id TEXT NOT NULL,
        series TEXT,
        receipt INTEGER,
        copies INTEGER NOT NULL,
        PRIMARY KEY (company, register, transaction_number),
        UNIQUE (company, register, series, receipt)
    ) STRICT""",
    "CREATE INDEX sales_by_basket ON sales (company, register, basket_id)",
    """CREATE TABLE returned_lines (
        company TEXT NOT NULL,
        register TEXT NOT NULL,
        transaction_number INTEGER NOT NULL,
        line_id INTEGER NOT NULL,
        quantity_milli INTEGER NOT NULL,
        PRIMARY KEY (company, register, transaction_number, line_id)
    ) STRICT""",
    """CREATE TABLE vouchers (
        company TEXT NOT NULL,
        account TEXT NOT NULL,
        balance_ore INTEGER NOT NULL,
        PRIMARY KEY (company, account)
    ) STRICT""",
)

_ON_ITS_WAY: Final = (
    """CREATE TABLE print_jobs (
        company TEXT NOT NULL,
        register TEXT NOT NULL,
        job INTEGER NOT NULL,
        document TEXT NOT NULL,
        entry INTEGER NOT NULL,
        transaction_number INTEGER,
        opens_drawer INTEGER NOT NULL CHECK (opens_drawer IN (0, 1)),
        state TEXT NOT NULL,
        to_entry INTEGER,
        PRIMARY KEY (company, register, job),
        FOREIGN KEY (company, register, entry) REFERENCES entries (company, register, number)
    ) STRICT""",
    """CREATE INDEX print_jobs_not_done ON print_jobs (company, register, state, job)
    WHERE state IN ('waiting', 'sent')""",
    """CREATE TABLE answers (
        company TEXT NOT NULL,
        key TEXT NOT NULL,
        request_digest TEXT NOT NULL,
        answer BLOB NOT NULL,
        PRIMARY KEY (company, key)
    ) STRICT""",
)

TABLES: Final = (*_SHOP, *_TRUTH, *_VIEWS, *_ON_ITS_WAY)
"""The whole schema as it was first made; later changes are in `tables/migrations.py`."""

ARTICLES_BY_CHANGE: Final = (
    # Words are looked for in memory (`search/article_index.py`), which is told what has changed.
    "ALTER TABLE articles ADD COLUMN changed INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE articles ADD COLUMN favourite INTEGER NOT NULL DEFAULT 0 CHECK (favourite IN (0, 1))",
    "UPDATE articles SET favourite = 1 WHERE body LIKE '%\"favourite\":true%'",
    "DROP INDEX articles_for_sale",
    "CREATE INDEX articles_by_change ON articles (company, changed)",
    "CREATE INDEX articles_favourite ON articles (company, number) WHERE for_sale = 1 AND favourite = 1",
)
"""The second step."""

ARTICLES_BY_GROUP: Final = (
    # The office leafs through articles by name, of one group or of all (`tables/goods/article_list.py`).
    "ALTER TABLE articles ADD COLUMN article_group TEXT NOT NULL DEFAULT ''",
    # In words of both databases: the group is where its code stands as a value of the body.
    """UPDATE articles SET article_group = coalesce((
        SELECT max(code) FROM article_groups WHERE article_groups.company = articles.company
        AND replace(articles.body, '"group":"' || code || '"', '') <> articles.body
    ), '')""",
    "ALTER TABLE articles ADD COLUMN is_deposit INTEGER NOT NULL DEFAULT 0 CHECK (is_deposit IN (0, 1))",
    "UPDATE articles SET is_deposit = 1 WHERE body LIKE '%\"is_deposit\":true%'",
    "CREATE INDEX articles_deposit ON articles (company, number) WHERE for_sale = 1 AND is_deposit = 1",
    # Partial, so that no question which has nothing to do with names is drawn to them.
    "CREATE INDEX articles_by_name ON articles (company, folded, number) WHERE for_sale = 1",
    "CREATE INDEX articles_by_group ON articles (company, article_group, folded, number) WHERE for_sale = 1",
    "CREATE INDEX articles_off_sale ON articles (company, folded, number) WHERE for_sale = 0",
)
"""What the office leafs through."""

DEVICES: Final = (
    """CREATE TABLE devices (
        company TEXT NOT NULL,
        register TEXT NOT NULL,
        device TEXT NOT NULL,
        body TEXT NOT NULL,
        PRIMARY KEY (company, register, device),
        FOREIGN KEY (company, register) REFERENCES registers (company, register)
    ) STRICT""",
)
"""The devices that were let in; only the digest of each one's secret is in the body."""

ANSWERS_BY_DAY: Final = (
    "ALTER TABLE answers ADD COLUMN register TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE answers ADD COLUMN answered TEXT NOT NULL DEFAULT ''",
    # Those that were kept before count from now on: rather too long than a day too short.
    "UPDATE answers SET register = substr(key, 1, instr(key, char(10)) - 1), answered = date('now')",
    "CREATE INDEX answers_by_day ON answers (company, register, answered)",
)
"""The day each answer was given, so that old ones can go."""

GUARDED: Final = frozenset({"entries", "seals"})
"""The tables that are only ever appended to."""
