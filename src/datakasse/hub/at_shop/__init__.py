"""The shop's end: it joins, sends its journal, says how it stands, and puts into effect what comes down."""
