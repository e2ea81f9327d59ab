"""
Where the books are kept.

    moving          carries the books to another database
    opening         opens them, wherever they are; whereabouts tells where
    premises        what a data folder tells of itself
    postgres/       the store of a chain
    sqlite/         the store of one machine
    engine/         what is the same whichever database it is: the store, the thread that writes
    verification    whole journals held against their keys
    anchor          a register's own word, outside the database, of where its journal stood
    tables/         the tables, and what is asked of them
    search/         articles by words, in memory
    keys/           secrets, beside the database and never in it
    ports/          what the till and the office may ask of a store, whichever it is
    folder, turn    the data folder, and whose turn it is in it

From top to bottom: nothing imports upward.
"""
