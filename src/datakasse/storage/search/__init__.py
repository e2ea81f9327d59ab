"""Articles looked for by words, in memory."""
