"""One file a company or network that the shop sends something to, behind ports declared below."""
