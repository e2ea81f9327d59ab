"""The shop's customers: who they are, what they owe, and what is theirs by right."""
