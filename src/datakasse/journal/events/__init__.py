"""One file a subject of what can happen; all of it together is `journal.event`."""
