"""When something is wrong: what is looked at, what was found, why that may be and what to do."""
